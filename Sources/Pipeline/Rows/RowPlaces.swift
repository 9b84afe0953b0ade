internal import Checks
internal import Gazetteer
internal import Model
private import Synchronization

/// The places that rows name where they bring no coordinates, by the gazetteer.
///
/// Of the places of a name, and of two names together, the most prominent that fit the statement are taken: a stated
/// distance and direction choose between namesakes. Where none fit, the most prominent stand.
final class RowPlaces: Sendable {
  /// At most so many places of a name are tried, the most prominent first.
  private static let limit = 10

  /// What is opened at the first name: tables with coordinates need none of it.
  private struct Opened {
    var gazetteer: Gazetteer
    var checker: ClaimChecker
  }
  private let open: RowCheckRun.Opening
  private let opened = Mutex<Opened?>(nil)
  /// What names may mean: tables have the same few names over and over.
  private let known = Mutex<[String: Choice]>([:])
  private static let knownLimit = 10_000

  /// Opens the gazetteer and the shapes at the first name that is looked up.
  init(open: @escaping RowCheckRun.Opening) { self.open = open }

  /// The finding on a distance between named places, to courses and outlines where they are known.
  func finding(on distance: DistanceClaim) throws(InputError) -> Finding {
    try ground().checker.check(distance: distance)
  }

  /// One side of a row.
  enum End {
    /// The row has its position.
    case position(Place)
    /// Only its name is known.
    case name(String)
  }

  /// Both places of a row, unresolved where the gazetteer has none of that name.
  func pair(
    subject: End, anchor: End, fits: (_ subject: Place, _ anchor: Place) throws(InputError) -> Bool
  ) throws(InputError) -> (subject: PlaceReference, anchor: PlaceReference) {
    let gazetteer = try ground().gazetteer
    let subjects = try choice(subject, gazetteer)
    let anchors = try choice(anchor, gazetteer)
    let pairs = subjects.places.indices.flatMap { first in anchors.places.indices.map { (first, $0) } }
      .sorted { ($0.0 + $0.1, $0.0) < ($1.0 + $1.1, $1.0) }
    var fitting: (Int, Int)?
    for pair in pairs where fitting == nil {
      if try fits(subjects.places[pair.0], anchors.places[pair.1]) { fitting = pair }
    }
    let chosen = fitting ?? (0, 0)
    let isChoice = pairs.count > 1
    return (
      try subjects.reference(chosen.0, fits: fitting != nil, isChoice: isChoice, gazetteer),
      try anchors.reference(chosen.1, fits: fitting != nil, isChoice: isChoice, gazetteer)
    )
  }

  private func choice(_ end: End, _ gazetteer: Gazetteer) throws(InputError) -> Choice {
    let name: String
    switch end {
    case .position(let place): return Choice(name: place.name, candidates: [], places: [place])
    case .name(let text): name = text
    }
    if let choice = known.withLock({ $0[name] }) { return choice }
    let candidates = try gazetteer.candidates(for: name, LookUp(limit: Self.limit))
    let choice = Choice(name: name, candidates: candidates, places: candidates.map { Place($0, name: name) })
    known.withLock { known in
      if known.count >= Self.knownLimit { known.removeAll() }
      known[name] = choice
    }
    return choice
  }

  private func ground() throws(InputError) -> Opened {
    try opened.withLock { (opened) throws(InputError) -> Opened in
      if let known = opened { return known }
      let (gazetteer, shapes) = try self.open()
      let ground = Opened(gazetteer: gazetteer, checker: ClaimChecker(shapes: shapes))
      opened = ground
      return ground
    }
  }
}

/// The places that one side of a row may mean.
private struct Choice: Sendable {
  let name: String
  let candidates: [PlaceCandidate]
  let places: [Place]

  /// The place chosen as the gazetteer has it, with the reason.
  func reference(
    _ index: Int, fits: Bool, isChoice: Bool, _ gazetteer: Gazetteer
  ) throws(InputError) -> PlaceReference {
    guard !places.isEmpty else { return PlaceReference(text: name, resolved: nil) }
    guard !candidates.isEmpty else { return .row(places[0], reason: "coordinates of the row") }
    let match = try gazetteer.match(of: candidates[index], for: name)
    let others = candidates.count - 1
    let why =
      !isChoice
      ? "the only place of this name"
      : fits
        ? "the most prominent places of these names that fit the statement"
        : "the most prominent place of this name; no places of these names fit the statement"
    let rank = others == 0 ? "" : "; number \(index + 1) of \(candidates.count) of this name"
    return .row(
      match?.place ?? places[index], text: name, reason: (match?.reason ?? name) + "; " + why + rank)
  }
}

extension Place {
  /// What the compiled index knows of a candidate, enough to measure it.
  fileprivate init(_ candidate: PlaceCandidate, name: String) {
    self.init(
      id: candidate.id, name: name, coordinate: candidate.coordinate, feature: candidate.feature,
      country: candidate.country, population: candidate.population == 0 ? nil : candidate.population,
      source: "")
  }
}

extension PlaceReference {
  /// A place of a row.
  static func row(_ place: Place, text: String? = nil, reason: String) -> PlaceReference {
    let words = text ?? place.name
    let mention = PlaceMention(span: ByteSpan(start: 0, end: words.utf8.count), text: words, sentence: 0)
    let choice = RankedPlace(place: place, matchedName: place.name, score: 1)
    return PlaceReference(
      text: words, resolved: ResolvedPlace(mention: mention, choice: choice, candidates: [], reason: reason))
  }
}
