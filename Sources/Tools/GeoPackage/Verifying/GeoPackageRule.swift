public import Verification

/// What `GeoPackageVerifier` looks for beside the rules that all formats share (`FeatureRule`). Numbers are
/// those of the requirements of OGC 12-128r17 (version 1.3).
public enum GeoPackageRule: String, FileRule, CaseIterable {
  /// Not an SQLite file, or one of another kind or of a version not known (1, 2).
  case notGeoPackage = "not-geopackage"
  /// What SQLite itself finds wrong (6, 7).
  case damagedFile = "damaged-file"
  /// A table that must be there is not (10, 13, 21, 58).
  case missingTable = "missing-table"
  /// A column that must be there is not.
  case missingColumn = "missing-column"
  /// A row of `gpkg_spatial_ref_sys` that must be there is not, or another is meant (11, 14, 26, 33).
  case referenceSystem = "reference-system"
  /// A row of `gpkg_contents` that does not tell the truth about its table (13, 15, 22, 23).
  case contents
  /// The box of `gpkg_contents` is not that of the geometries.
  case boundingBox = "bbox"
  /// No whole-number primary key (29).
  case missingKey = "missing-key"
  /// A column of a type that the standard does not have, or not that of its registration (5, 25, 31).
  case columnType = "column-type"
  /// A value that is not of its column's type (5).
  case valueType = "value-type"
  /// A date not written as its column's type asks (5).
  case dateForm = "date-form"
  /// A geometry whose header or well-known binary cannot be read (19).
  case geometryBlob = "geometry-blob"
  /// A geometry of another type than its column (32), or with heights that its column forbids (27, 28).
  case geometryType = "geometry-type"
  /// A geometry whose envelope is not its own.
  case envelope
  /// An empty geometry, or none.
  case emptyGeometry = "empty-geometry"
  /// A layer without an R-tree.
  case missingIndex = "missing-index"
  /// An R-tree that does not hold the boxes of the geometries.
  case indexDiffers = "index-differs"
  /// Triggers that are missing or are of another version (75–77).
  case triggers
  /// An extension in use that `gpkg_extensions` does not name (58).
  case missingExtension = "missing-extension"
  /// GDAL's count of features, which it trusts, is another.
  case featureCount = "feature-count"
  /// No style for QGIS, or one whose fields the layer does not have.
  case style

  /// How bad it is.
  public var severity: FileProblem.Severity {
    switch self {
    case .emptyGeometry, .missingIndex, .featureCount: .warning
    case .style: .note
    default: .error
    }
  }
}
