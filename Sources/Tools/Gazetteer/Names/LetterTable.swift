private import Foundation

/// Which letters a Unicode scalar stands for, for every scalar of the three scripts.
///
/// Up to three letters are packed into one word, the first lowest; `Letter.blank` ends a word when it is alone,
/// `dropped` leaves nothing behind, `unknown` is of another script.
struct LetterTable: @unchecked Sendable {
  /// Nothing is left behind.
  static let dropped: UInt32 = 0x0100_0000
  /// No rule knows the script.
  static let unknown: UInt32 = 0x0200_0000
  /// A mark that lengthens the vowel before it (combining macron or circumflex).
  static let lengthens: UInt32 = 0x0300_0000
  /// A mark below s, c, d, z (combining cedilla, comma or dot).
  static let emphasises: UInt32 = 0x0400_0000
  /// Set in what a Cyrillic letter stands for.
  static let cyrillic: UInt32 = 0x1000_0000
  /// Set in what an Arabic letter stands for.
  static let arabic: UInt32 = 0x2000_0000

  /// The one table; made on first use, in a few milliseconds.
  static let shared = LetterTable()

  /// U+0000...U+06FF.
  private let low: UnsafeMutablePointer<UInt32>
  /// U+1E00...U+1EFF.
  private let additional: UnsafeMutablePointer<UInt32>

  private init() {
    low = .allocate(capacity: 0x700)
    additional = .allocate(capacity: 0x100)
    for value in 0..<0x700 { (low + value).initialize(to: Self.derive(UInt32(value))) }
    for value in 0..<0x100 { (additional + value).initialize(to: Self.derive(UInt32(value) + 0x1E00)) }
  }

  /// What a scalar stands for.
  @inline(__always)
  func letters(of scalar: UInt32) -> UInt32 {
    if scalar < 0x700 { return low[Int(scalar)] }
    if scalar & 0xFFFF_FF00 == 0x1E00 { return additional[Int(scalar & 0xFF)] }
    return Self.rare(scalar)
  }

  private static func pack(_ letters: [UInt8]) -> UInt32 {
    letters.isEmpty
      ? dropped : letters.prefix(3).enumerated().reduce(0) { $0 | UInt32($1.1) << UInt32(8 * $1.0) }
  }

  private static func derive(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return unknown }
    switch value {
    case 0x30...0x39: return UInt32(Letter.digit) + value - 0x30
    case 0x41...0x5A, 0x61...0x7A: return value & 0x1F
    case 0x302, 0x304: return lengthens
    case 0x323, 0x326, 0x327: return emphasises
    default: break
    }
    if FoldTable.isApostrophe(value) { return UInt32(Letter.ayn) }
    if value < 0x80 { return UInt32(Letter.blank) }
    if let letters = Self.special[Character(scalar.properties.lowercaseMapping)] { return pack(letters) }
    if 0x400..<0x530 ~= value {
      return CyrillicLetters.letters(of: scalar).map { pack($0) | cyrillic } ?? unknown
    }
    if 0x600..<0x700 ~= value {
      return ArabicLetters.letters(of: scalar).map { pack($0) | arabic } ?? rare(value)
    }
    return latin(scalar)
  }

  /// By canonical decomposition, or as it is folded where it has none.
  private static func latin(_ scalar: Unicode.Scalar) -> UInt32 {
    let folded = FoldTable.shared.folding(of: scalar.value)
    if folded == FoldTable.separator { return UInt32(Letter.blank) }
    if folded == FoldTable.dropped { return dropped }
    let plain = (0..<Int(folded & 0xFF)).map { UInt8(truncatingIfNeeded: folded >> UInt64(8 * ($0 + 1))) }
    guard plain.allSatisfy({ 0x61...0x7A ~= $0 }) else { return unknown }
    var letters = plain.map { $0 & 0x1F }
    let parts = scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping.unicodeScalars
    for mark in parts.dropFirst() where letters.count == 1 {
      if let changed = LetterTable.marked(letters[0], by: pack([], mark.value)) { letters = [changed] }
    }
    return pack(letters)
  }

  private static func pack(_ letters: [UInt8], _ mark: UInt32) -> UInt32 {
    switch mark {
    case 0x302, 0x304: lengthens
    case 0x323, 0x326, 0x327: emphasises
    default: dropped
    }
  }

  /// The letter with a mark; nil where the mark says nothing of it.
  @inline(__always)
  static func marked(_ letter: UInt8, by mark: UInt32) -> UInt8? {
    switch (mark, letter) {
    case (lengthens, 1): Letter.longA
    case (lengthens, 9): Letter.longI
    case (lengthens, 21): Letter.longU
    case (emphasises, 3): Letter.cedillaC
    case (emphasises, 4): Letter.emphaticD
    case (emphasises, 19): Letter.cedillaS
    case (emphasises, 26): Letter.emphaticZ
    default: nil
    }
  }

  /// Letters that say more than their base (ISO 9, DIN 31635, ISO 233, Turkish, Azerbaijani).
  private static let special: [Character: [UInt8]] = [
    "š": [Letter.sh], "č": [Letter.ch], "ž": [Letter.zh], "ć": [Letter.ch], "ḫ": [Letter.kh],
    "ẖ": [Letter.kh], "ḏ": [Letter.dh], "ṯ": [Letter.th], "ġ": [Letter.gh], "ǧ": [Letter.j], "ǰ": [Letter.j],
    "ü": [Letter.frontU], "ṣ": [19], "đ": [4], "ŝ": [Letter.sh, Letter.ch], "ẑ": [Letter.zh],
  ]

  /// Other blocks: punctuation ends a word, joiners and presentation marks vanish.
  private static func rare(_ value: UInt32) -> UInt32 {
    if FoldTable.isApostrophe(value) { return UInt32(Letter.ayn) }
    let folded = FoldTable.shared.folding(of: value)
    if folded == FoldTable.separator { return UInt32(Letter.blank) }
    if folded == FoldTable.dropped { return dropped }
    var packed: UInt32 = 0
    for index in 0..<min(3, Int(folded & 0xFF)) {
      let byte = UInt8(truncatingIfNeeded: folded >> UInt64(8 * (index + 1)))
      if 0x61...0x7A ~= byte {
        packed |= UInt32(byte & 0x1F) << UInt32(8 * index)
      } else if 0x30...0x39 ~= byte {
        packed |= UInt32(Letter.digit + byte - 0x30) << UInt32(8 * index)
      } else {
        return unknown
      }
    }
    return packed
  }
}

/// What Cyrillic letters stand for: Ukrainian, Russian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Kyrgyz,
/// Tajik, Uzbek and Mongolian. BGN/PCGN where it has one letter, ISO 9 where it has two.
enum CyrillicLetters {
  private static let table: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "Г", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "Ж", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "Х", "ц": "ts", "ч": "Ч", "ш": "Ш", "щ": "ШЧ",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "yo", "ў": "v", "ѓ": "g", "ђ": "Џ",
    "ѕ": "dz", "ј": "y", "љ": "l", "њ": "n", "ћ": "Ч", "ќ": "k", "џ": "Џ", "қ": "q", "ғ": "Ғ", "ң": "ng",
    "ү": "u", "ұ": "u", "ө": "o", "һ": "h", "ә": "a", "ҳ": "h", "ҷ": "Џ", "ӣ": "i", "ӯ": "u", "ҡ": "q",
    "ҙ": "Ҙ", "ҫ": "s", "ӑ": "a", "ӗ": "e", "ѝ": "i", "ѐ": "e", "ҥ": "ng", "ҕ": "Ғ", "ӈ": "ng", "ӧ": "o",
    "ӱ": "u",
  ]
  private static let signs: [Character: UInt8] = [
    "Г": Letter.cyrillicG, "Ж": Letter.zh, "Х": Letter.kh, "Ч": Letter.ch, "Ш": Letter.sh, "Џ": Letter.j,
    "Ғ": Letter.gh, "Ҙ": Letter.dh,
  ]

  /// The letters; nil where the scalar is no letter of these alphabets.
  static func letters(of scalar: Unicode.Scalar) -> [UInt8]? {
    table[Character(scalar.properties.lowercaseMapping)].map { text in
      text.map { sign in signs[sign] ?? (sign.asciiValue ?? 0) & 0x1F }
    }
  }
}

/// What Arabic letters stand for: Arabic, Persian, Kurdish, Urdu and Pashto; harakat and tatweel vanish.
enum ArabicLetters {
  private static let table: [Unicode.Scalar: [UInt8]] = {
    var all: [Unicode.Scalar: [UInt8]] = [:]
    func set(_ letters: String, _ values: [UInt8]) {
      for letter in letters.unicodeScalars { all[letter] = values }
    }
    set("ءع", [Letter.ayn])
    set("أإآاٱ", [Letter.longA])
    set("ؤوۆۇۈۋ", [Letter.longU])
    set("ئيیىېێےےۍ", [Letter.longI])
    set("ة", [1, 8])
    set("ە", [5])
    set("بٻ", [2]); set("پ", [16]); set("تطٹټ", [20]); set("ث", [Letter.th]); set("ج", [Letter.j])
    set("چځ", [Letter.ch]); set("څ", [20, 19]); set("حهھہۂۀ", [8]); set("خ", [Letter.kh]); set("دډڈ", [4])
    set("ذ", [Letter.dh]); set("رړڑڕ", [18]); set("زڒ", [26]); set("ژ", [Letter.zh]); set("سص", [19])
    set("شښ", [Letter.sh]); set("ض", [Letter.emphaticD]); set("ظ", [Letter.emphaticZ]); set("غ", [Letter.gh])
    set("ف", [6]); set("ڤ", [22]); set("ق", [17]); set("كکڪ", [11]); set("گګڭږ", [7]); set("لڵ", [12])
    set("م", [13]); set("نںڼ", [14])
    return all
  }()

  /// The letters; nil where the scalar is no letter of these alphabets.
  static func letters(of scalar: Unicode.Scalar) -> [UInt8]? {
    if let letters = table[scalar] { return letters }
    switch scalar.value {
    case 0x640, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED: return []
    case 0x660...0x669: return [Letter.digit + UInt8(truncatingIfNeeded: scalar.value - 0x660)]
    case 0x6F0...0x6F9: return [Letter.digit + UInt8(truncatingIfNeeded: scalar.value - 0x6F0)]
    default: return nil
    }
  }
}
