/// Marks the values of a JSON text, one pass over its bytes.
struct JSONScanner {
  typealias SyntaxError = JSONDocument.SyntaxError

  let bytes: [UInt8]
  private(set) var tokens: [JSONDocument.Token] = []
  private(set) var repeatedKeys: [Int] = []
  private var at = 0
  private var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func scanText() throws(SyntaxError) {
    guard bytes.count < Int(UInt32.max) else {
      throw SyntaxError(offset: 0, problem: "more than 4 GiB of text")
    }
    tokens.reserveCapacity(bytes.count / 8)
    skipBlanks()
    try scanValue()
    skipBlanks()
    guard at == bytes.count else { throw unexpected("the end of the text") }
  }

  private func unexpected(_ expected: String) -> SyntaxError {
    guard at < bytes.count else {
      return SyntaxError(offset: at, problem: "expected \(expected), found the end")
    }
    let byte = bytes[at]
    let found = (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    return SyntaxError(offset: at, problem: "expected \(expected), found \(found)")
  }

  private var current: UInt8 { at < bytes.count ? bytes[at] : 0 }

  private mutating func skipBlanks() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  private mutating func scanValue() throws(SyntaxError) {
    switch current {
    case UInt8(ascii: "{"): try scanObject()
    case UInt8(ascii: "["): try scanArray()
    case UInt8(ascii: "\""): try scanString()
    case UInt8(ascii: "-"), 0x30...0x39: try scanNumber()
    case UInt8(ascii: "t"): try scanWord("true", .yes)
    case UInt8(ascii: "f"): try scanWord("false", .no)
    case UInt8(ascii: "n"): try scanWord("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func open(_ kind: JSONDocument.Kind) -> Int {
    tokens.append(.init(kind: kind, start: UInt32(at), end: 0, next: 0))
    return tokens.count - 1
  }

  private mutating func close(_ token: Int) {
    tokens[token].end = UInt32(at)
    tokens[token].next = UInt32(tokens.count)
  }

  private mutating func descend() throws(SyntaxError) {
    depth += 1
    guard depth <= JSONDocument.deepest else {
      throw SyntaxError(offset: at, problem: "nested more than \(JSONDocument.deepest) deep")
    }
    at += 1
    skipBlanks()
  }

  private mutating func scanArray() throws(SyntaxError) {
    let token = open(.array)
    try descend()
    if current != UInt8(ascii: "]") {
      while true {
        try scanValue()
        skipBlanks()
        guard current == UInt8(ascii: ",") else { break }
        at += 1
        skipBlanks()
      }
    }
    guard current == UInt8(ascii: "]") else { throw unexpected("',' or ']'") }
    at += 1
    depth -= 1
    close(token)
  }

  private mutating func scanObject() throws(SyntaxError) {
    let token = open(.object)
    var keys: [Int] = []
    try descend()
    if current != UInt8(ascii: "}") {
      while true {
        guard current == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        keys.append(tokens.count)
        try scanString()
        skipBlanks()
        guard current == UInt8(ascii: ":") else { throw unexpected("':'") }
        at += 1
        skipBlanks()
        try scanValue()
        skipBlanks()
        guard current == UInt8(ascii: ",") else { break }
        at += 1
        skipBlanks()
      }
    }
    guard current == UInt8(ascii: "}") else { throw unexpected("',' or '}'") }
    at += 1
    depth -= 1
    close(token)
    noteRepeated(keys)
  }

  private mutating func scanWord(_ word: StaticString, _ kind: JSONDocument.Kind) throws(SyntaxError) {
    let token = open(kind)
    let isThere = word.withUTF8Buffer { expected in
      bytes.count - at >= expected.count && bytes[at..<(at + expected.count)].elementsEqual(expected)
    }
    guard isThere else { throw unexpected("a value") }
    at += word.utf8CodeUnitCount
    close(token)
  }

  private mutating func scanNumber() throws(SyntaxError) {
    let token = open(.number)
    if current == UInt8(ascii: "-") { at += 1 }
    if current == UInt8(ascii: "0") { at += 1 } else { try scanDigits() }
    if current == UInt8(ascii: ".") {
      at += 1
      try scanDigits()
    }
    if current | 0x20 == UInt8(ascii: "e") {
      at += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { at += 1 }
      try scanDigits()
    }
    close(token)
  }

  private mutating func scanDigits() throws(SyntaxError) {
    guard 0x30...0x39 ~= current else { throw unexpected("a digit") }
    while 0x30...0x39 ~= current { at += 1 }
  }
}

// MARK: - Strings

extension JSONScanner {
  private mutating func scanString() throws(SyntaxError) {
    let token = open(.string)
    at += 1
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        close(token)
        return
      case UInt8(ascii: "\\"): try scanEscape()
      case 0..<0x20: throw unexpected("an escape instead of a control character")
      case 0..<0x80: at += 1
      default: try scanScalar()
      }
    }
    throw unexpected("'\"'")
  }

  private mutating func scanEscape() throws(SyntaxError) {
    at += 1
    switch current {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: at += 1
    case UInt8(ascii: "u"):
      let start = at - 1
      let unit = try scanHex()
      guard 0xD800...0xDFFF ~= unit else { return }
      let isPair =
        unit < 0xDC00 && current == 0x5C && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "u")
      guard isPair else { throw SyntaxError(offset: start, problem: "half of a surrogate pair") }
      at += 1
      guard 0xDC00...0xDFFF ~= (try scanHex()) else {
        throw SyntaxError(offset: start, problem: "half of a surrogate pair")
      }
    default: throw unexpected("one of \" \\ / b f n r t u after '\\'")
    }
  }

  /// Four hexadecimal digits behind the `u` under the cursor.
  private mutating func scanHex() throws(SyntaxError) -> Int {
    at += 1
    var value = 0
    for _ in 0..<4 {
      guard let digit = Self.hexDigit(current) else { throw unexpected("a hexadecimal digit") }
      value = value * 16 + digit
      at += 1
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }

  /// A scalar of two to four bytes (Unicode 15, table 3-7: no overlong form, no surrogate, none above U+10FFFF).
  private mutating func scanScalar() throws(SyntaxError) {
    func byte(_ offset: Int) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[at] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    default: throw unexpected("UTF-8")
    }
    guard second ~= byte(1), (2..<length).allSatisfy({ byte($0) & 0xC0 == 0x80 }) else {
      throw unexpected("UTF-8")
    }
    at += length
  }

  /// The words of a string's inner bytes, which were scanned before.
  static func unescaped(_ inner: ArraySlice<UInt8>) -> String {
    var units: [UInt16] = []
    var out: [UInt8] = []
    func flushed(_ units: [UInt16]) -> [UInt8] { Array(String(decoding: units, as: UTF16.self).utf8) }
    var at = inner.startIndex
    while at < inner.endIndex {
      guard inner[at] == 0x5C else {
        out += flushed(units)
        units.removeAll()
        out.append(inner[at])
        at += 1
        continue
      }
      let (unit, length) = escape(inner, at: at + 1)
      units.append(unit)
      at += 1 + length
    }
    return String(decoding: out + flushed(units), as: UTF8.self)
  }

  private static func escape(_ inner: ArraySlice<UInt8>, at: Int) -> (unit: UInt16, length: Int) {
    switch inner[at] {
    case UInt8(ascii: "b"): return (0x08, 1)
    case UInt8(ascii: "f"): return (0x0C, 1)
    case UInt8(ascii: "n"): return (0x0A, 1)
    case UInt8(ascii: "r"): return (0x0D, 1)
    case UInt8(ascii: "t"): return (0x09, 1)
    case UInt8(ascii: "u"):
      let digits = inner[(at + 1)..<(at + 5)].compactMap(hexDigit)
      return (UInt16(truncatingIfNeeded: digits.reduce(0) { $0 * 16 + $1 }), 5)
    case let plain: return (UInt16(plain), 1)
    }
  }

  /// Few keys are compared with each other, many through a set: linear in the text either way.
  private mutating func noteRepeated(_ keys: [Int]) {
    guard keys.count > 1 else { return }
    let texts = keys.map { key in
      let token = tokens[key]
      let inner = bytes[(Int(token.start) + 1)..<(Int(token.end) - 1)]
      return inner.contains(0x5C) ? Array(Self.unescaped(inner).utf8)[...] : inner
    }
    if keys.count > 32 {
      var seen: Set<ArraySlice<UInt8>> = []
      for (key, text) in zip(keys, texts) where !seen.insert(text).inserted { repeatedKeys.append(key) }
      return
    }
    for (index, text) in texts.enumerated() {
      let isRepeated = texts[..<index].contains { other in
        other.count == text.count && other.first == text.first && other == text
      }
      if isRepeated { repeatedKeys.append(keys[index]) }
    }
  }
}
