public import Gazetteer
public import Model
private import Synchronization

/// Chooses a place for every place mention of a report, and keeps the candidates it did not choose.
///
/// All mentions of one spelling are one question (one sense per report). Every candidate is scored by each
/// scorer in turn, a few rounds over, because what is chosen for one name is evidence for the others.
public struct PlaceResolver: Sendable {
  /// What counts as evidence for a place, strongest first; the list is the design, so add, remove or reorder here.
  static let scorers: [any PlaceScorer] = [
    NameScorer(),  // how well the spelling fits: nothing outweighs a wrong name
    StatedDistanceScorer(),  // "55 km west of Jarablus" rules out most namesakes
    ContainerScorer(),  // "in northern Aleppo", "Karkamis, a Turkish town"
    FeatureWordScorer(),  // "river", "dam", "village of"
    NearbyMentionsScorer(),  // the other places of the same report
    PopulationScorer(),  // decides only when nothing else does
  ]
  /// Below this score a mention stays unresolved. A name that fits to the letter has 0.35 by itself.
  static let threshold = 0.3
  /// Choices settle within this number of rounds; more change nothing on the reports we have.
  private static let rounds = 3

  private let finder: CandidateFinder

  /// Makes a resolver over a gazetteer.
  public init(gazetteer: Gazetteer) { finder = CandidateFinder(gazetteer: gazetteer) }

  /// One resolved place for each place mention, in the order of the mentions.
  public func resolve(_ report: MentionedReport) throws(InputError) -> [ResolvedPlace] {
    var groups = try Groups(report: report, finder: finder)
    for round in 0..<Self.rounds {
      groups.rank(by: Self.scorers, round: round)
    }
    return groups.resolved()
  }
}

/// Looks up the candidates of a name or description.
final class CandidateFinder: Sendable {
  private let gazetteer: Gazetteer
  private let features = Mutex<[String: [Place]]>([:])

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The gazetteer's candidates for a mention's words; feature words behind the name are dropped one by one
  /// until the gazetteer knows what is left ("Sajur River" → "Sajur", "Ramousah military complex" → "Ramousah").
  func candidates(for mention: PlaceMention) throws(InputError) -> [NameMatch] {
    var words = mention.text.split(separator: " ")
    while let last = words.last {
      let found = try gazetteer.matches(for: words.joined(separator: " "), fuzzy: true)
      let isFeature = last.lowercased() == mention.featureWord || !last.contains(where: \.isUppercase)
      if !found.isEmpty || !isFeature { return found }
      words.removeLast()
    }
    return []
  }

  /// The place of an identifier.
  func place(_ id: String) throws(InputError) -> Place? { try gazetteer.place(id: id) }

  /// Features of a code round a point, nearest first.
  func features(_ code: String, near centre: Coordinate) throws(InputError) -> [Place] {
    let key = "\(code) \(centre.longitude) \(centre.latitude)"
    if let known = features.withLock({ $0[key] }) { return known }
    let found = try gazetteer.nearest(to: centre, limit: 200).map(\.place).filter { $0.feature.code == code }
    features.withLock { $0[key] = found }
    return found
  }
}
