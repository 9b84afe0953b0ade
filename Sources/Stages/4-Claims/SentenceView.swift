import Model

/// A sentence as the grammar of claims sees it: words, with places, actors, dates and figures as single
/// units.
/// What stands in round brackets is left out.
final class SentenceView {
  /// One step of the grammar.
  struct Unit {
    /// Lower-case word, figure or mark; for a mention its first word.
    var word: Word
    /// Where it stands.
    var span: ByteSpan
    /// What the word can be; no class for a mention or a mark.
    var classes = WordClasses()
    /// The grammar's entry of the word; -1 where it has none.
    var entry: Int32 = -1
    /// The toponym, party, time or figure it is, by its index among the mentions of the report; -1 for none.
    var place: Int32 = -1
    var actor: Int32 = -1
    var date: Int32 = -1
    var quantity: Int32 = -1
    /// A mark, not a word.
    var isMark: Bool
    /// Joined to the unit before by a hyphen.
    var isHyphenated: Bool
    /// Begins with a capital.
    var isCapitalised: Bool

    var isPlace: Bool { place >= 0 }
    var isActor: Bool { actor >= 0 }
    var isDate: Bool { date >= 0 }
    var isQuantity: Bool { quantity >= 0 }
    /// Whether it is a plain word.
    var isWord: Bool { !isMark && place < 0 && actor < 0 && date < 0 && quantity < 0 }
  }

  let report: MentionedReport
  let grammar: Grammar
  let index: Int
  let units: [Unit]
  /// What "the town", "it" and "they" mean when the sentence begins.
  let antecedents: Antecedents

  /// The place and party named last before a sentence.
  struct Antecedents {
    var place: PlaceMention?
    var actor: ActorMention?
  }

  /// Makes the view of a sentence.
  init(report: MentionedReport, grammar: Grammar, index: Int, antecedents: Antecedents) {
    self.report = report
    self.grammar = grammar
    self.index = index
    self.antecedents = antecedents
    units = Self.units(of: report, sentence: index, grammar: grammar)
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

  /// The word at an index; none outside the sentence.
  func word(_ index: Int) -> Word { has(index) ? units[index].word : .none }

  /// Whether the sentence reaches so far.
  @inline(__always)
  func has(_ index: Int) -> Bool { index >= 0 && index < units.count }

  /// Whether a plain word of a class stands at an index.
  @inline(__always)
  func isWord(_ index: Int, _ wordClass: WordClass) -> Bool {
    has(index) && units[index].classes.contains(wordClass)
  }

  /// Whether a unit, be it a plain word or a mention, begins with a word of a class.
  func isNamed(_ index: Int, _ wordClass: WordClass) -> Bool {
    has(index) && grammar.classes(of: grammar.entry(of: units[index].word)).contains(wordClass)
  }

  /// Whether a plain word of a class stands among some units.
  func hasWord(in range: Range<Int>, _ wordClass: WordClass) -> Bool {
    range.contains { isWord($0, wordClass) }
  }

  /// Whether a comma stands at an index.
  func isComma(_ index: Int) -> Bool { has(index) && units[index].isMark && units[index].word == Self.comma }

  /// Whether a mark stands at an index.
  func isMark(_ index: Int) -> Bool { has(index) && units[index].isMark }

  static let comma: Word = ","
  static let quotationMark: Word = "\""

  /// The forms of verbs of control that a plain word at an index can be.
  func verbForms(_ index: Int) -> [Grammar.VerbForm] {
    guard has(index), units[index].entry >= 0, !units[index].isHyphenated else { return [] }
    return grammar.entries[Int(units[index].entry)].forms
  }

  /// Whether a verb of control stands at an index.
  func isVerb(_ index: Int) -> Bool { !verbForms(index).isEmpty }

  /// The nouns of control that a plain word at an index can be.
  func nounForms(_ index: Int) -> [Grammar.NounForm] {
    guard has(index), units[index].entry >= 0 else { return [] }
    return grammar.entries[Int(units[index].entry)].nouns
  }

  // MARK: Mentions

  func isPlace(_ index: Int) -> Bool { has(index) && units[index].isPlace }
  func isActor(_ index: Int) -> Bool { has(index) && units[index].isActor }
  func isDate(_ index: Int) -> Bool { has(index) && units[index].isDate }

  func place(_ index: Int) -> PlaceMention? {
    guard isPlace(index), case .place(let place) = report.mentions[Int(units[index].place)] else {
      return nil
    }
    return place
  }

  func actor(_ index: Int) -> ActorMention? {
    guard isActor(index), case .actor(let actor) = report.mentions[Int(units[index].actor)] else {
      return nil
    }
    return actor
  }

  func date(_ index: Int) -> DateMention? {
    guard isDate(index), case .date(let date) = report.mentions[Int(units[index].date)] else { return nil }
    return date
  }

  func quantity(_ index: Int) -> QuantityMention? {
    guard has(index), units[index].isQuantity,
      case .quantity(let quantity) = report.mentions[Int(units[index].quantity)]
    else { return nil }
    return quantity
  }

  // MARK: Building

  /// The units of a sentence; mentions stand in the order of their spans, so both lists are walked once.
  private static func units(of report: MentionedReport, sentence: Int, grammar: Grammar) -> [Unit] {
    let tokens = report.tokens[sentence]
    let mentions = report.mentions(of: sentence)
    var next = mentions.startIndex
    var units: [Unit] = []
    units.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      while next < mentions.endIndex, mentions[next].span.start < token.span.start { next += 1 }
      var unit = Unit(
        word: token.word, span: token.span, isMark: token.kind == .mark, isHyphenated: token.isHyphenated,
        isCapitalised: token.isCapitalised)
      adopt(mentions[next...], in: &unit)
      if unit.isWord {
        unit.entry = grammar.entry(of: token.word)
        unit.classes = grammar.classes(of: unit.entry)
      }
      if !token.isBracketed || unit.isQuantity { units.append(unit) }
      index += 1
      while index < tokens.count, tokens[index].span.end <= unit.span.end { index += 1 }
    }
    return units
  }

  /// Takes the longest mention that begins with a unit, or inside its word ("d'Alep"); names that are both
  /// place and
  /// party are both.
  private static func adopt(_ mentions: ArraySlice<Mention>, in unit: inout Unit) {
    let (start, wordEnd) = (unit.span.start, unit.span.end)
    var end = 0
    for index in mentions.indices {
      let mention = mentions[index]
      guard mention.span.start < wordEnd else { break }
      guard !mention.isDemonym, mention.span.end >= end else { continue }
      if mention.span.end > end {
        (unit.place, unit.actor, unit.date, unit.quantity) = (-1, -1, -1, -1)
        end = mention.span.end
      }
      switch mention {
      case .place: unit.place = Int32(index)
      case .actor: unit.actor = Int32(index)
      case .date: unit.date = Int32(index)
      case .quantity: unit.quantity = Int32(index)
      }
    }
    if end > 0 { unit.span = ByteSpan(start: start, end: max(end, wordEnd)) }
  }
}

extension Mention {
  /// "Turkish": no place where anything happens.
  fileprivate var isDemonym: Bool {
    if case .place(let place) = self { place.use == .demonym } else { false }
  }
}
