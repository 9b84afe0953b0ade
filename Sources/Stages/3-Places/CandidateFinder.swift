import Gazetteer
import Model
private import Synchronization

/// Looks up the candidates of a name or description; remembers what it was asked last.
final class CandidateFinder: Sendable {
  private let gazetteer: Gazetteer
  private let lists = Mutex<[ListKey: CandidateList]>([:])
  private let features = Mutex<[FeatureKey: [PlaceCandidate]]>([:])
  /// At so many answers all are forgotten, which bounds the memory.
  private static let limit = 20_000
  /// So many candidates of a name are weighed, the best known first.
  static let candidateLimit = 40

  /// All that the candidates of a mention depend on.
  private struct ListKey: Hashable {
    var text: String
    var featureWord: String?
    /// The places it stands for, where it is no name.
    var places: [String]?
  }

  private struct FeatureKey: Hashable {
    var code: String
    var place: Int64
  }

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The gazetteer's candidates for a mention: of its words; of an adjective or an abbreviation the places of its
  /// keys.
  func candidates(for mention: PlaceMention) throws(InputError) -> CandidateList {
    let isName = mention.use != .demonym && !mention.isAbbreviation
    let key = ListKey(
      text: mention.text, featureWord: isName ? mention.featureWord : nil,
      places: isName ? nil : mention.keys)
    if let known = lists.withLock({ $0[key] }) { return known }
    let found = isName ? try places(named: mention) : try places(mention.keys)
    let list = CandidateList(found, for: mention.text)
    lists.withLock { Self.remember(list, for: key, in: &$0) }
    return list
  }

  private static func remember<Key, Value>(_ value: Value, for key: Key, in answers: inout [Key: Value]) {
    if answers.count >= limit { answers.removeAll() }
    answers[key] = value
  }

  /// The places of the words; else, feature words behind the name dropped one by one, of what is left ("Sajur
  /// River" → "Sajur", "Ramousah military complex" → "Ramousah").
  private func places(named mention: PlaceMention) throws(InputError) -> [PlaceCandidate] {
    var words = mention.text.split(separator: " ")
    while let last = words.last {
      let found = try gazetteer.candidates(
        for: words.joined(separator: " "), LookUp(limit: Self.candidateLimit))
      if !found.isEmpty { return found }
      let isFeature = last.lowercased() == mention.featureWord || !last.contains(where: \.isUppercase)
      if !isFeature { break }
      words.removeLast()
    }
    return []
  }

  private func places(_ ids: [String]) throws(InputError) -> [PlaceCandidate] {
    var found: [PlaceCandidate] = []
    for id in ids {
      if let place = try gazetteer.candidate(id: id) { found.append(place) }
    }
    return found
  }

  /// Features of a code within 60 km of a candidate, nearest first.
  func features(_ code: String, round candidate: Candidate) -> [PlaceCandidate] {
    let key = FeatureKey(code: code, place: candidate.row)
    if let known = features.withLock({ $0[key] }) { return known }
    let found = gazetteer.candidates(ofFeature: code, within: .kilometres(60), of: candidate.coordinate)
    features.withLock { Self.remember(found, for: key, in: &$0) }
    return found
  }

  /// A candidate of a list as the gazetteer's file has it; nil where the user dropped it.
  func match(of candidate: Int, in list: CandidateList) throws(InputError) -> NameMatch? {
    if let known = list.matches.withLock({ $0[candidate] }) { return known }
    guard let match = try gazetteer.match(of: list.places[candidate], for: list.text) else { return nil }
    list.matches.withLock { $0[candidate] = match }
    return match
  }
}
