/// A word, number or mark of a sentence.
struct DateToken {
  /// Offsets in the bytes given.
  var start: Int
  var end: Int
  var word: DateWord
  /// Month 1...12, weekday 1...7, a count, a unit's index, a number's value, or a mark's first byte.
  var value: Int
  var isPlural = false
  var isCapital = false
}

/// The tokens of one sentence. A byte walk: news has few date words, and most sentences end here.
struct DateTokens {
  var tokens: [DateToken] = []
  /// Whether any token can be a part of a date at all.
  var mayHoldDate = false

  /// Walks over the bytes of a sentence.
  init(_ text: [UInt8], _ range: Range<Int>) {
    var i = range.lowerBound
    tokens.reserveCapacity(range.count / 5)
    while i < range.upperBound {
      let byte = text[i]
      if Self.isLetter(byte), !Self.isMark(text, i, range.upperBound) {
        i = word(text, i, range.upperBound)
      } else if Self.isDigit(byte) {
        i = number(text, i, range.upperBound)
      } else if byte <= 0x20 {
        i += 1
      } else {
        i = mark(text, i, range.upperBound)
      }
    }
  }

  /// What the token at an index does; `.end` outside the sentence.
  func word(_ index: Int) -> DateWord {
    index >= 0 && index < tokens.count ? tokens[index].word : .end
  }

  /// The value of the token at an index; 0 outside.
  func value(_ index: Int) -> Int { index >= 0 && index < tokens.count ? tokens[index].value : 0 }

  /// Whether the token at an index is this ASCII mark.
  func isMark(_ index: Int, _ mark: Character) -> Bool {
    word(index) == .punctuation && value(index) == Int(mark.asciiValue ?? 0)
  }

  /// Whether the token at an index is a hyphen or a dash.
  func isDash(_ index: Int) -> Bool {
    word(index) == .punctuation && (value(index) == 0x2D || value(index) == Self.dash)
  }

  /// Whether two neighbouring tokens touch.
  func touches(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index - 1].end == tokens[index].start
  }

  /// The value that stands for en dash and em dash.
  static let dash = 0x2013

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  /// General punctuation (U+2000...U+203F) and the no-break space are not letters.
  private static func isMark(_ text: [UInt8], _ i: Int, _ end: Int) -> Bool {
    if text[i] == 0xC2 { return true }
    return text[i] == 0xE2 && i + 2 < end && text[i + 1] == 0x80
  }

  private mutating func word(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var i = start
    var key: UInt128 = 0
    while i < end, Self.isLetter(text[i]) || Self.isDigit(text[i]), !Self.isMark(text, i, end) {
      let byte = text[i]
      key = key << 8 | UInt128(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      i += 1
    }
    var token = DateToken(start: start, end: i, word: .other, value: 0)
    token.isCapital = text[start] >= 0x41 && text[start] <= 0x5A
    if i - start <= 11, let entry = DateWord.vocabulary[key] {
      token.word = entry.word
      token.value = entry.value
      token.isPlural = entry.isPlural
      if Self.opensDate(entry.word) { mayHoldDate = true }
    }
    tokens.append(token)
    return i
  }

  private static func opensDate(_ word: DateWord) -> Bool {
    switch word {
    case .month, .shortMonth, .weekday, .unit, .yesterday, .today, .tonight, .tomorrow, .overnight, .recently,
      .weekend, .partOfDay:
      true
    default: false
    }
  }

  /// A run of digits; "3rd" is an ordinal, "1,300" and "2.5" are figures that no date holds.
  private mutating func number(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var i = start
    var value = 0
    var isFigure = false
    while i < end {
      if Self.isDigit(text[i]) {
        value = min(value * 10 + Int(text[i] - 0x30), 1_000_000_000)
        i += 1
      } else if Self.joinsDigits(text, i, end) {
        isFigure = true
        i += 1
      } else {
        break
      }
    }
    var token = DateToken(start: start, end: i, word: isFigure ? .figure : .number, value: value)
    if i < end, Self.isLetter(text[i]), !Self.isMark(text, i, end) {
      let suffix = i
      while i < end, Self.isLetter(text[i]) || Self.isDigit(text[i]), !Self.isMark(text, i, end) { i += 1 }
      token.word = !isFigure && Self.isOrdinalSuffix(text[suffix..<i]) ? .ordinal : .other
      token.end = i
    }
    if token.word == .number, i - start == 4 { mayHoldDate = true }
    tokens.append(token)
    return i
  }

  /// A point before a digit, or a comma before exactly three digits.
  private static func joinsDigits(_ text: [UInt8], _ i: Int, _ end: Int) -> Bool {
    guard i + 1 < end, isDigit(text[i + 1]) else { return false }
    if text[i] == 0x2E { return true }
    guard text[i] == 0x2C, i + 3 < end, isDigit(text[i + 2]), isDigit(text[i + 3]) else { return false }
    return i + 4 >= end || !isDigit(text[i + 4])
  }

  private static func isOrdinalSuffix(_ bytes: ArraySlice<UInt8>) -> Bool {
    let suffix = String(decoding: bytes, as: UTF8.self).lowercased()
    return ["st", "nd", "rd", "th"].contains(suffix)
  }

  private mutating func mark(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    let byte = text[start]
    guard byte >= 0x80 else {
      tokens.append(DateToken(start: start, end: start + 1, word: .punctuation, value: Int(byte)))
      return start + 1
    }
    let length = byte == 0xC2 ? 2 : 3
    let next = min(start + length, end)
    let last = text[next - 1]
    if byte == 0xC2, last == 0xA0 { return next }
    if byte == 0xE2, last <= 0x8B || last == 0xAF { return next }
    let value = byte == 0xE2 && (last >= 0x90 && last <= 0x95) ? Self.dash : Int(byte) << 8 | Int(last)
    tokens.append(DateToken(start: start, end: next, word: .punctuation, value: value))
    return next
  }
}
