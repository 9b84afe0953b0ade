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
    if run.contains(where: { context.has(.person, at: $0) }) || FunctionWords.titles.contains(first) {
      return false
    }
    if run.upperBound < tokens.count, tokens[run.upperBound].isHyphenated { return false }
    // A word that opens a sentence is written so, whatever it is.
    if run.lowerBound == 0, run.count == 1 {
      return !words.common.contains(first) && !context.names.plain.contains(first) && !context.isForeign
    }
    guard run.lowerBound > 0 else { return true }
    let before = tokens[run.lowerBound - 1].word
    // German writes every noun so: "die Stadt liegt".
    if language.code == "de", language.has(.determiner, before) { return false }
    return !FunctionWords.titles.contains(before)
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
