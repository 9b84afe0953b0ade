private import Foundation

/// A Latin letter of a name with what its diacritics say.
struct Letter: Equatable {
  /// Lower-case ASCII letter; 0 for ʿayn, hamza or an apostrophe.
  var base: UInt8
  /// A macron or circumflex on a vowel.
  var isLong = false
  /// A cedilla, comma below or caron on s, c, d, z.
  var hasCedilla = false

  /// A plain letter.
  init(_ letter: Character) { base = letter.asciiValue ?? 0 }

  private init(base: UInt8) { self.base = base }

  /// An ʿayn, hamza or apostrophe.
  var isAyn: Bool { base == 0 }
  /// One of a e i o u.
  var isVowel: Bool {
    switch Character(Unicode.Scalar(base)) {
    case "a", "e", "i", "o", "u": true
    default: false
    }
  }
  /// w, v or y; else nil.
  var glide: UInt8? { "wvy".utf8.contains(base) ? base : nil }

  /// The letters without diacritics and ʿayn.
  static func plain(_ letters: [Letter]) -> String {
    String(decoding: letters.lazy.filter { !$0.isAyn }.map(\.base), as: UTF8.self)
  }

  /// The words of a name; nil where a letter is not Latin. Digits are left out.
  static func words(of name: String) -> [[Letter]]? {
    var words: [[Letter]] = [[]]
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      let last = words.count - 1
      switch scalar.value {
      case 0x61...0x7A: words[last].append(Letter(base: UInt8(scalar.value)))
      case 0x131: words[last].append(Letter("i"))
      case 0x304, 0x302: if !words[last].isEmpty { words[last][words[last].count - 1].isLong = true }
      case 0x327, 0x326, 0x30C:
        if !words[last].isEmpty { words[last][words[last].count - 1].hasCedilla = true }
      case 0x300...0x36F, 0xAD, 0x200B...0x200F, 0x30...0x39: break
      case let value where FoldTable.isApostrophe(value): words[last].append(Letter(base: 0))
      case let value where value < 0x80 || FoldTable.shared.folding(of: value) == FoldTable.separator:
        if !words[last].isEmpty { words.append([]) }
      default:
        let packed = FoldTable.shared.folding(of: scalar.value)
        let bytes = (0..<Int(packed & 0xFF)).map { UInt8(truncatingIfNeeded: packed >> UInt64(8 * ($0 + 1))) }
        guard bytes.allSatisfy({ 0x61...0x7A ~= $0 }) else { return nil }
        words[last] += bytes.map { Letter(base: $0) }
      }
    }
    words = words.filter { !$0.allSatisfy(\.isAyn) }
    return words.isEmpty ? nil : words
  }

  private static let digraphs: Set<String> = ["sh", "ch", "kh", "gh", "th", "dh", "dj", "ph", "zh"]

  /// The consonant that begins at an index: its letters and how many letters it takes.
  static func consonant(in word: [Letter], at index: Int) -> (letters: String, length: Int) {
    let first = word[index]
    if index + 2 < word.count, plain(Array(word[index...index + 2])) == "tch" { return ("ch", 3) }
    if index + 1 < word.count, !word[index + 1].isAyn {
      let pair = plain([first, word[index + 1]])
      if digraphs.contains(pair), !first.hasCedilla { return (pair, 2) }
    }
    return (plain([first]) + (first.hasCedilla && "scdz".utf8.contains(first.base) ? "," : ""), 1)
  }
}
