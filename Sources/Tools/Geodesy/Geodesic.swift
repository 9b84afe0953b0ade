internal import CProj
public import Model

/// The shortest line on the ellipsoid between two positions, with its length and azimuths.
///
/// Computed by PROJ's geodesic.h: C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013),
/// doi 10.1007/s00190-012-0578-z. The length is exact to about 15 nanometres for any two positions, also
/// antipodal ones; it says nothing of how well the positions themselves are known.
public struct Geodesic: Sendable, Hashable {
  /// Where it starts.
  public let from: Coordinate
  /// Where it ends.
  public let to: Coordinate
  /// How long it is; 0 for coincident positions.
  public let length: Length
  /// The azimuth at `from`, degrees clockwise from north, 0..<360.
  ///
  /// Coincident positions have no azimuth (geodesic.h answers 0 or 180); at a pole it is measured
  /// from the meridian of the longitude given.
  public let azimuth: Double
  /// The azimuth at `to` of the line carried on (not the way back), degrees, 0..<360.
  public let finalAzimuth: Double

  /// Solves the inverse problem: the geodesic between two positions.
  public init(from: Coordinate, to: Coordinate, on ellipsoid: Ellipsoid = .wgs84) {
    self = withUnsafePointer(to: ellipsoid.series) { Self(from: from, to: to, series: $0) }
  }

  /// The same with the coefficients at hand, which spares a batch from fetching them for each pair.
  init(from: Coordinate, to: Coordinate, series: UnsafePointer<geod_geodesic>) {
    var metres = 0.0
    var first = 0.0
    var last = 0.0
    geod_inverse(
      series, from.latitude, from.longitude, to.latitude, to.longitude, &metres, &first, &last)
    self.from = from
    self.to = to
    length = .metres(metres)
    azimuth = Self.fullCircle(first)
    finalAzimuth = Self.fullCircle(last)
  }

  /// An azimuth of geodesic.h (-180...180) as 0..<360.
  static func fullCircle(_ azimuth: Double) -> Double {
    guard azimuth < 0 else { return azimuth + 0 }  // + 0 turns -0 into 0
    let turned = azimuth + 360
    return turned < 360 ? turned : 0  // -1e-15 + 360 is 360
  }
}

extension Coordinate {
  /// The position at the end of the geodesic that leaves this one: the direct problem, by the same source.
  ///
  /// - Parameters:
  ///   - azimuth: degrees clockwise from north, any finite number.
  ///   - distance: how far along the geodesic.
  /// - Throws: where `azimuth` or `distance` is not a finite number.
  public func destination(
    azimuth: Double, distance: Length, on ellipsoid: Ellipsoid = .wgs84
  ) throws(CoordinateError) -> Coordinate {
    var latitude = 0.0
    var longitude = 0.0
    withUnsafePointer(to: ellipsoid.series) {
      geod_direct(
        $0, self.latitude, self.longitude, azimuth, distance.metres, &latitude, &longitude, nil)
    }
    return try Coordinate(longitude: longitude, latitude: latitude)
  }
}
