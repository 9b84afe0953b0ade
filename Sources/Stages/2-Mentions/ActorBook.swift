public import Model

/// The actors that reports name, by the words of their names.
public struct ActorBook: Sendable {
  /// A name found in the words of a sentence.
  struct Match {
    /// The number of tokens.
    var count: Int
    /// The actors it may mean.
    var actors: [String]
    /// Whether it means them only in their own countries ("the rebels").
    var isGeneric: Bool
  }

  private struct Entry: Sendable {
    var actor: String
    var isGeneric: Bool
    /// Short names in capitals ("IS", "US") match only capitals; other proper names want one.
    var wantsCapitals: Bool
    var wantsCapital: Bool
  }

  /// The entries of whole names, by their words; the beginnings of longer names stand in it without entries.
  private let names: WordMap<[Entry]>
  private let byID: [String: Actor]
  /// The army, else the government, else the state of a country: what "Syrian forces" are.
  private let forcesByCountry: [String: String]

  /// Makes a book of actors.
  public init(_ actors: [Actor]) {
    var names: [Word: [Entry]] = [:]
    var firstWords: [Word] = []
    for actor in actors {
      for (alias, isGeneric) in actor.aliases.map({ ($0, false) }) + [(actor.name, false)]
        + actor.genericAliases.map({ ($0, true) })
      {
        let words = Self.words(of: alias)
        guard let first = words.first else { continue }
        firstWords.append(first)
        let letters = alias.filter(\.isLetter)
        let entry = Entry(
          actor: actor.id, isGeneric: isGeneric,
          wantsCapitals: (2...5).contains(letters.count) && letters.allSatisfy(\.isUppercase),
          wantsCapital: !isGeneric && letters.first?.isUppercase == true)
        var key = first
        for word in words.dropFirst() {
          names[key, default: []] += []
          key = key.followed(by: word)
        }
        if names[key, default: []].contains(where: { $0.actor == actor.id }) { continue }
        names[key, default: []].append(entry)
      }
    }
    self.firstWords = firstWords
    self.names = WordMap(names.map { ($0.key, $0.value) })
    forcesByCountry = Self.forces(of: actors)
    byID = Dictionary(actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func forces(of actors: [Actor]) -> [String: String] {
    var forces: [String: String] = [:]
    var rulers: [String: String] = [:]
    for kind in ["state", "government", "military"] {
      for actor in actors where actor.kind == kind && actor.countries.count == 1 && actor.partOf.count < 2 {
        // A staff or a branch is a part of the army, not of those that it serves.
        if kind == "military", let ruler = rulers[actor.countries[0]], ruler != actor.partOf.first {
          continue
        }
        forces[actor.countries[0]] = actor.id
      }
      if kind != "military" { rulers = forces }
    }
    return forces
  }

  /// The first words of all names.
  let firstWords: [Word]

  /// The army or government of the country of an adjective, for "Syrian troops".
  func forces(ofAdjective adjective: Word) -> String? {
    Countries.byAdjective[adjective].flatMap { forcesByCountry[$0] }
  }

  /// The army, else the government, else the state of a country (ISO 3166-1 alpha-2).
  public func forces(of country: String) -> String? { forcesByCountry[country] }

  /// The actors that the given ones are a part of, as far up as the book knows, nearest first.
  public func wholes(of ids: [String]) -> [String] {
    var found: [String] = []
    var next = ids
    while !next.isEmpty {
      next = next.flatMap { byID[$0]?.partOf ?? [] }.filter { !found.contains($0) && !ids.contains($0) }
      for id in next where !found.contains(id) { found.append(id) }
    }
    return found
  }

  private static func words(of name: String) -> [Word] {
    let bytes = Array(name.utf8)
    return Tokenizer.tokens(in: bytes, span: ByteSpan(start: 0, end: bytes.count))
      .filter { $0.kind != .mark }.map(\.word).drop { $0 == "the" }.map(\.self)
  }

  /// The longest name at a token. Generic names count only for actors of `countries`.
  func match(at index: Int, in tokens: [Token], countries: [String]) -> Match? {
    var key = Word.none
    var best: Match?
    for position in index..<tokens.count {
      guard tokens[position].kind != .mark else { break }
      key = position == index ? tokens[position].word : key.followed(by: tokens[position].word)
      guard let entries = names[key] else { break }
      if let match = match(of: entries, in: tokens[index...position], countries: countries) { best = match }
    }
    return best
  }

  /// What of a name's entries its letters and the report's countries allow.
  private func match(of entries: [Entry], in tokens: ArraySlice<Token>, countries: [String]) -> Match? {
    guard let first = tokens.first, !entries.isEmpty else { return nil }
    let fitting = entries.filter { entry in
      if entry.wantsCapitals { return first.isDotted || tokens.allSatisfy(\.isAllCapitals) }
      return !entry.wantsCapital || first.isCapitalised
    }
    let proper = fitting.filter { !$0.isGeneric }
    if !proper.isEmpty { return Match(count: tokens.count, actors: proper.map(\.actor), isGeneric: false) }
    // "the government" is that of the country the report names most.
    let ranks = fitting.map { rank($0.actor, in: countries) }
    guard let nearest = ranks.compactMap(\.self).min() else { return nil }
    let local = zip(fitting, ranks).filter { $0.1 == nearest }.map(\.0.actor)
    return Match(count: tokens.count, actors: local, isGeneric: true)
  }

  /// The place of the actor's country among the three that a report names most; nil where it is none of them.
  private func rank(_ id: String, in countries: [String]) -> Int? {
    guard let actor = byID[id] else { return nil }
    return countries.prefix(3).firstIndex { actor.countries.contains($0) }
  }
}
