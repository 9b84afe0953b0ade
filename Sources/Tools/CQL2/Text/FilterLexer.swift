/// Cuts CQL2 text into tokens (Annex B), one at a time.
struct FilterLexer {
  private let bytes: [UInt8]
  /// The offset of the next byte to read.
  private(set) var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var byteCount: Int { bytes.count }

  /// The next token and where it starts.
  mutating func next() throws(FilterProblem) -> (token: FilterToken, offset: Int) {
    skipSpaces()
    let start = at
    guard at < bytes.count else { return (.end, start) }
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "'"): return (.text(try words()), start)
    case UInt8(ascii: "\""): return (.quotedName(try quotedName()), start)
    case 0x30...0x39: return (.number(try number()), start)
    case UInt8(ascii: ".") where at + 1 < bytes.count && 0x30...0x39 ~= bytes[at + 1]:
      return (.number(try number()), start)
    default: break
    }
    if let symbol = symbol() { return (.symbol(symbol), start) }
    guard let word = word() else {
      let isOtherUnequal =
        byte == UInt8(ascii: "!") && start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "=")
      throw FilterProblem(
        offset: start,
        message: isOtherUnequal
          ? "expected '<>', found '!='"
          : "expected a name, a value or an operator, found \(character(at: start))")
    }
    return (.word(word), start)
  }

  private func character(at offset: Int) -> String {
    let scalar = scalar(at: offset).scalar
    let isPlain = scalar.value > 0x20 && scalar.properties.generalCategory != .control
    return isPlain ? "'\(Character(scalar))'" : "U+\(String(scalar.value, radix: 16, uppercase: true))"
  }

  // MARK: Spaces

  /// The spaces of Annex B.
  private mutating func skipSpaces() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x09...0x0D, 0x20: at += 1
      case 0..<0x80: return
      default:
        let (scalar, length) = scalar(at: at)
        guard Self.isSpace(scalar) else { return }
        at += length
      }
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A scalar of the text, which is valid UTF-8, and its length in bytes.
  private func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let length: Int
    switch bytes[offset] {
    case 0..<0x80: length = 1
    case 0..<0xE0: length = 2
    case 0..<0xF0: length = 3
    default: length = 4
    }
    let piece = String(decoding: bytes[offset..<min(offset + length, bytes.count)], as: UTF8.self)
    return (piece.unicodeScalars.first ?? " ", length)
  }

  // MARK: Names

  private mutating func word() -> String? {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        guard Self.isNamePart(byte, isFirst: at == start) else { break }
        at += 1
      } else {
        let (scalar, length) = scalar(at: at)
        guard Self.isNamePart(scalar, isFirst: at == start) else { break }
        at += length
      }
    }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  private static func isNamePart(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "_"), 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), 0x30...0x39: !isFirst
    default: false
    }
  }

  /// The ranges of `identifierStart` and `identifierPart` above ASCII.
  private static func isNamePart(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    switch scalar.value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFE, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      !isSpace(scalar)
    case 0x300...0x36F, 0x203F...0x2040: !isFirst
    default: false
    }
  }

  /// A name in double quotes; any characters, a quote in it doubled.
  private mutating func quotedName() throws(FilterProblem) -> String {
    let start = at
    var name: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
          guard !name.isEmpty else { break }
          return String(decoding: name, as: UTF8.self)
        }
      }
      name.append(bytes[at])
      at += 1
    }
    throw FilterProblem(
      offset: start,
      message: name.isEmpty ? "expected a name between double quotes" : "expected a closing '\"'")
  }

  // MARK: Literals

  /// A character literal; `''` and `\'` are a quote, the letters of `/req/cql2-text/escaping` control
  /// characters, `\\` a backslash. A backslash before anything else stays, for LIKE reads `\%` and `\_`.
  private mutating func words() throws(FilterProblem) -> String {
    let start = at
    var words: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      let next = at + 1 < bytes.count ? bytes[at + 1] : 0
      switch byte {
      case UInt8(ascii: "'") where next == UInt8(ascii: "'"):
        words.append(byte)
        at += 2
      case UInt8(ascii: "'"):
        at += 1
        return String(decoding: words, as: UTF8.self)
      case UInt8(ascii: "\\"):
        if let escaped = Self.escapes[next] {
          words.append(escaped)
          at += 2
        } else {
          words.append(byte)
          at += 1
        }
      default:
        words.append(byte)
        at += 1
      }
    }
    throw FilterProblem(
      offset: start, message: "expected a closing quote \"'\" for the words that begin here")
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "a"): 7,
    UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
    UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
  ]

  private mutating func number() throws(FilterProblem) -> Double {
    let start = at
    skipDigits()
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      skipDigits()
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      let mantissa = at
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      let digits = at
      skipDigits()
      if at == digits { at = mantissa }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw FilterProblem(
        offset: start, message: "expected a number within ±1.8e308, found '\(FilterToken.cut(text))'")
    }
    return value
  }

  private mutating func skipDigits() {
    while at < bytes.count, 0x30...0x39 ~= bytes[at] { at += 1 }
  }

  private mutating func symbol() -> FilterToken.Symbol? {
    if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "<") || bytes[at] == UInt8(ascii: ">") {
      let pair = String(decoding: bytes[at..<(at + 2)], as: UTF8.self)
      if let symbol = FilterToken.Symbol(rawValue: pair) {
        at += 2
        return symbol
      }
    }
    let single = String(decoding: bytes[at..<(at + 1)], as: UTF8.self)
    guard let symbol = FilterToken.Symbol(rawValue: single) else { return nil }
    at += 1
    return symbol
  }
}
