import Model

/// Finds noun phrases for parties and speakers: names of the actor book, and phrases with a known head
/// ("Pro-Russian separatists"), each with its modifiers and without its article.
struct ActorFinder {
  let book: ActorBook
  let countries: [String]

  /// The actors of a sentence, with the range of tokens of each; `roles` are those of its tokens.
  func actors(in tokens: [Token], roles: [WordRoles], report: Report, sentence: Int) -> [(
    mention: ActorMention, range: Range<Int>
  )] {
    var found: [(ActorMention, Range<Int>)] = []
    var index = 0
    while index < tokens.count {
      guard mayBegin(at: index, in: tokens, roles), let phrase = phrase(at: index, in: tokens) else {
        index += 1
        continue
      }
      let span = ByteSpan(
        start: tokens[phrase.range.lowerBound].span.start, end: tokens[phrase.range.upperBound - 1].span.end)
      let mention = ActorMention(
        span: span, text: report.quote(span), sentence: sentence, actors: phrase.actors,
        partOf: book.wholes(of: phrase.actors))
      found.append((mention, phrase.range))
      index = max(phrase.next, index + 1)
    }
    return found
  }

  /// Whether a phrase may begin at a token: most begin none. A head, a name of the book or a noun of an
  /// organisation must be in reach, behind words that can be modifiers only.
  private func mayBegin(at start: Int, in tokens: [Token], _ roles: [WordRoles]) -> Bool {
    guard tokens[start].kind == .word else { return false }
    for index in start..<tokens.count {
      let token = tokens[index]
      if token.kind == .number || !roles[index].isDisjoint(with: [.party, .organisation]) { return true }
      let isJoined = token.isHyphenated || index + 1 < tokens.count && tokens[index + 1].isHyphenated
      guard token.kind == .word, token.isCapitalised || isJoined || token.word == "'s" else { return false }
    }
    return false
  }

  private struct Phrase {
    var range: Range<Int>
    var actors: [String]
    var next: Int
  }

  /// A phrase that begins at a token: modifiers, then one or more names or heads.
  private func phrase(at start: Int, in tokens: [Token]) -> Phrase? {
    if let holder = holder(at: start, in: tokens) { return holder }
    var index = start
    var coreEnd: Int?
    var actors: [String] = []
    var genericActors: [String] = []
    var next = start
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .mark {
        guard coreEnd != nil, let behind = bracketedAbbreviation(at: index, in: tokens) else { break }
        index = behind
        next = behind
      } else if let match = book.match(at: index, in: tokens, countries: countries) {
        // Arabic names the taker and the loser one behind the other.
        if coreEnd != nil, !token.isPlain, !match.isGeneric { break }
        // "Cerablus ÖSO": Turkish names the place and the party one behind the other.
        let behind = index + match.count
        if coreEnd == nil, index > start, token.isAllCapitals, isTurkishObject(behind, in: tokens) {
          return nil
        }
        if hasEnding(ActorNouns.modifierEndings, at: behind, in: tokens) {
          index = behind + 1
          continue
        }
        if hasEnding(ActorNouns.holdEndings, at: behind, in: tokens) {
          if coreEnd != nil { break }
          return Phrase(range: index..<behind, actors: match.actors, next: behind)
        }
        if match.isGeneric { genericActors = match.actors } else { actors = match.actors }
        coreEnd = behind
        next = behind
        index = behind
      } else if OrganisationNames.isHead(index, from: start, in: tokens) {
        index = OrganisationNames.end(behind: index + 1, in: tokens)
        coreEnd = index
        next = index
      } else if isHead(token) || isOwnMen(index, from: start, in: tokens), !isOfPlace(index, in: tokens) {
        coreEnd = index + 1
        next = index + 1
        index += 1
      } else if isModifier(at: index, in: tokens, isFirst: index == start) {
        index += 1
      } else if token.word == "'s", index > start {
        index += 1
      } else {
        break
      }
    }
    guard let coreEnd else { return nil }
    if actors.isEmpty, let forces = regularForces(tokens[start..<coreEnd]) { actors = [forces] }
    let known = actors.isEmpty ? (hasForeignAdjective(tokens[start..<coreEnd]) ? [] : genericActors) : actors
    return Phrase(range: start..<coreEnd, actors: known, next: next)
  }

  /// "Syrian forces", "Ethiopian troops": an adjective of a country and a word for its army, nothing between.
  private func regularForces(_ tokens: ArraySlice<Token>) -> String? {
    guard let head = tokens.last, tokens.count == 2, let adjective = tokens.first, adjective.isCapitalised,
      Self.regulars.contains(head.word)
    else { return nil }
    return book.forces(ofAdjective: adjective.word)
  }

  private static let regulars: WordSet = ["forces", "troops", "soldiers", "army", "military"]

  /// "Haftar's men", "his men": only whose men they are makes them a party.
  private func isOwnMen(_ index: Int, from start: Int, in tokens: [Token]) -> Bool {
    guard tokens[index].word == "men", index > 0 else { return false }
    return index > start
      ? tokens[index - 1].word == "'s" : ["its", "their", "his"].contains(tokens[index - 1].word)
  }

  /// "rebel-held", "rebel control", "the rebel stronghold": the first half stands for the party.
  private func holder(at index: Int, in tokens: [Token]) -> Phrase? {
    // "under Ukrainian control", "in Russian hands".
    if tokens[index].isCapitalised, index + 1 < tokens.count,
      tokens[index + 1].word == "control" || tokens[index + 1].word == "hands",
      Countries.byAdjective[tokens[index].word] != nil
    {
      return Phrase(
        range: index..<(index + 1), actors: book.forces(ofAdjective: tokens[index].word).map { [$0] } ?? [],
        next: index + 1)
    }
    guard ActorNouns.holders.contains(tokens[index].word),
      hasEnding(ActorNouns.holdEndings, at: index + 1, in: tokens)
        || index + 1 < tokens.count && ActorNouns.possessions.contains(tokens[index + 1].word)
    else { return nil }
    var plural = tokens[index]
    plural.word = ActorNouns.plural(ofHolder: plural.word)
    let match = book.match(at: 0, in: [plural], countries: countries)
    return Phrase(range: index..<(index + 1), actors: match?.actors ?? [], next: index + 1)
  }

  /// A case ending, or the postposition of the agent.
  private func isTurkishObject(_ index: Int, in tokens: [Token]) -> Bool {
    index < tokens.count
      && (TurkishEndings.contains(tokens[index].word) || tokens[index].word == "tarafından")
  }

  private func isHead(_ token: Token) -> Bool {
    guard !token.isHyphenated || token.isCapitalised else { return false }
    return ActorNouns.heads.contains(token.word) || ActorNouns.speakers.contains(token.word)
      || ForeignWords.heads.contains(token.word)
  }

  /// "military complex", "army base": the noun behind makes it a place.
  private func isOfPlace(_ index: Int, in tokens: [Token]) -> Bool {
    index + 1 < tokens.count && PlaceNouns.contains(tokens[index + 1].word)
      && !Self.heldPlaces.contains(tokens[index + 1].word)
  }

  /// Nouns of places that a party before them holds.
  private static let heldPlaces: WordSet = [
    "stronghold", "strongholds", "area", "areas", "state", "territory",
  ]

  private func hasEnding(_ endings: WordSet, at index: Int, in tokens: [Token]) -> Bool {
    index < tokens.count && tokens[index].isHyphenated && endings.contains(tokens[index].word)
  }

  private static let stances: WordSet = ["pro", "anti", "counter"]

  /// Whether a token may stand before the head of a phrase.
  private func isModifier(at index: Int, in tokens: [Token], isFirst: Bool) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    if token.isHyphenated {
      return index > 0
        && (ActorNouns.modifierEndings.contains(token.word) || token.isCapitalised
          || Self.stances.contains(tokens[index - 1].word))
    }
    if index + 1 < tokens.count, tokens[index + 1].isHyphenated,
      ActorNouns.modifierEndings.contains(tokens[index + 1].word) || token.word == "pro"
        || token.word == "anti"
    {
      return true
    }
    if ActorNouns.modifiers.contains(token.word) { return true }
    if Countries.byAdjective[token.word] != nil { return token.isCapitalised }
    return token.isCapitalised && !FunctionWords.all.contains(token.word)
      && !ForeignWords.functions.contains(token.word)
  }

  /// "(SDF)" behind a name.
  private func bracketedAbbreviation(at index: Int, in tokens: [Token]) -> Int? {
    guard tokens[index].word == "(" else { return nil }
    var position = index + 1
    while position < tokens.count, tokens[position].word != ")" {
      guard tokens[position].kind == .word, tokens[position].isCapitalised, position - index <= 4 else {
        return nil
      }
      position += 1
    }
    return position < tokens.count && position > index + 1 ? position + 1 : nil
  }

  /// Whether the phrase names a country other than the report's: "Turkish rebels" are not Syria's rebels.
  private func hasForeignAdjective(_ tokens: ArraySlice<Token>) -> Bool {
    let named = tokens.compactMap { Countries.byAdjective[$0.word] }
    return named.contains { !countries.prefix(3).contains($0) }
  }
}
