/// What `GeoJSONVerifier` looks for. The list is the design: every case is found by a row of the tests' table.
public enum GeoJSONRule: String, Sendable, CaseIterable {
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
  case missingID = "missing-id"
  case duplicateID = "duplicate-id"
  case geometryCollection = "geometry-collection"
  // Coordinates
  case position
  case thirdDimension = "third-dimension"
  case fourthDimension = "fourth-dimension"
  case outOfRange = "out-of-range"
  case swappedAxes = "swapped-axes"
  case excessDecimals = "excess-decimals"
  case antimeridian
  case excessVertices = "excess-vertices"
  // Lines and rings
  case shortLine = "short-line"
  case unclosedRing = "unclosed-ring"
  case shortRing = "short-ring"
  case fewDistinctPositions = "few-distinct-positions"
  case duplicatePositions = "duplicate-positions"
  case exteriorClockwise = "exterior-clockwise"
  case holeCounterclockwise = "hole-counterclockwise"
  case selfIntersection = "self-intersection"
  case invalidPolygon = "invalid-polygon"
  case holes
  // Time in properties
  case emptyDate = "empty-date"
  case impreciseDate = "imprecise-date"
  case invalidDate = "invalid-date"
  case mixedDateForms = "mixed-date-forms"
  case endBeforeStart = "end-before-start"
  case missingTimeKey = "missing-time-key"
  // Time of JSON-FG
  case timeMember = "time-member"
  case timeDiffers = "time-differs"

  /// How bad it is.
  public var severity: GeoJSONProblem.Severity {
    switch self {
    case .notJSON, .duplicateKey, .wrongType, .unknownType, .missingMember, .forbiddenMember, .crs,
      .boundingBox, .duplicateID, .position, .outOfRange, .shortLine, .unclosedRing, .shortRing,
      .fewDistinctPositions, .exteriorClockwise, .holeCounterclockwise, .selfIntersection, .invalidPolygon,
      .invalidDate, .endBeforeStart, .timeMember, .timeDiffers:
      .error
    case .byteOrderMark, .missingID, .geometryCollection, .fourthDimension, .swappedAxes, .excessDecimals,
      .antimeridian, .duplicatePositions, .emptyDate, .impreciseDate, .mixedDateForms, .missingTimeKey,
      .thirdDimension:
      .warning
    case .excessVertices, .holes: .note
    }
  }
}
