import Gazetteer
import Model

/// Finds toponyms: names of the gazetteer at word borders, then names that only their context shows.
///
/// The rules that decide whether words with a name are a place stand in `rejections`, one line each.
struct PlaceFinder {
  let gazetteer: Gazetteer
  let index: NameIndex
  /// Ids of the countries.
  let countries: Set<String>

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
  }

  /// A toponym with the tokens it covers.
  struct Found {
    var range: Range<Int>
    var mention: PlaceMention
  }

  /// The toponyms of a sentence in order.
  func places(in context: Context) throws(InputError) -> [Found] {
    let known = knownNames(in: context)
    return try UnknownToponyms(gazetteer: gazetteer).places(in: context, known: known)
  }

  /// Names of the gazetteer, longest match first, that no rule rejects.
  private func knownNames(in context: Context) -> [Found] {
    let hashes = context.tokens.map { token -> UInt64 in
      guard token.kind == .word, token.word != "'s" else { return 0 }
      return token.isPlain ? token.word.hash : NameIndex.hash(word: context.report.text[token.span.range])
    }
    var found: [Found] = []
    var position = 0
    while position < context.tokens.count {
      guard mayBeginName(at: position, in: context), !context.taken.contains(position),
        let match = index.longestMatch(wordRun(from: position, hashes: hashes)),
        let range = accepted(position..<(position + match.words), in: context, places: match.places)
      else {
        position += 1
        continue
      }
      found.append(place(range, name: position..<(position + match.words), keys: match.places, in: context))
      position = range.upperBound
    }
    return found
  }

  /// The hashes from a token to the next mark.
  private func wordRun(from start: Int, hashes: [UInt64]) -> ArraySlice<UInt64> {
    var end = start
    while end < hashes.count, hashes[end] != 0, end - start < 8 { end += 1 }
    return hashes[start..<end]
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

  /// A rule that keeps words with a place's name from being read as the place.
  private struct Rejection {
    var name: String
    var rejects: @Sendable (Range<Int>, Context, Cues) -> Bool
  }

  /// Read from top to bottom; the first that applies decides.
  private static let rejections: [Rejection] = [
    // "Syrian Observatory", "Aleppo rebels": a part of a longer phrase for a party.
    Rejection(name: "part of an actor's name") { range, context, _ in
      context.actors.contains {
        $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound && $0 != range
      }
    },
    Rejection(name: "common word") { range, context, cues in
      guard range.count == 1 else { return false }
      let word = context.tokens[range.lowerBound].word
      if PlaceFinder.articles.contains(word) || FunctionWords.all.contains(word) { return true }
      if cues.isStrong { return false }
      return word.count < 3 || FunctionWords.ambiguousNames.contains(word) && !cues.isLocative
    },
    Rejection(name: "begins or ends with a function word") { range, context, _ in
      guard range.count > 1 else { return false }
      let first = context.tokens[range.lowerBound], last = context.tokens[range.upperBound - 1]
      let isArticle = PlaceFinder.articles.contains(first.word)
      return !isArticle && FunctionWords.all.contains(first.word) && !first.isHyphenated
        && ![
          "new", "north", "south", "east", "west", "northern", "southern", "western", "eastern", "central",
        ].contains(
          first.word)
        || !last.isCapitalised && !last.isHyphenated && !PlaceNouns.contains(last.word)
    },
    // "Shiite-majority", "Ankara-backed": the first half of an adjective.
    Rejection(name: "first half of an adjective") { range, context, _ in
      guard range.upperBound < context.tokens.count else { return false }
      let next = context.tokens[range.upperBound]
      return next.isHyphenated && !next.isCapitalised && !PlaceNouns.contains(next.word)
    },
    Rejection(name: "behind a title") { range, context, _ in
      guard range.lowerBound > 0 else { return false }
      var before = range.lowerBound - 1
      if context.tokens[before].word == ".", before > 0 { before -= 1 }
      return FunctionWords.titles.contains(context.tokens[before].word)
        && (context.tokens[before].isCapitalised
          || ["spokesman", "analyst", "counterpart"].contains(context.tokens[before].word))
    },
    // "Jordan Smith", "Hulusi Akar": another capitalised word stands right beside it.
    Rejection(name: "part of a person's name") { range, context, _ in
      Cues.hasNameBehind(range, in: context) || Cues.hasNameBefore(range, in: context)
    },
  ]

  /// The tokens of the mention where no rule rejects it: the name, with a feature word behind it.
  private func accepted(_ range: Range<Int>, in context: Context, places: [String]) -> Range<Int>? {
    if isAcronym(range, in: context) { return nil }
    let cues = Cues(of: range, in: context)
    if Self.rejections.contains(where: { $0.rejects(range, context, cues) }) { return nil }
    return Cues.extended(range, in: context)
  }

  /// Short words in capitals are abbreviations, unless they open the report as its dateline.
  private func isAcronym(_ range: Range<Int>, in context: Context) -> Bool {
    range.count == 1 && context.tokens[range.lowerBound].isAllCapitals
      && context.tokens[range.lowerBound].word.count < 5 && !context.opensReport
      && !["u.s.", "uk", "usa", "us", "u.k."].contains(context.tokens[range.lowerBound].word)
  }

  /// A mention over `range`, with the candidates of the gazetteer's name.
  private func place(_ range: Range<Int>, name: Range<Int>, keys: [String], in context: Context) -> Found {
    let tokens = context.tokens
    let span = ByteSpan(
      start: tokens[range.lowerBound].span.start, end: tokens[range.upperBound - 1].span.end)
    let mention = PlaceMention(
      span: span, text: context.report.quote(span), sentence: context.sentence,
      featureWord: keys.first.map { countries.contains($0) } == true
        ? "country" : Cues.featureWord(of: range, in: tokens),
      keys: keys,
      isDateline: context.opensReport && Cues.isDateline(range, in: tokens))
    return Found(range: range, mention: mention)
  }
}
