import Model

/// Finds noun phrases for parties and speakers: names of the actor book, and phrases with a known head
/// ("Pro-Russian separatists"), each with its modifiers and without its article.
struct ActorFinder {
  let book: ActorBook
  let vocabulary: Vocabulary
  let countries: [String]

  /// The actors of a sentence, with the range of tokens of each.
  func actors(in tokens: [Token], report: Report, sentence: Int) -> [(
    mention: ActorMention, range: Range<Int>
  )] {
    var found: [(ActorMention, Range<Int>)] = []
    var index = 0
    while index < tokens.count {
      guard mayBegin(at: index, in: tokens), let phrase = phrase(at: index, in: tokens) else {
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

  /// Whether a phrase may begin at a token: most begin none.
  private func mayBegin(at index: Int, in tokens: [Token]) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    return token.isCapitalised || vocabulary.roles(of: token).contains(.party)
      || index + 1 < tokens.count && tokens[index + 1].isHyphenated
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
        let behind = index + match.count
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
      } else if isHead(token), !isOfPlace(index, in: tokens) {
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
      ["forces", "troops", "soldiers", "army", "military"].contains(head.word)
    else { return nil }
    return book.forces(ofAdjective: adjective.word)
  }

  /// "rebel-held", "government-controlled": the first half stands for the party.
  private func holder(at index: Int, in tokens: [Token]) -> Phrase? {
    // "under Ukrainian control", "in Russian hands".
    if tokens[index].isCapitalised, index + 1 < tokens.count,
      ["control", "hands"].contains(tokens[index + 1].word),
      Countries.byAdjective[tokens[index].word] != nil
    {
      return Phrase(
        range: index..<(index + 1), actors: book.forces(ofAdjective: tokens[index].word).map { [$0] } ?? [],
        next: index + 1)
    }
    guard ActorNouns.holders.contains(tokens[index].word),
      hasEnding(ActorNouns.holdEndings, at: index + 1, in: tokens)
    else { return nil }
    var plural = tokens[index]
    plural.word = ActorNouns.plural(ofHolder: plural.word)
    let match = book.match(at: 0, in: [plural], countries: countries)
    return Phrase(range: index..<(index + 1), actors: match?.actors ?? [], next: index + 1)
  }

  private func isHead(_ token: Token) -> Bool {
    guard !token.isHyphenated || token.isCapitalised else { return false }
    return ActorNouns.heads.contains(token.word) || ActorNouns.speakers.contains(token.word)
  }

  /// "military complex", "army base": the noun behind makes it a place.
  private func isOfPlace(_ index: Int, in tokens: [Token]) -> Bool {
    index + 1 < tokens.count && PlaceNouns.contains(tokens[index + 1].word)
      && !["stronghold", "strongholds", "area", "areas", "state", "territory"].contains(
        tokens[index + 1].word)
  }

  private func hasEnding(_ endings: WordSet, at index: Int, in tokens: [Token]) -> Bool {
    index < tokens.count && tokens[index].isHyphenated && endings.contains(tokens[index].word)
  }

  /// Whether a token may stand before the head of a phrase.
  private func isModifier(at index: Int, in tokens: [Token], isFirst: Bool) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    if token.isHyphenated {
      return index > 0
        && (ActorNouns.modifierEndings.contains(token.word) || token.isCapitalised
          || ["pro", "anti", "counter"].contains(tokens[index - 1].word))
    }
    if index + 1 < tokens.count, tokens[index + 1].isHyphenated,
      ActorNouns.modifierEndings.contains(tokens[index + 1].word) || ["pro", "anti"].contains(token.word)
    {
      return true
    }
    if ActorNouns.modifiers.contains(token.word) { return true }
    if Countries.byAdjective[token.word] != nil { return token.isCapitalised }
    return token.isCapitalised && !FunctionWords.all.contains(token.word)
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
