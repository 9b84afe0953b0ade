import Foundation
import Ledger
import Model
import TestSupport
import Testing

@testable import Pipeline

/// Our own table, out and back.
@Suite struct ClaimTableRoundTripTests {
  /// A ledger with claims whose texts a table has trouble with.
  private static func make(_ path: String) throws {
    let point = try Coordinate(longitude: -70.25, latitude: 43)
    let day = try #require(CivilDate(iso: "2016-09-04"))
    func event(_ place: String, _ quote: String, start: Int) -> ControlEvent {
      ControlEvent(
        id: "", action: .capture, placeID: "geonames:\(start)", placeName: place, placeText: place,
        coordinate: point,
        country: "SY", placeScore: 0.97, placeReason: "=reason",
        by: ActorReference(text: "FSA", ids: ["fsa"], partOf: ["rebels"]),
        from: ActorReference(text: "IS", ids: ["isis"]),
        valid: .day(day, text: "on Sunday", reason: "weekday"),
        recorded: day, speaker: ActorReference(text: "a local", ids: []), report: "r", source: "Outlet",
        url: "https://example.org/\(start)",
        evidence: Evidence(span: ByteSpan(start: start, end: start + 5), text: quote, sentence: quote))
    }
    var events = [
      event("=cmd", "said \"so\", twice", start: 1), event("'@x", "two  blanks", start: 2),
      event("-70", "Иван", start: 3),
      event("Akhtarin", "plain", start: 4),
    ]
    events[3].valid = ValidTime(earliest: nil, latest: day, precision: .day, text: "by now", reason: "open")
    (events[2].placeID, events[2].coordinate, events[2].placeScore, events[2].speaker) = (nil, nil, nil, nil)
    for index in events.indices { events[index].id = LedgerIntake.name(of: events[index]) }
    try Ledger(path: path).record(events, reports: [ReportRecord(id: "r")])
  }

  static func export(_ path: String) throws -> String {
    let ledger = try Ledger(readOnly: path)
    let retracted = RulingBook(try ledger.rulings()).retracted
    let lines = try ledger.events().filter { !retracted.contains($0.id) }.map(ClaimTableWriter.line)
    return String(decoding: ClaimTableWriter.header + lines.flatMap(\.self), as: UTF8.self)
  }

  @Test func rowsLeftAsTheyAreAddNothing() throws {
    try ConflictTableTests.withLedger { path in
      try Self.make(path)
      let table = try Self.export(path)
      let (outcome, bad) = try ConflictTableTests.importing(table, into: path)
      #expect(
        bad == [] && outcome.tables[0].known == 4 && outcome.tables[0].added == [:] && outcome.missing == [])
      #expect(outcome.tables[0].changed == 0 && outcome.tables[0].skipped == [:])
      #expect(try Self.export(path) == table)
      // Whatever a spreadsheet makes of numbers and the order of columns.
      let respelled = table.replacingOccurrences(of: ",0.97,", with: ",0.970,")
        .replacingOccurrences(of: ",43,", with: ",43.000,")
      #expect(try ConflictTableTests.importing(respelled, into: path).outcome.tables[0].known == 4)
    }
  }

  /// Into an empty ledger the table brings the same claims under the same names.
  @Test func anEmptyLedgerGetsTheSameClaims() throws {
    try ConflictTableTests.withLedger { path in
      try Self.make(path)
      let other = path + ".other"
      _ = try ConflictTableTests.importing(try Self.export(path), into: other)
      let (there, here) = (try Self.export(other), try Self.export(path))
      for (found, expected) in zip(there.split(separator: "\r\n"), here.split(separator: "\r\n")) {
        #expect(found == expected)
      }
      #expect(there == here)
      #expect(try Ledger.check(path: other).problems == [])
    }
  }

  @Test func aChangedRowIsANewClaimAndARetraction() throws {
    try ConflictTableTests.withLedger { path in
      try Self.make(path)
      let table = try Self.export(path)
      let edited = table.replacingOccurrences(
        of: "Akhtarin,capture,FSA,IS,,2016-09-04", with: "Akhtarin,capture,SDF,IS,,2016-09-05")
      #expect(edited != table)
      let dry = try ConflictTableTests.importing(edited, dry: true, into: path).outcome
      #expect(dry.tables[0].changed == 1 && dry.tables[0].added == [.capture: 1] && !dry.isKept)
      #expect(try Self.export(path) == table)

      let outcome = try ConflictTableTests.importing(edited, into: path) { $0.analyst = "A" }.outcome
      #expect(outcome.tables[0].changed == 1 && outcome.tables[0].known == 3 && outcome.missing == [])
      let ledger = try Ledger(readOnly: path)
      let rulings = try ledger.rulings()
      #expect(rulings.count == 1 && rulings[0].analyst == "A")
      #expect(
        rulings[0].reason.contains("by: 'FSA' became 'SDF'; date_latest: '2016-09-04' became '2016-09-05'"))
      let retracted = RulingBook(rulings).retracted
      let events = try ledger.events().filter { $0.placeName == "Akhtarin" && !retracted.contains($0.id) }
      #expect(events.count == 1 && events[0].by?.ids == ["sdf"] && events[0].from?.ids == ["isis"])
      #expect(events[0].valid.latest == CivilDate(iso: "2016-09-05") && events[0].placeID == "geonames:4")
      // Learned on the day of the edit: what was known before does not change.
      #expect(events[0].recorded == CivilDate(iso: "2020-01-01"))
      #expect(try Ledger.check(path: path).problems == [])
      // Once more it adds nothing.
      let again = try ConflictTableTests.importing(edited, into: path).outcome
      #expect(again.tables[0].added == [:] && again.missing == [])
      #expect(try Ledger(readOnly: path).rulings().count == 1)
    }
  }

  @Test func aRowTakenOutIsToldAndRetractedOnlyWhenAsked() throws {
    try ConflictTableTests.withLedger { path in
      try Self.make(path)
      let lines = try Self.export(path).components(separatedBy: "\r\n")
      let fewer = lines.filter { !$0.contains("Akhtarin") }.joined(separator: "\r\n")
      #expect(
        try ConflictTableTests.importing(fewer, into: path).outcome.missing.map(\.placeName) == ["Akhtarin"])
      #expect(try Ledger(readOnly: path).rulings() == [])
      let outcome = try ConflictTableTests.importing(fewer, into: path) { $0.retractsMissing = true }.outcome
      #expect(outcome.missing.count == 1 && outcome.retractsMissing)
      #expect(try Self.export(path) == fewer)
      // A table that is none of the ledger's says nothing of what it lacks.
      let stranger = "place,by,date\nAl-Bab,FSA,2017-02-23\n"
      #expect(
        try ConflictTableTests.importing(stranger, into: path) { $0.retractsMissing = true }.outcome.missing
          == [])
    }
  }

  @Test func aChangeThatMakesNoOtherClaimIsTold() throws {
    try ConflictTableTests.withLedger { path in
      try Self.make(path)
      let edited = try Self.export(path).replacingOccurrences(of: "weekday", with: "another reason")
      let table = try ConflictTableTests.importing(edited, into: path).outcome.tables[0]
      #expect(table.changed == 0 && table.skipped.values.reduce(0, +) == 3)
      #expect(table.skipped.keys.allSatisfy { $0.contains("(date_reason): left as it is") })
    }
  }

  @Test func whatLooksLikeAFormulaIsGuardedAndComesBack() {
    for text in ["=1+1", "+x", "-x", "@x", "'=x", "''-y", "\tx", "plain", "'plain", "", "'"] {
      let cell = ClaimCells.guarded(text, .place)
      #expect(ClaimCells.unguarded(cell) == text)
      #expect(cell.first.map { !"=+-@\t\r\n".contains($0) } ?? true, "\(cell)")
    }
    #expect(ClaimCells.guarded("-3.7", .longitude) == "-3.7")
  }

  @Test func thePageNamesEveryColumnInItsOrder() throws {
    let page = try String(
      contentsOf: TestGazetteer.root.appending(path: "docs/ledger-csv.md"), encoding: .utf8)
    let columns = page.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^\| `([a-z_]+)` \|/).map { String($0.1) }
    }
    #expect(Set(columns) == Set(ClaimColumn.allCases.map(\.rawValue)) && columns.count == Set(columns).count)
    for action in ControlAction.allCases { #expect(page.contains("`\(action.rawValue)`")) }
    for precision in ValidTime.Precision.allCases { #expect(page.contains("`\(precision.rawValue)`")) }
  }
}
