public import Verification

/// What `GeoJSONVerifier` looks for beside what all formats share (`FeatureRule`). Every case is found by a row of the tests'
/// table.
public enum GeoJSONRule: String, FileRule, CaseIterable {
  // JSON (RFC 8259, RFC 7493)
  case notJSON = "not-json"
  case byteOrderMark = "byte-order-mark"
  case duplicateKey = "duplicate-key"
  // Structure (RFC 7946)
  case wrongType = "wrong-type"
  case unknownType = "unknown-type"
  case missingMember = "missing-member"
  case forbiddenMember = "forbidden-member"
  case crs
  case boundingBox = "bbox"
  case geometryCollection = "geometry-collection"
  // Coordinates
  case position
  case thirdDimension = "third-dimension"
  case fourthDimension = "fourth-dimension"
  case excessDecimals = "excess-decimals"
  // Time of JSON-FG
  case timeMember = "time-member"
  case timeDiffers = "time-differs"

  /// How bad it is.
  public var severity: FileProblem.Severity {
    switch self {
    case .notJSON, .duplicateKey, .wrongType, .unknownType, .missingMember, .forbiddenMember, .crs,
      .boundingBox, .position, .timeMember, .timeDiffers:
      .error
    case .byteOrderMark, .geometryCollection, .thirdDimension, .fourthDimension, .excessDecimals: .warning
    }
  }
}
