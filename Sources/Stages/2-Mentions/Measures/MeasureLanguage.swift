import Model

/// How one language states figures and positions; made from a language file, once.
final class MeasureLanguage: Sendable {
  /// ISO 639-1.
  let code: String
  /// The alphabet it is written in.
  let script: Script
  /// Whether decimals stand behind a comma and thousands are parted by full stops.
  let hasDecimalComma: Bool
  /// Whether only words known to tell of positions may stand between a subject and its figure.
  let hasStrictJunctions: Bool
  /// Units of length, area and time, and nouns of places that are counted.
  let units: PhraseMap<QuantityMention.Unit>
  /// Words for numbers.
  let numbers: PhraseMap<Number>
  /// Words before a figure that say how exact it is.
  let hedges: PhraseMap<Hedge>
  /// Words behind a figure that say it: "or so".
  let hedgesBehind: PhraseMap<Hedge>
  /// Words for compass points, as letters that a hyphen joins: "south" and "west" of "south-west".
  let winds: PhraseMap<String>
  /// Abbreviations of compass points, read in capitals only.
  let windLetters: PhraseMap<String>
  /// Words between a figure and its wind, with the way along which it is measured, where they say.
  let ways: PhraseMap<Route?>
  /// The orders in which positions are stated, the surest first.
  let orders: [Order]
  /// Common words by which the language is known.
  let telltales: [Word]
  /// Sentences with what a reader takes from them, for every order.
  let examples: [MeasureExample]
  private let classes: WordMap<MeasureClasses>

  /// A word for a number.
  enum Number: Sendable {
    /// Adds to what stands before it: "twenty", "five".
    case value(Double)
    /// Multiplies what stands before it: "hundred".
    case scale(Double)
    /// A round number: "une quarantaine de".
    case round(Double)
    /// Adds to a whole number or to one with its unit: "and a half".
    case fraction(Double)
    /// No number is said: "several".
    case vague
    /// One, before a unit or a scale only: "a mile", "a hundred".
    case article
  }

  init(_ source: MeasureSource) {
    code = source.code
    script = source.script
    hasDecimalComma = source.hasDecimalComma
    hasStrictJunctions = source.hasStrictJunctions
    units = PhraseMap(source.units)
    numbers = PhraseMap(source.numbers)
    hedges = PhraseMap(source.hedges)
    hedgesBehind = PhraseMap(source.hedgesBehind)
    winds = PhraseMap(source.winds)
    windLetters = PhraseMap(source.windLetters)
    ways = PhraseMap(source.ways)
    orders = source.orders
    telltales = source.telltales
    examples = source.examples
    classes = WordMap(source.classes.map { ($0, $1) })
  }

  /// Whether a figure may begin at a token.
  func beginsFigure(_ token: Token) -> Bool {
    token.kind == .number || numbers.begins(with: token.word) || has(.single, token.word)
  }

  /// Whether a word belongs to any of some classes.
  func has(_ classes: MeasureClasses, _ word: Word) -> Bool {
    self.classes[word].map { !$0.isDisjoint(with: classes) } ?? false
  }

  /// A compass point of four, eight or sixteen winds at a token, and the index behind it.
  func wind(at index: Int, in tokens: [Token]) -> (point: CompassPoint, next: Int)? {
    guard index < tokens.count else { return nil }
    if tokens[index].isCapitalised, let letters = windLetters[tokens[index].word],
      tokens[index].isAllCapitals || letters.utf8.count == 1, let point = CompassPoint(rawValue: letters)
    {
      return (point, index + 1)
    }
    guard var (letters, next) = winds.match(at: index, in: tokens) else { return nil }
    while next < tokens.count, tokens[next].isHyphenated, let part = winds[tokens[next].word] {
      letters += part
      next += 1
    }
    return CompassPoint(rawValue: letters).map { ($0, next) }
  }

  /// Whether a wind stands within a few words behind a token.
  func hasWind(behind start: Int, in tokens: [Token]) -> Bool {
    (start..<max(start, min(tokens.count, start + 6))).contains { wind(at: $0, in: tokens) != nil }
  }
}

/// What a word of a language file can be to the readers of figures and positions.
struct MeasureClasses: OptionSet, Sendable {
  let rawValue: UInt32

  /// Every class by its name in the files.
  static let named: [String: MeasureClasses] = [
    "between": .between, "range": .range, "range-and": .rangeAnd, "before-figure": .beforeFigure,
    "second": .second, "rate": .rate, "clause": .clause, "preposition": .preposition, "finite": .finite,
    "event": .event, "position": .position, "bearing": .bearing, "plural": .plural, "motion": .motion,
    "journey": .journey, "extent": .extent, "front": .front, "governing": .governing,
    "pronoun": .pronoun, "there": .there, "determiner": .determiner, "border": .border,
    "capital": .capital, "landmark": .landmark, "single": .single, "number-and": .numberAnd,
    "provincial": .provincial,
  ]

  /// Opens a range with "and": "between 10 and 15".
  static let between = MeasureClasses(rawValue: 1)
  /// Joins the two figures of a range: "10 to 15".
  static let range = MeasureClasses(rawValue: 1 << 1)
  /// Joins them behind "between".
  static let rangeAnd = MeasureClasses(rawValue: 1 << 2)
  /// May stand between a hedge and its figure: "менее чем в 130 км".
  static let beforeFigure = MeasureClasses(rawValue: 1 << 3)
  /// Introduces the same length in another unit: "50 miles, or 80 km".
  static let second = MeasureClasses(rawValue: 1 << 4)
  /// Behind a unit makes a speed of it: "80 km per hour".
  static let rate = MeasureClasses(rawValue: 1 << 5)
  /// Cannot stand in the noun phrase before the anchor's name: verbs, conjunctions.
  static let clause = MeasureClasses(rawValue: 1 << 6)
  /// Puts one place into the phrase of another: "X in Y".
  static let preposition = MeasureClasses(rawValue: 1 << 7)
  /// Begins another clause: "said", "which".
  static let finite = MeasureClasses(rawValue: 1 << 8)
  /// A verb of an event, where its ending does not show it.
  static let event = MeasureClasses(rawValue: 1 << 9)
  /// A verb or participle of position: "lies", "located".
  static let position = MeasureClasses(rawValue: 1 << 10)
  /// May stand between a subject and a wind without a figure.
  static let bearing = MeasureClasses(rawValue: 1 << 11)
  /// A verb whose subject is a list.
  static let plural = MeasureClasses(rawValue: 1 << 12)
  /// A verb of a moving front: what it tells is no place.
  static let motion = MeasureClasses(rawValue: 1 << 13)
  /// A verb of a journey, whose length is no position: "travelled 300 km".
  static let journey = MeasureClasses(rawValue: 1 << 14)
  /// A noun or adjective whose figure is its own extent: "a range of 70 km", "5 km long".
  static let extent = MeasureClasses(rawValue: 1 << 15)
  /// The front line, which is no place.
  static let front = MeasureClasses(rawValue: 1 << 16)
  /// Before a party: it does not move by itself ("held by rebels").
  static let governing = MeasureClasses(rawValue: 1 << 17)
  /// Opens a sentence on the place of the one before: "It lies".
  static let pronoun = MeasureClasses(rawValue: 1 << 18)
  /// An anchor named before: "south of there".
  static let there = MeasureClasses(rawValue: 1 << 19)
  /// Articles.
  static let determiner = MeasureClasses(rawValue: 1 << 20)
  /// "border", "frontier".
  static let border = MeasureClasses(rawValue: 1 << 21)
  /// "capital".
  static let capital = MeasureClasses(rawValue: 1 << 22)
  /// A thing to measure from that its noun alone names: "the coast", "the highway".
  static let landmark = MeasureClasses(rawValue: 1 << 23)
  /// A unit that by itself means one: "в часе езды".
  static let single = MeasureClasses(rawValue: 1 << 24)
  /// Joins number words: "two hundred and fifty".
  static let numberAnd = MeasureClasses(rawValue: 1 << 25)
  /// Before "capital" shows that no country's is meant.
  static let provincial = MeasureClasses(rawValue: 1 << 26)
}

/// A sentence of a language file with what a reader takes from it.
struct MeasureExample: Sendable, Hashable {
  /// ISO 639-1.
  var language: String
  /// The order it belongs to.
  var order: String
  /// The sentence.
  var sentence: String
  /// The statements, as the file writes them.
  var statements: String
  /// The line of the file.
  var line: Int
}
