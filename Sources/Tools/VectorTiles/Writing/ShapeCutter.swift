internal import Model

/// Cuts lines, polygons and sets of points into the pieces that lie in tiles, at every zoom.
final class ShapeCutter {
  /// The pieces by their tiles' numbers.
  let pieces: EntrySorter
  /// Of each piece the type of its geometry, the number of bytes of its commands (32 bits) and the commands.
  let commands: Spool
  private let options: TileArchiveOptions

  init(for target: String, _ options: TileArchiveOptions) throws(InputError) {
    self.options = options
    pieces = try EntrySorter(for: target)
    commands = try Spool(for: target)
  }

  /// Cuts all shapes of a spool.
  func cut(_ shapes: ShapeSpool) throws(InputError) {
    var topology = ArcTopology()
    try shapes.forEach { shape, _ throws(InputError) in topology.add(shape) }
    let drawing = try ShapeDrawing(topology, deepest: options.zooms.upperBound, buffer: options.buffer)
    try shapes.forEach { shape, entry throws(InputError) in
      for zoom in options.zooms {
        try drawing.forEachPiece(of: shape, at: zoom) { geometry, tile throws(InputError) in
          try append(geometry, shape.type, entry, in: tile)
        }
      }
    }
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
