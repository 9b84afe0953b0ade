import Features
import Layers
import MapPage
import Model
import Testing

/// Two places, one told of by three claims, one contested; a place that is not resolved; a ruling, an area, a front, a check.
struct PageSample {
  var events: [ControlEvent]
  var intervals: [ControlInterval]
  var rulings: [Ruling]
  var areas: [ControlArea]
  var fronts: [FrontLine]
  var checks: [CheckedClaim]
  var reports: [ReportRecord]
  var basemap = Basemap()

  static let isis = ActorReference(text: "IS", ids: ["isis"])
  static let fsa = ActorReference(text: "Free Syrian Army", ids: ["fsa"])

  static func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

  /// With one text in every field that a report's words reach.
  init(words: String = "plain") throws {
    let tweiran = try Coordinate(longitude: 37.45348, latitude: 36.58671)
    let rai = try Coordinate(longitude: 37.4478, latitude: 36.61182)
    let party = ActorReference(text: words, ids: [])
    func event(_ id: String, _ action: ControlAction, _ place: String?, by: ActorReference, on day: String)
      throws
      -> ControlEvent
    {
      ControlEvent(
        id: id, action: action, placeID: place, placeName: "Tuwayrān", placeText: words,
        coordinate: place == nil ? nil : tweiran, placeScore: 0.97, placeReason: words, by: by, from: party,
        valid: .day(try Self.day(day), text: words, reason: words), recorded: try Self.day("2016-09-05"),
        speaker: party, report: "r1", source: words, url: words,
        evidence: Evidence(
          span: ByteSpan(start: 0, end: 9), text: words, sentence: "\(words), said \(words)."))
    }
    events = [
      try event("a1", .capture, "geonames:163071", by: Self.fsa, on: "2016-09-04"),
      try event("a2", .capture, "geonames:163071", by: Self.fsa, on: "2016-09-04"),
      try event("a3", .hold, "geonames:163071", by: Self.isis, on: "2016-09-04"),
      try event("b1", .lose, nil, by: Self.isis, on: "2016-08-31"),
    ]
    func interval(
      _ place: String, _ at: Coordinate, _ holder: ActorReference?, from start: String?, to end: String?,
      claimants: [ActorReference] = [], rests: [String] = [], against: [String] = [], decision: String? = nil
    ) throws -> ControlInterval {
      ControlInterval(
        id: "\(place)@\(start ?? "..")", placeID: place,
        placeName: place == "geonames:163071" ? "Tuwayrān" : words,
        coordinate: at, status: claimants.isEmpty ? nil : .contested, holder: holder, claimants: claimants,
        start: try start.map(Self.day), end: try end.map(Self.day), startPrecision: .day, rule: "latest",
        supporting: rests, competing: against, decision: decision)
    }
    intervals = [
      try interval("geonames:163071", tweiran, Self.isis, from: nil, to: "2016-09-03"),
      try interval(
        "geonames:163071", tweiran, Self.fsa, from: "2016-09-04", to: nil, rests: ["a1", "a2"],
        against: ["a3"]),
      try interval(
        "geonames:169138", rai, nil, from: "2016-09-01", to: nil, claimants: [Self.isis, party],
        decision: "d1"),
    ]
    rulings = [
      Ruling(
        id: "d1", content: .retraction(of: "zz"), reason: words, analyst: words,
        recorded: try Self.day("2016-10-01"))
    ]
    let corners = try [(37.4, 36.5), (37.5, 36.5), (37.5, 36.6), (37.4, 36.5)].map {
      try Coordinate(longitude: $0.0, latitude: $0.1)
    }
    areas = [
      ControlArea(
        id: "fsa@..", holder: Self.fsa, start: nil, end: nil, polygons: [[corners]], placeIDs: [],
        placeNames: [],
        method: words)
    ]
    fronts = [
      FrontLine(
        id: "fsa|isis@..", side: Self.fsa, opponent: Self.isis, start: nil, end: try Self.day("2016-09-03"),
        lines: [Array(corners.prefix(2))], placeIDs: [], placeNames: [], method: words)
    ]
    let quantity = QuantityMention(
      span: ByteSpan(start: 0, end: 5), text: words, sentence: 0, value: 3, unit: .length(.kilometre))
    var finding = Finding(
      distance: .consistent, direction: .agrees, measured: .kilometres(2.8), reason: words)
    finding.measuredEnds = [tweiran, rai]
    checks = [
      CheckedClaim(
        claim: Claim(
          report: "r1",
          content: .distance(
            DistanceClaim(
              subject: PlaceReference(text: words, resolved: nil),
              anchor: PlaceReference(text: words, resolved: nil),
              quantity: quantity, direction: .south)),
          valid: .day(try Self.day("2016-09-04"), reason: words), speaker: party,
          evidence: Evidence(span: ByteSpan(start: 1, end: 2), text: words, sentence: words)),
        finding: finding)
    ]
    reports = [
      ReportRecord(id: "r1", title: words, source: words, url: words, published: try Self.day("2016-09-05"))
    ]
  }

  /// The content, everything in it in order or the other way round.
  func content(isReversed: Bool = false) -> PageContent {
    func ordered<Element>(_ elements: [Element]) -> [Element] { isReversed ? elements.reversed() : elements }
    return PageContent(
      LayerContent(
        events: ordered(events), intervals: ordered(intervals), rulings: ordered(rulings),
        areas: ordered(areas),
        fronts: ordered(fronts), checks: ordered(checks), reports: ordered(reports)),
      basemap: basemap, credits: ["GeoNames (CC BY 4.0)"], localNames: ["geonames:163071": "طويران"],
      rules: ["latest": "the latest word counts"])
  }
}
