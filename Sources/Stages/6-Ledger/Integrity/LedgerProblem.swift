/// Something in a ledger that no ledger writes.
public struct LedgerProblem: Sendable, Hashable, CustomStringConvertible {
  /// What was looked at.
  public enum Kind: String, Sendable, CaseIterable {
    /// SQLite's own structure (`PRAGMA integrity_check`).
    case structure
    /// A table, an index or a trigger that is missing or not as the program makes it.
    case schema
    /// A value that cannot be read, or that contradicts another one of its row.
    case value
    /// A row that refers to one that is not there.
    case reference
    /// A claim whose name is not that of its content.
    case name
  }
  /// What was looked at.
  public var kind: Kind
  /// The table or other thing of the schema; nil for the file's structure.
  public var table: String?
  /// The name of the row, where it is about one.
  public var row: String?
  /// What was expected and what was found.
  public var text: String

  /// One line.
  public var description: String {
    let place = [table, row].compactMap(\.self).joined(separator: " ")
    return (place.isEmpty ? "" : place + ": ") + text
  }
}

/// What `Ledger.check` looked at, and what it found.
public struct LedgerCheck: Sendable, Hashable {
  /// How many rows it read, by table.
  public var rows: [String: Int] = [:]
  /// Everything that is wrong, in the order of the file; empty for a sound ledger.
  public var problems: [LedgerProblem] = []
}
