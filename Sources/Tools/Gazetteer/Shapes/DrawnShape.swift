internal import Model

/// The lines or polygons of a geometry of GeoJSON (RFC 7946, section 3.1), and what is wrong with them.
struct DrawnShape: Hashable {
  /// A shape of more positions is refused: to hold it costs megabytes, to measure to it tenths of a second.
  static let mostPositions = 200_000

  /// Nil for points, and where the shape cannot be used.
  private(set) var geometry: PlaceShape.Geometry?
  /// What is wrong, and what came of it; nil where nothing is.
  private(set) var problem: String?

  /// Reads a geometry; never fails, for a place whose shape is wrong is still a place.
  init(_ geometry: JSONObject) {
    do {
      self.geometry = try read(geometry)
    } catch {
      problem = error.text
    }
  }

  private mutating func read(_ geometry: JSONObject) throws(RowProblem) -> PlaceShape.Geometry? {
    let parts = geometry.list("coordinates")
    let shape: PlaceShape.Geometry
    switch geometry.string("type") {
    case "LineString": shape = .lines([try line(parts)])
    case "MultiLineString": shape = .lines(try lines(parts))
    case "Polygon": shape = .polygons([try rings(parts)])
    case "MultiPolygon":
      var polygons: [[[Coordinate]]] = []
      for part in parts { polygons.append(try rings(part as? [Any] ?? [])) }
      shape = .polygons(polygons)
    default: return nil
    }
    let count = shape.positions
    guard count > 0 else { throw RowProblem("geometry: expected positions, found none") }
    guard count <= Self.mostPositions else {
      throw RowProblem("geometry: expected at most \(Self.mostPositions) positions, found \(count)")
    }
    return shape
  }

  private func lines(_ parts: [Any]) throws(RowProblem) -> [[Coordinate]] {
    var lines: [[Coordinate]] = []
    for part in parts { lines.append(try line(part as? [Any] ?? [])) }
    return lines
  }

  private func line(_ values: [Any]) throws(RowProblem) -> [Coordinate] {
    let line = try Self.positions(values)
    guard line.count >= 2 else {
      throw RowProblem("geometry: expected a line of two positions at least, found \(line.count)")
    }
    return line
  }

  private mutating func rings(_ parts: [Any]) throws(RowProblem) -> [[Coordinate]] {
    var rings: [[Coordinate]] = []
    for (index, part) in parts.enumerated() {
      let ring = try Self.positions(part as? [Any] ?? [])
      let isClosed = ring.count > 1 && ring.first == ring.last
      let corners = isClosed ? ring.dropLast() : ring[...]
      guard corners.count >= 3 else {
        throw RowProblem(
          "geometry: ring \(index + 1): expected three corners at least, found \(corners.count)")
      }
      if !isClosed {
        problem = problem ?? "geometry: ring \(index + 1): its last position is not its first; it was closed"
      }
      rings.append(Array(corners) + corners.prefix(1))
    }
    return rings
  }

  /// Positions, those that repeat the one before left out.
  private static func positions(_ values: [Any]) throws(RowProblem) -> [Coordinate] {
    var positions: [Coordinate] = []
    positions.reserveCapacity(values.count)
    for value in values {
      guard let numbers = value as? [Any], numbers.count >= 2, let east = JSONObject.number(numbers[0]),
        let north = JSONObject.number(numbers[1])
      else { throw RowProblem("geometry: expected a position of two numbers, found something else") }
      let position = try Coordinate(east: east, north: north)
      if position != positions.last { positions.append(position) }
    }
    return positions
  }
}

extension PlaceShape.Geometry {
  /// How many positions it has.
  var positions: Int {
    switch self {
    case .lines(let lines): lines.reduce(0) { $0 + $1.count }
    case .polygons(let polygons): polygons.joined().reduce(0) { $0 + $1.count }
    }
  }

  /// All lines and rings.
  var paths: [[Coordinate]] {
    switch self {
    case .lines(let lines): lines
    case .polygons(let polygons): Array(polygons.joined())
    }
  }
}
