internal import GRDB
public import Model

/// What rows of a table become in a ledger, inside one transaction that is kept or taken back as a whole.
///
/// A dry run answers every question as if it wrote, and writes nothing.
public final class LedgerIntake {
  private let db: Database
  private let path: String
  private let isDry: Bool
  /// What a dry run would have added, by table and name.
  private var pretended: Set<String> = []

  fileprivate init(_ db: Database, of path: String, isDry: Bool) {
    self.db = db
    self.path = path
    self.isDry = isDry
  }

  /// Whether something was new to the ledger.
  public enum Outcome: Sendable, Hashable { case added, known }

  /// The claim of a name; nil where the ledger has none. What a dry run would have added is not among them.
  public func event(named id: String) throws(InputError) -> ControlEvent? {
    try fetch { db in
      let columns = EventRow.columns.joined(separator: ", ")
      let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE id = ?")
      return try Row.fetchOne(statement, arguments: [id]).map(EventRow.event)
    }
  }

  /// Adds the claim of a row under the name of its content (`EventName`), or under its own where it has one.
  public func add(_ event: ControlEvent) throws(InputError) -> Outcome {
    try add("event", event.id, sql: EventRow.insert, EventRow.values(of: event))
  }

  /// Adds a report; one of the same name adds nothing.
  public func add(_ report: ReportRecord) throws(InputError) -> Outcome {
    try add("report", report.id, sql: Ledger.insertReport, Ledger.values(of: report))
  }

  /// Adds a ruling; one of the same name adds nothing.
  public func add(_ ruling: Ruling) throws(InputError) -> Outcome {
    try add("ruling", ruling.id, sql: RulingRow.insert, RulingRow.values(of: ruling))
  }

  /// The claims and rulings that do not count any more.
  public func retracted() throws(InputError) -> Set<String> {
    try fetch { db in
      RulingBook(try Row.fetchAll(db, sql: RulingRow.select).map(RulingRow.ruling)).retracted
    }
  }

  /// Calls `body` with the name of every claim, in order of the names.
  public func forEachName(_ body: (String) -> Void) throws(InputError) {
    try fetch { db in
      let names = try String.fetchCursor(db, sql: "SELECT id FROM event ORDER BY id")
      while let name = try names.next() { body(name) }
    }
  }

  /// The name of a claim that a row of a table makes: the same row has the same name wherever it stands.
  ///
  /// - Parameter claimed: the name that the row says it has, which it keeps if its content has that name.
  public static func name(of event: ControlEvent, claimed: String? = nil) -> String {
    if let claimed, EventName.all(of: event).contains(claimed) { return claimed }
    return EventName.ofRow(event)
  }

  private func add(
    _ table: String, _ id: String, sql: String, _ values: StatementArguments
  ) throws(InputError) -> Outcome {
    try fetch { db in
      if isDry {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM \(table) WHERE id = ?")
        let isThere = try Bool.fetchOne(statement, arguments: [id]) ?? false
        return !isThere && pretended.insert("\(table) \(id)").inserted ? .added : .known
      }
      try db.cachedStatement(sql: sql).execute(arguments: values)
      return db.changesCount > 0 ? .added : .known
    }
  }

  private func fetch<Value>(_ body: (Database) throws -> Value) throws(InputError) -> Value {
    try LedgerFault.naming(path) { try body(db) }
  }
}

extension Ledger {
  /// Runs `body` in one transaction, which is kept where it answers `true`.
  ///
  /// - Parameters:
  ///   - path: the ledger; made where there is none, unless it is a dry run.
  ///   - isDry: nothing is written, neither the ledger nor a backup of an older one.
  ///   - migrated: is told of the copy of an older ledger.
  public static func takeIn(
    at path: String, isDry: Bool, migrated: (LedgerMigration) -> Void = { _ in },
    _ body: (LedgerIntake) throws(InputError) -> Bool
  ) throws(InputError) {
    if isDry {
      try LedgerFault.naming(path) {
        try LedgerFile.forReading(path).read { db in _ = try body(LedgerIntake(db, of: path, isDry: true)) }
      }
      return
    }
    let ledger = try Ledger(path: path, migrated: migrated)
    try LedgerFault.naming(path) {
      try ledger.writer?.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try body(LedgerIntake(db, of: path, isDry: false)) ? .commit : .rollback
        }
      }
    }
  }
}
