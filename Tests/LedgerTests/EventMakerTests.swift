import Ledger
import Model
import Testing

@Suite struct EventMakerTests {
  private static func claim(
    modality: Modality = .asserted, isPartial: Bool = false, start: Int = 588, by: String = "fsa"
  ) throws -> Claim {
    let place = Place(
      id: "geonames:163071", name: "Tuwayrān",
      coordinate: try Coordinate(longitude: 37.45348, latitude: 36.58671),
      feature: .init(featureClass: "P", code: "PPL"), country: "SY", source: "GeoNames")
    let choice = RankedPlace(place: place, matchedName: "Tweiran", score: 0.97)
    let mention = PlaceMention(span: ByteSpan(start: 600, end: 607), text: "Tweiran", sentence: 3)
    let resolved = ResolvedPlace(
      mention: mention, choice: choice, candidates: [choice], reason: "south of al-Rai")
    let day = try #require(CivilDate(year: 2016, month: 9, day: 4))
    return Claim(
      report: "000",
      content: .control(
        ControlClaim(
          action: .capture, place: PlaceReference(text: "Tweiran", resolved: resolved),
          by: ActorReference(text: by.uppercased(), ids: [by]),
          from: ActorReference(text: "IS", ids: ["isis"]),
          isPartial: isPartial)),
      modality: modality, valid: .day(day, reason: "Sunday"),
      speaker: ActorReference(text: "LCC", ids: ["lcc"]),
      evidence: Evidence(span: ByteSpan(start: start, end: 680), text: "quote", sentence: "A quote."))
  }

  private static let report = Report(
    id: "000", source: "CNN", url: "https://example.org/000",
    published: CivilDate(iso: "2016-09-05").map {
      PublicationDate(date: $0, isInferred: false, reason: "front matter")
    },
    text: [])

  @Test func anAssertedControlClaimIsAnEvent() throws {
    let event = try #require(EventMaker.event(from: try Self.claim(), in: Self.report))
    // FNV-1a of the parts, computed with another program (Python): the name must not change between releases.
    #expect(event.id == "799a55d753d20870")
    #expect(event.action == .capture && event.placeID == "geonames:163071" && event.placeText == "Tweiran")
    #expect(event.placeReason == "south of al-Rai" && event.placeScore == 0.97)
    #expect(event.recorded == CivilDate(iso: "2016-09-05") && event.source == "CNN")
  }

  @Test(arguments: Modality.allCases) func nothingElseReachesTheLedger(modality: Modality) throws {
    let event = EventMaker.event(from: try Self.claim(modality: modality), in: Self.report)
    #expect((event != nil) == (modality == .asserted))
  }

  @Test func aPartTakenMakesThePlaceContested() throws {
    #expect(EventMaker.event(from: try Self.claim(isPartial: true), in: Self.report)?.action == .contest)
  }

  @Test func differentClaimsHaveDifferentNames() throws {
    let claims = [
      try Self.claim(), try Self.claim(start: 589), try Self.claim(by: "sdf"),
      try Self.claim(isPartial: true),
    ]
    #expect(Set(claims.compactMap { EventMaker.event(from: $0, in: Self.report)?.id }).count == 4)
  }
}
