import Gazetteer
import Model
import TestSupport
import Testing

@testable import Places

/// What holds for every resolution, on mentions made by hand.
struct ResolverTests {
  private static let names = [
    "Jarablus", "Al-Rai", "Tweiran", "Jabar", "Palmyra", "Raqa", "al-Gharz", "Jabal Khirbat al-Kanisah",
    "Moscow", "Damascus", "Tripoli", "Nowhere at All", "Çobanbey", "حلب", "", "-", "al-",
  ]

  private func report(_ names: [String], countries: [String] = ["SY"]) -> MentionedReport {
    var mentions: [Mention] = []
    var start = 0
    for name in names {
      let end = start + name.utf8.count
      mentions.append(.place(PlaceMention(span: ByteSpan(start: start, end: end), text: name, sentence: 0)))
      start = end + 1
    }
    return MentionedReport(
      report: Report(id: "a", text: Array(names.joined(separator: " ").utf8)), tokens: [], mentions: mentions,
      relations: [], events: [], countries: countries)
  }

  private func resolve(_ report: MentionedReport) throws -> [ResolvedPlace] {
    try PlaceResolver(gazetteer: TestGazetteer.shared()).resolve(report)
  }

  @Test func everyMentionHasOneOutcomeInOrder() throws {
    #expect(try resolve(report(Self.names)).map(\.mention.text) == Self.names)
  }

  @Test func scoresLieBetweenNoughtAndOneAndFallDownTheList() throws {
    for place in try resolve(report(Self.names)) {
      let scores = place.candidates.map(\.score)
      #expect(scores.allSatisfy { (0...1).contains($0) })
      #expect(scores == scores.sorted(by: >), "\(place.mention.text)")
      for candidate in place.candidates { #expect(!candidate.reasons.isEmpty) }
    }
  }

  @Test func choiceIsTheFirstCandidateAndReachesTheThreshold() throws {
    for place in try resolve(report(Self.names)) {
      #expect(!place.reason.isEmpty)
      if let choice = place.choice {
        #expect(choice == place.candidates.first && choice.score >= PlaceResolver.threshold)
      } else {
        #expect((place.candidates.first?.score ?? 0) < PlaceResolver.threshold)
      }
    }
  }

  @Test func candidatesAreTheGazetteersAndAsManyAsAskedFor() throws {
    let gazetteer = try TestGazetteer.shared()
    let names = ["Jarablus", "Palmyra", "Jabar", "Tripoli"]
    for place in try PlaceResolver(gazetteer: gazetteer, candidates: 5).resolve(report(names)) {
      let known = Set(try gazetteer.matches(for: place.mention.text, fuzzy: true).map(\.place.id))
      #expect(place.candidates.count == min(5, known.count), "\(place.mention.text)")
      #expect(known.isSuperset(of: place.candidates.map(\.place.id)), "\(place.mention.text)")
    }
    for place in try PlaceResolver(gazetteer: gazetteer, candidates: 0).resolve(report(names)) {
      #expect(place.choice != nil && place.candidates.isEmpty)
    }
  }

  @Test(arguments: ["al-Gharz", "Jabal Khirbat al-Kanisah", "Nowhere at All"])
  func nameWithoutPlaceStaysUnresolvedWithAReason(_ name: String) throws {
    let place = try #require(try resolve(report([name, "Akhtarin", "Aq Burhan"])).first)
    #expect(place.choice == nil)
    #expect(place.reason == "no gazetteer name fits \"\(name)\"")
  }

  @Test func resolvingTwiceGivesTheSame() throws {
    #expect(try resolve(report(Self.names)) == resolve(report(Self.names)))
  }

  @Test func otherOrderOfMentionsGivesTheSameChoices() throws {
    func choices(_ names: [String]) throws -> [String: String] {
      let pairs = try resolve(report(names)).map { ($0.mention.text, $0.choice?.place.id ?? "-") }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    #expect(try choices(Self.names) == choices(Self.names.reversed()))
  }

  @Test func reportWithoutPlacesHasNone() throws {
    #expect(try resolve(report([])).isEmpty)
  }
}
