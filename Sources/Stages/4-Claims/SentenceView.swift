import Model

/// A sentence as the grammar of claims sees it: words, with places, actors, dates and figures as single units.
/// What stands in round brackets is left out.
struct SentenceView {
  /// One step of the grammar.
  struct Unit {
    /// Lower-case word, figure or mark; for a mention its first word.
    var word: Word
    /// Where it stands.
    var span: ByteSpan
    /// A mark, not a word.
    var isMark: Bool
    /// Joined to the unit before by a hyphen.
    var isHyphenated: Bool
    /// Begins with a capital.
    var isCapitalised: Bool
    /// The toponym it is.
    var place: PlaceMention?
    /// The party or speaker it is.
    var actor: ActorMention?
    /// The time expression it is.
    var date: DateMention?
    /// The figure it is.
    var quantity: QuantityMention?
    /// Whether it is a plain word.
    var isWord: Bool { !isMark && place == nil && actor == nil && date == nil && quantity == nil }
  }

  let report: MentionedReport
  let index: Int
  let units: [Unit]
  /// The units at which a form of one of the verbs of control stands.
  let verbs: [(index: Int, verb: Lexicon.Verb)]
  /// The place that "the town" and "it" mean when the sentence begins.
  let antecedent: PlaceMention?
  /// The party that "it" and "they" mean when the sentence begins.
  let actorAntecedent: ActorMention?

  /// Makes the view of a sentence.
  init(report: MentionedReport, index: Int, antecedent: PlaceMention?, actorAntecedent: ActorMention?) {
    self.report = report
    self.index = index
    self.antecedent = antecedent
    self.actorAntecedent = actorAntecedent
    let units = Self.units(of: report, sentence: index)
    self.units = units
    verbs = units.indices.compactMap { index in
      guard units[index].isWord, !units[index].isHyphenated, let verb = Lexicon.verbs[units[index].word]
      else {
        return nil
      }
      return (index, verb)
    }
  }

  /// The words of units on one line.
  func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    return report.report.quote(span(range))
  }

  /// From the first unit's first byte to behind the last unit's last.
  func span(_ range: Range<Int>) -> ByteSpan {
    ByteSpan(start: units[range.lowerBound].span.start, end: units[range.upperBound - 1].span.end)
  }

  /// The word at an index; empty outside the sentence.
  func word(_ index: Int) -> Word { units.indices.contains(index) ? units[index].word : .none }

  /// Whether a plain word at an index is one of a few.
  func isWord(_ index: Int, in words: [Word]) -> Bool {
    units.indices.contains(index) && units[index].isWord && words.contains(units[index].word)
  }

  /// Whether a plain word at an index is one of a set.
  func isWord(_ index: Int, in words: WordSet) -> Bool {
    units.indices.contains(index) && units[index].isWord && words.contains(units[index].word)
  }

  // MARK: Building

  private static func units(of report: MentionedReport, sentence: Int) -> [Unit] {
    let tokens = report.tokens[sentence]
    let mentions = report.mentions(of: sentence)
    var units: [Unit] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      let covering = mentions.filter { $0.span.start <= token.span.start && token.span.end <= $0.span.end }
      var unit = Unit(
        word: token.word, span: token.span, isMark: token.kind == .mark, isHyphenated: token.isHyphenated,
        isCapitalised: token.isCapitalised)
      let span = adopt(covering, in: &unit) ?? token.span
      unit.span = span
      if !token.isBracketed || unit.quantity != nil { units.append(unit) }
      index += 1
      while index < tokens.count, tokens[index].span.end <= span.end { index += 1 }
    }
    return units
  }

  /// Takes the longest mention over a token; names that are both place and party are both.
  private static func adopt(_ mentions: [Mention], in unit: inout Unit) -> ByteSpan? {
    let usable = mentions.filter { mention in
      if case .place(let place) = mention { return place.use != .demonym }
      return true
    }
    let starting = usable.filter { $0.span.start == unit.span.start }
    guard let longest = starting.map(\.span.length).max() else { return nil }
    for mention in starting where mention.span.length == longest {
      switch mention {
      case .place(let place): unit.place = place
      case .actor(let actor): unit.actor = actor
      case .date(let date): unit.date = date
      case .quantity(let quantity): unit.quantity = quantity
      }
    }
    return ByteSpan(start: unit.span.start, end: unit.span.start + longest)
  }
}
