import Model

/// Finds figures with a unit of length or area, and numbers of places: "about 55 kilometers",
/// "1,300 square km", "75 kilometres (50 miles)", "10 to 15 km", "a dozen other villages".
struct QuantityFinder {
  /// The quantities of a sentence in order.
  func quantities(in tokens: [Token], report: Report, sentence: Int) -> [QuantityMention] {
    var found: [QuantityMention] = []
    var index = 0
    while index < tokens.count {
      if let (mention, next) = quantity(at: index, in: tokens, report: report, sentence: sentence) {
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
    guard let figure = figure(at: index, in: tokens),
      let unit = unit(at: figure.next, in: tokens, isVague: figure.value == nil)
    else { return nil }
    let (hedge, start) = hedge(before: index, in: tokens, figure: figure)
    var next = unit.next
    var second: Length?
    if case .length = unit.unit, let (length, behind) = bracketedLength(at: next, in: tokens) {
      second = length
      next = behind
    }
    let span = ByteSpan(start: tokens[start].span.start, end: tokens[next - 1].span.end)
    let mention = QuantityMention(
      span: span, text: report.quote(span), sentence: sentence, value: figure.value, range: figure.range,
      unit: unit.unit, hedge: hedge, second: second)
    return (mention, next)
  }

  /// A number in digits or words, a range of two, or a vague one.
  private func figure(at index: Int, in tokens: [Token]) -> Figure? {
    if let vague = vagueFigure(at: index, in: tokens) { return vague }
    guard let (low, next) = number(at: index, in: tokens) else { return nil }
    if next + 1 < tokens.count,
      ["to", "-", "or", "and"].contains(tokens[next].lower) || tokens[next].isHyphenated
    {
      let isJoined = tokens[next].isHyphenated
      let isBetween = index > 0 && tokens[index - 1].lower == "between"
      if isJoined || tokens[next].lower != "and" || isBetween,
        let (high, behind) = number(at: isJoined ? next : next + 1, in: tokens), high >= low
      {
        return Figure(value: (low + high) / 2, range: low...high, next: behind)
      }
    }
    return Figure(value: low, next: next)
  }

  private func vagueFigure(at index: Int, in tokens: [Token]) -> Figure? {
    let word = tokens[index].lower
    if word == "several" || word == "few" { return Figure(value: nil, next: index + 1) }
    if word == "a", index + 1 < tokens.count, ["few", "couple"].contains(tokens[index + 1].lower) {
      let next = index + 2
      return Figure(value: nil, next: next < tokens.count && tokens[next].lower == "of" ? next + 1 : next)
    }
    return nil
  }

  /// A number in digits, or in words up to the thousands.
  private func number(at index: Int, in tokens: [Token]) -> (Double, Int)? {
    guard index < tokens.count else { return nil }
    if tokens[index].kind == .number {
      guard let value = NumberWords.value(ofDigits: tokens[index].lower) else { return nil }
      // "1.5 million".
      if index + 1 < tokens.count, let scale = NumberWords.scale(tokens[index + 1].lower) {
        return (value * scale, index + 2)
      }
      return (value, index + 1)
    }
    return NumberWords.value(at: index, in: tokens) ?? single(at: index, in: tokens)
  }

  /// "a mile", "half a kilometre": one or a half of a unit of length.
  private func single(at index: Int, in tokens: [Token]) -> (Double, Int)? {
    let isHalf = tokens[index].lower == "half"
    let article = isHalf ? index + 1 : index
    guard article + 1 < tokens.count, ["a", "an"].contains(tokens[article].lower),
      MeasureWords.lengths[tokens[article + 1].lower] != nil
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
    let word = tokens[index].lower
    if ["square", "sq"].contains(word) {
      var next = index + 1
      if next < tokens.count, tokens[next].lower == "." { next += 1 }
      guard next < tokens.count, let unit = MeasureWords.areas[tokens[next].lower] else { return nil }
      return UnitMatch(unit: .area(unit), next: next + 1)
    }
    if let unit = MeasureWords.plainAreas[word] { return UnitMatch(unit: .area(unit), next: index + 1) }
    if word == "nautical", index + 1 < tokens.count, tokens[index + 1].lower.hasPrefix("mile") {
      return UnitMatch(unit: .length(.nauticalMile), next: index + 2)
    }
    if let unit = MeasureWords.lengths[word] {
      if index + 1 < tokens.count, ["per", "an", "/"].contains(tokens[index + 1].lower) { return nil }
      return UnitMatch(unit: .length(unit), next: index + 1)
    }
    return isVague ? nil : countedNoun(at: index, in: tokens)
  }

  /// Up to three words may stand between a number and the noun it counts ("a dozen other border villages").
  private func countedNoun(at index: Int, in tokens: [Token]) -> UnitMatch? {
    for next in index..<min(index + 4, tokens.count) {
      let token = tokens[next]
      guard token.kind == .word else { return nil }
      if MeasureWords.countedPlaces.contains(token.lower) {
        return UnitMatch(unit: .count(token.lower), next: next + 1)
      }
    }
    return nil
  }

  /// A second length in brackets: "(50 miles)".
  private func bracketedLength(at index: Int, in tokens: [Token]) -> (Length, Int)? {
    guard index + 3 < tokens.count, tokens[index].lower == "(",
      let (value, next) = number(at: index + 1, in: tokens), next + 1 < tokens.count,
      let unit = MeasureWords.lengths[tokens[next].lower], tokens[next + 1].lower == ")"
    else { return nil }
    return (unit.length(value), next + 2)
  }

  /// The words before a figure that say how exact it is, and where they begin.
  private func hedge(before index: Int, in tokens: [Token], figure: Figure) -> (Hedge, Int) {
    if figure.value == nil { return (.vague, index) }
    let before = { (count: Int) in index >= count ? tokens[index - count].lower : "" }
    let pair = before(2) + " " + before(1)
    if index >= 3, pair == "more than" || pair == "less than", before(3) == "no" {
      return (pair == "more than" ? .lessThan : .moreThan, index - 3)
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
  static let lengths: [String: LengthUnit] = [
    "km": .kilometre, "kms": .kilometre, "kilometre": .kilometre, "kilometres": .kilometre,
    "kilometer": .kilometre, "kilometers": .kilometre, "mile": .mile, "miles": .mile, "mi": .mile,
    "nmi": .nauticalMile, "metre": .metre, "metres": .metre, "meter": .metre, "meters": .metre,
    "yard": .yard, "yards": .yard, "feet": .foot,
  ]
  static let areas: [String: AreaUnit] = [
    "km": .squareKilometre, "kms": .squareKilometre, "kilometre": .squareKilometre,
    "kilometres": .squareKilometre, "kilometer": .squareKilometre, "kilometers": .squareKilometre,
    "mile": .squareMile, "miles": .squareMile, "mi": .squareMile,
  ]
  static let plainAreas: [String: AreaUnit] = [
    "km²": .squareKilometre, "km2": .squareKilometre, "sqkm": .squareKilometre, "hectare": .hectare,
    "hectares": .hectare, "acre": .acre, "acres": .acre,
  ]
  /// Nouns whose number is a fact about control ("a dozen villages"), not troops or targets.
  static let countedPlaces: Set<String> = [
    "villages", "towns", "cities", "settlements", "hamlets", "neighbourhoods", "neighborhoods", "districts",
    "positions", "localities", "farms", "checkpoints", "hills", "hilltops", "provinces", "locations",
  ]
  static let hedges: [String: Hedge] = [
    "about": .about, "around": .about, "some": .about, "roughly": .about, "approximately": .about,
    "approx": .about, "circa": .about, "nearly": .nearly, "almost": .nearly, "just": .just, "only": .just,
    "within": .lessThan, "under": .lessThan, "below": .lessThan, "over": .moreThan, "above": .moreThan,
    "barely": .just, "exactly": .none,
  ]
  static let hedgePairs: [String: Hedge] = [
    "less than": .lessThan, "fewer than": .lessThan, "up to": .lessThan, "more than": .moreThan,
    "at least": .moreThan, "not quite": .nearly, "just under": .lessThan, "just over": .moreThan,
    "only about": .just, "just about": .about, "slightly over": .moreThan, "close to": .nearly,
    "as many": .lessThan, "to within": .lessThan, "between about": .range,
  ]
}
