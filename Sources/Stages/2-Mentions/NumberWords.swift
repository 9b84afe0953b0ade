import Model

/// Numbers written in digits or in English words.
enum NumberWords {
  private static let units: WordMap<Double> = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
  ]
  private static let scales: WordMap<Double> = [
    "hundred": 100, "thousand": 1_000, "dozen": 12, "score": 20, "million": 1_000_000,
  ]

  /// All words for numbers.
  static let all: [Word] = units.keys + scales.keys

  /// The factor of "thousand" or "million"; nil for other words.
  static func scale(_ word: Word) -> Double? {
    word == "thousand" || word == "million" ? scales[word] : nil
  }

  /// The value of "1,300" or "5.5": commas group by three, one full stop marks the decimals.
  static func value(ofDigits digits: some Collection<UInt8>) -> Double? {
    let text = String(decoding: digits, as: UTF8.self)
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 }) else { return nil }
    return Double(groups.joined())
  }

  /// The value of number words at a token and the index behind them: "twenty-five", "a dozen", "two hundred".
  static func value(at index: Int, in tokens: [Token]) -> (Double, Int)? {
    var total = 0.0
    var next = index
    var isArticle = false
    if tokens[next].word == "a" || tokens[next].word == "an" {
      isArticle = true
      next += 1
    }
    while next < tokens.count {
      let word = tokens[next].word
      if let unit = units[word], !isArticle {
        total += unit
      } else if let scale = scales[word] {
        total = max(1, total) * scale
      } else {
        break
      }
      isArticle = false
      next += 1
    }
    guard total > 0 else { return nil }
    if next + 1 < tokens.count, tokens[next].word == "of" { next += 1 }
    return (total, next)
  }
}
