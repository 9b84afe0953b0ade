/// A version of the standard "OGC GeoPackage Encoding Standard" (OGC 12-128).
public enum GeoPackageVersion: String, Sendable, CaseIterable {
  /// 12-128r17, which GDAL 3.6 and QGIS 3.22 know in full.
  case v1_3 = "1.3"
  /// 12-128r19; GDAL before 3.7 opens it with a warning, and its validator refuses the triggers.
  case v1_4 = "1.4"

  /// `PRAGMA user_version` (1.1.1.1.1, requirement 2).
  var userVersion: Int64 { self == .v1_3 ? 10_300 : 10_400 }

  /// `PRAGMA application_id`: "GPKG" in ASCII.
  static let applicationID: Int64 = 0x4750_4B47
}
