public import Verification

/// What `TileArchiveVerifier` looks for beside what all formats share (`FeatureRule`). Every case is found by
/// a test.
public enum TileRule: String, FileRule, CaseIterable {
  // The archive (PMTiles v3)
  case notAnArchive = "not-pmtiles"
  case sectionOutside = "section-outside-file"
  case rootTooLarge = "root-too-large"
  case compression
  case directory
  case tileOrder = "tile-order"
  case tileOutside = "tile-outside-data"
  case zoomRange = "zoom-range"
  case counts
  case metadata
  case unlistedLayer = "unlisted-layer"
  case unlistedKey = "unlisted-key"
  // A tile and its layers (MVT 2.1, sections 4 and 4.1)
  case notGzip = "not-gzip"
  case notATile = "not-a-tile"
  case layerVersion = "layer-version"
  case duplicateLayer = "duplicate-layer"
  case extent
  case emptyLayer = "empty-layer"
  case repeatedKey = "repeated-key"
  case value
  // Features (4.2, 4.3, 4.4)
  case tags
  case commands
  case zeroLength = "zero-length-line"
  case ringArea = "ring-area"
  case geometryType = "geometry-type"
  case farPosition = "far-position"
  case repeatedNumber = "repeated-number"
  case numberDiffers = "number-differs"
  case secondsDiffer = "seconds-differ"

  /// How bad it is.
  public var severity: FileProblem.Severity {
    switch self {
    case .unlistedLayer, .unlistedKey, .emptyLayer, .repeatedKey, .farPosition, .repeatedNumber, .counts:
      .warning
    default: .error
    }
  }
}
