import Model

/// Reads what a distance is measured from: a name, "it", "the Turkish border", "the capital", "the coast".
struct AnchorReader {
  let context: RelationFinder.Context
  private var tokens: [Token] { context.tokens }
  private var language: MeasureLanguage { context.language }

  /// An anchor with the index behind its words.
  typealias Anchor = (place: PlaceFinder.Found, end: Int)

  /// The anchor whose noun phrase begins at a token.
  func anchor(at start: Int) -> Anchor? {
    guard start < tokens.count else { return nil }
    if language.has(.there, tokens[start].word) { return antecedent(before: start).map { ($0, start + 1) } }
    if let end = settlement(at: start), let place = antecedent(before: start) { return (place, end) }
    return described(at: start) ?? named(at: start)
  }

  /// The index behind "the town", where no name follows it.
  private func settlement(at start: Int) -> Int? {
    let noun = start + 1
    guard noun < tokens.count, language.has(.determiner, tokens[start].word),
      PlaceNouns.isSettlement(tokens[noun].word)
    else { return nil }
    guard noun + 1 < tokens.count else { return noun + 1 }
    let next = tokens[noun + 1]
    let isEnd =
      next.kind == .mark && !next.isHyphenated || language.has([.clause, .finite, .range], next.word)
    return isEnd ? noun + 1 : nil
  }

  /// What "it", "there" or "the town" means: the anchor before, else a place before that is not the subject.
  private func antecedent(before start: Int) -> PlaceFinder.Found? {
    if let anchor = context.anchor { return anchor }
    let before = context.measurable.filter { $0.range.upperBound <= start }
    if before.isEmpty { return context.background.other ?? context.background.carried }
    return before.dropLast().first ?? context.background.carried
  }

  /// A few words that are no verb may stand before the name.
  private func named(at start: Int) -> Anchor? {
    guard var next = context.measurable.first(where: { $0.range.lowerBound >= start }),
      next.range.lowerBound - start <= 7
    else { return nil }
    // "the East Riding town Hull", "Norway's Troms county": the second name is the anchor.
    if let second = context.measurable.first(where: { $0.range.lowerBound > next.range.lowerBound }) {
      let between = tokens[next.range.upperBound..<second.range.lowerBound].map(\.word)
      if between == ["'s"] || between.count == 1 && PlaceNouns.contains(between[0]) { next = second }
    }
    let isNounPhrase = tokens[start..<next.range.lowerBound].allSatisfy { token in
      token.kind == .word && !language.has(.clause, token.word)
    }
    return isNounPhrase ? (next, next.range.upperBound) : nil
  }

  // MARK: Descriptions

  /// A thing that a noun names: a border, a capital, a landmark; nil where a name comes first.
  private func described(at start: Int) -> Anchor? {
    var index = start
    while index < min(start + 7, tokens.count), tokens[index].kind == .word {
      let word = tokens[index].word
      if language.has(.border, word), isHead(index) { return border(start, noun: index) }
      if language.has(.capital, word) { return capital(start, noun: index) }
      if language.has(.landmark, word), isHead(index), !tokens[index].isCapitalised, index > start {
        return description(start, noun: index, end: index + 1, feature: PlaceNouns.text(word))
      }
      if language.has(.clause, word) { return nil }
      if let place = context.measurable.first(where: { $0.range.contains(index) }) {
        guard index == start || tokens[index].isHyphenated || place.mention.featureWord == "country",
          place.range.upperBound < tokens.count
        else { return nil }
        let next = tokens[place.range.upperBound]
        // "Turkey's border", "the Syria-Turkey border".
        guard next.word == "'s" || next.isHyphenated || language.has(.border, next.word) else { return nil }
        index = place.range.upperBound
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Whether a noun is the head of its phrase: not "the border town of X", "the river bank".
  private func isHead(_ noun: Int) -> Bool {
    guard noun + 1 < tokens.count else { return true }
    let next = tokens[noun + 1]
    return next.kind == .mark || language.has([.clause, .preposition, .position], next.word)
      || next.kind == .word && !PlaceNouns.contains(next.word) && FunctionWords.all.contains(next.word)
        && next.word != "of"
  }

  /// "the Turkish border", "the border with Jordan", "the border between Syria and Turkey".
  private func border(_ start: Int, noun: Int) -> Anchor? {
    var end = noun + 1
    var countries = countries(in: start..<noun)
    if end + 1 < tokens.count, language.has(.preposition, tokens[end].word) || tokens[end].word == "between" {
      while let place = context.measurable.first(where: { $0.range.lowerBound >= end }),
        place.range.lowerBound - end <= 2, place.mention.featureWord == "country",
        let country = context.background.countries.country(of: tokens[place.range])
      {
        if !countries.contains(country) { countries.append(country) }
        end = place.range.upperBound
        guard end < tokens.count, language.has(.rangeAnd, tokens[end].word), countries.count < 2 else {
          break
        }
      }
    }
    return description(start, noun: noun, end: end, feature: "border", borderOf: Array(countries.prefix(2)))
  }

  /// The countries that adjectives and names in some tokens mean, in their order.
  private func countries(in range: Range<Int>) -> [String] {
    var found: [String] = []
    for index in range {
      let code =
        Countries.byAdjective[tokens[index].word]
        ?? context.background.countries.country(of: tokens[index..<(index + 1)])
      if let code, !found.contains(code) { found.append(code) }
    }
    return found
  }

  /// "the capital, Damascus", "the Syrian capital", "the capital", "the provincial capital".
  private func capital(_ start: Int, noun: Int) -> Anchor? {
    var end = noun + 1
    if end < tokens.count, tokens[end].word == "city" { end += 1 }
    // The name itself, in apposition.
    let name = end < tokens.count && tokens[end].word == "," ? end + 1 : end
    if let place = context.measurable.first(where: { $0.range.lowerBound == name }) {
      return (place, place.range.upperBound)
    }
    let isProvincial = tokens[start..<noun].contains { language.has(.provincial, $0.word) }
    if end < tokens.count, tokens[end].word == "of",
      let owner = context.measurable.first(where: { (end + 1...end + 2).contains($0.range.lowerBound) })
    {
      let code = context.background.countries.country(of: tokens[owner.range])
      // "the separatist capital of Donetsk": Donetsk itself; "the capital of Idlib province" is another place.
      let isArea = owner.mention.featureWord.map(SubjectReader.areas.contains) ?? false
      if code == nil, !isArea {
        return (owner, owner.range.upperBound)
      }
      return capital(start, noun: noun, end: owner.range.upperBound, of: code)
    }
    let told = countries(in: start..<noun)
    let named = context.background.named
    let country = told.first ?? (named.count == 1 && !isProvincial ? named[0] : nil)
    return capital(start, noun: noun, end: end, of: country)
  }

  /// The capital of a country as a place; a description where the country cannot be told.
  private func capital(_ start: Int, noun: Int, end: Int, of country: String?) -> Anchor? {
    guard let country, let id = context.background.countries.capital(of: country) else {
      return description(start, noun: noun, end: end, feature: "capital")
    }
    let first = noun == start + 1 ? start : noun
    let span = tokens[first].span.union(tokens[noun].span)
    let mention = PlaceMention(
      span: span, text: context.report.words(span), sentence: context.sentence, featureWord: "capital",
      keys: [id], isAbbreviation: true)
    return (PlaceFinder.Found(range: first..<(noun + 1), mention: mention), end)
  }

  private func description(_ start: Int, noun: Int, end: Int, feature: String?, borderOf: [String] = [])
    -> Anchor
  {
    let head = tokens[noun].span
    let mention = PlaceMention(
      span: head, text: context.report.quote(head), sentence: context.sentence, featureWord: feature,
      description: context.report.words(tokens[start].span.union(tokens[end - 1].span)), borderOf: borderOf)
    return (PlaceFinder.Found(range: noun..<(noun + 1), mention: mention), end)
  }
}
