import Foundation
import Ledger
import Model
import Testing

/// What analysts retract and decide.
@Suite struct RulingTests {
  private static let place = "geonames:163071"

  private static func decision(
    _ status: ControlInterval.Status = .held, _ holder: String? = nil, from: String?, to: String? = nil,
    on day: String, reason: String = "seen on imagery"
  ) throws -> Ruling {
    let ruled = RuledPlace(
      id: place, name: "Tuwayrān", coordinate: try Coordinate(longitude: 37.45348, latitude: 36.58671))
    return RulingMaker.ruling(
      .decision(
        place: ruled, status: status, holder: holder.flatMap(Scenario.actor),
        from: from.flatMap { Scenario.day($0) }, to: to.flatMap { Scenario.day($0) }), reason: reason,
      analyst: "N", recorded: try #require(Scenario.day(day)))
  }

  private static func retraction(of id: String, on day: String, reason: String = "a hoax") throws -> Ruling {
    RulingMaker.ruling(
      .retraction(of: id), reason: reason, analyst: nil, recorded: try #require(Scenario.day(day)))
  }

  /// What a ledger with claims and rulings answers, in the tables' language.
  private static func text(_ ledger: Ledger, knownAt: String? = nil) throws -> String {
    Scenario.text(try ledger.intervals(knownAt: knownAt.flatMap { Scenario.day($0) }))
  }

  private static func withLedger(_ claims: String, _ body: (Ledger) throws -> Void) throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record(Scenario.events(claims))
      try body(ledger)
    }
  }

  // MARK: - Rows

  @Test func whatIsRuledComesBackWholeAndOnce() throws {
    try Self.withLedger("capture fsa on 09-04") { ledger in
      let rulings = [
        try Self.decision(.held, "sdf", from: "09-10", to: nil, on: "10-01"),
        try Self.decision(.contested, from: nil, to: "09-01", on: "10-02"),
        try Self.retraction(of: "e1", on: "10-03"),
      ]
      #expect(try ledger.record(rulings) == 3)
      #expect(try ledger.record(rulings) == 0)
      #expect(try ledger.rulings() == rulings)
      #expect(
        try Ledger(readOnly: ledger.path).rulings(knownAt: Scenario.day("10-02")) == Array(rulings[..<2]))
    }
  }

  /// The names as another program (Python) makes them: they must not change between releases.
  @Test func aRulingIsNamedByItsContent() throws {
    #expect(try Self.retraction(of: "e1", on: "10-03").id == "ca1ee98607a2761f")
    #expect(try Self.decision(.held, "sdf", from: "09-10", on: "10-01").id == "71201a62034036bd")
  }

  @Test func retractingWhatIsNotThereNamesTheNearest() throws {
    try Self.withLedger("capture fsa on 09-04;hold fsa on 09-05") { ledger in
      let wrong = try Self.retraction(of: "e3", on: "10-03")
      #expect(
        throws: InputError(
          .data, at: ledger.path, "expected the id of a claim or ruling, found 'e3'; the nearest are e1, e2")
      ) { try ledger.record([wrong]) }
      #expect(try ledger.rulings().isEmpty)
    }
  }

  // MARK: - Retractions

  @Test func aRetractedClaimDoesNotCountFromThatDayOn() throws {
    try Self.withLedger("hold isis on 08-01 seen 08-02;capture fsa on 09-04 seen 09-05") { ledger in
      let retraction = try Self.retraction(of: "e2", on: "10-01")
      try ledger.record([retraction])
      #expect(try Self.text(ledger) == "08-01.. isis +e1 =day")
      #expect(try Self.text(ledger, knownAt: "09-30") == "08-01..09-03 isis +e1 =day|09-04.. fsa +e2 =day")
      // A retracted retraction: the claim counts again, and again not.
      let second = try Self.retraction(of: retraction.id, on: "10-05", reason: "it was none")
      try ledger.record([second])
      #expect(try Self.text(ledger) == "08-01..09-03 isis +e1 =day|09-04.. fsa +e2 =day")
      #expect(try Self.text(ledger, knownAt: "10-04") == "08-01.. isis +e1 =day")
      try ledger.record([try Self.retraction(of: second.id, on: "10-06")])
      #expect(try Self.text(ledger) == "08-01.. isis +e1 =day")
    }
  }

  @Test func aPlaceWithoutClaimsLeftIsGone() throws {
    try Self.withLedger("capture fsa on 09-04") { ledger in
      try ledger.record([try Self.retraction(of: "e1", on: "10-01")])
      #expect(try ledger.intervals().isEmpty)
      let why = try ledger.explanation(of: Self.place, at: try #require(Scenario.day("09-10")))
      #expect(why.interval == nil && why.retracted.map(\.claim.id) == ["e1"])
      #expect(why.retracted.first?.retractions.map(\.reason) == ["a hoax"])
    }
  }

  // MARK: - Decisions

  @Test func aDecisionOutranksTheRuleForItsDays() throws {
    try Self.withLedger("hold isis on 08-01;capture fsa on 09-04 seen 09-05") { ledger in
      let decision = try Self.decision(.held, "isis", from: "09-04", to: "09-20", on: "10-01")
      try ledger.record([decision])
      #expect(
        try Self.text(ledger)
          == "08-01..09-03 isis +e1 =day|09-04..09-20 isis -e2 =day|09-21.. fsa +e2 =day")
      let decided = try ledger.intervals()[1]
      #expect(decided.decision == decision.id && decided.rule == "latest")
      #expect(try Self.text(ledger, knownAt: "09-30") == "09-04.. fsa +e2 =day")
      try ledger.record([try Self.retraction(of: decision.id, on: "10-02")])
      #expect(try Self.text(ledger) == "08-01..09-03 isis +e1 =day|09-04.. fsa +e2 =day")
    }
  }

  @Test(arguments: [
    (ControlInterval.Status.contested, "08-01..09-09 isis +e1 =day|09-10.. fsa~isis~ +e1,e2 =day"),
    (.unknown, "08-01..09-09 isis +e1 =day|09-10.. ? -e1,e2 =day"),
  ])
  func contestedAndUnknownCanBeDecided(status: ControlInterval.Status, outcome: String) throws {
    try Self.withLedger("hold isis on 08-01;capture fsa on 09-15") { ledger in
      try ledger.record([try Self.decision(status, from: "09-10", on: "10-01")])
      #expect(try Self.text(ledger) == outcome)
    }
  }

  @Test func whereTwoOverlapTheLaterDecisionHolds() throws {
    let rulings = [
      try Self.decision(.held, "sdf", from: "09-10", on: "10-01"),
      try Self.decision(.held, "fsa", from: "09-20", to: "09-25", on: "10-02"),
    ]
    for order in [rulings, rulings.reversed()] {
      try Self.withLedger("hold isis on 08-01") { ledger in
        for ruling in order { try ledger.record([ruling]) }
        #expect(
          try Self.text(ledger)
            == "08-01..09-09 isis +e1 =day|09-10..09-19 sdf -e1 =day|09-20..09-25 fsa -e1 =day|09-26.. sdf -e1 =day"
        )
      }
    }
  }

  @Test func decisionsOfOneDayMayNotContradict() throws {
    try Self.withLedger("hold isis on 08-01") { ledger in
      let first = try Self.decision(.held, "sdf", from: "09-10", on: "10-01")
      try ledger.record([first])
      let second = try Self.decision(.held, "fsa", from: "09-20", on: "10-01")
      #expect {
        try ledger.record([second])
      } throws: { "\($0)".contains("decision \(first.id) of the same day") }
      // Before its first day it says nothing.
      try ledger.record([try Self.decision(.unknown, from: "08-20", to: "09-09", on: "10-01")])
      try ledger.record([try Self.retraction(of: first.id, on: "10-01"), second])
      #expect(try ledger.rulings().count == 4)
    }
  }

  @Test func aDecisionStandsWithoutAnyClaim() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      try ledger.record([try Self.decision(.held, "sdf", from: "09-10", on: "10-01")])
      #expect(try Self.text(ledger) == "09-10.. sdf =day")
      #expect(try ledger.places().map(\.id) == [Self.place])
    }
  }
}
