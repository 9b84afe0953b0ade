import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Ledger

/// What `Ledger.check` finds.
@Suite struct CheckTests {
  private static func make(_ path: String) throws {
    try Ledger(path: path).record(
      [try OldLedger.named("r"), try OldLedger.named("r", span: 1)], reports: [ReportRecord(id: "r")])
  }

  @Test func aSoundLedgerHasNoProblem() throws {
    try withLedgerPath { path in
      try Self.make(path)
      var row = try OldLedger.named("r", quote: "of a row")
      row.id = LedgerIntake.name(of: row)
      try Ledger(path: path).record([row])
      let check = try Ledger.check(path: path)
      #expect(check.problems == [] && check.rows == ["event": 3, "report": 1])
    }
  }

  /// Each row of the table damages a sound ledger with SQL.
  @Test(arguments: Table.rows("damage", of: "LedgerTests")) func damageIsNamed(row: TableRow) throws {
    let problems = try Self.problems(after: row.cells[0])
    let isNamed = problems.contains {
      $0.kind.rawValue == row.cells[1] && $0.description.contains(row.cells[2])
    }
    row.expect(isNamed ? [] : ["found \(problems)"])
    #expect(problems.allSatisfy { !$0.description.contains("\n") })
  }

  private static func problems(after sql: String) throws -> [LedgerProblem] {
    try withLedgerPath { path in
      try make(path)
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
      try queue.close()
      return try Ledger.check(path: path).problems
    }
  }

  @Test func aTornPageIsDamage() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record(
        try (0..<200).map { try OldLedger.named("r", span: $0) }, reports: [ReportRecord(id: "r")])
      try ledger.writer?.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let middle = bytes.count / 2 / 4096 * 4096
      bytes.replaceSubrange(middle..<middle + 4096, with: Data(repeating: 0xA5, count: 4096))
      let torn = path + ".torn"
      try bytes.write(to: URL(fileURLWithPath: torn))
      let outcome = Result { try Ledger.check(path: torn) }
      switch outcome {
      case .success(let check): #expect(check.problems.contains { $0.kind == .structure })
      case .failure(let error): #expect("\(error)".contains("damaged"), "\(error)")
      }
    }
  }
}
