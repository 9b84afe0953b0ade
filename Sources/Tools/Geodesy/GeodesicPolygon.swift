internal import CProj
public import Model

/// The area and outline of rings whose edges are geodesics.
///
/// By PROJ's geodesic.h (Karney 2013, section 6); the tests hold areas up to an eighth of the Earth to 1 m². A ring
/// may be given closed (last position = first) or open, may cross the antimeridian and may hold a pole.
public enum GeodesicPolygon {
  /// The area of a ring in square metres, never negative, whichever way it runs.
  public static func area(of ring: [Coordinate], on ellipsoid: Ellipsoid = .wgs84) -> Double {
    abs(signedArea(of: ring, on: ellipsoid))
  }

  /// The area of a ring in square metres, negative where it runs clockwise.
  ///
  /// RFC 7946 (section 3.1.6) wants outer rings positive and holes negative.
  public static func signedArea(of ring: [Coordinate], on ellipsoid: Ellipsoid = .wgs84) -> Double {
    measures(of: ring, on: ellipsoid).area
  }

  /// The length of a ring's outline; the edge from the last position to the first counts.
  public static func perimeter(of ring: [Coordinate], on ellipsoid: Ellipsoid = .wgs84) -> Length {
    .metres(measures(of: ring, on: ellipsoid).perimeter)
  }

  private static func measures(
    of ring: [Coordinate], on ellipsoid: Ellipsoid
  ) -> (area: Double, perimeter: Double) {
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    var area = 0.0
    var perimeter = 0.0
    withUnsafePointer(to: ellipsoid.series) { series in
      for corner in ring { geod_polygon_addpoint(series, &polygon, corner.latitude, corner.longitude) }
      _ = geod_polygon_compute(series, &polygon, 0, 1, &area, &perimeter)
    }
    return (area, perimeter)
  }
}
