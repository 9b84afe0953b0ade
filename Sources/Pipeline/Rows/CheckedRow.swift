internal import Model

/// A row with its finding.
struct CheckedRow {
  var line: Int
  var statement: RowStatement
  var distance: DistanceClaim
  /// Why these places were taken; nil where the row brings its coordinates along.
  var subjectReason: String?
  var anchorReason: String?
  var finding: Finding
}
