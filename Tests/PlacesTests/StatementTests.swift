import Gazetteer
import Model
import TestSupport
import Testing

@testable import Places

/// What a stated direction or distance does to the choice between namesakes, on mentions made by hand.
struct StatementTests {
  private static let resolver = Result { PlaceResolver(gazetteer: try TestGazetteer.shared()) }

  /// Resolves "Tweiran" and "Al-Rai" with or without a statement between them, in a report about Syria.
  private func tweiran(_ kind: SpatialRelation.Kind?) throws -> ResolvedPlace {
    let text = "Tweiran and Al-Rai"
    let tweiran = PlaceMention(
      span: ByteSpan(start: 0, end: 7), text: "Tweiran", sentence: 0, featureWord: "village")
    let alRai = PlaceMention(span: ByteSpan(start: 12, end: 18), text: "Al-Rai", sentence: 0)
    let relations = kind.map {
      [
        SpatialRelation(
          subject: .place(tweiran), anchor: alRai, kind: $0, span: ByteSpan(start: 0, end: 18), sentence: 0)
      ]
    }
    let report = MentionedReport(
      report: Report(id: "a", text: Array(text.utf8)), tokens: [],
      mentions: [.place(tweiran), .place(alRai)],
      relations: relations ?? [], events: [], countries: ["SY"])
    return try #require(try Self.resolver.get().resolve(report).first)
  }

  private func direction(_ point: CompassPoint) -> SpatialRelation.Kind {
    .distance(quantity: nil, direction: point, path: nil)
  }

  private func distance(_ kilometres: Double) -> SpatialRelation.Kind {
    let quantity = QuantityMention(
      span: ByteSpan(start: 0, end: 0), text: "\(kilometres) km", sentence: 0, value: kilometres,
      unit: .length(.kilometre))
    return .distance(quantity: quantity, direction: nil, path: nil)
  }

  private let village = "geonames:163071"
  /// The villages of a similar name near Kobane, a hundred kilometres east.
  private let lookAlikes = ["geonames:169343", "geonames:169344", "geonames:9227"]

  @Test func statedDirectionDecidesBetweenNamesakes() throws {
    let stated = try tweiran(direction(.south))
    let choice = try #require(stated.choice)
    #expect(choice.place.id == village)
    #expect(stated.reason.contains("stated south of Al-Rai: measures 2.8 km at 170°"), "\(stated.reason)")
    for other in stated.candidates where lookAlikes.contains(other.place.id) {
      #expect(other.score + 0.3 < choice.score, "\(other.place.name) \(other.score)")
      let reason = other.reasons.first { $0.scorer == "stated distance" }
      #expect(try #require(reason).weight < 0)
    }
  }

  @Test func withoutStatementTheScoreFallsAndNothingStatedIsNamed() throws {
    let stated = try #require(try tweiran(direction(.south)).choice)
    let bare = try tweiran(nil)
    let choice = try #require(bare.candidates.first { $0.place.id == village })
    #expect(choice.score < stated.score)
    #expect(choice.reasons.allSatisfy { $0.scorer != "stated distance" })
    #expect(!bare.reason.contains("stated"), "\(bare.reason)")
  }

  @Test(arguments: [CompassPoint.north, .east, .west])
  func reversedDirectionCostsTheTrueVillageItsReason(_ point: CompassPoint) throws {
    let stated = try #require(try tweiran(direction(.south)).choice)
    let wrong = try tweiran(direction(point))
    let choice = try #require(wrong.candidates.first { $0.place.id == village })
    #expect(choice.score < stated.score)
    let reason = choice.reasons.first { $0.scorer == "stated distance" }
    #expect(reason?.weight ?? 0 <= 0, "\(wrong.reason)")
  }

  @Test func statedDistanceOfTheLookAlikesMovesTheChoice() throws {
    // The Itwirans lie about 102 km east of Al-Rai (GeoNames 169343, 169138); Tuwayrān 2.8 km south.
    let near = try #require(try tweiran(distance(3)).candidates.first { $0.place.id == village })
    let far = try #require(try tweiran(distance(102)).candidates.first { $0.place.id == village })
    #expect(far.score < near.score)
  }
}
