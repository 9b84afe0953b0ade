private import Foundation
internal import Model

/// The point that stands for a geometry of GeoJSON (RFC 7946, section 3.1).
struct GeometryPoint {
  var coordinate: Coordinate
  /// How the point came about; nil for a Point.
  var note: String?
  /// Of the circle with a polygon's area, metres.
  var radius: Double?

  private typealias Position = (x: Double, y: Double)

  init(_ geometry: JSONObject) throws(RowProblem) {
    let type = geometry.string("type") ?? ""
    let coordinates = geometry.list("coordinates")
    switch type {
    case "Point": try self.init(try Self.position(coordinates), nil)
    case "MultiPoint": try self.init(Self.mean(try Self.positions(coordinates)), "point: mean of the points")
    case "LineString":
      try self.init(Self.middle(try Self.positions(coordinates)), "point: middle of the line")
    case "MultiLineString":
      let lines = try Self.lines(coordinates)
      guard let longest = lines.max(by: { Self.length($0) < Self.length($1) }) else { throw Self.empty(type) }
      try self.init(Self.middle(longest), "point: middle of the longest line")
    case "Polygon": try self.init(polygons: [try Self.lines(coordinates)])
    case "MultiPolygon":
      var polygons: [[[Position]]] = []
      for part in coordinates { polygons.append(try Self.lines(part as? [Any] ?? [])) }
      try self.init(polygons: polygons)
    case "GeometryCollection":
      guard let first = geometry.objects("geometries").first, first.string("type") != type else {
        throw Self.empty(type)
      }
      try self.init(first)
      note = note ?? "point: first of a collection"
    default: throw .field("geometry", expected: "a geometry of GeoJSON", found: type)
    }
  }

  private init(_ position: Position?, _ note: String?) throws(RowProblem) {
    guard let position else { throw RowProblem("geometry: expected coordinates, found none") }
    coordinate = try Coordinate(east: position.x, north: position.y)
    self.note = note
  }

  private init(polygons: [[[Position]]]) throws(RowProblem) {
    let measured = polygons.compactMap { rings in rings.first.map { (rings, Ring($0.map { ($0.x, $0.y) })) } }
    guard let (rings, ring) = measured.max(by: { $0.1.area < $1.1.area }), let first = rings[0].first else {
      throw Self.empty("Polygon")
    }
    guard ring.area > 0 else {
      try self.init(first, "point: corner of a polygon without area")
      return
    }
    let all = rings.map { $0.map { ($0.x, $0.y) } }
    let centre = ring.centroid
    let isInside = Ring.contains(all, centre)
    let point = isInside ? centre : Ring.inner(all, latitude: centre.1) ?? centre
    try self.init(
      (point.0, point.1),
      isInside ? "point: centroid of the area" : "point: inside the area, beside its centroid")
    let holes = rings.dropFirst().reduce(0) { $0 + Ring($1.map { ($0.x, $0.y) }).area }
    let metres = 111_195.0  // of a degree of latitude on the mean sphere (6,371,008.8 m)
    let area = max(0, ring.area - holes) * metres * metres * cos(point.1 * .pi / 180)
    radius = area > 0 ? (area / .pi).squareRoot().rounded() : nil
  }

  private static func empty(_ type: String) -> RowProblem {
    RowProblem("geometry: expected coordinates of a \(type), found none")
  }

  private static func position(_ value: Any) throws(RowProblem) -> Position {
    guard let numbers = value as? [Any], numbers.count >= 2, let x = JSONObject.number(numbers[0]),
      let y = JSONObject.number(numbers[1])
    else { throw RowProblem("geometry: expected a position of two numbers, found something else") }
    return (x, y)
  }

  private static func positions(_ value: Any) throws(RowProblem) -> [Position] {
    var positions: [Position] = []
    for item in value as? [Any] ?? [] { positions.append(try position(item)) }
    return positions
  }

  private static func lines(_ values: [Any]) throws(RowProblem) -> [[Position]] {
    var lines: [[Position]] = []
    for value in values { lines.append(try positions(value)) }
    return lines
  }

  private static func mean(_ points: [Position]) -> Position? {
    guard !points.isEmpty else { return nil }
    let count = Double(points.count)
    return (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
  }

  private static func length(_ line: [Position]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + hypot($1.1.x - $1.0.x, $1.1.y - $1.0.y) }
  }

  /// The point at half the length, degrees taken for a plane: it lies on the line, which is what matters.
  private static func middle(_ line: [Position]) -> Position? {
    var left = length(line) / 2
    for (from, to) in zip(line, line.dropFirst()) {
      let step = hypot(to.x - from.x, to.y - from.y)
      if step >= left, step > 0 {
        return (from.x + (to.x - from.x) * left / step, from.y + (to.y - from.y) * left / step)
      }
      left -= step
    }
    return line.first
  }
}
