internal import GRDB
internal import Glibc
public import Model

/// What a merge took, or why it took nothing.
public struct LedgerMerge: Sendable, Hashable {
  /// Rows added, by table: `report`, `event`, `fingerprint`, `ruling`, `feature`.
  public var added: [String: Int] = [:]
  /// Rows that were there already, by table.
  public var known: [String: Int] = [:]
  /// Rows of one name and different content; where there is one, nothing was taken.
  public var clashes: [LedgerClash] = []
}

/// Two rows of one name that say different things.
public struct LedgerClash: Sendable, Hashable, CustomStringConvertible {
  /// A ledger with what it says.
  public struct Side: Sendable, Hashable {
    /// The ledger's file.
    public var ledger: String
    /// What stands in the column, as SQL.
    public var value: String
  }
  /// `report`, `event`, `fingerprint`, `ruling` or `feature`.
  public var table: String
  /// The name of the row.
  public var name: String
  /// The first column that differs.
  public var column: String
  /// What is there already.
  public var one: Side
  /// What was to be added.
  public var other: Side

  /// One line.
  public var description: String {
    "\(table) \(name): \(column): \(one.ledger) has \(one.value), \(other.ledger) has \(other.value)"
  }
}

extension Ledger {
  /// Takes what other ledgers hold, such as the parts of a cluster run: reports, claims, fingerprints, rulings and features.
  ///
  /// What is there already adds nothing, so the same ledgers merged in any order hold the same rows. All is taken
  /// in one transaction or, where two rows of one name differ, nothing. The others are only read; of one by an older
  /// program a copy in memory is brought up to date.
  public func merge(_ others: [String]) throws(InputError) -> LedgerMerge {
    guard let writer else {
      throw InputError(.software, at: path, "the ledger was opened to read only")
    }
    var parts: [MergePart] = []
    for other in others {
      parts.append(try LedgerFault.naming(other) { try MergePart(path: other, patience: patience) })
    }
    return try LedgerFault.naming(path, patience: patience) {
      var merge = LedgerMerge()
      try writer.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          for index in parts.indices {
            try parts[index].add(to: db, of: path, earlier: parts[..<index], &merge)
          }
          return merge.clashes.isEmpty ? .commit : .rollback
        }
      }
      return merge
    }
  }
}

/// A ledger that is merged into another one.
private struct MergePart {
  let path: String
  private let queue: DatabaseQueue

  /// The tables with the column that names their rows; what others refer to comes first.
  private static let tables: [(name: String, key: String)] = [
    ("report", "id"), ("event", "id"), ("fingerprint", "report"), ("ruling", "id"), ("feature", "id"),
  ]
  /// So many clashes are told.
  private static let limit = 20

  init(path: String, patience: Double) throws {
    guard access(path, F_OK) == 0 else { throw LedgerFault.missing }
    self.path = path
    queue = try LedgerFile.forReading(path, patience: patience)
  }

  /// Adds its rows; `earlier` are the ledgers added before in the same transaction.
  func add(
    to db: Database, of ledger: String, earlier: ArraySlice<MergePart>, _ merge: inout LedgerMerge
  ) throws {
    var sum = merge
    try queue.read { mine in
      for table in Self.tables {
        let columns = try db.columns(in: table.name).map(\.name)
        let list = columns.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
        let insert = try db.cachedStatement(
          sql: """
            INSERT INTO \(table.name) (\(list)) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
            ON CONFLICT (\(table.key)) DO NOTHING
            """)
        let rows = try Row.fetchCursor(mine, sql: "SELECT \(list) FROM \(table.name) ORDER BY \(table.key)")
        while let row = try rows.next() {
          try insert.execute(arguments: StatementArguments(row.databaseValues))
          if db.changesCount > 0 {
            sum.added[table.name, default: 0] += 1
          } else {
            sum.known[table.name, default: 0] += 1
            if sum.clashes.count < Self.limit,
              let clash = try clash(of: row, in: table, columns: list, db, ledger, earlier)
            {
              sum.clashes.append(clash)
            }
          }
        }
      }
    }
    merge = sum
  }

  /// How a row differs from the one of its name in the ledger; nil where it does not.
  private func clash(
    of row: Row, in table: (name: String, key: String), columns: String, _ db: Database, _ ledger: String,
    _ earlier: ArraySlice<MergePart>
  ) throws -> LedgerClash? {
    let sql = "SELECT \(columns) FROM \(table.name) WHERE \(table.key) = ?"
    let key: DatabaseValue = row[table.key]
    guard let there = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key]) else { return nil }
    guard let column = row.columnNames.first(where: { row[$0] as DatabaseValue != there[$0] }) else {
      return nil
    }
    let source = try earlier.first { try $0.holds(key, in: table) }?.path
    return LedgerClash(
      table: table.name, name: String.fromDatabaseValue(key) ?? "?", column: column,
      one: .init(ledger: source ?? ledger, value: Self.text(there[column])),
      other: .init(ledger: path, value: Self.text(row[column])))
  }

  private func holds(_ key: DatabaseValue, in table: (name: String, key: String)) throws -> Bool {
    try queue.read {
      try Bool.fetchOne($0, sql: "SELECT 1 FROM \(table.name) WHERE \(table.key) = ?", arguments: [key])
        ?? false
    }
  }

  private static func text(_ value: DatabaseValue) -> String {
    if case .blob(let data) = value.storage { return "\(data.count) bytes" }
    return value.description
  }
}
