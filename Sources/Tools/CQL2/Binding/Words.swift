private import Foundation

/// The pattern of LIKE: `%` is any characters, `_` one, `\` takes the special meaning from the next
/// (`/req/advanced-comparison-operators/like-predicate`).
struct LikePattern: Sendable {
  private enum Part<Unit: Sendable & Hashable>: Sendable, Hashable {
    case unit(Unit)
    case one
    case any
  }

  /// For texts of ASCII alone, which most are: bytes are compared.
  private let bytes: [Part<UInt8>]?
  private let characters: [Part<Character>]

  init(_ pattern: String) {
    characters = Self.parts(Array(pattern), wild: "%", single: "_", escape: "\\")
    let utf8 = Array(pattern.utf8)
    bytes =
      utf8.allSatisfy { $0 < 0x80 }
      ? Self.parts(utf8, wild: UInt8(ascii: "%"), single: UInt8(ascii: "_"), escape: UInt8(ascii: "\\")) : nil
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
      guard let bytes, utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
      return Self.matches(bytes, utf8)
    }
    return answer ?? Self.matches(characters, Array(text))
  }

  /// Goes back to the last `%` only, so that it takes at most the product of both lengths.
  private static func matches<Unit, Text: RandomAccessCollection>(_ parts: [Part<Unit>], _ text: Text) -> Bool
  where Text.Element == Unit, Text.Index == Int {
    var (at, part) = (0, 0)
    var retry: (at: Int, part: Int)?
    while at < text.count {
      if part < parts.count, parts[part] == .any {
        retry = (at, part + 1)
        part += 1
      } else if part < parts.count, parts[part] == .one || parts[part] == .unit(text[at]) {
        at += 1
        part += 1
      } else if let last = retry {
        retry = (last.at + 1, last.part)
        (at, part) = (last.at + 1, last.part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .any }
  }
}

extension Folding {
  /// The words without what is to be overlooked.
  func folded(_ words: String) -> String {
    switch self {
    case .letterCase: Self.withoutCase(words)
    case .accents: Self.withoutAccents(words)
    }
  }

  /// Full case folding (Unicode 15, 5.18): small, capital and small again joins what `CaseFolding.txt` joins, with
  /// the dotless i as the one exception.
  private static func withoutCase(_ words: String) -> String {
    if words.utf8.allSatisfy({ $0 < 0x80 }) { return words.lowercased() }
    var folded = ""
    for scalar in words.unicodeScalars {
      guard scalar != "\u{131}" else {
        folded.unicodeScalars.append(scalar)
        continue
      }
      for small in scalar.properties.lowercaseMapping.unicodeScalars {
        for capital in small.properties.uppercaseMapping.unicodeScalars {
          folded += capital.properties.lowercaseMapping
        }
      }
    }
    return folded
  }

  /// Canonical decomposition without nonspacing marks, but with the voicing marks of Japanese (7.4).
  private static func withoutAccents(_ words: String) -> String {
    if words.utf8.allSatisfy({ $0 < 0x80 }) { return words }
    var folded = ""
    for scalar in words.decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark || scalar == "\u{3099}" || scalar == "\u{309A}"
    {
      folded.unicodeScalars.append(scalar)
    }
    return folded
  }
}
