public import Model
private import Synchronization

extension Gazetteer {
  /// The places a toponym may mean: the same key first; then, where `fuzzy`, spellings that rules of
  /// transliteration join with it, in countries where those romanisations are used.
  ///
  /// Best first (`NameRank`), then by id; at most `matchLimit`, each place once.
  public func matches(for toponym: String, fuzzy: Bool) throws(InputError) -> [NameMatch] {
    try matches(for: toponym, LookUp(reach: fuzzy ? .rules : .sameKey))
  }

  /// The places a toponym may mean, best first, then by id, each once.
  public func matches(for toponym: String, _ lookUp: LookUp) throws(InputError) -> [NameMatch] {
    let question = Question(toponym: toponym, lookUp: lookUp)
    if let known = answers.withLock({ $0[question] }) { return known }
    let found = try find(toponym, lookUp)
    answers.withLock { answers in
      if answers.count >= Self.answerLimit { answers.removeAll() }
      answers[question] = found
    }
    return found
  }

  /// The score of a name that the user gave a place: above all that `NameRank` can give.
  private static let usersWord = 2.0

  /// The same without a memory of what was asked before.
  func find(_ toponym: String, _ lookUp: LookUp) throws(InputError) -> [NameMatch] {
    var found = try corrected(toponym, lookUp)
    let added = Set(found.map(\.place.id))
    let wanted = lookUp.limit + found.count
    var rest = ranked(toponym, lookUp)[...]
    while found.count < wanted, !rest.isEmpty {
      let next = rest.prefix(wanted - found.count)
      rest = rest.dropFirst(next.count)
      let filed = try filedPlaces(ofRows: next.map { index.place($0.hit.position).row })
      for ((hit, score), filed) in zip(next, filed) {
        guard let filed, !added.contains(filed.place.id),
          lookUp.area == nil || lookUp.allows(filed.place),
          let match = match(hit, filed, toponym, score: score)
        else { continue }
        found.append(match)
      }
    }
    if !added.isEmpty { found.sort { ($1.score, $0.place.id) < ($0.score, $1.place.id) } }
    return Array(found.prefix(lookUp.limit))
  }

  /// What the index finds, best first.
  func ranked(_ toponym: String, _ lookUp: LookUp) -> [(hit: Hit, score: Double)] {
    var hits = index.hits(for: toponym, lookUp).map { (hit: $0, score: score($0, lookUp)) }
    if hits.count > 1 {
      hits.sort { a, b in a.score != b.score ? a.score > b.score : a.hit.position < b.hit.position }
    }
    return hits
  }

  /// What the user's own table says the name means: by the same key ahead of everything else, by rules with the rest.
  private func corrected(_ toponym: String, _ lookUp: LookUp) throws(InputError) -> [NameMatch] {
    var found: [NameMatch] = []
    for spelling in corrections.spellings(like: toponym, reach: lookUp.reach) {
      guard let place = try place(id: spelling.id), !found.contains(where: { $0.place.id == place.id }),
        lookUp.allows(place)
      else { continue }
      found.append(
        NameMatch(
          place: place, matchedName: spelling.name, rules: spelling.rules, closeness: spelling.closeness,
          score: spelling.closeness == 1 ? Self.usersWord : spelling.closeness))
    }
    return found
  }

  /// How well the name fits and how well the place is known; with a point, halved at 100 km from it.
  private func score(_ hit: Hit, _ lookUp: LookUp) -> Double {
    let entry = index.place(hit.position)
    let score =
      hit.closeness + (hit.how == .sameKey ? NameRank.sameKey : 0)
      + (hit.isMainName ? NameRank.mainName : 0) + Double(entry.weight)
    guard let near = lookUp.near else { return score }
    let metres = Sphere.distance(
      longitude: near.longitude, latitude: near.latitude,
      toLongitude: Double(entry.longitude) / PlaceEntry.scale,
      latitude: Double(entry.latitude) / PlaceEntry.scale)
    return score * 100_000 / (100_000 + metres)
  }

  /// The match with the spelling that joined and the rules that did it; nil where the user dropped the name
  /// or the index took a stranger's hash for it.
  func match(
    _ hit: Hit, _ filed: FiledPlace, _ toponym: String, score: Double
  ) -> NameMatch? {
    let place = filed.place
    if corrections.drops(place.id) { return nil }
    let names = filed.names.filter { !corrections.drops(place.id, name: $0) }
    switch hit.how {
    case .sameKey:
      let key = NameFolding.key(toponym)
      let same = names.filter { NameFolding.key($0) == key }
      guard let matched = same.first(where: { $0 == toponym }) ?? same.first else { return nil }
      return NameMatch(place: place, matchedName: matched, rules: [], closeness: 1, score: score)
    case .rules:
      // A spelling in the letters of the toponym explains more than one whose short vowels are not written.
      let script = NameFolding.Toponym(toponym).script
      let own = names.filter { NameFolding.Toponym($0).script == script }
      return closest(own, to: toponym, place, score: score)
        ?? closest(names, to: toponym, place, score: score)
    case .typingErrors(let errors):
      let key = Array(NameFolding.key(toponym).utf8)
      let closest = names.first { name in
        let other = Array(NameFolding.key(name).utf8)
        return key.withUnsafeBufferPointer { a in
          other.withUnsafeBufferPointer { NameForm.typingErrors(between: a, and: $0, limit: errors) }
        } == errors
      }
      return closest.map {
        NameMatch(
          place: place, matchedName: $0, rules: [NameMatch.rule(forTypingErrors: errors)],
          closeness: hit.closeness, score: score)
      }
    }
  }

  /// The match with the closest of the names that rules join with the toponym; nil where they join none.
  private func closest(_ names: [String], to toponym: String, _ place: Place, score: Double) -> NameMatch? {
    let wanted = NameFolding.Toponym(toponym)
    var best: NameMatch?
    for name in names {
      guard let found = wanted.comparison(with: name, in: Romanisation(country: place.country)),
        found.closeness > best?.closeness ?? 0
      else { continue }
      best = NameMatch(
        place: place, matchedName: name, rules: found.rules, closeness: found.closeness, score: score)
    }
    return best
  }

  /// All names of a place, the main one first.
  public func names(of place: Place) throws(InputError) -> [PlaceName] {
    let added = corrections.names(of: place.id).map { PlaceName(text: $0, language: "", kind: "user") }
    let filed = try names(ofRow: PlaceKey.row(of: place.id)).map {
      PlaceName(text: $0.text, language: $0.language, kind: $0.kind.rawValue, from: $0.from, to: $0.to)
    }
    return (filed + added).filter { !corrections.drops(place.id, name: $0.text) }
  }

  /// Names that look like the text, or like one of its words, best first: for "did you mean".
  public func search(_ text: String, limit: Int) throws(InputError) -> [NameMatch] {
    let found = try matches(for: text, LookUp(reach: .typingErrors, limit: limit))
    let words = text.split(whereSeparator: \.isWhitespace).sorted { $0.count > $1.count }
    if !found.isEmpty || words.count < 2 { return found }
    for word in words where word.count >= 4 {
      let found = try matches(for: String(word), LookUp(reach: .typingErrors, limit: limit))
      if !found.isEmpty { return found }
    }
    return []
  }
}
