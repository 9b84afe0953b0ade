import Model

/// Reads numbers in digits and words, and ranges of two.
struct FigureReader {
  let language: MeasureLanguage
  let tokens: [Token]
  let text: [UInt8]

  /// A number, a range of two, or a vague one.
  struct Figure {
    var value: Double?
    var range: ClosedRange<Double>?
    /// The index behind it.
    var next: Int
    /// Whether the word itself says "about": "une quarantaine".
    var isRound = false
    /// Whether it is an article, which counts before some units only: "a mile".
    var isArticle = false
  }

  /// The figure at a token.
  func figure(at index: Int) -> Figure? {
    guard let low = number(at: index) else { return nil }
    guard let value = low.value, low.next + 1 < tokens.count else { return low }
    let joint = tokens[low.next]
    let isJoined = joint.isHyphenated
    let isBetween = index > 0 && isOpening(index - 1)
    guard
      isJoined || language.has(.range, joint.word) || isBetween && language.has(.rangeAnd, joint.word),
      let high = number(at: isJoined ? low.next : low.next + 1), let upper = high.value, upper >= value,
      !high.isArticle
    else { return low }
    return Figure(value: (value + upper) / 2, range: value...upper, next: high.next)
  }

  /// "between", or "between about".
  private func isOpening(_ index: Int) -> Bool {
    if language.has(.between, tokens[index].word) { return true }
    return index > 0 && language.hedges[tokens[index].word] != nil
      && language.has(.between, tokens[index - 1].word)
  }

  /// A number in digits or words.
  func number(at index: Int) -> Figure? {
    guard index < tokens.count else { return nil }
    guard var figure = tokens[index].kind == .number ? digits(at: index) : words(at: index) else {
      return nil
    }
    if let value = figure.value,
      case (.fraction(let part), let next)? = language.numbers.match(at: figure.next, in: tokens)
    {
      figure.value = value + part
      figure.next = next
    }
    return figure
  }

  private func digits(at index: Int) -> Figure? {
    var next = index + 1
    var bytes = Array(text[tokens[index].span.range])
    while next < tokens.count,
      Digits.goesOn(tokens[next], behind: tokens[next - 1], in: text, isBlankEnough: language.hasDecimalComma)
    {
      bytes += text[tokens[next].span.range]
      next += 1
    }
    guard let value = Digits.value(of: bytes, hasDecimalComma: language.hasDecimalComma) else { return nil }
    // "1.5 million".
    if case (.scale(let scale), let behind)? = language.numbers.match(at: next, in: tokens), scale >= 1_000 {
      return Figure(value: value * scale, next: behind)
    }
    return Figure(value: value, next: next)
  }

  /// "twenty-five", "a dozen", "two hundred and fifty", "several".
  private func words(at index: Int) -> Figure? {
    var total = 0.0
    var next = index
    var figure = Figure(next: index)
    while let (number, behind) = language.numbers.match(at: next, in: tokens) {
      switch number {
      case .vague where next == index: return Figure(next: behind)
      case .round(let value) where next == index: return Figure(value: value, next: behind, isRound: true)
      case .article where next == index: figure.isArticle = true
      case .value(let value) where !figure.isArticle: total += value
      case .scale(let scale):
        total = max(1, total) * scale
        figure.isArticle = false
      default: return closed(figure, total)
      }
      next = behind
      figure.next = next
      // "two hundred and fifty".
      if case .scale = number, next < tokens.count, language.has(.numberAnd, tokens[next].word),
        case (.value, _)? = language.numbers.match(at: next + 1, in: tokens)
      {
        next += 1
      }
    }
    if next == index, language.has(.single, tokens[index].word) { return Figure(value: 1, next: index) }
    return closed(figure, total)
  }

  private func closed(_ figure: Figure, _ total: Double) -> Figure? {
    guard total > 0 || figure.isArticle else { return nil }
    var figure = figure
    figure.value = total > 0 ? total : 1
    return figure
  }
}
