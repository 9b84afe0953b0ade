public import Model

/// A place that a toponym may mean, as the compiled index alone tells it: enough to rank places and to put
/// them on a map.
///
/// Half a million a second, where `NameMatch` with its names, areas and sources is read from SQLite.
public struct PlaceCandidate: Sendable, Hashable {
  /// What joined the toponym with a name of the place.
  public enum How: Sendable, Hashable {
    /// The same folded key.
    case sameKey
    /// Rules of transliteration.
    case rules
    /// So many typing errors.
    case typingErrors(Int)
  }

  /// Id of the place, such as `geonames:169179`.
  public var id: String
  /// Its representative point.
  public var coordinate: Coordinate
  /// Class and code of the feature.
  public var feature: Place.Feature
  /// ISO 3166-1 alpha-2 code of its country; empty where none applies.
  public var country: String
  /// How close the spellings are, 0...1; 1: the same key.
  public var closeness: Double
  /// Closeness with what is known of the place (`NameRank`): the order of the candidates.
  public var score: Double
  /// What joined the spellings.
  public var how: How
}

extension Gazetteer {
  /// The places a toponym may mean, best first, then by id, each once: those of `matches(for:_:)` without
  /// what only SQLite knows.
  ///
  /// SQLite is asked all the same where the user's own corrections must be laid over the answer, or where
  /// `area` is set. Names are compared by 64-bit hashes here and not once more by their bytes: of 30 million
  /// names one look-up in 10⁹ takes a stranger for one of them.
  public func candidates(for toponym: String, _ lookUp: LookUp = LookUp()) throws(InputError)
    -> [PlaceCandidate]
  {
    guard corrections.isEmpty, lookUp.area == nil else {
      return try matches(for: toponym, lookUp).map(PlaceCandidate.init)
    }
    let ranked = ranked(toponym, lookUp)
    var candidates: [PlaceCandidate] = []
    candidates.reserveCapacity(min(ranked.count, lookUp.limit))
    for (hit, score) in ranked.prefix(lookUp.limit) {
      if let candidate = PlaceCandidate(hit, score: score, in: index) { candidates.append(candidate) }
    }
    return candidates
  }
}

extension PlaceCandidate {
  fileprivate init?(_ hit: Hit, score: Double, in index: PlaceIndex) {
    let entry = index.place(hit.position)
    guard
      let coordinate = try? Coordinate(
        longitude: Double(entry.longitude) / PlaceEntry.scale,
        latitude: Double(entry.latitude) / PlaceEntry.scale)
    else { return nil }
    self.init(
      id: index.id(ofRow: entry.row), coordinate: coordinate, feature: index.features[Int(entry.feature)],
      country: PlaceEntry.country(entry.country), closeness: hit.closeness, score: score, how: hit.how)
  }

  fileprivate init(_ match: NameMatch) {
    let errors = match.rules.count == 1 ? NameMatch.typingErrors(named: match.rules[0]) : nil
    self.init(
      id: match.place.id, coordinate: match.place.coordinate, feature: match.place.feature,
      country: match.place.country, closeness: match.closeness, score: match.score,
      how: match.rules.isEmpty ? .sameKey : errors.map(How.typingErrors) ?? .rules)
  }
}

extension NameMatch {
  /// How a number of typing errors is told among the rules.
  static func rule(forTypingErrors errors: Int) -> String {
    errors == 1 ? "typing error" : "\(errors) typing errors"
  }

  /// The number of typing errors that a rule tells; nil where it is another.
  fileprivate static func typingErrors(named rule: String) -> Int? {
    (1...2).first { Self.rule(forTypingErrors: $0) == rule }
  }
}
