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
    standings = Standings(gazetteer: gazetteer)
  }

  /// What a sentence gives to the finder.
  struct Context {
    var tokens: [Token]
    var report: Report
    var sentence: Int
    /// Tokens of actors.
    var actors: [Range<Int>]
    /// Tokens of dates and quantities.
    var taken: Set<Int>
    /// Whether the sentence may open with a dateline.
    var opensReport: Bool
    /// What the whole report tells of its capitalised words.
    var names: ReportNames
    /// Countries that the report names.
    var countries: [String]
    /// Whether the sentence is in another language than the one whose cues are known.
    var isForeign = false
    /// Tokens of actors that the actor book knows.
    var bookActors: [Range<Int>] = []
    /// Tokens of names of persons.
    var persons: [Range<Int>] = []
    /// Tokens of names that a rule takes, as a whole, for something else.
    var closed: Set<Int> = []
  }

  /// A toponym with the tokens it covers.
  struct Found {
    var range: Range<Int>
    var mention: PlaceMention
  }

  /// The toponyms of a sentence in order, and the names that a rule rejected.
  func places(in context: Context) throws(InputError) -> (found: [Found], rejected: [RejectedName]) {
    var context = context
    for index in context.tokens.indices where context.tokens[index].isCapitalised {
      if let end = words.personEnd(at: index, in: context.tokens) { context.persons.append(index..<end) }
    }
    var rejected: [RejectedName] = []
    let known = try knownNames(in: &context, rejected: &rejected)
    return (try UnknownToponyms(gazetteer: gazetteer).places(in: context, known: known), rejected)
  }

  /// Names of the gazetteer, longest match first, that no rule rejects.
  private func knownNames(in context: inout Context, rejected: inout [RejectedName]) throws(InputError)
    -> [Found]
  {
    let hashes = context.tokens.map { token -> UInt64 in
      guard token.kind == .word, token.word != "'s" else { return 0 }
      return token.isPlain ? token.word.hash : NameIndex.hash(word: context.report.text[token.span.range])
    }
    var found: [Found] = []
    var position = 0
    while position < context.tokens.count {
      if let next = try name(at: position, hashes: hashes, in: &context, rejected: &rejected) {
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
    at position: Int, hashes: [UInt64], in context: inout Context, rejected: inout [RejectedName]
  ) throws(InputError) -> Found? {
    guard !context.taken.contains(position) else { return nil }
    let areas = areaWords.abbreviation(at: position, in: context.tokens)
    if !areas.isEmpty { return abbreviation(at: position, areas: areas, in: context) }
    guard mayBeginName(at: position, in: context) else { return nil }
    for merged in [true, false] {
      let words = wordRun(from: position, hashes: hashes, merged: merged, in: context)
      // Nothing to merge: the plain run says it all.
      if merged, words.last.map({ $0.end == position + words.count }) ?? true { continue }
      var count = words.count
      while count > 0, let match = index.longestMatch(words[..<count].map(\.hash)[...]) {
        let range = position..<words[match.words - 1].end
        if let adjective = areaWords.adjective(at: position, in: context.tokens),
          adjective.count >= range.count
        {
          return nil
        }
        let name = PossibleName(
          range: range,
          standing: try standings.standing(of: range, words: words[..<match.words].map(\.hash), in: context),
          cues: Cues(of: range, in: context), isInArea: try isInArea(range, hashes: hashes, in: context))
        guard let rule = NameRule.all.first(where: { [context] in $0.rejects(name, context, self.words) })
        else {
          return place(name, keys: match.places, in: context)
        }
        rejected.append(RejectedName(span: span(of: range, in: context), rule: rule.name))
        if rule.isAboutAllWords {
          context.closed.formUnion(range)
          return nil
        }
        count = match.words - 1
      }
    }
    return nil
  }

  /// Whether a comma and the name or abbreviation of a country or region follow: "Lima, Ohio".
  private func isInArea(_ range: Range<Int>, hashes: [UInt64], in context: Context) throws(InputError) -> Bool
  {
    let next = range.upperBound + 1
    guard next < context.tokens.count, [",", "("].contains(context.tokens[next - 1].word),
      context.tokens[next].isCapitalised
    else { return false }
    if !areaWords.abbreviation(at: next, in: context.tokens).isEmpty { return true }
    let words = wordRun(from: next, hashes: hashes, merged: false, in: context)
    guard let match = index.longestMatch(words.map(\.hash)[...]) else { return false }
    return try standings.standing(
      of: next..<words[match.words - 1].end, words: words[..<match.words].map(\.hash), in: context
    ).isArea
  }

  /// The words from a token to the next mark, each with the token behind it. Where `merged`, a possessive inside a name
  /// is a part of its word ("People's Republic of China") and the full stop of "St." is passed over.
  private func wordRun(
    from start: Int, hashes: [UInt64], merged: Bool, in context: Context
  ) -> [(hash: UInt64, end: Int)] {
    let tokens = context.tokens
    var run: [(hash: UInt64, end: Int)] = []
    var index = start
    while index < hashes.count, hashes[index] != 0, run.count < 8 {
      var (hash, end) = (hashes[index], index + 1)
      if merged, end + 1 < tokens.count, tokens[end + 1].isCapitalised, tokens[end + 1].kind == .word {
        if tokens[end].word == "'s" {
          hash = NameIndex.hash(
            word: context.report.text[tokens[index].span.start..<tokens[end].span.end].filter { $0 != 0x27 }[
              ...])
          end += 1
        } else if tokens[end].word == ".", Self.shortened.contains(tokens[index].word) {
          end += 1
        }
      }
      if hash == 0 { break }
      run.append((hash, end))
      index = end
    }
    return run
  }

  /// Words of names that are written with a full stop.
  private static let shortened: WordSet = ["st", "ste", "mt", "ft", "pt"]

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
    let isParty = context.actors.contains { $0.contains(index) } && !Cues(of: range, in: context).isLocative
    let mention = PlaceMention(
      span: context.tokens[index].span, text: context.report.quote(context.tokens[index].span),
      sentence: context.sentence, use: isParty ? .metonym : .literal,
      featureWord: areas.count == 1 && countries.contains(areas[0]) ? "country" : nil, keys: areas,
      isAbbreviation: true)
    return Found(range: range, mention: mention)
  }

  /// The mention of a name with the feature words behind it, and the candidates of the gazetteer's name.
  private func place(_ name: PossibleName, keys: [String], in context: Context) -> Found {
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
