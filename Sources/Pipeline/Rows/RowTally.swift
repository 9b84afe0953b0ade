internal import Model

/// What became of the rows of a table.
public struct RowTally: Sendable, Hashable {
  /// A row that could not be checked.
  public struct BadRow: Sendable, Hashable {
    /// The line on which it begins, from 1.
    public var line: Int
    /// What was expected and what was found.
    public var problem: String
  }
  /// Rows after the header, blank lines not counted.
  public var rows = 0
  /// Rows that are none that can be checked.
  public var bad = 0
  /// Statements that the ground contradicts.
  public var contradicted = 0
  /// Statements of which nothing could be measured.
  public var notCheckable = 0
  /// The first bad rows.
  public var firstBad: [BadRow] = []
  /// At most so many bad rows are kept to be told one by one.
  public static let told = 20

  /// Nothing counted yet.
  public init() {}

  mutating func add(_ finding: Finding) {
    if finding.contradicts { contradicted += 1 }
    if finding.measured == nil { notCheckable += 1 }
  }

  mutating func add(_ fault: RowFault, line: Int) {
    bad += 1
    if firstBad.count < Self.told { firstBad.append(BadRow(line: line, problem: fault.text)) }
  }

  mutating func add(_ other: RowTally) {
    rows += other.rows
    bad += other.bad
    contradicted += other.contradicted
    notCheckable += other.notCheckable
    firstBad += other.firstBad.prefix(Self.told - firstBad.count)
  }
}
