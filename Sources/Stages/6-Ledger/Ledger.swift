public import Fingerprints
internal import GRDB
public import Model

/// The append-only record of what reports claim about control, in one SQLite file.
///
/// Bitemporal: every event carries the days on which it was true and the day on which it was learned. What
/// `record` has returned from survives `kill -9` and a power cut (write-ahead log, `synchronous=FULL`).
public final class Ledger: Sendable {
  /// The file.
  public let path: String
  let reader: any DatabaseReader
  let writer: DatabasePool?
  let derived = IntervalCache()
  let patience: Double

  /// How long a writer waits for another one, seconds, unless told otherwise.
  public static let patience = 5.0

  /// Opens a ledger, and makes it where there is none; one of an older program is copied beside itself and brought up
  /// to date.
  ///
  /// Refuses a file that is not SQLite, a SQLite file of another program, and a ledger of a newer program.
  ///
  /// - Parameters:
  ///   - patience: how long it waits for another writer, seconds.
  ///   - migrated: is told of the copy of an older ledger.
  public init(
    path: String, patience: Double = Ledger.patience, migrated: (LedgerMigration) -> Void = { _ in }
  ) throws(InputError) {
    self.path = path
    self.patience = patience
    let pool = try LedgerFault.naming(path, patience: patience) {
      try LedgerFile.open(path, patience: patience, migrated: migrated)
    }
    reader = pool
    writer = pool
  }

  /// Opens a ledger that is there, to read only: changes nothing, not even its schema.
  public init(readOnly path: String) throws(InputError) {
    self.path = path
    patience = Self.patience
    reader = try LedgerFault.naming(path) { try LedgerFile.openReadOnly(path, patience: Self.patience) }
    writer = nil
  }

  /// Adds events, reports and the fingerprints of their texts in one transaction: all of them or, where it
  /// throws, none.
  ///
  /// An event or report whose name is there already adds nothing and is counted as known.
  ///
  /// - Parameter features: What the reports give besides, all of it: it replaces what they gave before; nil where
  ///   that is not known.
  @discardableResult
  public func record(
    _ events: [ControlEvent], reports: [ReportRecord] = [], texts: [CopyFinder.Text] = [],
    features: [ReportFeature]? = nil
  ) throws(InputError) -> RecordSummary {
    try write { db in
      var summary = RecordSummary()
      for report in reports { try Self.record(report, in: db, &summary) }
      for event in events { try Self.record(event, in: db, &summary) }
      for text in texts { try Self.record(text, in: db, &summary) }
      if let features { try Self.record(features, of: reports, in: db) }
      summary.changedReports = Set(summary.changedReports).sorted()
      return summary
    }
  }

  /// Runs `body` in one transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws(InputError) -> Value {
    guard let writer else {
      throw InputError(.software, at: path, "the ledger was opened to read only")
    }
    return try LedgerFault.naming(path, patience: patience) { try writer.write(body) }
  }

  /// Runs `body` on one state of the ledger, whatever others write meanwhile.
  func read<Value>(_ body: (Database) throws -> Value) throws(InputError) -> Value {
    try LedgerFault.naming(path) { try reader.read(body) }
  }

  static let insertReport = """
    INSERT INTO report (id, title, source, url, published) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
    """

  static func values(of report: ReportRecord) -> StatementArguments {
    [report.id, report.title, report.source, report.url, report.published?.description]
  }

  private static func record(_ report: ReportRecord, in db: Database, _ summary: inout RecordSummary) throws {
    try db.cachedStatement(sql: insertReport).execute(arguments: values(of: report))
    guard db.changesCount == 0 else {
      summary.newReports += 1
      return
    }
    summary.knownReports += 1
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM report WHERE id = ? AND title IS ? AND source IS ? AND url IS ? AND published IS ?")
    if try Row.fetchOne(statement, arguments: values(of: report)) == nil {
      summary.changedReports.append(report.id)
    }
  }

  private static func record(_ event: ControlEvent, in db: Database, _ summary: inout RecordSummary) throws {
    try db.cachedStatement(sql: EventRow.insert).execute(arguments: EventRow.values(of: event))
    if db.changesCount > 0 {
      summary.newEvents += 1
    } else {
      try checkSame(event, in: db)
      summary.knownEvents += 1
    }
  }

  /// Two claims with one name would silently lose the second: better to stop.
  private static func checkSame(_ event: ControlEvent, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT report, action, evidence_start, evidence_end FROM event WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [event.id]) else { return }
    let known: (String, String, Int, Int) = (row[0], row[1], row[2], row[3])
    let span = event.evidence.span
    guard known == (event.report, event.action.rawValue, span.start, span.end) else {
      throw LedgerFault.nameTaken(event: event.id, report: event.report, otherReport: known.0)
    }
  }

  /// The events, in order of the last day on which they may have become true (unknown last), place, action,
  /// name.
  ///
  /// - Parameters:
  ///   - place: A gazetteer's name for a place, or the report's words for one that has none; nil for all.
  ///   - knownAt: Leaves out what was learned after this day, or on a day that is not known; nil for all.
  public func events(place: String? = nil, knownAt: CivilDate? = nil) throws(InputError) -> [ControlEvent] {
    try events(
      where: place == nil ? [] : ["(place_id = ? OR (place_id IS NULL AND place_text = ?))"],
      place.map { [$0, $0] } ?? [], knownAt: knownAt)
  }

  /// The events about places that have no id in the gazetteer, in the same order.
  public func unresolvedEvents(knownAt: CivilDate? = nil) throws(InputError) -> [ControlEvent] {
    try events(where: ["place_id IS NULL"], [], knownAt: knownAt)
  }

  private func events(
    where conditions: [String], _ arguments: [String], knownAt: CivilDate?
  ) throws(InputError) -> [ControlEvent] {
    let conditions = conditions + (knownAt == nil ? [] : ["recorded <= ?"])
    let arguments = StatementArguments(arguments + [knownAt?.description].compactMap { $0 })
    let sql = select(
      conditions, order: "latest IS NULL, latest, coalesce(place_id, place_name), action, id")
    return try read { db in
      var events: [ControlEvent] = []
      let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
      while let row = try rows.next() { events.append(try EventRow.event(of: row)) }
      return events
    }
  }

  /// The reports read so far, by their names.
  public func reports() throws(InputError) -> [ReportRecord] {
    try LedgerFault.naming(path) {
      try reader.read { db in
        try Row.fetchAll(db, sql: "SELECT id, title, source, url, published FROM report ORDER BY id").map {
          row in
          ReportRecord(
            id: row["id"], title: row["title"], source: row["source"], url: row["url"],
            published: (row["published"] as String?).flatMap { CivilDate(iso: $0) })
        }
      }
    }
  }

  /// SQLite's `synchronous` of the writing connection: 2 is FULL.
  package func synchronousLevel() throws(InputError) -> Int? {
    try LedgerFault.naming(path) {
      try writer?.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }
  }

  private func select(_ conditions: [String], order: String) -> String {
    let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return "SELECT \(EventRow.columns.joined(separator: ", ")) FROM event\(filter) ORDER BY \(order)"
  }
}
