internal import Verification

/// Reads well-known text (OGC 06-103r4, 7) into a geometry as it stands there, sound or not.
struct WellKnownText {
  private let bytes: FieldBytes
  private let mark: Int
  private var at = 0

  /// The geometry of a field; nil where it is none.
  static func geometry(_ bytes: FieldBytes, mark: Int) -> RawGeometry? {
    var reader = WellKnownText(bytes: bytes, mark: mark)
    guard let geometry = reader.geometry() else { return nil }
    reader.skipBlanks()
    return reader.at == bytes.count ? geometry : nil
  }

  private init(bytes: FieldBytes, mark: Int) {
    self.bytes = bytes
    self.mark = mark
  }

  private mutating func geometry() -> RawGeometry? {
    skipBlanks()
    let start = at
    while at < bytes.count, (0x41...0x5A).contains(bytes[at] & 0xDF) { at += 1 }
    switch String(decoding: bytes[start..<at], as: UTF8.self).uppercased() {
    case "POINT": return positions().map { .points($0) }
    case "MULTIPOINT":
      let start = at
      if let points = list({ $0.positions() }) { return .points(points.flatMap(\.self)) }
      // The older form has no parentheses round each point.
      at = start
      return positions().map { .points($0) }
    case "LINESTRING": return positions().map { .lines([$0]) }
    case "MULTILINESTRING": return list { $0.positions() }.map { .lines($0) }
    case "POLYGON": return list { $0.positions() }.map { .polygons([$0]) }
    case "MULTIPOLYGON": return list { $0.list { $0.positions() } }.map { .polygons($0) }
    default: return nil
    }
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  private mutating func list<Part>(_ part: (inout WellKnownText) -> Part?) -> [Part]? {
    guard take("(") else { return nil }
    var parts: [Part] = []
    repeat {
      guard let next = part(&self) else { return nil }
      parts.append(next)
    } while take(",")
    return take(")") ? parts : nil
  }

  private mutating func positions() -> [RawPosition]? {
    list { reader in
      guard let longitude = reader.number(), let latitude = reader.number() else { return nil }
      return RawPosition(longitude: longitude, latitude: latitude, mark: reader.mark)
    }
  }

  private mutating func number() -> Double? {
    skipBlanks()
    let start = at
    while at < bytes.count, !" \t(),".utf8.contains(bytes[at]) { at += 1 }
    return Double(decimal: FieldBytes(rebasing: bytes[start..<at]))
  }
}
