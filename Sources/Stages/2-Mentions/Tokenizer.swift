public import Model

/// Splits a sentence into tokens, byte by byte.
///
/// Bytes of UTF-8 sequences count as letters unless they are one of the marks that news text uses (curly
/// quotes, dashes, the ellipsis, the no-break blank), so names of any script stay whole.
public enum Tokenizer {
  /// The tokens of `span` in `text`, with offsets into `text`.
  public static func tokens(in text: [UInt8], span: ByteSpan) -> [Token] {
    text.withUnsafeBufferPointer { bytes in
      var scanner = TokenScanner(text: bytes, position: span.start, end: min(span.end, bytes.count))
      return scanner.scan()
    }
  }
}

/// One pass over the bytes of a sentence.
private struct TokenScanner {
  let text: UnsafeBufferPointer<UInt8>
  var position: Int
  let end: Int
  var tokens: [Token] = []
  var hyphenBefore = false
  var bracketDepth = 0

  init(text: UnsafeBufferPointer<UInt8>, position: Int, end: Int) {
    self.text = text
    self.position = position
    self.end = end
  }

  mutating func scan() -> [Token] {
    tokens.reserveCapacity((end - position) / 5 + 4)
    while position < end {
      let start = position
      switch ByteClass.at(position, in: text, end: end) {
      case .blank(let width):
        position += width
        hyphenBefore = false
      case .letter: word(from: start)
      case .digit: number(from: start)
      case .hyphen(let width): hyphen(width)
      case .apostrophe(let width): apostrophe(from: start, width: width)
      case .mark(let width): mark(from: start, width: width)
      }
    }
    return tokens
  }

  /// A hyphen or dash that joins two words is kept as a flag of the second; any other is a mark.
  private mutating func hyphen(_ width: Int) {
    let joinsLeft = tokens.last.map { $0.span.end == position && $0.kind != .mark } ?? false
    let start = position
    position += width
    let joinsRight: Bool
    switch ByteClass.at(position, in: text, end: end) {
    case .letter, .digit: joinsRight = true
    default: joinsRight = false
    }
    if joinsLeft && joinsRight {
      hyphenBefore = true
    } else {
      append(from: start, kind: .mark, word: "-")
    }
  }

  /// An apostrophe outside a word: the possessive of a plural, or a quote.
  private mutating func apostrophe(from start: Int, width: Int) {
    position += width
    if let last = tokens.last, last.span.end == start, last.kind == .word, text[start - 1] | 0x20 == 0x73 {
      append(from: start, kind: .word, word: "'s")
    } else {
      append(from: start, kind: .mark, word: "'")
    }
  }

  private mutating func mark(from start: Int, width: Int) {
    position += width
    if text[start] == UInt8(ascii: "(") { bracketDepth += 1 }
    append(from: start, kind: .mark, word: isDoubleQuote(start, width) ? "\"" : lowered(start..<position))
    if text[start] == UInt8(ascii: ")") { bracketDepth = max(0, bracketDepth - 1) }
  }

  /// “ ” « ».
  private func isDoubleQuote(_ start: Int, _ width: Int) -> Bool {
    switch width {
    case 2: text[start] == 0xC2 && (text[start + 1] == 0xAB || text[start + 1] == 0xBB)
    case 3:
      text[start] == 0xE2 && text[start + 1] == 0x80 && (text[start + 2] == 0x9C || text[start + 2] == 0x9D)
    default: false
    }
  }

  private mutating func number(from start: Int) {
    while position < end {
      let byte = text[position]
      if ByteClass.isDigit(byte) {
        position += 1
      } else if byte >= 0xD9, ByteClass.isEasternDigit(position, in: text, end: end, orMark: true) {
        position += 2
      } else if byte == 0x2C || byte == 0x2E, position + 1 < end, ByteClass.isDigit(text[position + 1]) {
        position += 1
      } else {
        break
      }
    }
    append(from: start, kind: .number, word: lowered(start..<position))
  }

  // MARK: Words

  private mutating func word(from start: Int) {
    if let dotted = dottedAbbreviationEnd(from: start) {
      position = dotted
      let capitals = Capitals(first: true, all: true)
      append(from: start, kind: .word, word: lowered(start..<position), isDotted: true, capitals: capitals)
      return
    }
    var builder = Word.Builder()
    var capitals = Capitals()
    var isPlain = true
    while position < end {
      let byte = text[position]
      // Plain letters and digits, the most of all text.
      if byte < 0x80 {
        let folded = byte | 0x20
        if folded >= 0x61, folded <= 0x7A {
          builder.add(folded)
          capitals.note(isUpper: byte != folded)
          position += 1
          continue
        }
        if ByteClass.isDigit(byte) {
          builder.add(byte)
          position += 1
          continue
        }
      }
      switch ByteClass.at(position, in: text, end: end) {
      case .letter(let width):
        isPlain = false
        LetterCase.add(position..<position + width, of: text, to: &builder, &capitals)
        position += width
      case .apostrophe(let width):
        guard case .letter = ByteClass.at(position + width, in: text, end: end),
          !isPossessive(at: position, width: width)
        else {
          append(from: start, kind: .word, word: builder.word, isPlain: isPlain, capitals: capitals)
          possessive(width)
          return
        }
        if capitals.first, capitals.letters > 2, let ending = turkishEnding(at: position + width) {
          append(from: start, kind: .word, word: builder.word, isPlain: isPlain, capitals: capitals)
          let mark = position
          position = ending
          append(from: mark, kind: .word, word: TurkishEndings.word(text[(mark + width)..<ending]))
          return
        }
        isPlain = false
        builder.add(UInt8(ascii: "'"))
        position += width
      default:
        append(from: start, kind: .word, word: builder.word, isPlain: isPlain, capitals: capitals)
        return
      }
    }
    append(from: start, kind: .word, word: builder.word, isPlain: isPlain, capitals: capitals)
  }

  /// `'s` at the end of a word becomes a token of its own.
  private mutating func possessive(_ width: Int) {
    guard isPossessive(at: position, width: width) else { return }
    let start = position
    position += width + 1
    append(from: start, kind: .word, word: "'s")
  }

  private func isPossessive(at index: Int, width: Int) -> Bool {
    let s = index + width
    guard s < end, text[s] | 0x20 == 0x73 else { return false }
    switch ByteClass.at(s + 1, in: text, end: end) {
    case .letter, .digit: return false
    default: return true
    }
  }

  /// The end of a case ending that begins here ("Menbiç'ten"); the short ones only in a Turkish sentence, since
  /// other languages write "Ra'i" and "Sa'da".
  private func turkishEnding(at index: Int) -> Int? {
    var last = index
    while last < end, case .letter(let width) = ByteClass.at(last, in: text, end: end) { last += width }
    guard last - index <= TurkishEndings.longest else { return nil }
    let word = TurkishEndings.word(text[index..<last])
    if TurkishEndings.long.contains(word) { return last }
    return TurkishEndings.short.contains(word)
      && TurkishEndings.areLikely(in: text[max(0, index - 200)..<end]) ? last : nil
  }

  /// The end of "U.S." and its like: single capitals, each with a full stop.
  private func dottedAbbreviationEnd(from start: Int) -> Int? {
    var index = start
    while index + 1 < end, (0x41...0x5A).contains(text[index]), text[index + 1] == 0x2E { index += 2 }
    return index - start >= 4 ? index : nil
  }

  /// A word of ASCII bytes in lower case; other bytes as they are.
  private func lowered(_ range: Range<Int>) -> Word {
    Word(lower: text[range].lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }

  private mutating func append(
    from start: Int, kind: Token.Kind, word: Word, isDotted: Bool = false, isPlain: Bool = false,
    capitals: Capitals = Capitals()
  ) {
    tokens.append(
      Token(
        span: ByteSpan(start: start, end: position), kind: kind, word: word, isDotted: isDotted,
        isPlain: isPlain, isCapitalised: capitals.first, isAllCapitals: capitals.all && capitals.letters > 1,
        isHyphenated: hyphenBefore, isBracketed: bracketDepth > 0))
    hyphenBefore = false
  }
}

/// Which letters of a word are capitals.
struct Capitals {
  /// Whether the first letter is one.
  var first = false
  /// Whether all letters are.
  var all = true
  /// The number of letters.
  var letters = 0

  init() {}

  init(first: Bool, all: Bool) {
    self.first = first
    self.all = all
    letters = 2
  }

  mutating func note(isUpper: Bool) {
    if letters == 0 { first = isUpper }
    if !isUpper { all = false }
    letters += 1
  }
}

/// What the byte (or UTF-8 sequence) at an offset is, for the tokenizer.
enum ByteClass {
  case blank(Int), letter(Int), digit, hyphen(Int), apostrophe(Int), mark(Int)

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a digit of the Arabic or the Persian script stands at an offset (U+0660…, U+06F0…), or the marks of its
  /// decimals and thousands (U+066B, U+066C); two bytes each.
  static func isEasternDigit(_ index: Int, in text: UnsafeBufferPointer<UInt8>, end: Int, orMark: Bool)
    -> Bool
  {
    guard index + 1 < end else { return false }
    switch (text[index], text[index + 1]) {
    case (0xD9, 0xA0...0xA9), (0xDB, 0xB0...0xB9): return true
    case (0xD9, 0xAB...0xAC): return orMark
    default: return false
    }
  }

  static func at(_ index: Int, in text: UnsafeBufferPointer<UInt8>, end: Int) -> ByteClass {
    guard index < end else { return .blank(1) }
    let byte = text[index]
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: return .letter(1)
    case 0x30...0x39: return .digit
    case 0x2D: return .hyphen(1)
    case 0x27, 0x60: return .apostrophe(1)
    case 0x00...0x20: return .blank(1)
    case 0x80...: return wide(index, in: text, end: end)
    default: return .mark(1)
    }
  }

  /// Two- and three-byte marks of news text; every other sequence is a letter.
  private static func wide(_ index: Int, in text: UnsafeBufferPointer<UInt8>, end: Int) -> ByteClass {
    let byte = text[index]
    let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    guard index + width <= end else { return .letter(end - index) }
    if byte == 0xC2 {
      switch text[index + 1] {
      case 0xA0, 0xAD: return .blank(2)
      case 0xAA, 0xB2, 0xB3, 0xB9, 0xBA: return .letter(2)
      case 0xA1...0xBF: return .mark(2)
      default: return .letter(2)
      }
    }
    if byte == 0xE2, text[index + 1] == 0x80 {
      switch text[index + 2] {
      case 0x98, 0x99, 0x9B: return .apostrophe(3)
      case 0x90...0x95: return .hyphen(3)
      case 0x80...0x8F, 0xA8...0xAF: return .blank(3)
      default: return .mark(3)
      }
    }
    if byte == 0xD8, text[index + 1] == 0x8C || text[index + 1] == 0x9B { return .mark(2) }
    if byte == 0xD9 || byte == 0xDB, isEasternDigit(index, in: text, end: end, orMark: false) {
      return .digit
    }
    return .letter(width)
  }
}
