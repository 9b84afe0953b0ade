internal import Verification

/// The part of a run that looks at the structure of geometries and at how their positions are written.
extension DocumentVerification {
  /// More decimals than this say less than 10 cm (RFC 7946, 11.2).
  static let decimals = 6

  /// Verifies a geometry and everything in it.
  mutating func verifyGeometry(_ geometry: JSONValue) {
    guard let type = typeOfObject(geometry, "a geometry") else { return }
    refuseInGeometry(geometry, of: type)
    if type == "GeometryCollection" { return verifyParts(of: geometry) }
    guard let depth = Self.depths[type] else {
      report(
        GeoJSONRule.unknownType, at: geometry.offset, "expected a geometry type of RFC 7946, found '\(type)'")
      return
    }
    guard let coordinates = geometry["coordinates"] else {
      report(GeoJSONRule.missingMember, at: geometry.offset, "expected a member 'coordinates', found none")
      return
    }
    guard coordinates.kind == .array else {
      report(
        GeoJSONRule.wrongType, at: coordinates.offset,
        "coordinates: expected an array, found \(coordinates.typeName)")
      return
    }
    var count = PositionCount()
    let parts = lines(in: coordinates, depth: depth, &count)
    report(count, at: coordinates.offset)
    check(Self.geometry(type, parts), at: coordinates.offset)
  }

  /// How deep positions lie in `coordinates`: 0 for a point, 1 for a list, 2 for lists of lists, …
  private static let depths = [
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
  ]

  private mutating func verifyParts(of collection: JSONValue) {
    guard let parts = collection["geometries"], parts.kind == .array else {
      report(
        GeoJSONRule.missingMember, at: collection.offset,
        "expected a member 'geometries' (an array), found none")
      return
    }
    report(
      GeoJSONRule.geometryCollection, at: collection.offset,
      "a GeometryCollection: few map clients draw one (RFC 7946, 3.1.8)")
    for part in parts.elements { verifyGeometry(part) }
  }

  private static func geometry(_ type: String, _ parts: [[[RawPosition]]]) -> RawGeometry {
    switch type {
    case "LineString", "MultiLineString": .lines(parts.flatMap(\.self))
    case "Polygon", "MultiPolygon": .polygons(parts)
    default: .points(parts.flatMap { $0.flatMap(\.self) })
    }
  }

  // MARK: - Positions

  /// What is counted over a geometry and reported once.
  private struct PositionCount {
    var all = 0
    var raised = 0
    var measured = 0
    var tooExact = 0
    var example = ""
  }

  /// Polygons of rings of positions, whatever the type; a point is one ring of one position.
  private mutating func lines(in value: JSONValue, depth: Int, _ count: inout PositionCount)
    -> [[[RawPosition]]]
  {
    switch depth {
    case 0: return [[[position(value, &count)].compactMap(\.self)]]
    case 1: return [[positions(value, &count)]]
    case 2: return [list(value).map { positions($0, &count) }]
    default:
      var polygons: [[[RawPosition]]] = []
      for polygon in list(value) { polygons.append(list(polygon).map { positions($0, &count) }) }
      return polygons
    }
  }

  private mutating func list(_ value: JSONValue) -> [JSONValue] {
    if value.kind != .array {
      report(
        GeoJSONRule.wrongType, at: value.offset, "coordinates: expected an array, found \(value.typeName)")
    }
    return value.elements
  }

  private mutating func positions(_ value: JSONValue, _ count: inout PositionCount) -> [RawPosition] {
    list(value).compactMap { position($0, &count) }
  }

  private mutating func position(_ value: JSONValue, _ count: inout PositionCount) -> RawPosition? {
    let parts = value.elements
    let numbers = parts.compactMap(\.number)
    guard value.kind == .array, parts.count >= 2, numbers.count == parts.count else {
      let found = value.kind == .array ? "an array of something else" : value.typeName
      report(GeoJSONRule.position, at: value.offset, "expected [longitude, latitude], found \(found)")
      return nil
    }
    count.all += 1
    if parts.count == 3 { count.raised += 1 }
    if parts.count > 3 { count.measured += 1 }
    if let long = parts.prefix(2).compactMap(\.numberText).first(where: {
      Self.decimals(of: $0) > Self.decimals
    }) {
      if count.tooExact == 0 { count.example = long }
      count.tooExact += 1
    }
    return RawPosition(longitude: numbers[0], latitude: numbers[1], mark: mark(value.offset))
  }

  /// The number of decimals that a number's text gives, exponent counted in.
  static func decimals(of text: String) -> Int {
    let halves = text.lowercased().split(separator: "e", maxSplits: 1)
    let mantissa = halves.first.map { $0.split(separator: ".", maxSplits: 1) } ?? []
    let fraction = mantissa.count > 1 ? mantissa[1].utf8.count : 0
    let exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    return max(0, fraction - min(max(exponent, -400), 400))
  }

  private mutating func report(_ count: PositionCount, at offset: Int) {
    let all = count.all
    if count.raised > 0 {
      report(
        GeoJSONRule.thirdDimension, at: offset,
        "\(count.raised) of \(all) positions have a third number; layers are flat")
    }
    if count.measured > 0 {
      report(
        GeoJSONRule.fourthDimension, at: offset,
        "\(count.measured) of \(all) positions have more than three numbers (RFC 7946, 3.1.1)")
    }
    if count.tooExact > 0 {
      report(
        GeoJSONRule.excessDecimals, at: offset,
        "\(count.tooExact) of \(all) positions have more than \(Self.decimals) decimals, as \(count.example)")
    }
  }
}
