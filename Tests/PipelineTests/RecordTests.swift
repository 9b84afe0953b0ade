import Foundation
import GeoJSON
import Model
import Pipeline
import Testing

/// The lines of `dateline claims` and `dateline mentions`: the contract of docs/claims.md.
struct RecordTests {
  private static let sentences =
    "On Sunday the FSA took Tweiran, a village that lies south of al-Rai, from IS, the "
    + "Observatory said. Al-Rai lies about 55 kilometres west of Jarablus, in Syria. They took the village of "
    + "Zorbalik and 1,300 square km of land along a 100-kilometre stretch of the border. IS took a dozen villages "
    + "near Azaz. Manbij is an hour's drive from Jarablus. Manbij lies in northern Aleppo province."

  private func members(_ checked: CheckedClaim) throws -> [String: Any] {
    let data = Data(ClaimRecord.json(checked).line.utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func claims() throws -> [[String: Any]] {
    try Analysis.analyse(Self.sentences, published: "2016-09-05").claims.map(members)
  }

  @Test func recordIsOneLine() throws {
    for claim in try Analysis.analyse(Self.sentences, published: "2016-09-05").claims {
      #expect(ClaimRecord.json(claim).line.filter(\.isNewline).count <= 1)
    }
  }

  @Test(arguments: [
    ("control", ["action", "modality", "place", "geometry", "count", "partial", "by", "from"]),
    (
      "distance",
      ["subject", "anchor", "value", "unit", "km", "direction", "hedge", "moving", "path", "finding"]
    ),
    ("travel", ["subject", "anchor", "value", "unit", "direction", "hedge", "moving", "path", "finding"]),
    ("containment", ["subject", "container", "sector"]),
    ("area", ["value", "unit", "km2", "hedge", "subject", "ends"]),
    ("length", ["value", "unit", "km", "hedge", "subject", "ends"]),
  ])
  func recordHasEveryFieldOfItsType(_ type: String, _ fields: [String]) throws {
    let found = try claims().filter { $0["type"] as? String == type }
    #expect(!found.isEmpty, "no claim of type \(type)")
    for claim in found {
      for field in ["type", "report", "valid", "speaker", "evidence"] + fields {
        #expect(claim[field] != nil, "\(type): no \(field)")
      }
      let evidence = try #require(claim["evidence"] as? [String: Any])
      #expect(Set(evidence.keys).isSuperset(of: ["start", "end", "text"]))
      let valid = try #require(claim["valid"] as? [String: Any])
      #expect(Set(valid.keys).isSuperset(of: ["earliest", "latest", "precision"]))
    }
  }

  @Test func placeHasEveryFieldAndNullWhereUnresolved() throws {
    let controls = try claims().filter { $0["type"] as? String == "control" }
    let places = try controls.map { try #require($0["place"] as? [String: Any]) }
    for place in places {
      #expect(Set(place.keys).isSuperset(of: ["text", "id", "name", "lon", "lat", "score"]))
    }
    let tweiran = try #require(places.first { $0["text"] as? String == "Tweiran" })
    #expect(tweiran["id"] as? String == "geonames:163071")
    #expect(tweiran["lon"] as? Double == 37.45348)
    #expect(tweiran["lat"] as? Double == 36.58671)
    let unknown = try #require(places.first { $0["text"] as? String == "Zorbalik" })
    for field in ["id", "name", "lon", "lat", "score"] { #expect(unknown[field] is NSNull, "\(field)") }
  }

  @Test func actorAndSpeakerHaveTextAndIdOrAreNull() throws {
    for claim in try claims() {
      for field in ["by", "from", "speaker"] {
        guard let value = claim[field], !(value is NSNull) else { continue }
        let actor = try #require(value as? [String: Any])
        #expect(actor["text"] is String && actor["id"] != nil)
      }
    }
  }

  @Test func findingOfTheFlagshipDistanceIsMeasured() throws {
    let distance = try #require(
      try claims().first {
        $0["type"] as? String == "distance" && $0["unit"] as? String == "km"
      })
    let finding = try #require(distance["finding"] as? [String: Any])
    #expect(finding["measured_km"] as? Double == 55.262)
    #expect(finding["azimuth"] as? Double == 245.773)
    #expect(finding["distance"] as? String == "consistent")
    #expect(finding["direction"] as? String == "agrees")
  }

  @Test func mentionHasEveryFieldAndItsCandidates() throws {
    let analysed = try Analysis.analyse(Self.sentences, published: "2016-09-05")
    for place in analysed.places {
      let data = Data(PlaceMentionRecord.json(place, in: analysed.report).line.utf8)
      let members = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      for field in ["report", "kind", "text", "start", "end", "place", "candidates"] {
        #expect(members[field] != nil, "no \(field)")
      }
      #expect(members["kind"] as? String == "place")
      #expect((members["place"] is NSNull) == (place.choice == nil))
      let candidates = try #require(members["candidates"] as? [[String: Any]])
      #expect(candidates.count == min(10, place.candidates.count))
    }
  }
}
