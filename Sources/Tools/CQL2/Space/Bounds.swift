internal import Features
internal import Model

/// A box of longitudes and latitudes in degrees, edges included; without a position it meets nothing.
struct Bounds: Sendable {
  var west = Double.infinity
  var south = Double.infinity
  var east = -Double.infinity
  var north = -Double.infinity

  mutating func add(_ position: Coordinate) {
    west = min(west, position.longitude)
    south = min(south, position.latitude)
    east = max(east, position.longitude)
    north = max(north, position.latitude)
  }

  func meets(_ other: Bounds) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}

extension Bounds {
  /// The box of a geometry.
  init(_ geometry: Geometry) {
    switch geometry {
    case .point(let position): add(position)
    case .multiPoint(let positions), .lineString(let positions): for position in positions { add(position) }
    case .multiLineString(let lines), .polygon(let lines):
      for line in lines { for position in line { add(position) } }
    case .multiPolygon(let polygons):
      for polygon in polygons { for ring in polygon { for position in ring { add(position) } } }
    }
  }
}

extension GeometryLiteral {
  /// The boxes that hold it: two where a box crosses longitude 180.
  var bounds: [Bounds] {
    switch self {
    case .single(let geometry): [Bounds(geometry)]
    case .collection(let parts): parts.map(Bounds.init)
    case .box(let west, let south, let east, let north) where west > east:
      [
        Bounds(west: west, south: south, east: 180, north: north),
        Bounds(west: -180, south: south, east: east, north: north),
      ]
    case .box(let west, let south, let east, let north):
      [Bounds(west: west, south: south, east: east, north: north)]
    }
  }
}
