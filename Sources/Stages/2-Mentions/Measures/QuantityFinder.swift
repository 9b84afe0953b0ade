import Model

/// Finds figures with a unit of length, area or time, and numbers of places: "about 55 kilometers",
/// "1,300 square km", "75 kilometres (50 miles)", "10 to 15 km", "an hour's drive", "a dozen other villages".
struct QuantityFinder {
  let language: MeasureLanguage
  let tokens: [Token]
  let report: Report
  let sentence: Int
  private let reader: FigureReader

  init(language: MeasureLanguage, tokens: [Token], report: Report, sentence: Int) {
    self.language = language
    self.tokens = tokens
    self.report = report
    self.sentence = sentence
    reader = FigureReader(language: language, tokens: tokens, text: report.text)
  }

  /// The quantities of the sentence in order.
  func quantities() -> [QuantityMention] {
    var found: [QuantityMention] = []
    var index = 0
    while index < tokens.count {
      if language.beginsFigure(tokens[index]), let (mention, next) = quantity(at: index) {
        found.append(mention)
        index = next
      } else {
        index += 1
      }
    }
    return found
  }

  private func quantity(at index: Int) -> (QuantityMention, Int)? {
    guard var figure = reader.figure(at: index), let (unit, end) = unit(behind: figure) else { return nil }
    var next = end
    // "a mile and a half".
    if let value = figure.value, figure.range == nil, !unit.isCount,
      case (.fraction(let part), let behind)? = language.numbers.match(at: next, in: tokens)
    {
      figure.value = value + part
      next = behind
    }
    if case .time = unit, !isWay(behind: next) { return nil }
    var (hedge, start) = hedge(before: index, figure: figure)
    var second: LengthFigure?
    if case .length(let first) = unit, let (figure, behind) = secondLength(at: next, besides: first) {
      second = figure
      next = behind
    }
    if hedge == .none, let (behind, end) = language.hedgesBehind.match(at: next, in: tokens) {
      hedge = behind
      next = end
    }
    let span = ByteSpan(start: tokens[start].span.start, end: tokens[next - 1].span.end)
    let mention = QuantityMention(
      span: span, text: report.quote(span), sentence: sentence, value: figure.value, range: figure.range,
      unit: unit, hedge: hedge, second: second)
    return (mention, next)
  }

  /// The unit that follows a figure, or the counted noun.
  private func unit(behind figure: FigureReader.Figure) -> (QuantityMention.Unit, Int)? {
    let index = figure.next
    guard index < tokens.count else { return nil }
    if let (unit, next) = language.units.match(at: index, in: tokens), !unit.isCount {
      if case .time = unit { return (unit, next) }
      // "80 km per hour", "80 km/h", but "80km/50 miles".
      let isRate = next < tokens.count && language.has(.rate, tokens[next].word)
      return isRate && !(next + 1 < tokens.count && tokens[next + 1].kind == .number) ? nil : (unit, next)
    }
    guard figure.value != nil, !figure.isArticle else { return nil }
    // Up to three words may stand between a number and the noun it counts ("a dozen other border villages").
    for next in index..<min(index + 4, tokens.count) {
      guard tokens[next].kind == .word else { return nil }
      if let unit = language.units[tokens[next].word], unit.isCount { return (unit, next + 1) }
    }
    return nil
  }

  /// Whether words behind a time say that it is the time of a way: "an hour's drive", "half an hour by car".
  private func isWay(behind index: Int) -> Bool {
    var index = index
    while let (route, next) = language.ways.match(at: index, in: tokens) {
      if route != nil { return true }
      index = next
    }
    return false
  }

  /// The same length in another unit: "(50 miles)", "[80 km]", "/50 miles", ", or 80 km,".
  private func secondLength(at start: Int, besides first: LengthUnit) -> (LengthFigure, Int)? {
    guard start + 1 < tokens.count else { return nil }
    let opening = tokens[start].word
    var index = start + 1
    let isBracketed = opening == "(" || opening == "["
    if !isBracketed, opening != "/", !language.has(.second, opening) {
      guard opening == ",", language.has(.second, tokens[index].word) else { return nil }
      index += 1
    }
    if isBracketed, language.has(.second, tokens[index].word) { index += 1 }
    if isBracketed, let (_, next) = language.hedges.match(at: index, in: tokens) { index = next }
    guard let figure = reader.figure(at: index), let value = figure.value, !figure.isArticle,
      case (.length(let unit), var next)? = language.units.match(at: figure.next, in: tokens), unit != first
    else { return nil }
    if isBracketed {
      guard next < tokens.count, [")", "]"].contains(tokens[next].word) else { return nil }
      next += 1
    } else if opening == ",", next < tokens.count, tokens[next].word == "," {
      next += 1
    }
    return (LengthFigure(value, unit), next)
  }

  /// What the words before a figure say of how exact it is, and where they begin.
  ///
  /// Of several ("to within about 10 km") a bound says more than "about".
  private func hedge(before index: Int, figure: FigureReader.Figure) -> (Hedge, Int) {
    if figure.value == nil { return (.vague, index) }
    var start = index
    var hedge = Hedge.none
    for _ in 0..<3 {
      var end = start
      if end > 0, hedge == .none, language.has(.beforeFigure, tokens[end - 1].word),
        language.hedges.match(endingAt: end, in: tokens) == nil
      {
        end -= 1
      }
      guard let (further, first) = language.hedges.match(endingAt: end, in: tokens) else { break }
      if hedge == .none || hedge == .about { hedge = further }
      start = first
    }
    if figure.range != nil {
      let isOpened = start > 0 && language.has(.between, tokens[start - 1].word)
      return (.range, isOpened ? start - 1 : start)
    }
    return (hedge == .none && figure.isRound ? .about : hedge, start)
  }
}

extension QuantityMention.Unit {
  /// Whether things are counted.
  var isCount: Bool {
    if case .count = self { return true }
    return false
  }

  /// Whether it is a time.
  var isTime: Bool {
    if case .time = self { return true }
    return false
  }

  /// Whether it states how far a place lies: a length, or the time of a way.
  var isFar: Bool {
    switch self {
    case .length, .time: true
    case .area, .count: false
    }
  }
}
