internal import Features
internal import GeoJSON
internal import Model

/// Geometries as GeoJSON (RFC 7946, 3.1) and boxes.
extension JSONReader {
  mutating func geometry(_ value: JSONValue) throws(FilterProblem) -> GeometryLiteral {
    guard let type = value["type"] else { return try box(value) }
    guard type.string == "GeometryCollection" else { return .single(try single(value)) }
    guard let parts = value["geometries"], !parts.elements.isEmpty else {
      throw unexpected("an array 'geometries' of one or more", value["geometries"] ?? value)
    }
    var geometries: [Geometry] = []
    for part in parts.elements { geometries.append(try single(part)) }
    return .collection(geometries)
  }

  private mutating func box(_ value: JSONValue) throws(FilterProblem) -> GeometryLiteral {
    try maker.countLiterals(1, at: value.offset)
    return try placed(GeometryLiteral.box(try numbers(value["bbox"] ?? value)), at: value)
  }

  private mutating func single(_ value: JSONValue) throws(FilterProblem) -> Geometry {
    guard let type = value["type"]?.string, let coordinates = value["coordinates"] else {
      throw unexpected("a GeoJSON geometry with 'type' and 'coordinates'", value)
    }
    switch type {
    case "Point": return .point(try position(coordinates))
    case "LineString": return .lineString(try line(coordinates))
    case "Polygon": return .polygon(try polygon(coordinates))
    case "MultiPoint":
      return .multiPoint(
        try list(coordinates) { reader, value throws(FilterProblem) in try reader.position(value) })
    case "MultiLineString":
      return .multiLineString(
        try list(coordinates) { reader, value throws(FilterProblem) in try reader.line(value) })
    case "MultiPolygon":
      return .multiPolygon(
        try list(coordinates) { reader, value throws(FilterProblem) in try reader.polygon(value) })
    default:
      throw FilterProblem(
        offset: value.offset, message: "expected a type of GeoJSON geometry, found '\(FilterToken.cut(type))'"
      )
    }
  }

  /// One or more parts of an array.
  private mutating func list<Part>(
    _ value: JSONValue, _ read: (inout JSONReader, JSONValue) throws(FilterProblem) -> Part
  ) throws(FilterProblem) -> [Part] {
    let elements = value.elements
    guard !elements.isEmpty else { throw unexpected("an array of coordinates", value) }
    var parts: [Part] = []
    for element in elements { parts.append(try read(&self, element)) }
    return parts
  }

  private mutating func line(_ value: JSONValue) throws(FilterProblem) -> [Coordinate] {
    let line = try list(value) { reader, value throws(FilterProblem) in try reader.position(value) }
    if let problem = GeometryLiteral.problem(ofLine: line) {
      throw FilterProblem(offset: value.offset, message: problem)
    }
    return line
  }

  private mutating func polygon(_ value: JSONValue) throws(FilterProblem) -> [[Coordinate]] {
    let rings = try list(value) { reader, ring throws(FilterProblem) in
      try reader.list(ring) { reader, value throws(FilterProblem) in try reader.position(value) }
    }
    if let problem = GeometryLiteral.problem(ofRings: rings) {
      throw FilterProblem(offset: value.offset, message: problem)
    }
    return rings
  }

  private mutating func position(_ value: JSONValue) throws(FilterProblem) -> Coordinate {
    try maker.countLiterals(1, at: value.offset)
    return try placed(GeometryLiteral.position(try numbers(value)), at: value)
  }

  private func numbers(_ value: JSONValue) throws(FilterProblem) -> [Double] {
    guard value.kind == .array else { throw unexpected("an array of numbers", value) }
    var numbers: [Double] = []
    for element in value.elements { numbers.append(try number(element)) }
    return numbers
  }

  private func placed<Value>(
    _ result: Result<Value, GeometryLiteral.ReadingProblem>, at value: JSONValue
  ) throws(FilterProblem) -> Value {
    switch result {
    case .success(let value): return value
    case .failure(let problem): throw FilterProblem(offset: value.offset, message: problem.message)
    }
  }
}
