/// JSON text with its values marked where they stand: nothing is converted, so the text of a number, a repeated
/// key and the line of every value stay visible.
///
/// Strict (RFC 8259) and linear in time; nesting is limited to `deepest`.
package final class JSONDocument: Sendable {
  /// What stands somewhere.
  package enum Kind: UInt8, Sendable { case object, array, string, number, yes, no, null }

  /// A value, or a key of an object; those inside it follow it directly.
  struct Token: Sendable {
    var kind: Kind
    /// Offset of its first byte.
    var start: UInt32
    /// Offset behind its last byte.
    var end: UInt32
    /// Index of the token behind it and everything inside it.
    var next: UInt32
  }

  /// Why a text is not JSON.
  package struct SyntaxError: Error {
    package var offset: Int
    package var problem: String
  }

  let bytes: [UInt8]
  let tokens: [Token]
  /// Tokens of keys that stand twice in their object.
  let repeatedKeys: [Int]
  private let lineStarts: [Int]

  /// Objects and arrays within each other beyond this are refused: a reader that recurses would crash.
  static let deepest = 128

  /// Reads a text, without byte-order mark.
  package init(_ bytes: [UInt8]) throws(SyntaxError) {
    var scanner = JSONScanner(bytes: bytes)
    try scanner.scanText()
    self.bytes = bytes
    tokens = scanner.tokens
    repeatedKeys = scanner.repeatedKeys
    lineStarts = Self.lineStarts(of: bytes)
  }

  /// The outermost value.
  package var root: JSONValue { JSONValue(document: self, index: 0) }

  /// Line and column of an offset, both counted from 1, columns in Unicode scalars.
  func position(of offset: Int) -> (line: Int, column: Int) {
    Self.position(of: offset, in: bytes, lineStarts: lineStarts)
  }

  /// The same for a text that is not JSON.
  static func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    position(of: offset, in: bytes, lineStarts: lineStarts(of: bytes))
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    return starts
  }

  private static func position(of offset: Int, in bytes: [UInt8], lineStarts: [Int]) -> (
    line: Int, column: Int
  ) {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = bytes[lineStarts[low]..<min(offset, bytes.count)]
    return (low + 1, before.count { $0 & 0xC0 != 0x80 } + 1)
  }
}

/// A value of a document.
package struct JSONValue {
  let document: JSONDocument
  let index: Int

  private var token: JSONDocument.Token { document.tokens[index] }
  package var kind: JSONDocument.Kind { token.kind }
  /// Offset of its first byte.
  package var offset: Int { Int(token.start) }

  /// The word for its type, as in an error message.
  package var typeName: String {
    switch kind {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .yes, .no: "a boolean"
    case .null: "null"
    }
  }

  /// The values of an array; none for anything else.
  package var elements: [JSONValue] {
    guard kind == .array else { return [] }
    var values: [JSONValue] = []
    var at = index + 1
    while at < Int(token.next) {
      values.append(JSONValue(document: document, index: at))
      at = Int(document.tokens[at].next)
    }
    return values
  }

  /// Keys and values of an object; none for anything else.
  package var members: [(key: JSONValue, value: JSONValue)] {
    guard kind == .object else { return [] }
    var members: [(key: JSONValue, value: JSONValue)] = []
    var at = index + 1
    while at < Int(token.next) {
      members.append((JSONValue(document: document, index: at), JSONValue(document: document, index: at + 1)))
      at = Int(document.tokens[at + 1].next)
    }
    return members
  }

  /// The value of a key, the last where it is repeated; nil where there is none.
  package subscript(key: String) -> JSONValue? {
    guard kind == .object else { return nil }
    var found: JSONValue?
    var at = index + 1
    while at < Int(token.next) {
      if JSONValue(document: document, index: at).isString(key) {
        found = JSONValue(document: document, index: at + 1)
      }
      at = Int(document.tokens[at + 1].next)
    }
    return found
  }

  /// Whether it is a string of these words; compares bytes where nothing is escaped.
  private func isString(_ words: String) -> Bool {
    let inner = document.bytes[(offset + 1)..<(Int(token.end) - 1)]
    if inner.count == words.utf8.count { return inner.elementsEqual(words.utf8) || string == words }
    return inner.count > words.utf8.count && inner.contains(UInt8(ascii: "\\")) && string == words
  }

  /// The words of a string; nil for anything else.
  package var string: String? {
    guard kind == .string else { return nil }
    let inner = document.bytes[(offset + 1)..<(Int(token.end) - 1)]
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    return JSONScanner.unescaped(inner)
  }

  /// A number as it is written; nil for anything else.
  var numberText: String? {
    guard kind == .number else { return nil }
    return String(decoding: document.bytes[offset..<Int(token.end)], as: UTF8.self)
  }

  /// A number; infinite where it is beyond `Double`; nil for anything else.
  package var number: Double? { numberText.flatMap(Double.init) }
}
