internal import Model

/// The positions of a shape as they stand in the gazetteer file: whole millionths of a degree (0.11 m at
/// most), each as its difference from the one before, in bytes of seven bits.
///
/// A number n ≥ 0 is written least bits first, the high bit set on all bytes but the last (LEB128, as in
/// DWARF and Protocol Buffers); a difference d as (d << 1) ^ (d >> 63). Lines: their number, then of each the
/// number of positions and for each position the differences of longitude and latitude. Polygons: their
/// number, then of each the number of rings, which are written as lines are. The first position differs from
/// 0, 0.
enum ShapeBlob {
  private static let scale = 1_000_000.0

  static func encode(_ geometry: PlaceShape.Geometry) -> [UInt8] {
    var writer = Writer()
    switch geometry {
    case .lines(let lines): writer.write(lines)
    case .polygons(let polygons):
      writer.write(count: polygons.count)
      for rings in polygons { writer.write(rings) }
    }
    return writer.bytes
  }

  /// Lines; nil where the bytes are none.
  static func lines(_ bytes: [UInt8]) -> PlaceShape.Geometry? {
    var reader = Reader(bytes)
    return reader.lines().map { .lines($0) }
  }

  /// Polygons; nil where the bytes are none.
  static func polygons(_ bytes: [UInt8]) -> PlaceShape.Geometry? {
    var reader = Reader(bytes)
    guard let count = reader.count() else { return nil }
    var polygons: [[[Coordinate]]] = []
    for _ in 0..<count {
      guard let rings = reader.lines() else { return nil }
      polygons.append(rings)
    }
    return .polygons(polygons)
  }

  private struct Writer {
    var bytes: [UInt8] = []
    private var longitude = 0
    private var latitude = 0

    mutating func write(_ lines: [[Coordinate]]) {
      write(count: lines.count)
      for line in lines {
        write(count: line.count)
        for position in line {
          let (east, north) = (
            Int((position.longitude * scale).rounded()), Int((position.latitude * scale).rounded())
          )
          write(difference: east - longitude)
          write(difference: north - latitude)
          (longitude, latitude) = (east, north)
        }
      }
    }

    mutating func write(count: Int) {
      var rest = UInt64(count)
      while rest > 0x7F {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }

    private mutating func write(difference: Int) { write(count: difference << 1 ^ difference >> 63) }
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var index = 0
    private var longitude = 0
    private var latitude = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func lines() -> [[Coordinate]]? {
      guard let count = count() else { return nil }
      var lines: [[Coordinate]] = []
      for _ in 0..<count {
        guard let size = self.count() else { return nil }
        var line: [Coordinate] = []
        line.reserveCapacity(size)
        for _ in 0..<size {
          guard let position = position() else { return nil }
          line.append(position)
        }
        lines.append(line)
      }
      return lines
    }

    /// A number of things that follow; nil where the bytes end, or could not hold as many.
    mutating func count() -> Int? {
      guard let number = number(), number <= bytes.count - index else { return nil }
      return number
    }

    private mutating func position() -> Coordinate? {
      guard let east = number(), let north = number() else { return nil }
      longitude &+= east >> 1 ^ -(east & 1)
      latitude &+= north >> 1 ^ -(north & 1)
      return try? Coordinate(longitude: Double(longitude) / scale, latitude: Double(latitude) / scale)
    }

    private mutating func number() -> Int? {
      var number = 0
      for shift in stride(from: 0, to: 63, by: 7) {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        index += 1
        number |= Int(byte & 0x7F) << shift
        if byte & 0x80 == 0 { return number }
      }
      return nil
    }
  }
}
