import Foundation
import GRDB
import Model

@testable import Ledger

/// Ledgers as older programs left them.
enum OldLedger {
  /// Makes a ledger that has taken so many steps, with a report, two claims and, from the second step on, a
  /// fingerprint.
  static func make(_ path: String, steps: Int) throws {
    let pool = try DatabasePool(path: path)
    var migrator = DatabaseMigrator()
    for step in LedgerSchema.steps.prefix(steps) {
      migrator.registerMigration(step.name) { try $0.execute(sql: step.sql) }
    }
    try migrator.migrate(pool)
    try pool.write { db in
      try db.execute(sql: "PRAGMA application_id = \(LedgerSchema.applicationID)")
      try db.execute(sql: "INSERT INTO report (id) VALUES ('r')")
      for event in try events() {
        try db.execute(sql: EventRow.insert, arguments: EventRow.values(of: event))
      }
      if steps > 1 {
        try db.execute(sql: "INSERT INTO fingerprint (report, sentences) VALUES ('r', x'0000000000000000')")
      }
    }
    try pool.close()
  }

  /// The claims it holds.
  static func events() throws -> [ControlEvent] {
    try ["09-04", "09-05"].enumerated().map { index, day in
      try named("r", span: index, day: day)
    }
  }

  /// A claim under the name of its content.
  static func named(_ report: String, span: Int = 0, day: String = "09-04", quote: String = "quote") throws
    -> ControlEvent
  {
    guard let date = Scenario.day(day) else { throw CocoaError(.formatting) }
    var event = Scenario.made(
      id: "", from: ActorReference(text: "IS", ids: ["isis"]), valid: .day(date, reason: "table"),
      recorded: Scenario.day("09-06"))
    event.report = report
    event.evidence = Evidence(
      span: ByteSpan(start: span, end: span + 10), text: quote, sentence: "A \(quote).")
    event.id = EventName.ofQuote(event)
    return event
  }

  /// Everything a ledger holds, line by line, in an order that does not depend on when it came.
  static func dump(_ path: String) throws -> String {
    try DatabaseQueue(path: path).read { db in
      try [
        ("report", "id"), ("event", "id"), ("fingerprint", "report"), ("ruling", "id"), ("feature", "id"),
      ].flatMap { table, key in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY \(key)").map { "\(table) \($0)" }
      }.joined(separator: "\n")
    }
  }
}
