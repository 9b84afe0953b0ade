import Foundation
import GRDB
import Model
import Testing

@testable import Ledger

/// Parts of a cluster run, and ledgers of colleagues.
@Suite struct MergeTests {
  /// Three parts that share a report, each with one of its own, a ruling and fingerprints.
  private static func parts(_ folder: String) throws -> [String] {
    try (0..<3).map { index in
      let path = "\(folder)/part-\(index).sqlite"
      let shared = try OldLedger.named("shared")
      let own = try OldLedger.named("own-\(index)", span: index)
      let ledger = try Ledger(path: path)
      try ledger.record(
        [shared, own], reports: [ReportRecord(id: "shared"), ReportRecord(id: "own-\(index)")])
      let day = try #require(Scenario.day("10-01"))
      try ledger.writer?.write { db in
        try db.execute(
          sql: "INSERT INTO fingerprint (report, sentences) VALUES (?, x'')", arguments: ["own-\(index)"])
        let ruling = RulingMaker.ruling(
          .retraction(of: shared.id), reason: "wrong \(index / 2)", analyst: nil, recorded: day)
        try db.execute(sql: RulingRow.insert, arguments: RulingRow.values(of: ruling))
      }
      return path
    }
  }

  @Test func anyOrderGivesTheSameLedger() throws {
    try withLedgerPath { path in
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      let parts = try Self.parts(folder)
      let before = try parts.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      var dumps: Set<String> = []
      for (number, order) in [[0, 1, 2], [2, 1, 0], [1, 2, 0]].enumerated() {
        let target = "\(folder)/all-\(number).sqlite"
        let ledger = try Ledger(path: target)
        let merge = try ledger.merge(order.map { parts[$0] })
        #expect(merge.added == ["report": 4, "event": 4, "fingerprint": 3, "ruling": 2])
        #expect(merge.known == ["report": 2, "event": 2, "ruling": 1] && merge.clashes == [])
        #expect(try ledger.merge(parts).added == [:])
        #expect(try Ledger.check(path: target).problems == [])
        dumps.insert(try OldLedger.dump(target))
      }
      // One after the other, in two steps, and into one of the parts.
      let target = "\(folder)/steps.sqlite"
      try FileManager.default.copyItem(atPath: parts[1], toPath: target)
      for part in [parts[2], parts[0]] {
        let merge = try Ledger(path: target).merge([part])
        #expect(merge.clashes == [])
      }
      dumps.insert(try OldLedger.dump(target))
      #expect(dumps.count == 1)
      let after = try parts.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      #expect(after == before)
    }
  }

  @Test func oneNameForTwoContentsTakesNothing() throws {
    try withLedgerPath { path in
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      let event = try OldLedger.named("r")
      var changed = event
      changed.by = ActorReference(text: "SDF", ids: ["fsa"])
      let others = ["\(folder)/one.sqlite", "\(folder)/other.sqlite"]
      try Ledger(path: others[0]).record([event], reports: [ReportRecord(id: "r")])
      try Ledger(path: others[1]).record([changed], reports: [ReportRecord(id: "r", title: "T")])
      let ledger = try Ledger(path: path)
      try ledger.record([], reports: [ReportRecord(id: "r", title: "T")])
      let before = try OldLedger.dump(path)
      let merge = try ledger.merge(others)
      #expect(
        merge.clashes.map(\.description) == [
          "report r: title: \(path) has \"T\", \(others[0]) has NULL",
          "event \(event.id): by_text: \(others[0]) has \"FSA\", \(others[1]) has \"SDF\"",
        ])
      #expect(try OldLedger.dump(path) == before)
    }
  }

  @Test(arguments: 1..<3) func anOlderLedgerIsReadAndNotChanged(steps: Int) throws {
    try withLedgerPath { path in
      let old = path + ".old"
      try OldLedger.make(old, steps: steps)
      let before = try Data(contentsOf: URL(fileURLWithPath: old))
      let ledger = try Ledger(path: path)
      let merge = try ledger.merge([old])
      #expect(merge.added["event"] == 2)
      let events = try OldLedger.events()
      #expect(try ledger.events() == events)
      #expect(try Data(contentsOf: URL(fileURLWithPath: old)) == before)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
      #expect(!names.contains { $0.contains("backup") }, "\(names)")
    }
  }

  @Test func whatIsNoLedgerIsNamed() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      let stranger = path + ".stranger"
      try DatabaseQueue(path: stranger).write { try $0.execute(sql: "CREATE TABLE place (id)") }
      for (other, words) in [(stranger, "another program"), (path + ".missing", "no such file")] {
        #expect {
          _ = try ledger.merge([other])
        } throws: { "\($0)".hasPrefix(other) && "\($0)".contains(words) }
      }
    }
  }
}
