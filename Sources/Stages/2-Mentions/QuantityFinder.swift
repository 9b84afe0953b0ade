import Model

/// Finds figures with a unit of length or area, and numbers of places: "about 55 kilometers",
/// "1,300 square km", "75 kilometres (50 miles)", "10 to 15 km", "a dozen other villages".
struct QuantityFinder {
  /// The quantities of a sentence in order; `roles` are those of its tokens.
  func quantities(in tokens: [Token], roles: [WordRoles], report: Report, sentence: Int) -> [QuantityMention]
  {
    var found: [QuantityMention] = []
    var index = 0
    while index < tokens.count {
      if roles[index].contains(.figure),
        let (mention, next) = quantity(at: index, in: tokens, report: report, sentence: sentence)
      {
        found.append(mention)
        index = next
      } else {
        index += 1
      }
    }
    return found
  }

  private struct Figure {
    var value: Double?
    var range: ClosedRange<Double>?
    var next: Int
  }

  private func quantity(
    at index: Int, in tokens: [Token], report: Report, sentence: Int
  ) -> (QuantityMention, Int)? {
    guard let figure = figure(at: index, in: tokens, of: report),
      let unit = unit(at: figure.next, in: tokens, isVague: figure.value == nil)
    else { return nil }
    let (hedge, start) = hedge(before: index, in: tokens, figure: figure)
    var next = unit.next
    var second: LengthFigure?
    if case .length = unit.unit, let (figure, behind) = bracketedLength(at: next, in: tokens, of: report) {
      second = figure
      next = behind
    }
    let span = ByteSpan(start: tokens[start].span.start, end: tokens[next - 1].span.end)
    let mention = QuantityMention(
      span: span, text: report.quote(span), sentence: sentence, value: figure.value, range: figure.range,
      unit: unit.unit, hedge: hedge, second: second)
    return (mention, next)
  }

  /// A number in digits or words, a range of two, or a vague one.
  private func figure(at index: Int, in tokens: [Token], of report: Report) -> Figure? {
    if let vague = vagueFigure(at: index, in: tokens) { return vague }
    guard let (low, next) = number(at: index, in: tokens, of: report) else { return nil }
    if next + 1 < tokens.count,
      ["to", "-", "or", "and"].contains(tokens[next].word) || tokens[next].isHyphenated
    {
      let isJoined = tokens[next].isHyphenated
      let isBetween = index > 0 && tokens[index - 1].word == "between"
      if isJoined || tokens[next].word != "and" || isBetween,
        let (high, behind) = number(at: isJoined ? next : next + 1, in: tokens, of: report), high >= low
      {
        return Figure(value: (low + high) / 2, range: low...high, next: behind)
      }
    }
    return Figure(value: low, next: next)
  }

  private func vagueFigure(at index: Int, in tokens: [Token]) -> Figure? {
    let word = tokens[index].word
    if word == "several" || word == "few" { return Figure(value: nil, next: index + 1) }
    if word == "a", index + 1 < tokens.count, ["few", "couple"].contains(tokens[index + 1].word) {
      let next = index + 2
      return Figure(value: nil, next: next < tokens.count && tokens[next].word == "of" ? next + 1 : next)
    }
    return nil
  }

  /// A number in digits, or in words up to the thousands.
  private func number(at index: Int, in tokens: [Token], of report: Report) -> (Double, Int)? {
    guard index < tokens.count else { return nil }
    if tokens[index].kind == .number {
      guard let value = NumberWords.value(ofDigits: report.text[tokens[index].span.range]) else { return nil }
      // "1.5 million".
      if index + 1 < tokens.count, let scale = NumberWords.scale(tokens[index + 1].word) {
        return (value * scale, index + 2)
      }
      return (value, index + 1)
    }
    return NumberWords.value(at: index, in: tokens) ?? single(at: index, in: tokens)
  }

  /// "a mile", "half a kilometre": one or a half of a unit of length.
  private func single(at index: Int, in tokens: [Token]) -> (Double, Int)? {
    let isHalf = tokens[index].word == "half"
    let article = isHalf ? index + 1 : index
    guard article + 1 < tokens.count, tokens[article].word == "a" || tokens[article].word == "an",
      MeasureWords.lengths[tokens[article + 1].word] != nil
    else { return nil }
    return (isHalf ? 0.5 : 1, article + 1)
  }

  private struct UnitMatch {
    var unit: QuantityMention.Unit
    var next: Int
  }

  /// The unit that follows a figure, or the counted noun.
  private func unit(at index: Int, in tokens: [Token], isVague: Bool) -> UnitMatch? {
    guard index < tokens.count else { return nil }
    let word = tokens[index].word
    if word == "square" || word == "sq" {
      var next = index + 1
      if next < tokens.count, tokens[next].word == "." { next += 1 }
      guard next < tokens.count, let unit = MeasureWords.areas[tokens[next].word] else { return nil }
      return UnitMatch(unit: .area(unit), next: next + 1)
    }
    if let unit = MeasureWords.plainAreas[word] { return UnitMatch(unit: .area(unit), next: index + 1) }
    if word == "nautical", index + 1 < tokens.count,
      (tokens[index + 1].word == "mile" || tokens[index + 1].word == "miles")
    {
      return UnitMatch(unit: .length(.nauticalMile), next: index + 2)
    }
    if let unit = MeasureWords.lengths[word] {
      if index + 1 < tokens.count, ["per", "an", "/"].contains(tokens[index + 1].word) { return nil }
      return UnitMatch(unit: .length(unit), next: index + 1)
    }
    return isVague ? nil : countedNoun(at: index, in: tokens)
  }

  /// Up to three words may stand between a number and the noun it counts ("a dozen other border villages").
  private func countedNoun(at index: Int, in tokens: [Token]) -> UnitMatch? {
    for next in index..<min(index + 4, tokens.count) {
      let token = tokens[next]
      guard token.kind == .word else { return nil }
      if let noun = MeasureWords.countedPlaces[token.word] {
        return UnitMatch(unit: .count(noun), next: next + 1)
      }
    }
    return nil
  }

  /// A second length in brackets: "(50 miles)".
  private func bracketedLength(at index: Int, in tokens: [Token], of report: Report) -> (LengthFigure, Int)? {
    guard index + 3 < tokens.count, tokens[index].word == "(",
      let (value, next) = number(at: index + 1, in: tokens, of: report), next + 1 < tokens.count,
      let unit = MeasureWords.lengths[tokens[next].word], tokens[next + 1].word == ")"
    else { return nil }
    return (LengthFigure(value, unit), next + 2)
  }

  /// The words before a figure that say how exact it is, and where they begin.
  private func hedge(before index: Int, in tokens: [Token], figure: Figure) -> (Hedge, Int) {
    if figure.value == nil { return (.vague, index) }
    let before = { (count: Int) -> Word in index >= count ? tokens[index - count].word : .none }
    let pair = before(2).followed(by: before(1))
    if index >= 3, before(3) == "no", before(1) == "than", ["more", "less"].contains(before(2)) {
      return (before(2) == "more" ? .lessThan : .moreThan, index - 3)
    }
    if let hedge = MeasureWords.hedgePairs[pair] {
      return (figure.range == nil ? hedge : .range, index - 2)
    }
    if figure.range != nil { return (.range, before(1) == "between" ? index - 1 : index) }
    if let hedge = MeasureWords.hedges[before(1)] { return (hedge, index - 1) }
    return (.none, index)
  }
}

/// The words of the grammar of figures.
enum MeasureWords {
  /// All words that may stand for a unit behind a figure.
  static let units: [Word] = lengths.keys + areas.keys + plainAreas.keys

  static let lengths: WordMap<LengthUnit> = [
    "km": .kilometre, "kms": .kilometre, "kilometre": .kilometre, "kilometres": .kilometre,
    "kilometer": .kilometre, "kilometers": .kilometre, "mile": .mile, "miles": .mile, "mi": .mile,
    "nmi": .nauticalMile, "metre": .metre, "metres": .metre, "meter": .metre, "meters": .metre,
    "yard": .yard, "yards": .yard, "feet": .foot,
  ]
  static let areas: WordMap<AreaUnit> = [
    "km": .squareKilometre, "kms": .squareKilometre, "kilometre": .squareKilometre,
    "kilometres": .squareKilometre, "kilometer": .squareKilometre, "kilometers": .squareKilometre,
    "mile": .squareMile, "miles": .squareMile, "mi": .squareMile,
  ]
  static let plainAreas: WordMap<AreaUnit> = [
    "km²": .squareKilometre, "km2": .squareKilometre, "sqkm": .squareKilometre, "hectare": .hectare,
    "hectares": .hectare, "acre": .acre, "acres": .acre,
  ]
  /// Nouns whose number is a fact about control ("a dozen villages"), not troops or targets.
  static let countedPlaces = WordMap(
    [
      "villages", "towns", "cities", "settlements", "hamlets", "neighbourhoods", "neighborhoods", "districts",
      "positions", "localities", "farms", "checkpoints", "hills", "hilltops", "provinces", "locations",
    ].map { (Word($0), $0) })
  static let hedges: WordMap<Hedge> = [
    "about": .about, "around": .about, "some": .about, "roughly": .about, "approximately": .about,
    "approx": .about, "circa": .about, "nearly": .nearly, "almost": .nearly, "just": .just, "only": .just,
    "within": .lessThan, "under": .lessThan, "below": .lessThan, "over": .moreThan, "above": .moreThan,
    "barely": .just, "exactly": .none,
  ]
  static let hedgePairs = WordMap(hedgePhrases.map { (Word(phrase: $0), $1) })
  private static let hedgePhrases: KeyValuePairs<String, Hedge> = [
    "less than": .lessThan, "fewer than": .lessThan, "up to": .lessThan, "more than": .moreThan,
    "at least": .moreThan, "not quite": .nearly, "just under": .lessThan, "just over": .moreThan,
    "only about": .just, "just about": .about, "slightly over": .moreThan, "close to": .nearly,
    "as many": .lessThan, "to within": .lessThan, "between about": .range,
  ]
}
