import Foundation
import GRDB
import Model
import Testing

@testable import Ledger

/// Ledgers of older programs open, and what they held is kept twice.
@Suite struct MigrationTests {
  private static func backups(beside path: String) throws -> [String] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".backup-") }
      .sorted()
  }

  @Test(arguments: 1..<3) func anOlderLedgerIsCopiedAndBroughtUpToDate(steps: Int) throws {
    try withLedgerPath { path in
      try OldLedger.make(path, steps: steps)
      let old = try #require(LedgerSchema.steps.prefix(steps).last).name
      #expect {
        _ = try Ledger(readOnly: path)
      } throws: { "\($0)".contains("older Dateline") }
      var told: [LedgerMigration] = []
      let ledger = try Ledger(path: path) { told.append($0) }
      let backup = "\(path).backup-\(old)"
      #expect(told == [LedgerMigration(ledger: path, lastStep: old, backup: backup)])
      let events = try OldLedger.events()
      #expect(try ledger.events() == events)
      #expect(try Ledger.check(path: path).problems == [])
      try ledger.record([], reports: [ReportRecord(id: "later")])
      // The copy is the old ledger: it has none of the new tables, and its claims.
      let copy = try DatabaseQueue(path: backup)
      try copy.read { db in
        let taken = try LedgerSchema.stepsTaken(by: db)
        #expect(taken == LedgerSchema.steps.prefix(steps).map(\.name))
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM event") == 2)
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM report") == 1)
      }
      // Nothing is left to do.
      told = []
      _ = try Ledger(path: path) { told.append($0) }
      #expect(told == [])
      #expect(
        try Self.backups(beside: path).filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.count == 1)
    }
  }

  @Test func aNewLedgerHasNoBackup() throws {
    try withLedgerPath { path in
      try Data().write(to: URL(fileURLWithPath: path))
      _ = try Ledger(path: path) { Issue.record("told of \($0)") }
      #expect(try Self.backups(beside: path) == [])
    }
  }

  @Test func aBackupIsNeverReplaced() throws {
    try withLedgerPath { path in
      try OldLedger.make(path, steps: 1)
      let first = "\(path).backup-001-facts"
      try "mine".write(toFile: first, atomically: false, encoding: .utf8)
      var backup = ""
      _ = try Ledger(path: path) { backup = $0.backup }
      #expect(backup == first + "-2")
      #expect(try String(contentsOfFile: first, encoding: .utf8) == "mine")
    }
  }

  /// A write-ahead log cut at any byte, as a kill leaves it, gives the old ledger or the new one.
  @Test func aMigrationThatIsKilledLeavesOldOrNew() throws {
    try withLedgerPath { path in
      try OldLedger.make(path, steps: 1)
      let old = try Data(contentsOf: URL(fileURLWithPath: path))
      let ledger = try Ledger(path: path)
      let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
      var states: Set<[String]> = []
      for part in 0...40 {
        let copy = "\(path).\(part)"
        try old.write(to: URL(fileURLWithPath: copy))
        try log.prefix(log.count * part / 40).write(to: URL(fileURLWithPath: copy + "-wal"))
        states.insert(try DatabaseQueue(path: copy).read { try LedgerSchema.stepsTaken(by: $0) })
        #expect(try Ledger(path: copy).events().count == 2)
        #expect(try Ledger.check(path: copy).problems == [])
      }
      #expect(states == [["001-facts"], LedgerSchema.steps.map(\.name)])
      #expect(try ledger.events().count == 2)
    }
  }

  @Test func openedTwiceAtOnceItIsCopiedOnce() async throws {
    for _ in 0..<10 {
      let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.path + "/ledger.sqlite"
      try OldLedger.make(path, steps: 2)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 { group.addTask { try Ledger(path: path).events().count } }
        for try await count in group { #expect(count == 2) }
      }
      #expect(try Self.backups(beside: path) == ["ledger.sqlite.backup-002-fingerprints"])
      #expect(try Ledger.check(path: path).problems == [])
    }
  }
}
