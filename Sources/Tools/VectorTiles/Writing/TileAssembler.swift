internal import Model

/// Brings points and pieces of lines and polygons together in tiles, zoom by zoom, each in the order of the
/// tiles' numbers.
struct TileAssembler {
  /// The attributes of all features, as `AttributeEncoder` records them.
  let records: UnsafeRawBufferPointer
  /// Points along the deepest zoom's Hilbert curve: tiles of every zoom are stretches of them.
  let points: UnsafeBufferPointer<TileEntry>
  /// Pieces by their tiles' numbers.
  let pieces: UnsafeBufferPointer<TileEntry>
  /// The pieces' types and commands.
  let commands: UnsafeRawBufferPointer
  let options: TileArchiveOptions
  /// The layers, in the order in which they were begun.
  var layers: [TileLayer]
  /// How many points the limits left out, counted in every tile.
  private(set) var thinned = 0

  private var nextPiece = 0

  init(
    records: UnsafeRawBufferPointer, points: UnsafeBufferPointer<TileEntry>,
    pieces: UnsafeBufferPointer<TileEntry>, commands: UnsafeRawBufferPointer, options: TileArchiveOptions,
    layers: [TileLayer]
  ) {
    self.records = records
    self.points = points
    self.pieces = pieces
    self.commands = commands
    self.options = options
    self.layers = layers
  }

  /// Files the tiles of all zooms; an empty one where there are none, as a directory has one entry or more.
  mutating func assemble(into archive: ArchiveBuilder) throws(InputError) {
    guard !points.isEmpty || !pieces.isEmpty else {
      return try archive.append(archive.compress([]), at: TileID.first(of: options.zooms.lowerBound))
    }
    for zoom in options.zooms {
      let levels = UInt64(2 * (options.zooms.upperBound - zoom))
      let first = TileID.first(of: zoom)
      var point = 0
      while true {
        let tileOfPoint = point < points.count ? first + points[point].tile >> levels : .max
        let tileOfPiece = nextPiece < pieces.count ? pieces[nextPiece].tile : .max
        let tile = min(tileOfPoint, tileOfPiece)
        guard tile < TileID.first(of: zoom + 1) else { break }
        let end = tileOfPoint == tile ? endOfTile(from: point, levels) : point
        var endOfPieces = nextPiece
        while endOfPieces < pieces.count, pieces[endOfPieces].tile == tile { endOfPieces += 1 }
        try append(tile, at: zoom, point..<end, nextPiece..<endOfPieces, to: archive)
        point = end
        nextPiece = endOfPieces
      }
    }
  }

  private func endOfTile(from start: Int, _ levels: UInt64) -> Int {
    let tile = points[start].tile >> levels
    var end = start + 1
    while end < points.count, points[end].tile >> levels == tile { end += 1 }
    return end
  }

  /// Files one tile, thinned where it is too crowded and deeper zooms show more.
  private mutating func append(
    _ tile: UInt64, at zoom: Int, _ pointRange: Range<Int>, _ pieceRange: Range<Int>,
    to archive: ArchiveBuilder
  ) throws(InputError) {
    let isDeepest = zoom == options.zooms.upperBound
    var limit = isDeepest ? .max : options.pointLimit ?? .max
    while true {
      let greatest = greatestNumber(of: pointRange, limit)
      for index in pieceRange { appendPiece(pieces[index]) }
      var count = 0
      for index in pointRange where points[index].number <= greatest {
        appendPoint(points[index], at: zoom)
        count += 1
      }
      var bytes: [UInt8] = []
      for index in layers.indices { layers[index].finish(into: &bytes) }
      let content = archive.compress(bytes)
      if let most = options.sizeLimit, !isDeepest, content.count > most,
        count > TileArchiveOptions.leastPoints
      {
        // A tenth less than the share that fits, so that one more try is mostly enough.
        limit = max(TileArchiveOptions.leastPoints, min(count - 1, count * most / content.count * 9 / 10))
        continue
      }
      thinned += pointRange.count - count
      return try archive.append(content, at: tile)
    }
  }

  /// The greatest numeric id of the `limit` points that have the smallest.
  private func greatestNumber(of range: Range<Int>, _ limit: Int) -> UInt64 {
    guard range.count > limit else { return .max }
    return points[range].map(\.number).sorted()[limit - 1]
  }

  private mutating func appendPiece(_ piece: TileEntry) {
    let place = Int(piece.place)
    guard let record = records.baseAddress, let type = TileLayer.GeometryType(rawValue: commands[place])
    else {
      return
    }
    let length = Int(commands.loadUnaligned(fromByteOffset: place + 1, as: UInt32.self))
    let geometry = UnsafeRawBufferPointer(rebasing: commands[(place + 5)..<(place + 5 + length)])
    layers[piece.layer].append(
      record: record + Int(piece.feature), type: type, geometry: geometry.bindMemory(to: UInt8.self))
  }

  private mutating func appendPoint(_ point: TileEntry, at zoom: Int) {
    guard let record = records.baseAddress else { return }
    var commands = GeometryCommands()
    let grid = TileGrid(zoom: zoom, buffer: 0)
    commands.points([grid.units(point.position, in: point.position.tile(at: zoom))])
    commands.bytes.withUnsafeBufferPointer { bytes in
      layers[point.layer].append(record: record + Int(point.feature), type: .point, geometry: bytes)
    }
  }
}
