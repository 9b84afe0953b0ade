internal import CProj
public import Model

/// Polygons are given as those of GeoJSON: each an outer ring and its holes, any of them closed or open and
/// running either way round. What a ring holds is the smaller of the two parts into which it cuts the
/// ellipsoid.
extension GeodesicPolygon {
  /// Whether a position lies in one of the polygons and in none of that polygon's holes.
  ///
  /// Counts the edges between the position and the North Pole along its meridian. Whether an edge lies north
  /// of the position is decided by two azimuths at the edge's western end, those of its eastern end and of
  /// the position: shortest geodesics from one point do not cross, so the answer is as exact as geodesic.h,
  /// on long edges too, with no projection. A position within some nanometres of an edge may fall to either
  /// side. Not understood are rings that cross themselves, and rings around both poles at once.
  public static func contains(
    _ position: Coordinate, in polygons: [[[Coordinate]]], on ellipsoid: Ellipsoid = .wgs84
  ) -> Bool {
    polygons.contains { rings in
      guard let outer = rings.first, holds(outer, position, on: ellipsoid) else { return false }
      return !rings.dropFirst().contains { holds($0, position, on: ellipsoid) }
    }
  }

  /// The area of polygons in square metres, their holes taken off, never negative.
  ///
  /// Polygons that overlap count twice where they do.
  public static func area(of polygons: [[[Coordinate]]], on ellipsoid: Ellipsoid = .wgs84) -> Double {
    polygons.reduce(0) { sum, rings in
      let holes = rings.dropFirst().reduce(0) { $0 + area(of: $1, on: ellipsoid) }
      return sum + max(0, (rings.first.map { area(of: $0, on: ellipsoid) } ?? 0) - holes)
    }
  }

  /// The point of the outlines, holes included, that is nearest to a position; nil where there are no
  /// positions.
  ///
  /// `line` counts the rings of all polygons in their order.
  public static func nearestBoundary(
    to position: Coordinate, in polygons: [[[Coordinate]]], on ellipsoid: Ellipsoid = .wgs84
  ) -> GeodesicLine.Nearest? {
    GeodesicLine.nearest(to: position, on: polygons.flatMap { $0.map(closed) }, on: ellipsoid)
  }

  static func closed(_ ring: [Coordinate]) -> [Coordinate] {
    guard let first = ring.first, ring.last != first else { return ring }
    return ring + [first]
  }

  private static func holds(_ ring: [Coordinate], _ position: Coordinate, on ellipsoid: Ellipsoid) -> Bool {
    var isInside = false
    var turns = 0  // round the axis, eastwards
    withUnsafePointer(to: ellipsoid.series) { series in
      guard var start = ring.last else { return }
      var startTurn = turn(from: position.longitude, to: start.longitude)
      for end in ring {
        let endTurn = turn(from: position.longitude, to: end.longitude)
        // Of the two ways from start to end, the edge takes the one that spans less than 180°.
        if startTurn < 0, endTurn >= 0, endTurn - startTurn <= 180 {
          turns += 1
          if isNorth(of: position, edgeFrom: start, to: end, series) { isInside.toggle() }
        } else if startTurn >= 0, endTurn < 0, startTurn - endTurn < 180 {
          turns -= 1
          if isNorth(of: position, edgeFrom: end, to: start, series) { isInside.toggle() }
        }
        (start, startTurn) = (end, endTurn)
      }
    }
    // A ring once round the axis has one pole inside; the count above began from a pole taken to lie outside.
    guard turns != 0 else { return isInside }
    let holdsNorthPole = (turns > 0) == (signedArea(of: ring, on: ellipsoid) > 0)
    return isInside != holdsNorthPole
  }

  /// From one meridian to another, degrees, -180..<180.
  private static func turn(from meridian: Double, to other: Double) -> Double {
    let raw = other - meridian
    return raw >= 180 ? raw - 360 : raw < -180 ? raw + 360 : raw
  }

  /// Whether an edge from west to east passes north of a position whose meridian it crosses.
  private static func isNorth(
    of position: Coordinate, edgeFrom west: Coordinate, to east: Coordinate,
    _ series: UnsafePointer<geod_geodesic>
  ) -> Bool {
    var (toEast, toPosition) = (0.0, 0.0)
    geod_inverse(series, west.latitude, west.longitude, east.latitude, east.longitude, nil, &toEast, nil)
    geod_inverse(
      series, west.latitude, west.longitude, position.latitude, position.longitude, nil, &toPosition, nil)
    return abs(toPosition) > abs(toEast)
  }
}
