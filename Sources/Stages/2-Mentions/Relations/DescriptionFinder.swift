import Model

/// Finds descriptions that stand for a place without naming it: "the dam near X", "a large airbase".
struct DescriptionFinder {
  /// Nouns of single things in the landscape that a description can pick out.
  static let nouns: WordSet = ["dam", "airbase", "airport"]
  private static let links: WordSet = ["near", "on", "in", "at", "outside", "of", "by"]

  /// The descriptions of a sentence; `places` are the toponyms found in it.
  func descriptions(
    in tokens: [Token], report: Report, sentence: Int, places: [PlaceFinder.Found]
  ) -> [PlaceFinder.Found] {
    var found: [PlaceFinder.Found] = []
    for index in tokens.indices where Self.nouns.contains(tokens[index].word) && !tokens[index].isCapitalised
    {
      if places.contains(where: { $0.range.contains(index) || $0.range.upperBound == index }) { continue }
      var start = index
      while start > 0, tokens[start - 1].kind == .word, index - start < 4,
        !FunctionWords.articles.contains(tokens[start].word)
      {
        start -= 1
      }
      guard FunctionWords.articles.contains(tokens[start].word) else { continue }
      let end = end(of: index, in: tokens, places: places)
      let span = ByteSpan(start: tokens[start].span.start, end: tokens[end - 1].span.end)
      let head = ByteSpan(start: tokens[start].span.start, end: tokens[index].span.end)
      let mention = PlaceMention(
        span: head, text: report.quote(head), sentence: sentence,
        featureWord: PlaceNouns.text(tokens[index].word),
        description: report.quote(span))
      found.append(PlaceFinder.Found(range: start..<(index + 1), mention: mention))
    }
    return found
  }

  /// Behind "near Tabqa", "on the Euphrates River".
  private func end(of noun: Int, in tokens: [Token], places: [PlaceFinder.Found]) -> Int {
    guard noun + 1 < tokens.count, Self.links.contains(tokens[noun + 1].word) else { return noun + 1 }
    let place = places.first { $0.range.lowerBound > noun + 1 && $0.range.lowerBound <= noun + 3 }
    return place?.range.upperBound ?? noun + 1
  }
}
