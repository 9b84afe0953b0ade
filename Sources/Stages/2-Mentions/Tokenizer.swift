public import Model

/// Splits a sentence into tokens, byte by byte.
///
/// Bytes of UTF-8 sequences count as letters unless they are one of the marks that news text uses (curly
/// quotes, dashes, the ellipsis, the no-break blank), so names of any script stay whole.
public enum Tokenizer {
  /// The tokens of `span` in `text`, with offsets into `text`.
  public static func tokens(in text: [UInt8], span: ByteSpan) -> [Token] {
    var scanner = Scanner(text: text, position: span.start, end: min(span.end, text.count))
    return scanner.scan()
  }

  private struct Scanner {
    let text: [UInt8]
    var position: Int
    let end: Int
    var tokens: [Token] = []
    var hyphenBefore = false
    var bracketDepth = 0

    init(text: [UInt8], position: Int, end: Int) {
      self.text = text
      self.position = position
      self.end = end
    }

    mutating func scan() -> [Token] {
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
    mutating func hyphen(_ width: Int) {
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
        append(from: start, kind: .mark, lower: "-")
      }
    }

    /// An apostrophe outside a word: the possessive of a plural, or a quote.
    mutating func apostrophe(from start: Int, width: Int) {
      position += width
      if let last = tokens.last, last.span.end == start, last.kind == .word, last.lower.hasSuffix("s") {
        append(from: start, kind: .word, lower: "'s")
      } else {
        append(from: start, kind: .mark, lower: "'")
      }
    }

    mutating func mark(from start: Int, width: Int) {
      let byte = text[position]
      position += width
      if byte == 0x28 { bracketDepth += 1 }
      let lower = width == 1 ? String(UnicodeScalar(byte)) : Self.asciiMark(text[start..<position])
      append(from: start, kind: .mark, lower: lower)
      if byte == 0x29 { bracketDepth = max(0, bracketDepth - 1) }
    }

    private static func asciiMark(_ bytes: ArraySlice<UInt8>) -> String {
      switch Array(bytes) {
      case [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D], [0xC2, 0xAB], [0xC2, 0xBB]: "\""
      default: String(decoding: bytes, as: UTF8.self)
      }
    }

    mutating func number(from start: Int) {
      while position < end {
        let byte = text[position]
        if ByteClass.isDigit(byte) {
          position += 1
        } else if byte == 0x2C || byte == 0x2E, position + 1 < end, ByteClass.isDigit(text[position + 1]) {
          position += 1
        } else {
          break
        }
      }
      append(from: start, kind: .number, lower: String(decoding: text[start..<position], as: UTF8.self))
    }

    mutating func word(from start: Int) {
      if let dotted = dottedAbbreviationEnd(from: start) {
        position = dotted
        append(from: start, kind: .word, lower: lowered(start..<position))
        return
      }
      while position < end {
        switch ByteClass.at(position, in: text, end: end) {
        case .letter(let width): position += width
        case .digit: position += 1
        case .apostrophe(let width):
          guard case .letter = ByteClass.at(position + width, in: text, end: end),
            !isPossessive(at: position, width: width)
          else {
            append(from: start, kind: .word, lower: lowered(start..<position))
            possessive(width)
            return
          }
          position += width
        default:
          append(from: start, kind: .word, lower: lowered(start..<position))
          return
        }
      }
      append(from: start, kind: .word, lower: lowered(start..<position))
    }

    /// `'s` at the end of a word becomes a token of its own.
    mutating func possessive(_ width: Int) {
      guard isPossessive(at: position, width: width) else { return }
      let start = position
      position += width + 1
      append(from: start, kind: .word, lower: "'s")
    }

    func isPossessive(at index: Int, width: Int) -> Bool {
      let s = index + width
      guard s < end, text[s] == 0x73 || text[s] == 0x53 else { return false }
      switch ByteClass.at(s + 1, in: text, end: end) {
      case .letter, .digit: return false
      default: return true
      }
    }

    /// The end of "U.S." and its like: single capitals, each with a full stop.
    func dottedAbbreviationEnd(from start: Int) -> Int? {
      var index = start
      var letters = 0
      while index + 1 < end, (0x41...0x5A).contains(text[index]), text[index + 1] == 0x2E {
        index += 2
        letters += 1
      }
      return letters >= 2 ? index : nil
    }

    func lowered(_ range: Range<Int>) -> String {
      var isPlain = true
      for index in range where text[index] >= 0x80 {
        isPlain = false
        break
      }
      if isPlain {
        return String(decoding: text[range].map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
      }
      let curly: Set<Character> = ["’", "‘", "ʿ", "ʾ", "`", "ʼ"]
      return String(
        String(decoding: text[range], as: UTF8.self).lowercased().map { curly.contains($0) ? "'" : $0 })
    }

    mutating func append(from start: Int, kind: Token.Kind, lower: String) {
      let word = kind == .word ? String(decoding: text[start..<position], as: UTF8.self) : ""
      let letters = word.filter(\.isLetter)
      tokens.append(
        Token(
          span: ByteSpan(start: start, end: position), kind: kind, lower: lower,
          isCapitalised: letters.first?.isUppercase ?? false,
          isAllCapitals: letters.count > 1 && letters.allSatisfy(\.isUppercase),
          isHyphenated: hyphenBefore, isBracketed: bracketDepth > 0))
      hyphenBefore = false
    }
  }
}

/// What the byte (or UTF-8 sequence) at an offset is, for the tokenizer.
enum ByteClass {
  case blank(Int), letter(Int), digit, hyphen(Int), apostrophe(Int), mark(Int)

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func at(_ index: Int, in text: [UInt8], end: Int) -> ByteClass {
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
  private static func wide(_ index: Int, in text: [UInt8], end: Int) -> ByteClass {
    let byte = text[index]
    let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    guard index + width <= end else { return .letter(end - index) }
    if byte == 0xC2 {
      switch text[index + 1] {
      case 0xA0, 0xAD: return .blank(2)
      case 0xA1...0xBF where ![0xAA, 0xB2, 0xB3, 0xB9, 0xBA].contains(text[index + 1]): return .mark(2)
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
    if byte == 0xCA, (0xBB...0xBF).contains(text[index + 1]) { return .letter(2) }
    return .letter(width)
  }
}
