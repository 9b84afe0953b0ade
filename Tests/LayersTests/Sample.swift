import Foundation
import Layers
import Model
import Testing

/// A small run: two reports, one capture told twice, one against it, one unresolved, three figures, two mentions.
struct Sample {
  var events: [ControlEvent] = []
  var intervals: [ControlInterval] = []
  /// Held by the other side near by, so that there is a front.
  var neighbours: [ControlInterval] = []
  var checks: [CheckedClaim] = []
  var mentions: [MentionRecord] = []
  var reports: [ReportRecord] = []

  static func day(_ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: 2016, month: month, day: day))
  }

  static func place(_ id: String, _ name: String, _ longitude: Double, _ latitude: Double) throws -> Place {
    Place(
      id: id, name: name, coordinate: try Coordinate(longitude: longitude, latitude: latitude),
      feature: .init(featureClass: "P", code: "PPL"), country: "SY", source: "GeoNames")
  }

  static func resolved(_ text: String, _ place: Place?, at start: Int) -> ResolvedPlace {
    let mention = PlaceMention(
      span: ByteSpan(start: start, end: start + text.utf8.count), text: text, sentence: 0,
      featureWord: "village")
    let choice = place.map { RankedPlace(place: $0, matchedName: text, score: 0.97) }
    return ResolvedPlace(
      mention: mention, choice: choice, candidates: [choice].compactMap(\.self),
      reason: place == nil ? "the gazetteer has no such name" : "south of al-Rai, as stated")
  }

  static let fsa = ActorReference(text: "Free Syrian Army", ids: ["fsa"])
  static let isis = ActorReference(text: "IS", ids: ["isis"])

  init() throws {
    let tweiran = try Self.place("geonames:163071", "Tuwayrān", 37.45348, 36.58671)
    let rai = try Self.place("geonames:169138", "Ar Rā‘ī", 37.4478, 36.61182)
    let jarablus = try Self.place("geonames:169179", "Jarābulus", 38.01111, 36.8175)
    reports = [
      ReportRecord(
        id: "000", title: "ISIS \"loses\" border", source: "CNN", url: "https://example.org/000",
        published: try Self.day(9, 5)),
      ReportRecord(id: "001", published: try Self.day(9, 6)),
    ]
    events = [
      try event(
        "a1", .capture, tweiran, valid: .day(try Self.day(9, 4), text: "on Sunday", reason: "weekday")),
      try event(
        "a2", .capture, tweiran, valid: .day(try Self.day(9, 4), reason: "the report's day"), report: "001"),
      try event(
        "a3", .hold, tweiran, by: Self.isis, valid: .day(try Self.day(9, 4), reason: "the report's day")),
      try event(
        "b1", .lose, nil, by: Self.isis,
        valid: ValidTime(
          earliest: try Self.day(8, 21), latest: try Self.day(8, 31), precision: .month, text: "late August",
          reason: "the last third of August")),
      try event(
        "b2", .withdraw, rai, by: Self.isis,
        valid: ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "not stated")),
      try event(
        "b3", .recapture, rai,
        valid: ValidTime(earliest: nil, latest: try Self.day(9, 3), precision: .day, reason: "has been")),
    ]
    intervals = [
      interval(tweiran, Self.isis, nil, try Self.day(9, 3), supporting: ["a1"], competing: []),
      interval(tweiran, Self.fsa, try Self.day(9, 4), nil, supporting: ["a1", "a2"], competing: ["a3"]),
      interval(rai, nil, try Self.day(9, 3), nil, supporting: ["b3"], competing: []),
    ]
    neighbours = [
      interval(
        try Self.place("geonames:172333", "Dābiq", 37.26667, 36.53333), Self.isis, try Self.day(8, 1),
        try Self.day(10, 15), supporting: [], competing: [])
    ]
    checks = [
      try distance(rai, jarablus, start: 700), try distance(nil, jarablus, start: 900),
      measure(.length, unit: .length(.mile), start: 1_000, ends: [jarablus, rai]),
      measure(.area, unit: .area(.squareKilometre), start: 1_100, ends: []),
      CheckedClaim(claim: claim(.count(Self.quantity(.count("villages"))), start: 1_200), finding: nil),
    ]
    mentions = [
      MentionRecord(
        report: reports[0], place: Self.resolved("Tweiran", tweiran, at: 600), sentence: "They took Tweiran.",
        span: ByteSpan(start: 610, end: 617)),
      MentionRecord(
        report: ReportRecord(id: "002"), place: Self.resolved("al-Gharz", nil, at: 30), sentence: "",
        span: ByteSpan(start: 30, end: 38)),
    ]
  }

  private func event(
    _ id: String, _ action: ControlAction, _ place: Place?, by: ActorReference = fsa, valid: ValidTime,
    report: String = "000"
  ) throws -> ControlEvent {
    ControlEvent(
      id: id, action: action, placeID: place?.id, placeName: place?.name ?? "the village",
      placeText: place == nil ? "the village" : "Tweiran", coordinate: place?.coordinate,
      country: place?.country,
      placeScore: place.map { _ in 0.97 }, placeReason: place == nil ? "" : "south of al-Rai", by: by,
      from: action == .capture ? Self.isis : nil, valid: valid, recorded: try Self.day(9, 5),
      speaker: action == .capture ? ActorReference(text: "LCC", ids: ["lcc"]) : nil, report: report,
      source: "CNN",
      url: nil,
      evidence: Evidence(
        span: ByteSpan(start: 588, end: 680), text: "seized \"Tweiran\"", sentence: "They seized it."))
  }

  private func interval(
    _ place: Place, _ holder: ActorReference?, _ start: CivilDate?, _ end: CivilDate?, supporting: [String],
    competing: [String]
  ) -> ControlInterval {
    ControlInterval(
      id: "\(place.id)@\(start?.description ?? "..")", placeID: place.id, placeName: place.name,
      coordinate: place.coordinate, holder: holder, previous: start == nil ? nil : Self.isis, start: start,
      end: end,
      startPrecision: start == nil ? .unknown : .day, rule: "latest", supporting: supporting,
      competing: competing)
  }

  private func claim(_ content: Claim.Content, start: Int) -> Claim {
    Claim(
      report: "000", content: content,
      valid: ValidTime(
        earliest: nil, latest: reports[0].published, precision: .day, reason: "the report's day"),
      evidence: Evidence(
        span: ByteSpan(start: start, end: start + 40), text: "about 55 kilometers west",
        sentence: "It lies there."))
  }

  private static func quantity(_ unit: QuantityMention.Unit) -> MeasureClaim {
    MeasureClaim(
      quantity: QuantityMention(
        span: ByteSpan(start: 0, end: 9), text: "about 55", sentence: 0, value: 55, unit: unit, hedge: .about),
      subject: "the border strip")
  }

  private func distance(_ subject: Place?, _ anchor: Place, start: Int) throws -> CheckedClaim {
    let content = DistanceClaim(
      subject: PlaceReference(text: "Al-Rai", resolved: Self.resolved("Al-Rai", subject, at: start)),
      anchor: PlaceReference(text: "Jarablus", resolved: Self.resolved("Jarablus", anchor, at: start + 9)),
      quantity: Self.quantity(.length(.kilometre)).quantity, direction: .west)
    let km = Length.kilometres
    let tolerance = Finding.Tolerance(
      total: km(8.3), rounding: km(2.5), floor: km(1), share: km(5.526), extents: km(2))
    let found = Finding(
      distance: .consistent, direction: .agrees, measured: .metres(55_262.04), azimuth: 245.8,
      azimuthDeviation: 24.2,
      ratio: 0.9953, tolerance: tolerance, reason: "55 km stated, 55.3 km measured")
    let missing = Finding(
      distance: .notCheckable, direction: .notCheckable, reason: "Al-Rai is not resolved")
    return CheckedClaim(
      claim: claim(.distance(content), start: start), finding: subject == nil ? missing : found)
  }

  private enum Measured { case length, area }

  private func measure(
    _ kind: Measured, unit: QuantityMention.Unit, start: Int, ends: [Place]
  ) -> CheckedClaim {
    var measure = Self.quantity(unit)
    measure.ends = ends.map { PlaceReference(text: $0.name, resolved: Self.resolved($0.name, $0, at: 0)) }
    return CheckedClaim(
      claim: claim(kind == .area ? .area(measure) : .length(measure), start: start), finding: nil)
  }

  /// Writes everything, in the order of a seed.
  func write(
    to folder: String, style: LayerStyle = .none, formats: [LayerFormat] = [.geojson], seed: UInt64 = 0
  ) throws -> LayerWriter.Outcome {
    var shuffler = Shuffler(state: seed)
    let sketch = try AreaMaker().sketch((intervals + neighbours).shuffled(using: &shuffler))
    return try LayerWriter(folder: folder, formats: formats, style: style).write(
      LayerContent(
        events: events.shuffled(using: &shuffler), intervals: intervals.shuffled(using: &shuffler),
        areas: sketch.areas.shuffled(using: &shuffler), fronts: sketch.fronts.shuffled(using: &shuffler),
        checks: checks.shuffled(using: &shuffler), mentions: mentions.shuffled(using: &shuffler),
        reports: reports.shuffled(using: &shuffler)))
  }
}

/// A random order that is the same in every run (SplitMix64).
struct Shuffler: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A folder that goes with the test.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "layers-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}
