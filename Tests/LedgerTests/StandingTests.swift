import Foundation
import Ledger
import Model
import Testing

/// What an opened ledger remembers, why it says what it says, and what changed between two days.
@Suite struct StandingTests {
  // MARK: - The cache

  /// What was derived step by step equals what a fresh look at the file derives.
  @Test(arguments: EvidenceRule.allCases)
  func whatIsKeptEqualsADerivationAnew(rule: EvidenceRule) throws {
    for seed in 0..<4 {
      var shuffler = Shuffler(state: UInt64(seed))
      try withLedgerPath { path in
        let ledger = try Ledger(path: path)
        for step in 0..<10 {
          try Self.addSomething(to: ledger, step: step, &shuffler)
          let knownAt = [nil, CivilDate(dayNumber: 17_010)][Int(shuffler.next() % 2)]
          for day in [17_006, 17_030].map(CivilDate.init(dayNumber:)) {
            let kept = try ledger.standings(at: day, rule: rule, knownAt: knownAt)
            let anew = try Ledger(readOnly: path).intervals(rule: rule, knownAt: knownAt)
            #expect(kept == anew.filter { $0.contains(day) }.sorted { $0.placeID < $1.placeID })
          }
        }
        #expect(try ledger.intervals(rule: rule) == Ledger(readOnly: path).intervals(rule: rule))
        for place in try ledger.places() {
          #expect(
            try ledger.intervals(of: place.id, rule: rule)
              == ledger.intervals(rule: rule).filter { $0.placeID == place.id })
        }
      }
    }
  }

  private static func addSomething(to ledger: Ledger, step: Int, _ shuffler: inout Shuffler) throws {
    func any<Value>(_ values: [Value]) -> Value { values[Int(shuffler.next() % UInt64(values.count))] }
    let actors = ["fsa", "isis", "sdf"].map { ActorReference(text: $0, ids: [$0]) }
    let day = CivilDate(dayNumber: 17_000 + Int(shuffler.next() % 20))
    let claims = try ledger.events().map(\.id) + ledger.rulings().map(\.id)
    if shuffler.next() % 4 == 0, !claims.isEmpty {
      try ledger.record([
        RulingMaker.ruling(.retraction(of: any(claims)), reason: "random", analyst: nil, recorded: day)
      ])
    } else if shuffler.next() % 6 == 0 {
      let place = RuledPlace(
        id: any(["geonames:1", "geonames:4"]), name: "Tuwayrān",
        coordinate: try Coordinate(longitude: 37.45348, latitude: 36.58671))
      let content = Ruling.Content.decision(
        place: place, status: .held, holder: any(actors), from: day, to: any([nil, day.adding(days: 4)]))
      // Days of their own: two of one day that contradict are refused.
      try ledger.record([
        RulingMaker.ruling(content, reason: "random", analyst: nil, recorded: day.adding(days: 100 * step))
      ])
    } else {
      let events = (0..<3).map { number in
        Scenario.made(
          id: "s\(step)-\(number)", action: any(ControlAction.allCases),
          placeID: any(["geonames:1", "geonames:2", "geonames:3"]), by: any(actors + [nil]),
          from: any(actors + [nil, nil]), valid: .day(day, reason: "random"),
          recorded: any([day, day.adding(days: 3), nil]), speaker: any(actors + [nil, nil]))
      }
      try ledger.record(events)
    }
  }

  // MARK: - Why

  @Test func whyTellsWitnessesAndTheRule() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record(
        Scenario.events(
          "capture sdf on 09-04 prints a;capture sdf on 09-04 prints a2;capture fsa on 09-04 prints b;"
            + "capture fsa on 09-04 prints c"))
      let day = try #require(Scenario.day("09-10"))
      let why = try ledger.explanation(of: "geonames:163071", at: day, rule: .majority)
      #expect(why.interval?.holder?.text == "fsa")
      #expect(why.supporting.map { $0.claims.map(\.id) } == [["e3"], ["e4"]])
      #expect(why.competing.map { $0.claims.map(\.id) } == [["e1", "e2"]])
      #expect(
        why.reasoning
          == "2 witnesses for it, 1 against: more independent witnesses of that time say so than contradict")
      let latest = try ledger.explanation(of: "geonames:163071", at: day)
      #expect(latest.interval?.status == .contested)
      #expect(latest.reasoning.contains("nothing tells which"))
      let before = try ledger.explanation(of: "geonames:163071", at: day.adding(days: -20))
      #expect(before.interval == nil && before.reasoning == "nothing is told of the place by that day")
    }
  }

  @Test func tenOutletsOfOneSentenceAreOneWitness() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      let outlets = Array(repeating: "capture sdf on 09-04 prints a", count: 10).joined(separator: ";")
      try ledger.record(Scenario.events(outlets + ";capture sdf on 09-04 prints b"))
      let names = try ledger.witnessNames(of: try ledger.events())
      #expect(Set(names.values).count == 2)
      #expect(names["e11"] == "e11")
    }
  }

  // MARK: - Two days

  @Test func changesAreThePlacesThatDiffer() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      var events = Scenario.events(
        "hold isis on 08-01;capture fsa on 09-04;hold isis on 08-01;capture sdf on 09-04")
      events[2].placeID = "geonames:2"
      events[3].placeID = "geonames:3"
      try ledger.record(events)
      func changes(_ first: String, _ second: String) throws -> [String] {
        try ledger.changes(from: try #require(Scenario.day(first)), to: try #require(Scenario.day(second)))
          .map {
            "\($0.after?.placeID ?? "-") \($0.before?.holder?.text ?? "-") \($0.after?.holder?.text ?? "-")"
          }
      }
      #expect(try changes("08-02", "09-04") == ["geonames:163071 isis fsa", "geonames:3 - sdf"])
      #expect(try changes("09-04", "09-05").isEmpty)
      #expect(try changes("09-04", "07-01").count == 3)
    }
  }
}

extension ControlInterval {
  fileprivate func contains(_ day: CivilDate) -> Bool {
    (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
  }
}
