internal import Model

/// A row with its finding, whose sentence the writer has.
struct CheckedRow {
  var line: Int
  var statement: RowStatement
  /// Where the subject lies, by the row or by the gazetteer; nil where neither knows.
  var subject: Coordinate?
  /// Where the anchor lies.
  var anchor: Coordinate?
  /// The gazetteer's place; nil where the row brings its coordinates along.
  var subjectPlace: ResolvedPlace?
  /// The gazetteer's place for the anchor.
  var anchorPlace: ResolvedPlace?
  var finding: Finding

  init(line: Int, statement: RowStatement, subject: Coordinate?, anchor: Coordinate?, finding: Finding) {
    self.line = line
    self.statement = statement
    self.subject = subject
    self.anchor = anchor
    self.finding = finding
  }
}
