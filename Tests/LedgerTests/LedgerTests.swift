import Foundation
import GRDB
import Ledger
import Model
import Testing

@Suite struct LedgerTests {
  private static func event(_ id: String, on day: String = "09-04", seen: String = "09-05") throws
    -> ControlEvent
  {
    Scenario.made(
      id: id, valid: .day(try #require(Scenario.day(day)), text: "on Sunday", reason: "weekday"),
      recorded: Scenario.day(seen))
  }

  @Test func whatIsRecordedComesBackWhole() throws {
    try withLedgerPath { path in
      var full = try Self.event("full")
      full.by = ActorReference(text: "Turkish-backed rebels", ids: ["fsa", "turkish-backed-rebels"])
      full.speaker = ActorReference(text: "a local", ids: [])
      full.count = 12
      full.geometry = .set
      var bare = try Self.event("bare")
      (bare.placeID, bare.coordinate, bare.country, bare.placeScore, bare.by) = (nil, nil, nil, nil, nil)
      (bare.source, bare.url, bare.recorded) = (nil, nil, nil)
      bare.valid = ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "")
      try Ledger(path: path).record([full, bare])
      #expect(try Ledger(path: path).events() == [full, bare])
      #expect(try Ledger(readOnly: path).events() == [full, bare])
    }
  }

  @Test func recordingAgainAddsNothing() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      let events = [try Self.event("a"), try Self.event("b")]
      let reports = [ReportRecord(id: "r", title: "T", published: Scenario.day("09-05"))]
      let first = try ledger.record(events, reports: reports)
      #expect((first.newEvents, first.knownEvents, first.newReports, first.knownReports) == (2, 0, 1, 0))
      let second = try ledger.record(events + [try Self.event("c")], reports: reports)
      #expect((second.newEvents, second.knownEvents, second.newReports, second.knownReports) == (1, 2, 0, 1))
      #expect(try ledger.events().map(\.id) == ["a", "b", "c"])
    }
  }

  @Test func oneNameForTwoClaimsStopsAndKeepsNothingOfTheCall() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record([try Self.event("a")])
      var other = try Self.event("a")
      other.evidence.span = ByteSpan(start: 99, end: 100)
      let stranger = try Self.event("b")
      #expect {
        try ledger.record([stranger, other])
      } throws: { "\($0)".contains("has the name of another claim") }
      #expect(try ledger.events().map(\.id) == ["a"])
    }
  }

  @Test func eventsComeInOrderOfTimePlaceActionName() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      var unknown = try Self.event("0")
      unknown.valid = ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "")
      try ledger.record([
        unknown, try Self.event("c", on: "09-05"), try Self.event("b"), try Self.event("a"),
        Scenario.made(
          id: "z", placeID: nil, valid: .day(try #require(Scenario.day("09-04")), reason: ""), recorded: nil),
      ])
      #expect(try ledger.events().map(\.id) == ["z", "a", "b", "c", "0"])
      #expect(try ledger.events(place: "geonames:163071").map(\.id) == ["a", "b", "c", "0"])
      #expect(try ledger.events(place: "Tweiran").map(\.id) == ["z"])
      #expect(try ledger.events(knownAt: Scenario.day("09-04")).map(\.id) == [])
      #expect(try ledger.events(knownAt: Scenario.day("09-05")).map(\.id) == ["a", "b", "c", "0"])
    }
  }

  // MARK: - What it withstands

  @Test func factsAreNeverChangedOrDeleted() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record([try Self.event("a")], reports: [ReportRecord(id: "r")])
      let queue = try DatabaseQueue(path: path)
      for sql in [
        "UPDATE event SET by_text = 'x'", "DELETE FROM event", "UPDATE report SET id = 'x'",
        "DELETE FROM report",
      ] {
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
      }
      #expect(try ledger.events().count == 1)
    }
  }

  @Test func acknowledgedFactsAreOnTheDisk() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record([try Self.event("a")])
      // What a crash leaves: the files as they are now, the connection never closed.
      let copy = path + ".crashed"
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
      }
      #expect(try Ledger(path: copy).events().map(\.id) == ["a"])
      #expect(try ledger.events().map(\.id) == ["a"])
    }
  }

  /// A write-ahead log cut at any byte gives the ledger before or after a call, never a part of it.
  @Test func aLogCutAnywhereGivesWholeCalls() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record([try Self.event("a"), try Self.event("b")])
      try ledger.record([try Self.event("c"), try Self.event("d")])
      let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
      for part in 0...60 {
        let copy = "\(path).\(part)"
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        try log.prefix(log.count * part / 60).write(to: URL(fileURLWithPath: copy + "-wal"))
        let names = try Ledger(path: copy).events().map(\.id)
        #expect([[], ["a", "b"], ["a", "b", "c", "d"]].contains(names), "cut at \(part)/60: \(names)")
      }
    }
  }

  @Test func everyWriteIsFullySynchronous() throws {
    try withLedgerPath { path in
      _ = try Ledger(path: path)
      let queue = try DatabaseQueue(path: path)
      #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
      #expect(try Ledger(path: path).synchronousLevel() == 2)
    }
  }

  @Test func aBusyLedgerIsOneLineWhenPatienceEnds() throws {
    try withLedgerPath { path in
      #expect(Ledger.patience == 5)
      let ledger = try Ledger(path: path, patience: 0.2)
      let other = try DatabaseQueue(path: path)
      let event = try Self.event("a")
      try other.inDatabase { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        #expect(
          throws: InputError(
            .io, at: path, "another program is writing to the ledger; gave up after 0.2 seconds")
        ) { try ledger.record([event]) }
        try db.execute(sql: "ROLLBACK")
      }
      #expect(try ledger.record([event]).newEvents == 1)
    }
  }

  @Test func aWriterWaitsForAnotherOne() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path + "/ledger.sqlite"
    // The machine may be busy: what is tested is that it waits at all.
    let ledger = try Ledger(path: path, patience: 60)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let event = try Self.event("a")
    let waiting = Task.detached { try ledger.record([event]) }
    try await Task.sleep(for: .milliseconds(100))
    #expect(try ledger.events().isEmpty)
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(try await waiting.value.newEvents == 1)
  }

  // MARK: - What it refuses

  private static func expectRefusal(_ kind: InputError.Kind, _ words: String, _ body: () throws -> Void) {
    #expect {
      try body()
    } throws: { error in
      guard let error = error as? InputError else { return false }
      return error.kind == kind && error.problem.contains(words) && !error.description.contains("\n")
    }
  }

  @Test func aFileThatIsNotSQLiteIsRefusedAndKept() throws {
    try withLedgerPath { path in
      let text = String(repeating: "not a database ", count: 100)
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      Self.expectRefusal(.data, "not SQLite") { _ = try Ledger(path: path) }
      Self.expectRefusal(.data, "not SQLite") { _ = try Ledger(readOnly: path) }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test func aSQLiteFileOfAnotherProgramIsRefusedAndKept() throws {
    try withLedgerPath { path in
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE place (id)") }
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      Self.expectRefusal(.data, "another program (application_id 0, tables: place)") {
        _ = try Ledger(path: path)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }
  }

  @Test func aLedgerOfANewerProgramIsRefused() throws {
    try withLedgerPath { path in
      _ = try Ledger(path: path)
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999-later')")
      }
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      for open in [{ _ = try Ledger(path: path) }, { _ = try Ledger(readOnly: path) }] as [() throws -> Void]
      {
        Self.expectRefusal(
          .data, "written by a newer Dateline: this one does not know its step 999-later", open)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test func aMissingLedgerIsNotMadeByReading() throws {
    try withLedgerPath { path in
      Self.expectRefusal(.missingInput, "no such file") { _ = try Ledger(readOnly: path) }
      #expect(!FileManager.default.fileExists(atPath: path))
      Self.expectRefusal(.cannotCreate, "cannot be opened") { _ = try Ledger(path: "/nowhere/ledger.sqlite") }
    }
  }

  @Test func aReadOnlyLedgerRecordsNothing() throws {
    try withLedgerPath { path in
      _ = try Ledger(path: path)
      let ledger = try Ledger(readOnly: path)
      let event = try Self.event("a")
      #expect(throws: InputError.self) { try ledger.record([event]) }
    }
  }

  @Test func aDamagedRowIsNamed() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record([try Self.event("a")])
      try DatabaseQueue(path: path).write { db in
        try db.execute(sql: "DROP TRIGGER event_is_never_changed; UPDATE event SET action = 'conquer'")
      }
      Self.expectRefusal(.data, "column action of table event holds \"conquer\"") { _ = try ledger.events() }
    }
  }
}
