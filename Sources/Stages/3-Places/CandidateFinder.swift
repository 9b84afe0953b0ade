import Gazetteer
import Model
private import Synchronization

/// Looks up the candidates of a name or description; remembers what it was asked last.
final class CandidateFinder: Sendable {
  private let gazetteer: Gazetteer
  private let lists = Mutex<[String: [PlaceCandidate]]>([:])
  private let matches = Mutex<[MatchKey: NameMatch]>([:])
  /// At so many answers all are forgotten, which bounds the memory.
  private static let limit = 50_000
  /// So many candidates of a name are weighed, the best known first.
  static let candidateLimit = 40

  private struct MatchKey: Hashable {
    var text: String
    var place: String
  }

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The gazetteer's candidates for a mention: of its words; else, feature words behind the name dropped one by one, of
  /// what is left ("Sajur River" → "Sajur", "Ramousah military complex" → "Ramousah"); of an adjective or an
  /// abbreviation the places of its keys.
  func candidates(for mention: PlaceMention) throws(InputError) -> [PlaceCandidate] {
    if mention.use == .demonym || mention.isAbbreviation { return try places(mention.keys) }
    if let known = lists.withLock({ $0[mention.text] }) { return known }
    var found: [PlaceCandidate] = []
    var words = mention.text.split(separator: " ")
    while let last = words.last {
      found = try gazetteer.candidates(
        for: words.joined(separator: " "), LookUp(limit: Self.candidateLimit))
      let isFeature = last.lowercased() == mention.featureWord || !last.contains(where: \.isUppercase)
      if !found.isEmpty || !isFeature { break }
      words.removeLast()
    }
    lists.withLock { lists in
      if lists.count >= Self.limit { lists.removeAll() }
      lists[mention.text] = found
    }
    return found
  }

  private func places(_ ids: [String]) throws(InputError) -> [PlaceCandidate] {
    var found: [PlaceCandidate] = []
    for id in ids {
      if let place = try gazetteer.candidate(id: id) { found.append(place) }
    }
    return found
  }

  /// Features of a code round a point, nearest first.
  func features(_ code: String, within distance: Length, of point: Coordinate) -> [PlaceCandidate] {
    gazetteer.candidates(ofFeature: code, within: distance, of: point)
  }

  /// A candidate as the gazetteer's file has it; nil where the user dropped it.
  func match(of candidate: PlaceCandidate, for text: String) throws(InputError) -> NameMatch? {
    let key = MatchKey(text: text, place: candidate.id)
    if let known = matches.withLock({ $0[key] }) { return known }
    guard let match = try gazetteer.match(of: candidate, for: text) else { return nil }
    matches.withLock { matches in
      if matches.count >= Self.limit { matches.removeAll() }
      matches[key] = match
    }
    return match
  }
}
