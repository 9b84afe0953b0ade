import Gazetteer
import Model

/// Finds names that the gazetteer does not hold in this spelling.
///
/// A capitalised run counts where its context surely names a place ("village of X", a list with known
/// places, the object of a take). Where the context only makes it likely ("near X"), it counts when the
/// gazetteer knows a variant of it. What is found so, and has no place, is kept as unresolved.
struct UnknownToponyms {
  let gazetteer: Gazetteer

  /// The known toponyms with the unknown ones between them, in order.
  func places(in context: PlaceFinder.Context, known: [PlaceFinder.Found]) throws(InputError)
    -> [PlaceFinder.Found]
  {
    var found = known
    for place in found { context.mark(.place, place.range) }
    // A list may reach an unknown name only through another one, so go on until nothing is added.
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for run in runs(in: context) {
        guard let place = try place(run, in: context, beside: found) else { continue }
        found.append(place)
        context.mark(.place, place.range)
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
        isGrowing = true
      }
    }
    return found
  }

  /// Runs of capitalised words that are no part of anything found yet.
  func runs(in context: PlaceFinder.Context) -> [Range<Int>] {
    let tokens = context.tokens
    var runs: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      guard !context.has(.covered, at: index), begins(at: index, in: context) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < tokens.count, !context.has(.covered, at: end), continues(at: end, in: context) { end += 1 }
      let isArticle = end == index + 1 && PlaceFinder.articles.contains(tokens[index].word)
      if !isArticle { runs.append(index..<end) }
      index = end
    }
    return runs
  }

  private func begins(at index: Int, in context: PlaceFinder.Context) -> Bool {
    let tokens = context.tokens
    let token = tokens[index]
    guard token.kind == .word, !token.isBracketed else { return false }
    if PlaceFinder.articles.contains(token.word) {
      return index + 1 < tokens.count && tokens[index + 1].isCapitalised
        && (tokens[index + 1].isHyphenated || (token.word == "al" || token.word == "el"))
    }
    return token.isCapitalised && token.word != "'s"
      && context.roles[index].isDisjoint(with: [.function, .demonym, .head])
      && !(token.isAllCapitals && token.word.count < 5)
  }

  private func continues(at index: Int, in context: PlaceFinder.Context) -> Bool {
    let tokens = context.tokens
    let token = tokens[index]
    guard token.kind == .word, token.word != "'s" else { return false }
    if token.isHyphenated {
      return token.isCapitalised || token.word.count <= 3
        || index + 1 < tokens.count && tokens[index + 1].isHyphenated && tokens[index + 1].isCapitalised
    }
    if PlaceFinder.articles.contains(token.word), !token.isCapitalised {
      // "Mazra at" is no article: it must be joined by a hyphen, or be the plain form.
      return index + 1 < tokens.count && tokens[index + 1].isCapitalised
        && (tokens[index + 1].isHyphenated || (token.word == "al" || token.word == "el"))
    }
    return token.isCapitalised && context.roles[index].isDisjoint(with: [.function, .demonym])
  }

  /// The mention of a run, where its context and the gazetteer make it a place.
  private func place(
    _ run: Range<Int>, in context: PlaceFinder.Context, beside found: [PlaceFinder.Found]
  ) throws(InputError) -> PlaceFinder.Found? {
    let tokens = context.tokens
    let cues = Cues(of: run, in: context)
    let isListed = isListed(run, in: tokens, beside: found)
    let hasArticle = PlaceFinder.articles.contains(tokens[run.lowerBound].word)
    guard cues.isStrong || isListed || cues.isObjectOfTaking || cues.isLocative || hasArticle,
      !(Cues.hasNameBehind(run, in: context) || Cues.hasNameBefore(run, in: context)) || cues.isStrong
    else { return nil }
    if run.upperBound < tokens.count, tokens[run.upperBound].isHyphenated,
      !tokens[run.upperBound].isCapitalised
    {
      return nil
    }
    if FunctionWords.titles.contains(tokens[run.lowerBound].word), !cues.isStrong { return nil }
    let isPerson = run.contains { index in
      context.has(.person, at: index) || context.names.persons.contains(tokens[index].word)
    }
    if isPerson, !cues.isStrong { return nil }
    if run.lowerBound > 0, FunctionWords.titles.contains(tokens[run.lowerBound - 1].word) { return nil }
    let range = Cues.extended(run, in: context)
    let span = ByteSpan(
      start: tokens[range.lowerBound].span.start, end: tokens[range.upperBound - 1].span.end)
    let name = ByteSpan(start: span.start, end: tokens[run.upperBound - 1].span.end)
    // A variant of a known name counts behind a word that only places stand behind: "in" or "hit", not "to".
    let before = run.lowerBound > 0 ? tokens[run.lowerBound - 1].word : .none
    let isPlaced =
      cues.isMeasured
      || cues.isLocative && (ReportNames.cues.contains(before) || before == "hit" || before == "struck")
    let isSure = cues.isStrong || isListed || cues.isObjectOfTaking
    guard isSure || isPlaced || hasArticle else { return nil }
    let variants = try gazetteer.matches(for: context.report.quote(name), fuzzy: true)
    guard isSure || !variants.isEmpty else { return nil }
    let mention = PlaceMention(
      span: span, text: context.report.quote(span), sentence: context.sentence,
      featureWord: Cues.featureWord(of: range, in: tokens), keys: variants.map(\.place.id))
    return PlaceFinder.Found(range: range, mention: mention)
  }

  /// Whether only a comma or "and" stands between the run and a place found.
  private func isListed(_ run: Range<Int>, in tokens: [Token], beside found: [PlaceFinder.Found]) -> Bool {
    func isLink(_ range: Range<Int>) -> Bool {
      !range.isEmpty && range.count <= 2
        && tokens[range].allSatisfy { $0.word == "," || $0.word == "and" || $0.word == "or" }
    }
    return found.contains { place in
      place.range.upperBound <= run.lowerBound && isLink(place.range.upperBound..<run.lowerBound)
        || run.upperBound <= place.range.lowerBound && isLink(run.upperBound..<place.range.lowerBound)
    }
  }
}
