import Model
import Testing

@testable import Ledger

/// What reports give besides control.
@Suite struct FeatureTests {
  private static func feature(_ id: String, of report: String, words: String = "w") -> ReportFeature {
    ReportFeature(
      layer: "mentions", id: id, report: report, json: #"{"type":"Feature","id":"\#(id)","w":"\#(words)"}"#)
  }

  private static func reports() -> [ReportRecord] {
    ["a", "b"].map { ReportRecord(id: $0, published: Scenario.day($0 == "a" ? "09-04" : "10-01")) }
  }

  @Test func readingAgainAddsNothingAndABetterReadingReplacesItsReportAlone() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      let first = [Self.feature("a:0", of: "a"), Self.feature("b:0", of: "b")]
      try ledger.record([], reports: Self.reports(), features: first)
      try ledger.record([], reports: Self.reports(), features: first)
      #expect(try ledger.features() == first)
      let better = [Self.feature("a:0", of: "a", words: "better"), Self.feature("a:9", of: "a")]
      try ledger.record([], reports: [Self.reports()[0]], features: better)
      #expect(try ledger.features() == better + [first[1]])
      // Claims of a table say nothing of features.
      try ledger.record([], reports: Self.reports())
      #expect(try ledger.features() == better + [first[1]])
      #expect(try Ledger.check(path: path).problems == [])
    }
  }

  @Test func whatWasPublishedLaterIsNotKnownYet() throws {
    try withLedgerPath { path in
      let ledger = try Ledger(path: path)
      let features = [Self.feature("a:0", of: "a"), Self.feature("b:0", of: "b")]
      try ledger.record([], reports: Self.reports(), features: features)
      let (before, after) = (try #require(Scenario.day("09-30")), try #require(Scenario.day("10-01")))
      #expect(try ledger.features(knownAt: before) == [features[0]])
      #expect(try ledger.features(knownAt: after) == features)
    }
  }

  @Test func aMergeTakesFeatures() throws {
    try withLedgerPath { path in
      let other = path + ".other.sqlite"
      try Ledger(path: other).record(
        [], reports: [Self.reports()[0]], features: [Self.feature("a:0", of: "a")])
      let ledger = try Ledger(path: path)
      #expect(try ledger.merge([other]).added == ["report": 1, "feature": 1])
      #expect(try ledger.features() == [Self.feature("a:0", of: "a")])
    }
  }
}
