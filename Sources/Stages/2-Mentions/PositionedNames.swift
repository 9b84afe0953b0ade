import Gazetteer
import Model

/// Names that nothing but a stated position makes places: "Kibati, 10 km north of Goma" of a Kibati that the gazetteer
/// does not hold, or holds as something that a rule rejects.
struct PositionedNames {
  let gazetteer: Gazetteer
  /// What is known of words that are names.
  let words: NameWords

  /// The capitalised runs of a sentence beside the places found that may be such names, in order.
  func candidates(
    in context: PlaceFinder.Context, besides known: [PlaceFinder.Found], language: MeasureLanguage
  ) -> [PlaceFinder.Found] {
    for place in known { context.mark(.place, place.range) }
    return UnknownToponyms(gazetteer: gazetteer).runs(in: context).compactMap { run in
      guard mayName(run, in: context, language: language) else { return nil }
      let span = context.tokens[run.lowerBound].span.union(context.tokens[run.upperBound - 1].span)
      let mention = PlaceMention(
        span: span, text: context.report.quote(span), sentence: context.sentence,
        featureWord: Cues.featureWord(of: run, in: context.tokens))
      return PlaceFinder.Found(range: run, mention: mention)
    }
  }

  private func mayName(_ run: Range<Int>, in context: PlaceFinder.Context, language: MeasureLanguage) -> Bool
  {
    let tokens = context.tokens
    let first = tokens[run.lowerBound].word
    if Self.roads.contains(first) { return false }
    if run.contains(where: { context.has(.person, at: $0) }) || ForeignWords.placeNouns.contains(first)
      || FunctionWords.titles.contains(first)
    {
      return false
    }
    if run.upperBound < tokens.count, !mayFollow(tokens[run.upperBound], language: language) { return false }
    guard run.lowerBound > 0 else { return mayOpen(run, in: context, language: language) }
    let before = tokens[run.lowerBound - 1].word
    // German writes every noun so: a name stands behind a preposition or a mark, not behind an article or adjective.
    if language.code == "de", tokens[run.lowerBound - 1].kind == .word, !language.has(.preposition, before) {
      return false
    }
    return !FunctionWords.titles.contains(before)
  }

  /// Words that name roads, which are no places to measure from: "Route C".
  private static let roads: WordSet = ["route", "highway", "interstate", "road", "street", "avenue"]

  /// Whether a name may end before a token: not in "World Heritage site".
  private func mayFollow(_ token: Token, language: MeasureLanguage) -> Bool {
    guard token.kind == .word, !token.isHyphenated else { return !token.isHyphenated }
    return token.isCapitalised || FunctionWords.all.contains(token.word) || PlaceNouns.contains(token.word)
      || Cues.builtNouns.contains(token.word) || language.code != "en"
      || language.has([.position, .bearing, .plural, .rangeAnd, .finite, .clause, .event], token.word)
      || language.isEvent(token)
  }

  /// A word that opens a sentence is written so, whatever it is; a name is followed by its position: "Kibati, 10 km",
  /// "Kibati lies".
  private func mayOpen(_ run: Range<Int>, in context: PlaceFinder.Context, language: MeasureLanguage) -> Bool
  {
    let first = context.tokens[run.lowerBound].word
    if language.telltales.contains(first) || words.common.contains(first) && run.count == 1 { return false }
    guard run.count == 1, run.upperBound < context.tokens.count else { return run.count > 1 }
    let next = context.tokens[run.upperBound]
    return next.kind == .mark || next.kind == .number
      || language.has([.position, .plural, .rangeAnd], next.word)
  }

  /// Those of some candidates that a figure is told of, or measured from; with the gazetteer's variants of their names.
  func positioned(
    _ candidates: [PlaceFinder.Found], by relations: [SpatialRelation]
  ) throws(InputError) -> [PlaceFinder.Found] {
    var ends: Set<ByteSpan> = []
    for relation in relations {
      guard case .distance(_?, _, _) = relation.kind else { continue }
      ends.insert(relation.anchor.span)
      if case .place(let subject) = relation.subject { ends.insert(subject.span) }
    }
    var found: [PlaceFinder.Found] = []
    for var candidate in candidates where ends.contains(candidate.mention.span) {
      candidate.mention.keys = try gazetteer.matches(for: candidate.mention.text, fuzzy: true)
        .map(\.place.id)
      found.append(candidate)
    }
    return found
  }
}
