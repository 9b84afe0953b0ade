internal import Model

/// Lines, polygons and sets of points that wait on the disk to be cut into tiles, each with the entry of its
/// feature.
final class ShapeSpool {
  private let spool: Spool
  private var words: [Int32] = []

  init(for target: String) throws(InputError) { spool = try Spool(for: target) }

  /// Adds a shape.
  func append(_ shape: WorldShape, _ entry: TileEntry) throws(InputError) {
    words.removeAll(keepingCapacity: true)
    words += [Int32(shape.type.rawValue), Int32(shape.parts.count)]
    for part in shape.parts {
      words.append(Int32(part.count))
      for row in part {
        words.append(Int32(row.count))
        for position in row { words += [position.x, position.y] }
      }
    }
    try spool.append([entry])
    try spool.append(words)
  }

  /// Hands each shape over with its entry, in the order in which they were added; may be called again, but
  /// nothing added after.
  func forEach(_ body: (WorldShape, TileEntry) throws(InputError) -> Void) throws(InputError) {
    let bytes = try spool.bytes()
    var offset = 0
    func word() -> Int32 {
      defer { offset += 4 }
      return bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
    }
    while offset < bytes.count {
      let entry = bytes.loadUnaligned(fromByteOffset: offset, as: TileEntry.self)
      offset += MemoryLayout<TileEntry>.size
      let type = TileLayer.GeometryType(rawValue: UInt8(truncatingIfNeeded: word())) ?? .point
      let parts = (0..<word()).map { _ in
        (0..<word()).map { _ in (0..<word()).map { _ in WorldPosition(x: word(), y: word()) } }
      }
      try body(WorldShape(type: type, parts: parts), entry)
    }
  }
}
