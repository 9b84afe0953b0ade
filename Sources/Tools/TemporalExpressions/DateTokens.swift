/// A word, number or mark of a sentence.
struct DateToken {
  /// Offsets in the bytes given.
  var start: Int
  var end: Int
  var word: DateWord
  /// Month 1...12, weekday 1...7, a count, a unit's index, a number's value, or a mark's first byte.
  var value: Int
  /// How many digits a number has.
  var digits = 0
  var isPlural = false
  var isCapital = false
}

/// The tokens of one sentence, each with what its word does in dates of the sentence's language.
struct DateTokens {
  var tokens: [DateToken] = []
  let vocabulary: DateVocabulary

  /// Reads a range of bytes.
  init(_ text: DateBytes.Text, _ range: Range<Int>, _ vocabulary: DateVocabulary) {
    self.vocabulary = vocabulary
    var pending: [Pending] = []
    var i = range.lowerBound
    let end = range.upperBound
    tokens.reserveCapacity(range.count / 5)
    while i < end {
      if DateBytes.isLetter(text, i) {
        i = word(text, i, end, &pending)
      } else if DateBytes.isDigit(text[i]) || DateBytes.wideDigit(text, i) != nil {
        i = number(text, i, end)
      } else if text[i] <= 0x20 {
        i += 1
      } else {
        i = mark(text, i, end)
      }
    }
    if !pending.isEmpty { joinPhrases(pending, text) }
  }

  /// What the token at an index does; `.end` outside the sentence.
  func word(_ index: Int) -> DateWord {
    index >= 0 && index < tokens.count ? tokens[index].word : .end
  }

  /// The value of the token at an index; 0 outside.
  func value(_ index: Int) -> Int { index >= 0 && index < tokens.count ? tokens[index].value : 0 }

  /// Whether the token at an index begins with a capital letter of ASCII.
  func isCapital(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens[index].isCapital }

  /// Whether the token at an index is this ASCII mark.
  func isMark(_ index: Int, _ mark: Character) -> Bool {
    word(index) == .punctuation && value(index) == Int(mark.asciiValue ?? 0)
  }

  /// Whether the token at an index is a hyphen or a dash.
  func isDash(_ index: Int) -> Bool {
    word(index) == .punctuation && (value(index) == 0x2D || value(index) == Self.dash)
  }

  /// Whether the token at an index is an apostrophe, straight or curly.
  func isApostrophe(_ index: Int) -> Bool {
    word(index) == .punctuation && (value(index) == 0x27 || value(index) == Self.apostrophe)
  }

  /// Whether two neighbouring tokens touch.
  func touches(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index - 1].end == tokens[index].start
  }

  /// The values that stand for en dash and em dash, and for a curly apostrophe.
  static let dash = 0x2013
  static let apostrophe = 0xE299

  /// A token whose word may begin a phrase.
  private struct Pending {
    var token: Int
    var record: Int
  }

  private mutating func word(
    _ text: DateBytes.Text, _ start: Int, _ end: Int, _ pending: inout [Pending]
  ) -> Int {
    let read = DateBytes.word(text, start, end)
    let next = max(read.end, start + 1)
    var token = DateToken(start: start, end: next, word: .other, value: 0)
    token.isCapital = text[start] &- 0x41 < 26
    if let index = vocabulary.index(read.hash) {
      if vocabulary.beginsPhrase[index] { pending.append(Pending(token: tokens.count, record: index)) }
      let entry = vocabulary.entries[index]
      token.word = entry.word
      token.value = entry.value
      token.isPlural = entry.isPlural
    }
    tokens.append(token)
    return next
  }

  /// Makes one token of the words of each phrase, from the left, the longest phrase first.
  private mutating func joinPhrases(_ pending: [Pending], _ text: DateBytes.Text) {
    var joined: [DateToken] = []
    joined.reserveCapacity(tokens.count)
    var next = 0
    for head in pending where head.token >= next {
      for phrase in vocabulary.records[head.record].phrases {
        guard let end = self.end(of: phrase, from: head.token, text) else { continue }
        joined += tokens[next..<head.token]
        var token = tokens[head.token]
        token.end = tokens[end - 1].end
        token.word = phrase.entry.word
        token.value = phrase.entry.value
        joined.append(token)
        next = end
        break
      }
    }
    joined += tokens[next...]
    tokens = joined
  }

  /// Behind the last token of a phrase; apostrophes, hyphens and points between its words count for nothing.
  private func end(of phrase: DateVocabulary.Phrase, from head: Int, _ text: DateBytes.Text) -> Int? {
    var i = head + 1
    for hash in phrase.rest {
      while isApostrophe(i) || isMark(i, "-") { i += 1 }
      guard i < tokens.count,
        DateBytes.word(text, tokens[i].start, tokens[i].end).hash == hash
      else { return nil }
      i += 1
    }
    return i
  }

  /// A run of digits; "3rd" is an ordinal, "24.08.2016" a date, "1990s" a decade; "1,300" and "2.5" are
  /// figures that no date holds.
  private mutating func number(_ text: DateBytes.Text, _ start: Int, _ end: Int) -> Int {
    var i = start
    var parts = [0, 0, 0]
    var part = 0
    var isFigure = false
    var digits = 0
    while i < end {
      if let (digit, length) = Self.digit(text, i) {
        parts[min(part, 2)] = min(parts[min(part, 2)] * 10 + digit, 1_000_000_000)
        i += length
        digits += 1
      } else if Self.joinsDigits(text, i, end) {
        part += text[i] == 0x2E ? 1 : 3
        isFigure = true
        i += 1
      } else {
        break
      }
    }
    var token = DateToken(start: start, end: i, word: isFigure ? .figure : .number, value: parts[0])
    token.digits = digits
    if part == 2, parts[2] >= 1900, parts[2] < 2100 {
      token.word = .dottedDate
      token.value = (parts[2] * 100 + min(parts[1], 99)) * 100 + min(parts[0], 99)
    }
    if i < end, DateBytes.isLetter(text, i) {
      let suffix = DateBytes.word(text, i, end)
      if isFigure {
        token.word = .other
      } else if Self.ordinalSuffixes.contains(suffix.hash) {
        token.word = .ordinal
      } else if suffix.hash == Self.decadeSuffix, parts[0] % 10 == 0, (1800...2090).contains(parts[0]) {
        token.word = .decade
      } else {
        token.word = .other
      }
      i = max(suffix.end, i + 1)
      token.end = i
    }
    tokens.append(token)
    return i
  }

  private static func digit(_ text: DateBytes.Text, _ i: Int) -> (Int, Int)? {
    if DateBytes.isDigit(text[i]) { return (Int(text[i] - 0x30), 1) }
    return DateBytes.wideDigit(text, i).map { ($0, 2) }
  }

  private static let ordinalSuffixes = Set(["st", "nd", "rd", "th", "er"].map { DateBytes.hash($0) })
  private static let decadeSuffix = DateBytes.hash("s")

  /// A point before a digit, or a comma before exactly three digits.
  private static func joinsDigits(_ text: DateBytes.Text, _ i: Int, _ end: Int) -> Bool {
    guard i + 1 < end, DateBytes.isDigit(text[i + 1]) else { return false }
    if text[i] == 0x2E { return true }
    guard text[i] == 0x2C, i + 3 < end, DateBytes.isDigit(text[i + 2]), DateBytes.isDigit(text[i + 3]) else {
      return false
    }
    return i + 4 >= end || !DateBytes.isDigit(text[i + 4])
  }

  /// A mark; blanks of Unicode and the marks that turn the direction of writing are passed over.
  private mutating func mark(_ text: DateBytes.Text, _ start: Int, _ end: Int) -> Int {
    let byte = text[start]
    guard byte >= 0x80 else {
      tokens.append(DateToken(start: start, end: start + 1, word: .punctuation, value: Int(byte)))
      return start + 1
    }
    let next = min(start + (byte == 0xE2 ? 3 : 2), end)
    let last = text[next - 1]
    if byte == 0xC2, last == 0xA0 || last == 0xAD { return next }
    if byte == 0xE2, text[min(start + 1, end - 1)] == 0x81 { return next }
    if byte == 0xE2, last <= 0x8F || (0xA8...0xAF).contains(last) { return next }
    let isDash = byte == 0xE2 && (0x90...0x95).contains(last)
    let value = isDash ? Self.dash : Int(byte) << 8 | Int(last)
    tokens.append(DateToken(start: start, end: next, word: .punctuation, value: value))
    return next
  }
}
