import Foundation
import MapPage
import Model
import TestSupport
import Testing

@Suite("The page's documents")
struct PageDocumentTests {
  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  /// The items of all sheets; each sheet has the numbering of the document.
  private func items(_ content: PageContent) throws -> [[String: Any]] {
    let numbering = try object(MapPage.document(of: content))["of"] as? String
    return try MapPage.evidence(of: content).flatMap { sheet in
      let sheet = try object(sheet)
      #expect(sheet["of"] as? String == numbering)
      return try #require(sheet["items"] as? [[String: Any]])
    }
  }

  @Test func theSameContentGivesTheSameBytesInWhateverOrder() throws {
    let sample = try PageSample()
    #expect(MapPage.document(of: sample.content()) == MapPage.document(of: sample.content(isReversed: true)))
    #expect(MapPage.evidence(of: sample.content()) == MapPage.evidence(of: sample.content(isReversed: true)))
  }

  @Test func everythingOnThePageHasItsEvidence() throws {
    let content = try PageSample().content()
    let document = try object(MapPage.document(of: content))
    let items = try items(content)
    #expect(document["items"] as? Int == items.count)
    let intervals = try #require(document["intervals"] as? [String: Any])
    let supporting = try #require(intervals["for"] as? [[Int]])
    let competing = try #require(intervals["against"] as? [[Int]])
    #expect(supporting.map { $0.map { items[$0]["id"] as? String } } == [[], ["a1", "a2"], []])
    #expect(competing.map { $0.map { items[$0]["id"] as? String } } == [[], ["a3"], []])
    let decisions = try #require(intervals["decision"] as? [Any])
    #expect((decisions[2] as? Int).map { items[$0]["id"] as? String } == "d1")
    let changes = try #require(document["changes"] as? [String: Any])
    for item in try #require(changes["items"] as? [[Int]]).flatMap({ $0 }) {
      #expect(items[item]["kind"] as? String == "claim")
    }
    let checks = try #require(document["checks"] as? [[String: Any]])
    #expect(checks.count == 1)
    for check in checks {
      let item = items[try #require(check["item"] as? Int)]
      #expect(item["kind"] as? String == "check")
      #expect(item["id"] as? String == check["id"] as? String)
    }
  }

  @Test func anotherClaimIsAnotherNumbering() throws {
    var sample = try PageSample()
    let before = try object(MapPage.document(of: sample.content()))["of"] as? String
    sample.events.removeLast()
    let after = try object(MapPage.document(of: sample.content()))["of"] as? String
    #expect(before != after)
  }

  @Test func claimsOfOneChangeAreOneRow() throws {
    let document = try object(MapPage.document(of: try PageSample().content()))
    let changes = try #require(document["changes"] as? [String: Any])
    #expect(changes["id"] as? [String] == ["b1", "a1"])
    #expect((changes["items"] as? [[Int]])?.map(\.count) == [1, 2])
    #expect((changes["place"] as? [Any])?.map { $0 as? Int } == [nil, 0])
  }

  @Test func aPlacesIntervalsLieTogetherInOrderOfTime() throws {
    let document = try object(MapPage.document(of: try PageSample().content(isReversed: true)))
    let intervals = try #require(document["intervals"] as? [String: Any])
    #expect(intervals["place"] as? [Int] == [0, 0, 1])
    #expect((intervals["start"] as? [Any])?.map { $0 as? Int } == [nil, 17_048, 17_045])
    #expect((intervals["end"] as? [Any])?.map { $0 as? Int } == [17_047, nil, nil])
    #expect(intervals["status"] as? [Int] == [0, 0, 1])
  }

  @Test func partiesHaveTheColoursOfTheLayers() throws {
    let document = try object(MapPage.document(of: try PageSample().content()))
    let parties = try #require(document["parties"] as? [[String: String]])
    #expect(parties.first { $0["key"] == "isis" }?["colour"] == "#000000")
    #expect(parties.first { $0["key"] == "fsa" }?["colour"] == "#009e73")
  }

  @Test(arguments: try rows(of: "hostile.tsv"))
  func wordsStayWords(row: Row) throws {
    let words = row.cells[0]
    let content = try PageSample(words: words).content()
    let parts = [MapPage.document(of: content)] + MapPage.evidence(of: content)
    for part in parts {
      #expect(!part.contains { [0x3C, 0x3E, 0x26].contains($0) }, "\(row)")
      #expect(!part.contains { $0 < 0x20 }, "\(row)")
      #expect(
        !String(decoding: part, as: UTF8.self).contains { $0 == "\u{2028}" || $0 == "\u{2029}" }, "\(row)")
    }
    let claim = try #require(try items(content).first { $0["id"] as? String == "a1" })
    for field in [
      "place", "from", "speaker", "quote", "place_reason", "date_text", "report_title", "source",
      "source_url",
    ] {
      #expect(claim[field] as? String == words, "\(row): \(field)")
    }
  }

  @Test func theGroundNearThePlacesIsKeptAndThinned() throws {
    var sample = try PageSample()
    func line(_ from: Double, _ to: Double, step: Double) throws -> [Coordinate] {
      try stride(from: from, through: to, by: step).map { try Coordinate(longitude: $0, latitude: 36.6) }
    }
    func river(_ line: [Coordinate]) -> Basemap.Feature {
      .init(
        .river, PlaceShape(name: "river", geometry: .lines([line]), source: "test", accuracy: .kilometres(1)))
    }
    let (near, far) = (try line(37, 38, step: 0.0001), try line(100, 110, step: 1))
    sample.basemap = Basemap(features: [river(near), river(far)], credits: [])
    let document = try object(MapPage.document(of: sample.content()))
    let ground = try #require(document["ground"] as? [[String: Any]])
    #expect(ground.count == 1)
    let steps = try #require((ground[0]["lines"] as? [[Int]])?.first)
    #expect(steps.count < 2 * near.count / 10)
    // The first position, and the sum of the ways to the last.
    #expect(steps[0] == 370_000)
    #expect(stride(from: 0, to: steps.count, by: 2).reduce(0) { $0 + steps[$1] } == 380_000)
  }

  @Test func namesInOtherScriptsComeFromTheGazetteer() throws {
    let content = try PageContent(try PageSample().content().layers, from: try TestGazetteer.shared())
    #expect(content.localNames["geonames:163071"] == "طويران")
    #expect(content.basemap.features.count > 100)
    #expect(content.credits.contains { $0.hasPrefix("GeoNames") })
  }
}
