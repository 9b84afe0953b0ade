import Model

/// Reads one line of JSON Lines: an object whose strings and numbers are kept as text.
///
/// Written by hand because Foundation's parser reads a tenth as fast as the rest of the stage (SWIFT-BASE 8).
struct JSONLine {
  /// The fields that are strings or numbers, by name; the last of equal names counts.
  private(set) var fields: [String: String] = [:]
  private let bytes: ArraySlice<UInt8>
  private var i: Int

  /// What is wrong with a line: what was expected, and the column, counted in bytes from 1.
  struct Problem: Error {
    var expected: String
    var column: Int
    var found: String
  }

  init(_ line: ArraySlice<UInt8>) throws(Problem) {
    bytes = line
    i = line.startIndex
    skipBlanks()
    try expect(UInt8(ascii: "{"), "an object ('{')")
    skipBlanks()
    if peek == UInt8(ascii: "}") {
      i += 1
    } else {
      try members()
    }
    skipBlanks()
    if i < bytes.endIndex { throw problem("the end of the line") }
  }

  private var peek: UInt8 { i < bytes.endIndex ? bytes[i] : 0 }

  private func problem(_ expected: String) -> Problem {
    let found =
      i < bytes.endIndex
      ? "'\(String(decoding: bytes[i...].prefix(12), as: UTF8.self))'" : "the end of the line"
    return Problem(expected: expected, column: i - bytes.startIndex + 1, found: found)
  }

  private mutating func expect(_ byte: UInt8, _ what: String) throws(Problem) {
    guard peek == byte, i < bytes.endIndex else { throw problem(what) }
    i += 1
  }

  private mutating func skipBlanks() {
    while i < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[i]) { i += 1 }
  }

  private mutating func members() throws(Problem) {
    while true {
      skipBlanks()
      let name = try string()
      skipBlanks()
      try expect(UInt8(ascii: ":"), "':'")
      skipBlanks()
      fields[name] = try value(depth: 0)
      skipBlanks()
      if peek == UInt8(ascii: "}"), i < bytes.endIndex {
        i += 1
        return
      }
      try expect(UInt8(ascii: ","), "',' or '}'")
    }
  }

  /// The text of a string or number; nil for null, true, false, arrays and objects.
  private mutating func value(depth: Int) throws(Problem) -> String? {
    guard depth < 64 else { throw problem("fewer than 64 levels") }
    switch peek {
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipContainer(depth: depth)
      return nil
    case UInt8(ascii: "-"), 0x30...0x39:
      let start = i
      while i < bytes.endIndex, "+-.0123456789eE".utf8.contains(bytes[i]) { i += 1 }
      return String(decoding: bytes[start..<i], as: UTF8.self)
    default:
      for word in ["null", "true", "false"] where bytes[i...].starts(with: word.utf8) {
        i += word.utf8.count
        return nil
      }
      throw problem("a value")
    }
  }

  private mutating func skipContainer(depth: Int) throws(Problem) {
    let isObject = bytes[i] == UInt8(ascii: "{")
    let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    i += 1
    skipBlanks()
    if peek == close {
      i += 1
      return
    }
    while true {
      skipBlanks()
      if isObject {
        _ = try string()
        skipBlanks()
        try expect(UInt8(ascii: ":"), "':'")
        skipBlanks()
      }
      _ = try value(depth: depth + 1)
      skipBlanks()
      if peek == close {
        i += 1
        return
      }
      try expect(UInt8(ascii: ","), "',' or '\(isObject ? "}" : "]")'")
    }
  }

  private mutating func string() throws(Problem) -> String {
    try expect(UInt8(ascii: "\""), "a string")
    var out: [UInt8] = []
    // Where the bytes begin that stand for themselves and are not in `out` yet.
    var plain = i
    while i < bytes.endIndex {
      switch bytes[i] {
      case UInt8(ascii: "\""):
        let rest = bytes[plain..<i]
        i += 1
        return String(decoding: out.isEmpty ? rest : out[...] + rest, as: UTF8.self)
      case UInt8(ascii: "\\"):
        out += bytes[plain..<i]
        i += 1
        try escape(into: &out)
        plain = i
      case 0..<0x20: throw problem("an escaped control character")
      default: i += 1
      }
    }
    throw problem("'\"'")
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
  ]

  private mutating func escape(into out: inout [UInt8]) throws(Problem) {
    let byte = peek
    if let plain = Self.escapes[byte] {
      i += 1
      return out.append(plain)
    }
    guard byte == UInt8(ascii: "u") else { throw problem("an escape such as \\n or \\u00e9") }
    i += 1
    var code = try hex()
    if code >= 0xD800, code < 0xDC00, bytes[i...].starts(with: [0x5C, 0x75]) {
      let back = i
      i += 2
      let low = try hex()
      if low >= 0xDC00, low < 0xE000 {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      } else {
        i = back
      }
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    out.append(contentsOf: scalar.utf8)
  }

  private mutating func hex() throws(Problem) -> UInt32 {
    guard i + 4 <= bytes.endIndex else { throw problem("four hexadecimal digits") }
    var code: UInt32 = 0
    for byte in bytes[i..<i + 4] {
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: code = code << 4 | UInt32((byte | 0x20) - 0x57)
      default: throw problem("four hexadecimal digits")
      }
    }
    i += 4
    return code
  }
}
