import Model

/// What stands between a place and a figure behind it, and whether it makes the figure one of the place:
/// "X, a town", "X lies", "X, which is", but not "X said rebels".
struct Junction {
  private let words: ArraySlice<Token>
  private let language: MeasureLanguage

  /// No clause on a place is longer.
  private static let reach = 22

  init(context: RelationFinder.Context, place: PlaceFinder.Found, start: Int) {
    language = context.language
    let between = context.tokens[place.range.upperBound..<max(start, place.range.upperBound)]
    // "is now about", "lies just".
    words = between.dropLast(while: { $0.kind == .word && context.language.has(.bearing, $0.word) })
  }

  private init(words: ArraySlice<Token>, language: MeasureLanguage) {
    self.words = words
    self.language = language
  }

  /// The words behind a noun that means the place again: "X from the army and hold the town, which lies".
  private var behindNoun: ArraySlice<Token>? {
    guard
      let noun = words.indices.dropFirst().last(where: { index in
        Self.definite.contains(words[index - 1].word)
          && (PlaceNouns.isSettlement(words[index].word)
            || language.units[words[index].word]?.isCount == true)
      }), noun + 1 < words.endIndex,
      words[noun + 1].word == "," || language.has(.pronoun, words[noun + 1].word)
    else { return nil }
    return words[(noun + 1)...]
  }

  private static let definite: WordSet = ["the", "these", "those", "this"]

  /// Whether the first word is a verb of position.
  private var opensWithPosition: Bool {
    words.first.map { language.has([.position, .plural], $0.word) } ?? false
  }

  /// Whether the words state that the place lies there.
  var states: Bool {
    guard let last = words.last, let first = words.first else { return true }
    guard words.count <= Self.reach else { return false }
    guard language.hasStrictJunctions else {
      return !words.contains { language.has([.event, .finite], $0.word) && !language.has(.pronoun, $0.word) }
    }
    if let behind = behindNoun { return Junction(words: behind, language: language).states }
    let isApposition = first.kind == .mark
    // "X, a triangle of reefs and rocks, is": what is put in between says nothing of the position.
    if first.word == ",", let close = words.dropFirst().firstIndex(where: { $0.word == "," }),
      close + 1 < words.endIndex, !words[..<close].contains(where: { language.has(.event, $0.word) })
    {
      let rest = Junction(words: words[(close + 1)...], language: language)
      if rest.opensWithPosition { return rest.states }
    }
    for token in words.dropLast() {
      if isApposition ? language.has(.event, token.word) : language.isEvent(token) { return false }
      if language.has(.finite, token.word), !language.has(.pronoun, token.word) { return false }
    }
    // "X, a village of symbolic value only 10 km from": an apposition that says what X is.
    if isApposition, words.count > 2, language.has(.determiner, words[words.startIndex + 1].word),
      words.contains(where: { PlaceNouns.contains($0.word) }),
      words.dropFirst().allSatisfy({ $0.kind != .mark })
    {
      return true
    }
    if last.kind == .mark { return [",", "-", "(", "["].contains(last.word) }
    if language.has([.position, .plural], last.word) { return true }
    if language.has(.rangeAnd, last.word) {
      return isApposition || language.has([.position, .plural], first.word)
    }
    if PlaceNouns.contains(last.word) {
      return isApposition || words.allSatisfy { PlaceNouns.contains($0.word) }
    }
    return false
  }
}

extension BidirectionalCollection where SubSequence == Self {
  /// Without the last elements that fit.
  fileprivate func dropLast(while fits: (Element) -> Bool) -> Self {
    var rest = self
    while let last = rest.last, fits(last) { rest = rest.dropLast() }
    return rest
  }
}
