/// The part of a run that looks at geometries: their structure, positions, lines and rings.
extension Verification {
  /// More decimals than this say less than 10 cm (RFC 7946, 11.2).
  static let decimals = 6
  /// More positions than this in one feature make browsers slow (PyPI geojson-validator's limit).
  static let mostPositions = 999

  /// Verifies a geometry and everything in it; gives its first position.
  @discardableResult
  mutating func verifyGeometry(_ geometry: JSONValue) -> Position? {
    guard let type = typeOfObject(geometry, "a geometry") else { return nil }
    refuseInGeometry(geometry, of: type)
    if type == "GeometryCollection" { return verifyParts(of: geometry) }
    guard let depth = Self.depths[type] else {
      report(.unknownType, at: geometry.offset, "expected a geometry type of RFC 7946, found '\(type)'")
      return nil
    }
    guard let coordinates = geometry["coordinates"] else {
      report(.missingMember, at: geometry.offset, "expected a member 'coordinates', found none")
      return nil
    }
    guard coordinates.kind == .array else {
      report(
        .wrongType, at: coordinates.offset, "coordinates: expected an array, found \(coordinates.typeName)")
      return nil
    }
    var count = PositionCount()
    let parts = lines(in: coordinates, depth: depth, &count)
    let positions = parts.flatMap { $0.flatMap(\.self) }
    report(count, at: coordinates.offset, of: positions)
    verifyShape(type, parts, at: coordinates.offset)
    return positions.first
  }

  /// How deep positions lie in `coordinates`: 0 for a point, 1 for a list, 2 for lists of lists, …
  private static let depths = [
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
  ]

  private mutating func verifyParts(of collection: JSONValue) -> Position? {
    guard let parts = collection["geometries"], parts.kind == .array else {
      report(.missingMember, at: collection.offset, "expected a member 'geometries' (an array), found none")
      return nil
    }
    report(
      .geometryCollection, at: collection.offset,
      "a GeometryCollection: few map clients draw one (RFC 7946, 3.1.8)")
    var first: Position?
    for part in parts.elements {
      let position = verifyGeometry(part)
      first = first ?? position
    }
    return first
  }

  private mutating func verifyShape(_ type: String, _ parts: [[[Position]]], at offset: Int) {
    switch type {
    case "LineString", "MultiLineString":
      for line in parts.flatMap(\.self) { verifyLine(line, at: offset) }
    case "MultiPoint":
      for points in parts.flatMap(\.self) { verifyRepeats(points, isRing: false) }
    case "Polygon", "MultiPolygon":
      verifyPolygons(parts, at: offset)
    default: break
    }
  }

  // MARK: - Positions

  /// What is counted over a geometry and reported once.
  private struct PositionCount {
    var raised = 0
    var measured = 0
    var tooExact = 0
    var example = ""
  }

  /// Polygons of rings of positions, whatever the type; a point is one ring of one position.
  private mutating func lines(in value: JSONValue, depth: Int, _ count: inout PositionCount) -> [[[Position]]]
  {
    switch depth {
    case 0: return [[[position(value, &count)].compactMap(\.self)]]
    case 1: return [[positions(value, &count)]]
    case 2: return [list(value).map { positions($0, &count) }]
    default:
      var polygons: [[[Position]]] = []
      for polygon in list(value) { polygons.append(list(polygon).map { positions($0, &count) }) }
      return polygons
    }
  }

  private mutating func list(_ value: JSONValue) -> [JSONValue] {
    if value.kind != .array {
      report(.wrongType, at: value.offset, "coordinates: expected an array, found \(value.typeName)")
    }
    return value.elements
  }

  private mutating func positions(_ value: JSONValue, _ count: inout PositionCount) -> [Position] {
    list(value).compactMap { position($0, &count) }
  }

  private mutating func position(_ value: JSONValue, _ count: inout PositionCount) -> Position? {
    let parts = value.elements
    let numbers = parts.compactMap(\.number)
    guard value.kind == .array, parts.count >= 2, numbers.count == parts.count else {
      let found = value.kind == .array ? "an array of something else" : value.typeName
      report(.position, at: value.offset, "expected [longitude, latitude], found \(found)")
      return nil
    }
    if parts.count == 3 { count.raised += 1 }
    if parts.count > 3 { count.measured += 1 }
    if let long = parts.prefix(2).compactMap(\.numberText).first(where: {
      Self.decimals(of: $0) > Self.decimals
    }) {
      if count.tooExact == 0 { count.example = long }
      count.tooExact += 1
    }
    let position = Position(longitude: numbers[0], latitude: numbers[1], offset: value.offset)
    verifyRange(position)
    return position
  }

  /// The number of decimals that a number's text gives, exponent counted in.
  static func decimals(of text: String) -> Int {
    let halves = text.lowercased().split(separator: "e", maxSplits: 1)
    let mantissa = halves.first.map { $0.split(separator: ".", maxSplits: 1) } ?? []
    let fraction = mantissa.count > 1 ? mantissa[1].utf8.count : 0
    let exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    return max(0, fraction - min(max(exponent, -400), 400))
  }

  private mutating func verifyRange(_ position: Position) {
    let isLongitude = (-180...180).contains(position.longitude)
    let isLatitude = (-90...90).contains(position.latitude)
    guard !isLongitude || !isLatitude else { return }
    let found = "[\(position.longitude), \(position.latitude)]"
    if !isLongitude {
      report(.outOfRange, at: position.offset, "longitude: expected a number in -180...180, found \(found)")
    }
    guard !isLatitude else { return }
    report(.outOfRange, at: position.offset, "latitude: expected a number in -90...90, found \(found)")
    if isLongitude, abs(position.longitude) <= 90, abs(position.latitude) <= 180 {
      report(.swappedAxes, at: position.offset, "longitude and latitude look swapped in \(found)")
    }
  }

  private mutating func report(_ count: PositionCount, at offset: Int, of positions: [Position]) {
    let all = positions.count
    if count.raised > 0 {
      report(
        .thirdDimension, at: offset,
        "\(count.raised) of \(all) positions have a third number; layers are flat")
    }
    if count.measured > 0 {
      report(
        .fourthDimension, at: offset,
        "\(count.measured) of \(all) positions have more than three numbers (RFC 7946, 3.1.1)")
    }
    if count.tooExact > 0 {
      report(
        .excessDecimals, at: offset,
        "\(count.tooExact) of \(all) positions have more than \(Self.decimals) decimals, as \(count.example)")
    }
    if all > Self.mostPositions {
      report(.excessVertices, at: offset, "\(all) positions, more than \(Self.mostPositions)")
    }
  }

  // MARK: - Lines

  private mutating func verifyLine(_ line: [Position], at offset: Int) {
    guard line.count >= 2 else {
      report(
        .shortLine, at: line.first?.offset ?? offset,
        "expected 2 or more positions in a line, found \(line.count)")
      return
    }
    verifyRepeats(line, isRing: false)
    verifyAntimeridian(line)
  }

  private mutating func verifyRepeats(_ positions: [Position], isRing: Bool) {
    var seen: Set<[Double]> = []
    let isClosed = positions.count > 1 && positions[0].isSame(as: positions[positions.count - 1])
    // A line that comes back to its start is as good as a ring.
    let inner = isClosed && (isRing || positions.count > 2) ? positions.dropLast() : positions[...]
    let repeats = inner.filter { !seen.insert([$0.longitude, $0.latitude]).inserted }
    guard let first = repeats.first else { return }
    report(
      .duplicatePositions, at: first.offset,
      "\(repeats.count) of \(positions.count) positions stand twice, first [\(first.longitude), \(first.latitude)]"
    )
  }

  private mutating func verifyAntimeridian(_ line: [Position]) {
    for (a, b) in zip(line, line.dropFirst()) {
      let crosses = [180.0, -180.0].contains { edge in
        (a.longitude < edge && b.longitude > edge) || (a.longitude > edge && b.longitude < edge)
      }
      guard crosses || abs(a.longitude - b.longitude) > 180 else { continue }
      report(
        .antimeridian, at: a.offset,
        "goes from longitude \(a.longitude) to \(b.longitude): cut it at 180 (RFC 7946, 3.1.9)")
      return
    }
  }

  // MARK: - Rings

  private mutating func verifyPolygons(_ polygons: [[[Position]]], at offset: Int) {
    var areSound = true
    for rings in polygons {
      if rings.isEmpty { report(.shortRing, at: offset, "expected an outline, found no ring") }
      for (index, ring) in rings.enumerated() {
        areSound = verifyRing(ring, isHole: index > 0, at: offset) && areSound
      }
      if rings.count > 1 { report(.holes, at: offset, "\(rings.count - 1) holes; some viewers fill them") }
    }
    guard areSound, polygons.allSatisfy({ !$0.isEmpty }), !polygons.isEmpty else { return }
    // Parts by themselves first: GEOS names one problem at a time.
    let problems = polygons.compactMap { validity.problem(of: [$0]) }
    let all =
      problems.isEmpty && polygons.count > 1 ? [validity.problem(of: polygons)].compactMap(\.self) : problems
    for problem in all {
      let rule: GeoJSONRule =
        problem.reason.contains("elf-intersection") ? .selfIntersection : .invalidPolygon
      report(rule, at: offset, "\(problem.reason) at \(problem.place)")
    }
  }

  /// Whether GEOS can look at the ring.
  private mutating func verifyRing(_ ring: [Position], isHole: Bool, at offset: Int) -> Bool {
    let at = ring.first?.offset ?? offset
    let isClosed = ring.count > 1 && ring[0].isSame(as: ring[ring.count - 1])
    if !isClosed { report(.unclosedRing, at: at, "expected the last position to be the first again") }
    if ring.count < 4 {
      report(.shortRing, at: at, "expected 4 or more positions in a ring, found \(ring.count)")
    }
    let distinct = Set(ring.map { [$0.longitude, $0.latitude] }).count
    if distinct < 3 {
      report(.fewDistinctPositions, at: at, "expected 3 or more different positions, found \(distinct)")
    }
    verifyRepeats(ring, isRing: true)
    verifyAntimeridian(ring)
    let area = Self.doubledArea(ring)
    if !isHole && area < 0 {
      report(.exteriorClockwise, at: at, "expected the outline counter-clockwise (RFC 7946, 3.1.6)")
    }
    if isHole && area > 0 {
      report(.holeCounterclockwise, at: at, "expected the hole clockwise (RFC 7946, 3.1.6)")
    }
    return isClosed && ring.count >= 4 && ring.allSatisfy { $0.longitude.isFinite && $0.latitude.isFinite }
  }

  /// Twice the signed area in square degrees; above 0 where the ring turns counter-clockwise.
  private static func doubledArea(_ ring: [Position]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      sum += (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
      sum -= (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return sum
  }
}
