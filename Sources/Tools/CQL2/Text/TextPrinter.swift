internal import Features
internal import Model

/// Writes CQL2 text: keywords in capitals, brackets round every condition or calculation within another.
struct TextPrinter {
  private(set) var text = ""

  mutating func print(_ node: FilterNode) {
    switch node.expression {
    case .truth(let value): text += value ? "TRUE" : "FALSE"
    case .and(let parts): joined(parts, " AND ") { $0.inner($1) }
    case .or(let parts): joined(parts, " OR ") { $0.inner($1) }
    case .not(let part):
      text += "NOT "
      inner(part)
    case .comparison(let comparison, let a, let b):
      joined([a, b], " \(comparison.rawValue) ") { $0.inner($1) }
    case .like(let a, let pattern): joined([a, pattern], " LIKE ") { $0.print($1) }
    case .between(let a, let b, let c):
      inner(a)
      text += " BETWEEN "
      joined([b, c], " AND ") { $0.inner($1) }
    case .among(let a, let list):
      inner(a)
      text += " IN "
      brackets(list)
    case .isNull(let part):
      inner(part)
      text += " IS NULL"
    case .spatial(let function, let a, let b): call(function.rawValue, [a, b])
    case .temporal(let function, let a, let b): call(function.rawValue, [a, b])
    case .array(let function, let a, let b): call(function.rawValue, [a, b])
    case .property(let name): text += Self.name(name)
    case .text(let words): text += Self.quoted(words)
    case .number(let value): text += numberText(value)
    case .time(let time): text += "\(time.isDay ? "DATE" : "TIMESTAMP")('\(time.text)')"
    case .interval(let first, let last):
      text += "INTERVAL("
      end(first)
      text += ", "
      end(last)
      text += ")"
    case .geometry(let geometry): print(geometry)
    case .list(let parts): brackets(parts)
    case .arithmetic(let sign, let a, let b): joined([a, b], " \(sign.rawValue) ") { $0.inner($1) }
    case .folded(let folding, let part): call(folding.rawValue, [part])
    }
  }

  private mutating func joined(
    _ parts: [FilterNode], _ separator: String, _ write: (inout TextPrinter, FilterNode) -> Void
  ) {
    for (index, part) in parts.enumerated() {
      if index > 0 { text += separator }
      write(&self, part)
    }
  }

  /// A part within another, in brackets where it is made of parts itself.
  private mutating func inner(_ node: FilterNode) {
    switch node.expression {
    case .and, .or, .not, .comparison, .like, .between, .among, .isNull, .arithmetic:
      text += "("
      print(node)
      text += ")"
    default: print(node)
    }
  }

  private mutating func call(_ name: String, _ parts: [FilterNode]) {
    text += name.uppercased()
    brackets(parts)
  }

  private mutating func brackets(_ parts: [FilterNode]) {
    text += "("
    joined(parts, ", ") { $0.print($1) }
    text += ")"
  }

  private mutating func end(_ node: FilterNode?) {
    switch node?.expression {
    case nil: text += "'..'"
    case .time(let time): text += "'\(time.text)'"
    default: node.map { print($0) }
    }
  }

  /// A name, in double quotes where it could be taken for something else.
  private static func name(_ name: String) -> String {
    let isPlain = name.utf8.enumerated().allSatisfy { index, byte in
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
        || index > 0 && 0x30...0x39 ~= byte
    }
    guard !isPlain || TextParser.isKeyword(name) else { return name }
    return "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  /// A character literal with the escapes of `/req/cql2-text/escaping`.
  private static func quoted(_ words: String) -> String {
    var out = "'"
    for scalar in words.unicodeScalars {
      switch scalar {
      case "'": out += "''"
      case "\\": out += "\\\\"
      case "\u{07}": out += "\\a"
      case "\u{08}": out += "\\b"
      case "\t": out += "\\t"
      case "\n": out += "\\n"
      case "\u{0B}": out += "\\v"
      case "\u{0C}": out += "\\f"
      case "\r": out += "\\r"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "'"
  }

  // MARK: Geometries

  private mutating func print(_ geometry: GeometryLiteral) {
    switch geometry {
    case .single(let geometry): text += Self.wellKnownText(geometry)
    case .collection(let parts): text += "GEOMETRYCOLLECTION\(Self.list(parts.map(Self.wellKnownText)))"
    case .box(let west, let south, let east, let north):
      text += "BBOX\(Self.list([west, south, east, north].map(numberText)))"
    }
  }

  private static func wellKnownText(_ geometry: Geometry) -> String {
    switch geometry {
    case .point(let position): "POINT(\(self.position(position)))"
    case .multiPoint(let positions): "MULTIPOINT\(list(positions.map { "(\(position($0)))" }))"
    case .lineString(let line): "LINESTRING\(self.line(line))"
    case .multiLineString(let lines): "MULTILINESTRING\(list(lines.map(line)))"
    case .polygon(let rings): "POLYGON\(list(rings.map(line)))"
    case .multiPolygon(let polygons): "MULTIPOLYGON\(list(polygons.map { list($0.map(line)) }))"
    }
  }

  private static func list(_ parts: [String]) -> String { "(\(parts.joined(separator: ", ")))" }

  private static func line(_ positions: [Coordinate]) -> String { list(positions.map(position)) }

  private static func position(_ position: Coordinate) -> String {
    "\(numberText(position.longitude)) \(numberText(position.latitude))"
  }
}
