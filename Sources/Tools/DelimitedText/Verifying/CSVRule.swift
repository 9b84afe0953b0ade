public import Verification

/// What `CSVVerifier` looks for beside what all formats share (`FeatureRule`). Every case is found by a row of the tests' table.
public enum CSVRule: String, FileRule, CaseIterable {
  case notText = "not-text"
  case malformedRow = "malformed-row"
  case raggedRow = "ragged-row"
  case duplicateColumn = "duplicate-column"
  case missingColumn = "missing-column"
  case position
  case formula

  /// How bad it is.
  public var severity: FileProblem.Severity {
    switch self {
    case .notText, .malformedRow, .raggedRow, .duplicateColumn, .position: .error
    case .missingColumn, .formula: .warning
    }
  }
}
