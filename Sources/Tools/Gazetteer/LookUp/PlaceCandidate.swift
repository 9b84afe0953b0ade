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

  /// The number of its row, made from its id: two candidates are one place where it is the same.
  public var row: Int64
  /// Id of the place, such as `geonames:169179`.
  public var id: String
  /// Its representative point.
  public var coordinate: Coordinate
  /// Class and code of the feature.
  public var feature: Place.Feature
  /// ISO 3166-1 alpha-2 code of its country; empty where none applies.
  public var country: String
  /// GeoNames' code of its first-order area, such as `09`; empty where none is known or it has more than four letters.
  public var region: String
  /// Inhabitants; 0 where not known.
  public var population: Int
  /// Whether the name that joins is the place's own, not one of its other names.
  public var isMainName: Bool
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

extension Gazetteer {
  /// The place of an id as the index alone tells it, named by its own name; nil where there is none.
  public func candidate(id: String) throws(InputError) -> PlaceCandidate? {
    guard corrections.isEmpty, let position = index.position(ofRow: PlaceKey.row(of: id)),
      index.id(position) == id
    else {
      return try place(id: id).map {
        PlaceCandidate(NameMatch(place: $0, matchedName: $0.name, rules: [], closeness: 1))
      }
    }
    let hit = Hit(Posting(position, isMain: true), closeness: 1, how: .sameKey)
    return PlaceCandidate(hit, score: 1 + Double(index.place(position).weight), in: index)
  }

  /// The places of a feature code within a distance of a point, nearest first, as the index alone tells them.
  public func candidates(ofFeature code: String, within distance: Length, of point: Coordinate)
    -> [PlaceCandidate]
  {
    let numbers = index.features.indices.filter { index.features[$0].code == code }
    return LatitudeBands(index).places(within: distance.metres, of: point) {
      numbers.contains(Int($0.feature))
    }.compactMap { place in
      let hit = Hit(Posting(place.position, isMain: true), closeness: 1, how: .sameKey)
      return PlaceCandidate(hit, score: 1, in: index)
    }.filter { corrections.isEmpty || !corrections.drops($0.id) }
  }

  /// A candidate for a toponym as the file has it, with the spelling that joined and why; nil where the user dropped it.
  public func match(of candidate: PlaceCandidate, for toponym: String) throws(InputError) -> NameMatch? {
    guard corrections.isEmpty,
      let filed = try filedPlaces(ofRows: [candidate.row]).first ?? nil
    else {
      return try matches(for: toponym, fuzzy: true).first { $0.place.id == candidate.id }
    }
    let hit = Hit(
      Posting(0, isMain: candidate.isMainName), closeness: candidate.closeness, how: candidate.how)
    return match(hit, filed, toponym, score: candidate.score)
      ?? NameMatch(
        place: filed.place, matchedName: filed.place.name, rules: [], closeness: candidate.closeness)
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
      row: entry.row, id: index.id(ofRow: entry.row), coordinate: coordinate,
      feature: index.features[Int(entry.feature)],
      country: PlaceEntry.country(entry.country), region: PlaceEntry.region(entry.region),
      population: Int(entry.population), isMainName: hit.isMainName, closeness: hit.closeness, score: score,
      how: hit.how)
  }

  fileprivate init(_ match: NameMatch) {
    let errors = match.rules.count == 1 ? NameMatch.typingErrors(named: match.rules[0]) : nil
    self.init(
      row: PlaceKey.row(of: match.place.id), id: match.place.id, coordinate: match.place.coordinate,
      feature: match.place.feature,
      country: match.place.country, region: match.place.admin1?.code ?? "",
      population: match.place.population ?? 0, isMainName: match.matchedName == match.place.name,
      closeness: match.closeness, score: match.score,
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
