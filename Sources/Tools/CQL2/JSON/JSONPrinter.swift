internal import Features
internal import Model

/// Writes CQL2 JSON without spaces.
struct JSONPrinter {
  private(set) var text = ""

  mutating func print(_ node: FilterNode) {
    switch node.expression {
    case .truth(let value): text += value ? "true" : "false"
    case .and(let parts): operation("and", parts)
    case .or(let parts): operation("or", parts)
    case .not(let part): operation("not", [part])
    case .comparison(let comparison, let a, let b): operation(comparison.rawValue, [a, b])
    case .like(let a, let pattern): operation("like", [a, pattern])
    case .between(let a, let b, let c): operation("between", [a, b, c])
    case .among(let a, let list):
      text += #"{"op":"in","args":["#
      print(a)
      text += ","
      array(list)
      text += "]}"
    case .isNull(let part): operation("isNull", [part])
    case .spatial(let function, let a, let b): operation(function.rawValue, [a, b])
    case .temporal(let function, let a, let b): operation(function.rawValue, [a, b])
    case .array(let function, let a, let b): operation(function.rawValue, [a, b])
    case .property(let name): member("property", name)
    case .text(let words): text += Self.quoted(words)
    case .number(let value): text += numberText(value)
    case .time(let time): member(time.isDay ? "date" : "timestamp", time.text)
    case .interval(let first, let last):
      text += #"{"interval":["#
      end(first)
      text += ","
      end(last)
      text += "]}"
    case .geometry(let geometry): print(geometry)
    case .list(let parts): array(parts)
    case .arithmetic(let sign, let a, let b): operation(sign.rawValue, [a, b])
    case .folded(let folding, let part): operation(folding.rawValue, [part])
    }
  }

  private mutating func operation(_ name: String, _ parts: [FilterNode]) {
    text += #"{"op":"\#(name)","args":"#
    array(parts)
    text += "}"
  }

  private mutating func array(_ parts: [FilterNode]) {
    text += "["
    for (index, part) in parts.enumerated() {
      if index > 0 { text += "," }
      print(part)
    }
    text += "]"
  }

  private mutating func member(_ key: String, _ value: String) {
    text += "{\"\(key)\":\(Self.quoted(value))}"
  }

  private mutating func end(_ node: FilterNode?) {
    switch node?.expression {
    case nil: text += #""..""#
    case .time(let time): text += Self.quoted(time.text)
    default: node.map { print($0) }
    }
  }

  // MARK: Geometries

  private mutating func print(_ geometry: GeometryLiteral) {
    switch geometry {
    case .single(let geometry): text += Self.json(geometry)
    case .collection(let parts):
      text += #"{"type":"GeometryCollection","geometries":[\#(parts.map(Self.json).joined(separator: ","))]}"#
    case .box(let west, let south, let east, let north):
      text += #"{"bbox":[\#([west, south, east, north].map(numberText).joined(separator: ","))]}"#
    }
  }

  private static func json(_ geometry: Geometry) -> String {
    switch geometry {
    case .point(let position): member("Point", json(position))
    case .multiPoint(let positions): member("MultiPoint", json(positions))
    case .lineString(let line): member("LineString", json(line))
    case .multiLineString(let lines): member("MultiLineString", array(lines.map(json)))
    case .polygon(let rings): member("Polygon", array(rings.map(json)))
    case .multiPolygon(let polygons):
      member("MultiPolygon", array(polygons.map { array($0.map(json)) }))
    }
  }

  private static func member(_ type: String, _ coordinates: String) -> String {
    #"{"type":"\#(type)","coordinates":\#(coordinates)}"#
  }

  private static func array(_ parts: [String]) -> String { "[\(parts.joined(separator: ","))]" }

  private static func json(_ positions: [Coordinate]) -> String { array(positions.map(json)) }

  private static func json(_ position: Coordinate) -> String {
    "[\(numberText(position.longitude)),\(numberText(position.latitude))]"
  }

  /// A string of RFC 8259, section 7.
  private static func quoted(_ words: String) -> String {
    var out = "\""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        out += scalar.value < 0x10 ? "\\u000" : "\\u00"
        out += String(scalar.value, radix: 16)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
