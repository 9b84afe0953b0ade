import Ledger
import Model
import Testing

@Suite struct EvidenceRuleTests {
  @Test(arguments: EvidenceRule.allCases) func intervalsAreAsTheTableSays(rule: EvidenceRule) throws {
    let rows = Scenario.rows(rule)
    #expect(rows.count > 10)
    for row in rows {
      try #require(row.count == 3, "\(row)")
      let events = Scenario.events(row[1])
      for seed in 0..<8 {
        var shuffler = Shuffler(state: UInt64(seed))
        let found = rule.intervals(from: events.shuffled(using: &shuffler))
        #expect(Scenario.matches(Scenario.text(found), row[2]), "\(row[0]): \(Scenario.text(found))")
        #expect(found.allSatisfy { $0.rule == rule.rawValue })
      }
    }
  }

  /// Any set of events in any order, recorded in any parts: the same intervals, without gap or overlap.
  @Test func theOrderOfRecordingPlaysNoPart() throws {
    for seed in 0..<5 {
      var shuffler = Shuffler(state: UInt64(seed))
      let events = (0..<30).map { Self.random(id: "e\($0)", &shuffler) }
      let outcomes = try (0..<2).map { _ in
        try withLedgerPath { path in
          let ledger = try Ledger(path: path)
          let shuffled = events.shuffled(using: &shuffler)
          try ledger.record(Array(shuffled[..<15]))
          try ledger.record(Array(shuffled[10...]))
          return try ledger.intervals()
        }
      }
      #expect(outcomes[0] == outcomes[1], "seed \(seed)")
    }
  }

  @Test(arguments: EvidenceRule.allCases)
  func intervalsOfAPlaceFollowEachOtherWithoutGapOrOverlap(rule: EvidenceRule) throws {
    for seed in 0..<2_000 {
      var shuffler = Shuffler(state: UInt64(seed))
      let events = (0..<(1 + seed % 9)).map { Self.random(id: "e\($0)", place: "geonames:1", &shuffler) }
      let intervals = rule.intervals(from: events)
      let text = "seed \(seed): \(Scenario.text(intervals))"
      #expect(intervals == rule.intervals(from: events.shuffled(using: &shuffler)), "\(text)")
      for (a, b) in zip(intervals, intervals.dropFirst()) {
        #expect(a.end?.adding(days: 1) == b.start && b.start != nil, "\(text)")
        #expect(
          (a.status, a.holder?.text) != (b.status, b.holder?.text) || a.claimants != b.claimants, "\(text)")
      }
      #expect(intervals.allSatisfy { ($0.start ?? .min) <= ($0.end ?? .max) }, "\(text)")
      #expect(intervals.last?.end == nil)
      #expect(intervals.allSatisfy { ($0.status == .held) == ($0.holder != nil) }, "\(text)")
      #expect(intervals.allSatisfy { ($0.status == .contested) == !$0.claimants.isEmpty }, "\(text)")
      #expect(Set(intervals.map(\.id)).count == intervals.count, "\(text)")
      #expect(intervals.allSatisfy { Set($0.supporting).isDisjoint(with: $0.competing) }, "\(text)")
    }
  }

  private static func random(id: String, place: String? = nil, _ shuffler: inout Shuffler) -> ControlEvent {
    func any<Value>(_ values: [Value]) -> Value { values[Int(shuffler.next() % UInt64(values.count))] }
    let first = CivilDate(dayNumber: 17_000 + Int(shuffler.next() % 20))
    let last = first.adding(days: any([0, 0, 0, 5, 12]))
    let earliest = any([first, first, first, nil])
    let actors = ["fsa", "isis", "sdf"].map { ActorReference(text: $0, ids: [$0]) }
    return Scenario.made(
      id: id, action: any(ControlAction.allCases), placeID: place ?? any(["geonames:1", "geonames:2"]),
      by: any(actors + [nil]), from: any(actors + [nil, nil]),
      valid: ValidTime(
        earliest: earliest, latest: last, precision: first == last ? .day : .interval, reason: "random"),
      recorded: any([last, last.adding(days: 1), nil]), speaker: any(actors + [nil, nil]))
  }

  @Test func standingsAreWhoHeldEachPlaceThatDay() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record(
        Scenario.events("capture fsa from isis on 09-04 seen 09-05;lose fsa on 09-20 seen 09-21"))
      func holder(_ day: String, knownAt: String? = nil) throws -> [String] {
        let day = try #require(Scenario.day(day))
        return try ledger.standings(at: day, knownAt: knownAt.flatMap(Scenario.day)).map {
          $0.holder?.text ?? "?"
        }
      }
      #expect(try holder("09-03") == ["isis"])
      #expect(try holder("09-04") == ["fsa"])
      #expect(try holder("09-19") == ["fsa"])
      #expect(try holder("09-20") == ["?"])
      #expect(try holder("09-20", knownAt: "09-10") == ["fsa"])
      #expect(try holder("09-04", knownAt: "09-04") == [])
    }
  }
}

extension CivilDate {
  fileprivate static let min = CivilDate(dayNumber: -1_000_000)
  fileprivate static let max = CivilDate(dayNumber: 1_000_000)
}
