private import Foundation

/// The pattern of LIKE: `%` is any characters, `_` one, `\` takes the special meaning from the next
/// (`/req/advanced-comparison-operators/like-predicate`).
struct LikePattern: Sendable {
  private enum Part<Unit: Sendable & Hashable>: Sendable, Hashable {
    case unit(Unit)
    case one
    case any
  }

  /// For plain texts, whose letters are one scalar each.
  private let bytes: [Part<UInt8>]
  /// For all others: letters with their marks, however they are composed.
  private let characters: [Part<Character>]

  init(_ pattern: String) {
    characters = Self.parts(Array(pattern), wild: "%", single: "_", escape: "\\")
    bytes = Self.parts(
      Array(pattern.precomposedStringWithCanonicalMapping.utf8), wild: UInt8(ascii: "%"),
      single: UInt8(ascii: "_"), escape: UInt8(ascii: "\\"))
  }

  private static func parts<Unit>(_ pattern: [Unit], wild: Unit, single: Unit, escape: Unit) -> [Part<Unit>] {
    var parts: [Part<Unit>] = []
    var isEscaped = false
    for unit in pattern {
      if isEscaped {
        parts.append(.unit(unit))
        isEscaped = false
      } else if unit == escape {
        isEscaped = true
      } else if unit == wild {
        if parts.last != .any { parts.append(.any) }
      } else {
        parts.append(unit == single ? .one : .unit(unit))
      }
    }
    if isEscaped { parts.append(.unit(escape)) }
    return parts
  }

  /// Whether a whole text has this form.
  func matches(_ text: String) -> Bool {
    var text = text
    let answer: Bool? = text.withUTF8 { utf8 in
      PlainText.isPlain(utf8)
        ? Self.matches(bytes, utf8) { PlainText.length(ofScalar: utf8[$0]) } : nil
    }
    return answer ?? Self.matches(characters, Array(text)) { _ in 1 }
  }

  /// Goes back to the last `%` only, so that it takes at most the product of both lengths.
  ///
  /// - Parameter length: How many units one character at a place has.
  private static func matches<Unit, Text: RandomAccessCollection>(
    _ parts: [Part<Unit>], _ text: Text, length: (Int) -> Int
  ) -> Bool where Text.Element == Unit, Text.Index == Int {
    var (at, part) = (0, 0)
    var retry: (at: Int, part: Int)?
    while at < text.count {
      let expected = part < parts.count ? parts[part] : nil
      if expected == .any {
        part += 1
        retry = (at, part)
      } else if expected == .one {
        at += length(at)
        part += 1
      } else if expected == .unit(text[at]) {
        at += 1
        part += 1
      } else if let last = retry {
        at = last.at + length(last.at)
        part = last.part
        retry = (at, part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .any }
  }
}

/// Texts in which every scalar is a letter or sign of its own, in its composed form: most names.
enum PlainText {
  /// Whether all scalars are below U+0300, of Cyrillic or Arabic letters, or general punctuation: none of
  /// them combines with another, and none is written in another way (Unicode 15, NFC).
  static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < utf8.count {
      let byte = utf8[at]
      if byte < 0x80 {
        at += 1
        continue
      }
      let next = utf8[at + 1]
      switch byte {
      case 0xC2...0xCB, 0xD0, 0xD1: at += 2
      // U+0621...U+063F and U+0641...U+064A.
      case 0xD8 where next >= 0xA1, 0xD9 where 0x81...0x8A ~= next: at += 2
      // U+2010...U+2027.
      case 0xE2 where next == 0x80 && 0x90...0xA7 ~= utf8[at + 2]: at += 3
      default: return false
      }
    }
    return true
  }

  /// The bytes of a scalar of plain text, by the first of them.
  static func length(ofScalar first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xE0 ? 2 : 3 }
}
