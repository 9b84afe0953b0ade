internal import Features
internal import Model

/// Geometries as well-known text (OGC 06-103r4, clause 7); a third number of a position is taken with or
/// without `Z`.
extension TextParser {
  /// A geometry behind its keyword.
  mutating func geometry(_ keyword: String, at start: Int) throws(FilterProblem) -> GeometryLiteral {
    if keyword == "BBOX" { return try box(at: start) }
    _ = try take("Z")
    guard keyword == "GEOMETRYCOLLECTION" else { return .single(try single(keyword, at: start)) }
    let parts = try list { parser throws(FilterProblem) in
      let start = parser.offset
      guard case .word(let word) = parser.token, Self.geometryTypes.contains(word.uppercased()),
        !["BBOX", "GEOMETRYCOLLECTION"].contains(word.uppercased())
      else { throw parser.unexpected("a geometry") }
      try parser.advance()
      _ = try parser.take("Z")
      return try parser.single(word.uppercased(), at: start)
    }
    return .collection(parts)
  }

  private mutating func single(_ keyword: String, at start: Int) throws(FilterProblem) -> Geometry {
    switch keyword {
    case "POINT": return .point(try pointText())
    case "LINESTRING": return .lineString(try lineText())
    case "POLYGON": return .polygon(try polygonText(at: start))
    case "MULTIPOINT":
      return .multiPoint(
        try list { parser throws(FilterProblem) in
          parser.token == .symbol(.open) ? try parser.pointText() : try parser.position()
        })
    case "MULTILINESTRING":
      return .multiLineString(try list { parser throws(FilterProblem) in try parser.lineText() })
    default:
      return .multiPolygon(try list { parser throws(FilterProblem) in try parser.polygonText(at: start) })
    }
  }

  private mutating func pointText() throws(FilterProblem) -> Coordinate {
    try expect(.open)
    let position = try position()
    try expect(.close)
    return position
  }

  private mutating func lineText() throws(FilterProblem) -> [Coordinate] {
    let start = offset
    let line = try positions()
    if let problem = GeometryLiteral.problem(ofLine: line) {
      throw FilterProblem(offset: start, message: problem)
    }
    return line
  }

  private mutating func polygonText(at start: Int) throws(FilterProblem) -> [[Coordinate]] {
    let rings = try list { parser throws(FilterProblem) in try parser.positions() }
    if let problem = GeometryLiteral.problem(ofRings: rings) {
      throw FilterProblem(offset: start, message: problem)
    }
    return rings
  }

  private mutating func positions() throws(FilterProblem) -> [Coordinate] {
    try list { parser throws(FilterProblem) in try parser.position() }
  }

  /// One or more parts in brackets, separated by commas.
  private mutating func list<Part>(
    _ read: (inout TextParser) throws(FilterProblem) -> Part
  ) throws(FilterProblem) -> [Part] {
    try expect(.open)
    var parts: [Part] = []
    repeat { parts.append(try read(&self)) } while try take(.comma)
    try expect(.close)
    return parts
  }

  private mutating func position() throws(FilterProblem) -> Coordinate {
    let start = offset
    try maker.countLiterals(1, at: start)
    var numbers = [try signedNumber(), try signedNumber()]
    if token != .symbol(.comma), token != .symbol(.close) { numbers.append(try signedNumber()) }
    return try Self.placed(GeometryLiteral.position(numbers), at: start)
  }

  private mutating func box(at start: Int) throws(FilterProblem) -> GeometryLiteral {
    try maker.countLiterals(1, at: start)
    let numbers = try list { parser throws(FilterProblem) in try parser.signedNumber() }
    return try Self.placed(GeometryLiteral.box(numbers), at: start)
  }

  private static func placed<Value>(
    _ result: Result<Value, GeometryLiteral.ReadingProblem>, at offset: Int
  ) throws(FilterProblem) -> Value {
    switch result {
    case .success(let value): return value
    case .failure(let problem): throw FilterProblem(offset: offset, message: problem.message)
    }
  }

  private mutating func signedNumber() throws(FilterProblem) -> Double {
    let isNegative = token == .symbol(.minus)
    if isNegative || token == .symbol(.plus) { try advance() }
    guard case .number(let value) = token else { throw unexpected("a number") }
    try advance()
    return isNegative ? -value : value
  }
}
