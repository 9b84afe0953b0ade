internal import Model

/// Cuts lines, polygons and sets of points into the pieces that lie in tiles, at every zoom.
final class ShapeCutter {
  /// The pieces by their tiles' numbers.
  let pieces: EntrySorter
  /// Of each piece the type of its geometry, the number of bytes of its commands (32 bits) and the commands.
  let commands: Spool
  private let options: TileArchiveOptions
  private let repair: PolygonRepair
  private var topology = ArcTopology()

  /// How far, in units of a tile, simplification may take a line or an edge above the deepest zoom: with the
  /// half unit of the grid less than one, an eighth of a pixel on a screen of 512 pixels a tile. At the
  /// deepest zoom nothing is simplified.
  static let tolerance = 0.5

  init(for target: String, _ options: TileArchiveOptions) throws(InputError) {
    self.options = options
    pieces = try EntrySorter(for: target)
    commands = try Spool(for: target)
    repair = try PolygonRepair()
  }

  /// Cuts all shapes of a spool.
  func cut(_ shapes: ShapeSpool) throws(InputError) {
    try shapes.forEach { shape, _ throws(InputError) in
      for row in shape.parts.joined() {
        switch shape.type {
        case .point: break
        case .line: topology.add(line: row)
        case .polygon: topology.add(ring: row)
        }
      }
    }
    try shapes.forEach { shape, entry throws(InputError) in
      for zoom in options.zooms {
        switch shape.type {
        case .point: try cutPoints(shape, entry, at: zoom)
        case .line: try cutLines(shape, entry, at: zoom)
        case .polygon: try cutPolygons(shape, entry, at: zoom)
        }
      }
    }
    topology = ArcTopology()
  }

  private func isDeepest(_ zoom: Int) -> Bool { zoom == options.zooms.upperBound }

  /// The tolerance in units of the world; nil where nothing is simplified.
  private func tolerance(at zoom: Int) -> Double? {
    isDeepest(zoom) ? nil : Self.tolerance * Double(1 << (WorldPosition.bits - TileUnits.extentBits - zoom))
  }

  // MARK: Points

  private func cutPoints(_ shape: WorldShape, _ entry: TileEntry, at zoom: Int) throws(InputError) {
    var tiles: [TileID: [TileUnits]] = [:]
    for position in shape.parts.joined().joined() {
      let tile = position.tile(at: zoom)
      tiles[tile, default: []].append(position.units(at: zoom).within(tile))
    }
    for (tile, positions) in tiles.sorted(by: { $0.key.number < $1.key.number }) {
      var geometry = GeometryCommands()
      geometry.points(positions)
      try append(geometry, .point, entry, in: tile)
    }
  }

  // MARK: Lines

  private func cutLines(_ shape: WorldShape, _ entry: TileEntry, at zoom: Int) throws(InputError) {
    let lines = shape.parts.joined().map { line in
      let kept = tolerance(at: zoom).map { topology.simplified(line: line, tolerance: $0) } ?? line
      return TileUnits.withoutRepeats(kept.map { $0.units(at: zoom) })
    }
    var seen = lines.filter { $0.count > 1 }
    if seen.isEmpty {
      guard isDeepest(zoom), let dot = lines.first?.first else { return }
      seen = [[dot, TileUnits(x: dot.x + 1, y: dot.y)]]
    }
    for column in tiles(seen, \.x, at: zoom) {
      let strip = StripClip(axis: .x, range: range(column))
      let stretches = seen.flatMap { strip.clip(line: $0) }
      for row in tiles(stretches, \.y, at: zoom) {
        let tile = TileID(zoom: zoom, column: UInt32(column), row: UInt32(row))
        let crossing = StripClip(axis: .y, range: range(row))
        let parts = stretches.flatMap { crossing.clip(line: $0) }
        guard !parts.isEmpty else { continue }
        var geometry = GeometryCommands()
        for part in parts { geometry.line(part.map { $0.within(tile) }) }
        try append(geometry, .line, entry, in: tile)
      }
    }
  }

  // MARK: Polygons

  private func cutPolygons(_ shape: WorldShape, _ entry: TileEntry, at zoom: Int) throws(InputError) {
    var seen = shape.parts.compactMap { rings in
      Self.withoutCollapsed(
        rings.map { ring in
          let kept = tolerance(at: zoom).map { topology.simplified(ring: ring, tolerance: $0) } ?? ring
          return TileUnits.ringWithoutRepeats(kept.map { $0.units(at: zoom) })
        })
    }
    if seen.isEmpty {
      guard isDeepest(zoom), let dot = shape.parts.first?.first?.first?.units(at: zoom) else { return }
      seen = [[Self.square(at: dot)]]
    }
    for column in tiles(seen.joined(), \.x, at: zoom) {
      let strip = StripClip(axis: .x, range: range(column))
      let stretches = seen.compactMap { Self.withoutCollapsed($0.map { strip.clip(ring: $0) }) }
      for row in tiles(stretches.joined(), \.y, at: zoom) {
        let tile = TileID(zoom: zoom, column: UInt32(column), row: UInt32(row))
        let crossing = StripClip(axis: .y, range: range(row))
        let parts = stretches.compactMap { polygon in
          Self.withoutCollapsed(polygon.map { crossing.clip(ring: $0).map { $0.within(tile) } })
        }
        let polygons = parts.isEmpty ? [] : repair.valid(parts)
        guard !polygons.isEmpty else { continue }
        var geometry = GeometryCommands()
        for polygon in polygons { Self.append(polygon, to: &geometry) }
        try append(geometry, .polygon, entry, in: tile)
      }
    }
  }

  /// Rings that have an area; nil where the outline has none.
  private static func withoutCollapsed(_ rings: [[TileUnits]]) -> [[TileUnits]]? {
    guard let outline = rings.first, outline.count > 2, TileUnits.doubledArea(outline) != 0 else {
      return nil
    }
    return [outline] + rings.dropFirst().filter { $0.count > 2 && TileUnits.doubledArea($0) != 0 }
  }

  /// The least area of the grid, for one that is smaller.
  private static func square(at dot: TileUnits) -> [TileUnits] {
    [(0, 0), (1, 0), (1, 1), (0, 1)].map { TileUnits(x: dot.x + $0.0, y: dot.y + $0.1) }
  }

  /// Outlines turn clockwise as seen, holes counter-clockwise (MVT 2.1, section 4.3.4.4).
  private static func append(_ polygon: [[TileUnits]], to geometry: inout GeometryCommands) {
    for (index, ring) in polygon.enumerated() {
      let isClockwise = TileUnits.doubledArea(ring) > 0
      geometry.ring(isClockwise == (index == 0) ? ring : ring.reversed())
    }
  }

  // MARK: Tiles

  /// A tile's columns or rows with its buffer.
  private func range(_ index: Int) -> ClosedRange<Int32> {
    Int32(index * TileUnits.extent - options.buffer)...Int32((index + 1) * TileUnits.extent + options.buffer)
  }

  /// The columns or rows of tiles that rows of positions reach into, with the buffer.
  private func tiles(
    _ rows: some Sequence<[TileUnits]>, _ axis: KeyPath<TileUnits, Int32>, at zoom: Int
  ) -> Range<Int> {
    var (least, greatest) = (Int.max, Int.min)
    for position in rows.joined() {
      least = min(least, Int(position[keyPath: axis]))
      greatest = max(greatest, Int(position[keyPath: axis]))
    }
    guard least <= greatest else { return 0..<0 }
    let first = max(0, (least - options.buffer) >> TileUnits.extentBits)
    let last = min((1 << zoom) - 1, (greatest + options.buffer) >> TileUnits.extentBits)
    return first..<max(first, last + 1)
  }

  private func append(
    _ geometry: GeometryCommands, _ type: TileLayer.GeometryType, _ entry: TileEntry, in tile: TileID
  ) throws(InputError) {
    var piece = entry
    piece.tile = tile.number
    piece.place = UInt64(commands.count)
    try commands.append { bytes in
      bytes.append(type.rawValue)
      bytes.appendNumber(UInt32(geometry.bytes.count))
      bytes.append(contentsOf: geometry.bytes)
    }
    try pieces.append(piece)
  }
}

extension TileUnits {
  /// The position counted from a tile's corner.
  func within(_ tile: TileID) -> TileUnits {
    TileUnits(
      x: x - Int32(tile.column) << Int32(Self.extentBits), y: y - Int32(tile.row) << Int32(Self.extentBits))
  }
}
