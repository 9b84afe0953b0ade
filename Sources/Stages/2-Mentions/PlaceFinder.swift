import Gazetteer
import Model

/// Finds toponyms: names of the gazetteer at word borders, then names that only their context shows.
///
/// The rules that decide whether words with a name are a place stand in `NameRule.all`, one line each.
struct PlaceFinder: Sendable {
  let gazetteer: Gazetteer
  let index: NameIndex
  /// Ids of the countries.
  let countries: Set<String>
  /// What is known of words that are names.
  let words: NameWords
  /// Adjectives and abbreviations of areas.
  let areaWords: AreaWords
  /// How well known the places of a name are.
  let standings: Standings

  init(gazetteer: Gazetteer, countries: Set<String>) throws(InputError) {
    self.gazetteer = gazetteer
    index = gazetteer.nameIndex()
    self.countries = countries
    words = try NameWords(gazetteer)
    areaWords = AreaWords(try gazetteer.areaWords())
    standings = Standings(gazetteer: gazetteer, index: index)
  }

  /// A toponym with the tokens it covers.
  struct Found {
    var range: Range<Int>
    var mention: PlaceMention
  }

  /// The toponyms of a sentence in order, and the names that a rule rejected.
  func places(in context: Context) throws(InputError) -> (found: [Found], rejected: [RejectedName]) {
    var rejected: [RejectedName] = []
    let known = try knownNames(in: context, rejected: &rejected)
    return (try UnknownToponyms(gazetteer: gazetteer).places(in: context, known: known), rejected)
  }

  /// Names of the gazetteer, longest match first, that no rule rejects.
  private func knownNames(in context: Context, rejected: inout [RejectedName]) throws(InputError)
    -> [Found]
  {
    let words = NameRuns(context)
    var found: [Found] = []
    var position = 0
    while position < context.tokens.count {
      if let next = try name(at: position, words: words, in: context, rejected: &rejected) {
        found.append(next)
        position = next.range.upperBound
      } else {
        position += 1
      }
    }
    return found
  }

  /// The longest name at a token that no rule rejects: one that is rejected must not hide a shorter one.
  private func name(
    at position: Int, words: NameRuns, in context: Context, rejected: inout [RejectedName]
  ) throws(InputError) -> Found? {
    guard !context.has(.taken, at: position) else { return nil }
    let areas = areaWords.abbreviation(at: position, in: context.tokens)
    if !areas.isEmpty { return abbreviation(at: position, areas: areas, in: context) }
    guard mayBeginName(at: position, in: context) else { return nil }
    var next: NameRuns.Run? = words.merged(from: position) ?? words.plain(from: position)
    while let run = next {
      var hashes = run.hashes
      while let match = index.longestMatch(hashes) {
        hashes = run.hashes.prefix(match.words - 1)
        let range = position..<run.end(of: match.words)
        if let adjective = areaWords.adjective(at: position, in: context.tokens),
          adjective.count >= range.count
        {
          return nil
        }
        // The commonest case of the rules below, told without asking what the name stands for.
        if range.count == 1, !context.has(.actor, at: position), isGrammar(position, in: context) {
          rejected.append(RejectedName(span: span(of: range, in: context), rule: NameRule.grammar))
          continue
        }
        let name = PossibleName(
          range: range, standing: try standings.standing(of: range, name: match.name, in: context),
          cues: Cues(of: range, in: context), isInArea: try isInArea(range, words: words, in: context))
        guard let rule = NameRule.first(rejecting: name, in: context, words: self.words) else {
          return place(name, in: context)
        }
        rejected.append(RejectedName(span: span(of: range, in: context), rule: rule.name))
        if rule.isAboutAllWords {
          context.mark(.closed, range)
          return nil
        }
      }
      next = run.isMerged ? words.plain(from: position) : nil
    }
    return nil
  }

  private func isGrammar(_ index: Int, in context: Context) -> Bool {
    context.roles[index].contains(.function) || Self.articles.contains(context.tokens[index].word)
  }

  /// Whether a comma and the name or abbreviation of a country or region follow: "Lima, Ohio".
  private func isInArea(_ range: Range<Int>, words: NameRuns, in context: Context) throws(InputError) -> Bool
  {
    let next = range.upperBound + 1
    guard next < context.tokens.count, context.tokens[next].isCapitalised,
      context.tokens[next - 1].word == "," || context.tokens[next - 1].word == "("
    else { return false }
    if !areaWords.abbreviation(at: next, in: context.tokens).isEmpty { return true }
    guard let match = index.longestMatch(words.plain(from: next).hashes) else { return false }
    return try standings.standing(of: next..<(next + match.words), name: match.name, in: context).isArea
  }

  private func mayBeginName(at index: Int, in context: Context) -> Bool {
    let tokens = context.tokens
    let token = tokens[index]
    guard token.kind == .word else { return false }
    if token.isHyphenated, index > 0, Self.articles.contains(tokens[index - 1].word) { return false }
    if token.isCapitalised || context.report.text[token.span.start] >= 0x80 { return true }
    return Self.articles.contains(token.word) && index + 1 < tokens.count && tokens[index + 1].isCapitalised
      && tokens[index + 1].isHyphenated
  }

  /// The Arabic article as reports spell it.
  static let articles: WordSet = [
    "al", "el", "ad", "ar", "as", "at", "an", "az", "ash", "ed", "er", "es", "et", "ez", "esh", "ul",
  ]

  private func span(of range: Range<Int>, in context: Context) -> ByteSpan {
    ByteSpan(
      start: context.tokens[range.lowerBound].span.start, end: context.tokens[range.upperBound - 1].span.end)
  }

  /// "U.S.", "Tex.": for the government where it is the party of the sentence, else for the place.
  private func abbreviation(at index: Int, areas: [String], in context: Context) -> Found {
    let range = index..<(index + 1)
    let isParty = context.has(.actor, at: index) && !Cues(of: range, in: context).isLocative
    let mention = PlaceMention(
      span: context.tokens[index].span, text: context.report.quote(context.tokens[index].span),
      sentence: context.sentence, use: isParty ? .metonym : .literal,
      featureWord: areas.count == 1 && countries.contains(areas[0]) ? "country" : nil, keys: areas,
      isAbbreviation: true)
    return Found(range: range, mention: mention)
  }

  /// The mention of a name with the feature words behind it, and the candidates of the gazetteer's name.
  private func place(_ name: PossibleName, in context: Context) -> Found {
    let keys = name.standing.places
    let isPart = name.isPartOfActor(in: context)
    let range = isPart ? name.range : Cues.extended(name.range, in: context)
    let span = span(of: range, in: context)
    let mention = PlaceMention(
      span: span, text: context.report.quote(span), sentence: context.sentence,
      use: isPart ? .metonym : .literal,
      featureWord: keys.first.map { countries.contains($0) } == true
        ? "country" : Cues.featureWord(of: range, in: context.tokens),
      keys: keys,
      isDateline: context.opensReport && Cues.isDateline(range, in: context.tokens))
    return Found(range: range, mention: mention)
  }
}
