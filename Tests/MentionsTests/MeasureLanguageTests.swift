import Model
import Testing

@testable import Mentions

/// The language files of figures: every word of them can be read. What their orders make of their examples is asserted by
/// `PipelineTests`, since no stage's tests may import another stage.
struct MeasureLanguageTests {
  private static let languages = MeasureLanguages.all.languages

  @Test(arguments: languages.map(\.code))
  func everyOrderHasAnExample(_ code: String) throws {
    let language = try Self.language(code)
    let shown = Set(language.examples.map(\.order))
    let names = language.orders.map(\.name)
    #expect(Set(names).subtracting(shown).isEmpty && Set(names).count == names.count)
  }

  @Test(arguments: languages.map(\.code))
  func languageIsKnownByItsExamples(_ code: String) throws {
    for example in try Self.language(code).examples {
      let text = Array(example.sentence.utf8)
      #expect(
        MeasureLanguages.all.language(of: Self.tokens(text), in: text).code == code, "\(example.sentence)")
    }
  }

  @Test(arguments: languages.map(\.code))
  func everyUnitIsRead(_ code: String) throws {
    let language = try Self.language(code)
    let way = try #require(language.ways.phrases.first { $0.value != nil }).text
    for (phrase, unit) in language.units.phrases {
      let found = Self.quantity(
        "35 \(Self.words(phrase))\(unit.isTime ? " " + Self.words(way) : "")", language)
      #expect(found?.unit == unit && found?.value == 35, "\(code): \(phrase)")
    }
  }

  @Test(arguments: languages.map(\.code))
  func everyNumberIsRead(_ code: String) throws {
    let language = try Self.language(code)
    let unit = try Self.kilometre(language)
    for (phrase, number) in language.numbers.phrases {
      let isPart = if case .fraction = number { true } else { false }
      let found = Self.quantity("\(isPart ? "2 " : "")\(Self.words(phrase)) \(unit)", language)
      let value: Double? =
        switch number {
        case .value(let value), .scale(let value), .round(let value): value
        case .fraction(let part): 2 + part
        case .article: 1
        case .vague: nil
        }
      #expect(found != nil && found?.value == value, "\(code): \(phrase) \(found?.value ?? -1)")
    }
  }

  @Test(arguments: languages.map(\.code))
  func everyHedgeIsRead(_ code: String) throws {
    let language = try Self.language(code)
    let unit = try Self.kilometre(language)
    for (phrase, hedge) in language.hedges.phrases {
      #expect(
        Self.quantity("\(Self.words(phrase)) 35 \(unit)", language)?.hedge == hedge, "\(code): \(phrase)")
    }
    for (phrase, hedge) in language.hedgesBehind.phrases {
      #expect(
        Self.quantity("35 \(unit) \(Self.words(phrase))", language)?.hedge == hedge, "\(code): \(phrase)")
    }
  }

  @Test(arguments: languages.map(\.code))
  func everyWindIsRead(_ code: String) throws {
    let language = try Self.language(code)
    for (phrase, letters) in language.winds.phrases {
      let tokens = Self.tokens(Array(Self.words(phrase).utf8))
      let found = language.wind(at: 0, in: tokens)
      #expect(found?.point.rawValue == letters && found?.next == tokens.count, "\(code): \(phrase)")
    }
    for (phrase, letters) in language.windLetters.phrases {
      let tokens = Self.tokens(Array(phrase.uppercased().utf8))
      #expect(language.wind(at: 0, in: tokens)?.point.rawValue == letters, "\(code): \(phrase)")
    }
  }

  @Test(arguments: languages.map(\.code))
  func everyWayIsRead(_ code: String) throws {
    let language = try Self.language(code)
    for (phrase, route) in language.ways.phrases {
      // "'s" is an ending.
      let tokens = Self.tokens(Array("hour\(phrase.hasPrefix("'") ? "" : " ")\(Self.words(phrase))".utf8))
      let found = language.ways.match(at: 1, in: tokens)
      #expect(found?.value == route && found?.next == tokens.count, "\(code): \(phrase)")
    }
  }

  @Test(arguments: [
    ("1,300", false, 1_300.0), ("1.300", true, 1_300), ("1,5", false, 1.5), ("3,5", true, 3.5),
    ("3.5", true, 3.5),
    ("1,300.5", false, 1_300.5), ("1.300,5", true, 1_300.5), ("٣٥", true, 35), ("۳٫۵", true, 3.5),
    ("1,234,567", false, 1_234_567),
  ])
  func digitsAreReadAsTheLanguageWritesThem(_ text: String, _ hasDecimalComma: Bool, _ value: Double) {
    #expect(Digits.value(of: text.utf8, hasDecimalComma: hasDecimalComma) == value)
  }

  @Test(arguments: ["3.5.2", "1,30,5", "1,,3"])
  func marksThatMakeNoNumberAreNone(_ text: String) {
    #expect(Digits.value(of: text.utf8, hasDecimalComma: false) == nil)
  }

  // MARK: What the tests share

  private static func language(_ code: String) throws -> MeasureLanguage {
    try #require(languages.first { $0.code == code })
  }

  private static func words(_ phrase: String) -> String { phrase.replacing("_", with: " ") }

  private static func kilometre(_ language: MeasureLanguage) throws -> String {
    try #require(language.units.phrases.first { $0.value == .length(.kilometre) }).text
  }

  private static func tokens(_ text: [UInt8]) -> [Token] {
    Tokenizer.tokens(in: text, span: ByteSpan(start: 0, end: text.count))
  }

  /// The only quantity of some words.
  private static func quantity(_ words: String, _ language: MeasureLanguage) -> QuantityMention? {
    let text = Array(words.utf8)
    let tokens = tokens(text)
    let found = QuantityFinder(
      language: language, tokens: tokens, report: Report(id: "row", text: text), sentence: 0
    ).quantities()
    return found.count == 1 ? found[0] : nil
  }
}
