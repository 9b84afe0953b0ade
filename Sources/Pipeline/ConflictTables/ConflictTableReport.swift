public import Ledger
public import Model

/// What an import found in a table, and what it made of it.
public struct ConflictTableReport: Sendable {
  /// The file.
  public var file: String
  /// What the table is.
  public var format: ConflictTableFormat
  /// Rows read, without the header.
  public var rows = 0
  /// Claims that are new to the ledger, by action.
  public var added: [ControlAction: Int] = [:]
  /// Claims that the ledger had already.
  public var known = 0
  /// Rows that a ledger had written and a person has changed: a new claim each, and the old one retracted.
  public var changed = 0
  /// Rows left out, by the reason.
  public var skipped: [String: Int] = [:]
  /// Rows that are wrong.
  public var bad = 0
  /// Parties that the actor book does not have, as often as they occur.
  public var unknownActors: [String: Int] = [:]
  /// Places without a point, as often as they occur.
  public var unknownPlaces: [String: Int] = [:]

  init(file: String, format: ConflictTableFormat) {
    self.file = file
    self.format = format
  }
}

/// What an import of some tables did, or would do.
public struct ConflictTableOutcome: Sendable {
  /// The tables, in the order given.
  public var tables: [ConflictTableReport] = []
  /// Claims of the ledger that a table the ledger has written lacks, in order of their names.
  public var missing: [ControlEvent] = []
  /// Whether the missing claims were retracted.
  public var retractsMissing = false
  /// Whether the ledger has taken the claims; false for a dry run and where a row is bad.
  public var isKept = false
}

/// What is told while an import goes on.
public enum ConflictTableMessage: Sendable {
  /// A row is wrong: `file:line: column: expected, found`.
  case bad(InputError)
  /// The ledger was an older program's.
  case migrated(LedgerMigration)
  /// A person has changed a claim: the columns with what they were and are.
  case changed(claim: String, differences: String)
  /// So many rows have been read.
  case progress(file: String, rows: Int)
}
