internal import Features
internal import Layers
internal import Model

/// The numbers by which the page's documents refer to parties, places and what things rest on.
struct PageIndex {
  /// A party: its name in the actor book or else its words, the words that name it most often, its colour.
  struct Party {
    var key: String
    var name: String
    var colour: String
  }

  /// A place with its point.
  struct Place {
    var id: String
    var name: String
    var coordinate: Coordinate
  }

  /// Something that the page quotes.
  enum Item {
    case claim(ControlEvent)
    case ruling(Ruling)
    case check(Feature)
  }

  /// By key.
  let parties: [Party]
  private let partyNumbers: [String: Int]
  /// By id.
  let places: [Place]
  private let placeNumbers: [String: Int]
  /// Claims by place, day and name, so that those of one place lie together; then rulings, then checks.
  let items: [Item]
  private let itemNumbers: [String: Int]
  /// Tells whether a sheet of evidence numbers its items as a document does: a ledger may grow between the two.
  let fingerprint: String
  /// The fields of checks.
  let checkSchema: FeatureSchema?

  init(_ content: LayerContent) {
    parties = Self.parties(of: content)
    partyNumbers = Self.numbers(parties.map(\.key))
    places = Self.places(of: content)
    placeNumbers = Self.numbers(places.map(\.id))
    let claims = content.events.sorted { Self.order($0) < Self.order($1) }
    let rulings = content.rulings.sorted { $0.id < $1.id }
    let checks = LayerCatalogue.layer("distance-checks", of: content)
    checkSchema = checks?.schema
    items = claims.map(Item.claim) + rulings.map(Item.ruling) + (checks?.features ?? []).map(Item.check)
    let names = claims.map(\.id) + rulings.map(\.id)
    itemNumbers = Self.numbers(names)
    var fingerprint = ContentFingerprint()
    for name in names + (checks?.features ?? []).map(\.id) {
      fingerprint.take(name.utf8)
      fingerprint.take(CollectionOfOne(0))
    }
    self.fingerprint = fingerprint.digits
  }

  func party(_ reference: ActorReference?) -> Int? {
    reference.flatMap { partyNumbers[Self.key(of: $0)] }
  }

  func place(_ id: String?) -> Int? { id.flatMap { placeNumbers[$0] } }

  /// The number of a claim or a ruling.
  func item(_ id: String?) -> Int? { id.flatMap { itemNumbers[$0] } }

  /// The day a claim is listed under: the one by which it is known to be true.
  static func day(of event: ControlEvent) -> CivilDate? { event.valid.latest ?? event.valid.earliest }

  private static func key(of party: ActorReference) -> String {
    LayerStyle.category(of: party)?.key ?? party.text
  }

  private static func numbers(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Claims without a place stand behind those that have one, by the words they name it with.
  private static func order(_ event: ControlEvent) -> (Int, String, Int, String) {
    (
      event.placeID == nil ? 1 : 0, event.placeID ?? event.placeText, day(of: event)?.dayNumber ?? .min,
      event.id
    )
  }

  private static func parties(of content: LayerContent) -> [Party] {
    let references =
      content.intervals.flatMap { [$0.holder, $0.previous].compactMap(\.self) + $0.claimants }
      + content.areas.map(\.holder) + content.fronts.flatMap { [$0.side, $0.opponent] }
      + content.events.flatMap { [$0.by, $0.from].compactMap(\.self) }
    var uses: [String: [String: Int]] = [:]
    var colours: [String: String] = [:]
    for reference in references {
      let key = key(of: reference)
      uses[key, default: [:]][reference.text, default: 0] += 1
      colours[key] = colours[key] ?? LayerStyle.category(of: reference)?.colour
    }
    return uses.keys.sorted().map { key in
      let words = uses[key]?.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key ?? key
      return Party(
        key: key, name: words.prefix(1).uppercased() + words.dropFirst(), colour: colours[key] ?? "#bbbbbb")
    }
  }

  /// Places of intervals, and those of claims from which no interval could be made.
  private static func places(of content: LayerContent) -> [Place] {
    var places: [String: Place] = [:]
    func add(_ place: Place) {
      // Where sources differ, the same one in every run.
      guard let known = places[place.id] else { return places[place.id] = place }
      if place.name < known.name { places[place.id] = place }
    }
    for interval in content.intervals {
      add(Place(id: interval.placeID, name: interval.placeName, coordinate: interval.coordinate))
    }
    let ofIntervals = Set(places.keys)
    for event in content.events {
      guard let id = event.placeID, !ofIntervals.contains(id), let coordinate = event.coordinate else {
        continue
      }
      add(Place(id: id, name: event.placeName, coordinate: coordinate))
    }
    return places.values.sorted { $0.id < $1.id }
  }
}
