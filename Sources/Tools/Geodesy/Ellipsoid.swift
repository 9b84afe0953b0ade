internal import CProj
public import Model

/// An ellipsoid of revolution that stands for the shape of the Earth.
public struct Ellipsoid: Sendable {
  /// Its usual name, such as "WGS 84".
  public let name: String
  /// The equatorial radius.
  public let semiMajorAxis: Length
  /// One over the flattening, such as 298.257223563; 0 for a sphere.
  public let inverseFlattening: Double
  /// The series coefficients of geodesic.h, which depend on the shape alone.
  let series: geod_geodesic

  /// An ellipsoid by its two defining constants.
  public init(name: String, semiMajorAxis: Length, inverseFlattening: Double) {
    self.name = name
    self.semiMajorAxis = semiMajorAxis
    self.inverseFlattening = inverseFlattening
    var series = geod_geodesic()
    geod_init(&series, semiMajorAxis.metres, inverseFlattening == 0 ? 0 : 1 / inverseFlattening)
    self.series = series
  }

  /// The ellipsoid of a coordinate reference system of PROJ's database, such as `EPSG:4326`.
  ///
  /// Throws where PROJ does not know the system or has no database.
  public init(crs: String) throws(ProjError) {
    let request = "coordinate reference system '\(crs)'"
    let context = try ProjContext()
    let system = try context.make(request) { proj_create($0, crs) }
    let ellipsoid = try context.make("ellipsoid of \(request)") { proj_get_ellipsoid($0, system.handle) }
    var axis = 0.0
    var inverseFlattening = 0.0
    try context.require("parameters of the \(request)") {
      proj_ellipsoid_get_parameters($0, ellipsoid.handle, &axis, nil, nil, &inverseFlattening) == 1
    }
    let name = proj_get_name(ellipsoid.handle).map { String(cString: $0) } ?? crs
    self.init(name: name, semiMajorAxis: .metres(axis), inverseFlattening: inverseFlattening)
  }

  /// The ellipsoid of WGS 84 as PROJ's database has it (EPSG:4326, ellipsoid EPSG:7030).
  ///
  /// Its defining constants are a = 6,378,137 m and 1/f = 298.257223563 (NIMA TR8350.2, third edition);
  /// a machine without PROJ's database measures with these, and a test holds them equal.
  public static let wgs84 =
    (try? Ellipsoid(crs: "EPSG:4326"))
    ?? Ellipsoid(name: "WGS 84", semiMajorAxis: .metres(6_378_137), inverseFlattening: 298.257223563)
}
