/// What `FeatureChecks` looks for in features of any format. The list is the design: every case is found by a row of the
/// tests' table.
public enum FeatureRule: String, FileRule, CaseIterable {
  // Identity
  case missingID = "missing-id"
  case duplicateID = "duplicate-id"
  // Coordinates
  case outOfRange = "out-of-range"
  case swappedAxes = "swapped-axes"
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
  // Time
  case emptyDate = "empty-date"
  case impreciseDate = "imprecise-date"
  case invalidDate = "invalid-date"
  case mixedDateForms = "mixed-date-forms"
  case endBeforeStart = "end-before-start"
  case missingTimeKey = "missing-time-key"

  /// How bad it is.
  public var severity: FileProblem.Severity {
    switch self {
    case .duplicateID, .outOfRange, .shortLine, .unclosedRing, .shortRing, .fewDistinctPositions,
      .exteriorClockwise, .holeCounterclockwise, .selfIntersection, .invalidPolygon, .invalidDate,
      .endBeforeStart:
      .error
    case .missingID, .swappedAxes, .antimeridian, .duplicatePositions, .emptyDate, .impreciseDate,
      .mixedDateForms, .missingTimeKey:
      .warning
    case .excessVertices, .holes: .note
    }
  }
}
