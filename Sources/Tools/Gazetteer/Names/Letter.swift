/// A letter as the rules read it, whatever its script: 1...26 are a...z, then the letters that say more than those.
enum Letter {
  /// ʿayn, hamza or an apostrophe.
  static let ayn: UInt8 = 27
  /// sh (š, ш, ش).
  static let sh: UInt8 = 28
  /// ch (č, ч, چ).
  static let ch: UInt8 = 29
  /// zh (ž, ж, ژ).
  static let zh: UInt8 = 30
  /// ş.
  static let cedillaS: UInt8 = 31
  /// ç.
  static let cedillaC: UInt8 = 32
  /// ḑ, ḍ, ض.
  static let emphaticD: UInt8 = 33
  /// z̧, ẓ, ظ.
  static let emphaticZ: UInt8 = 34
  /// kh (ḫ, х, خ).
  static let kh: UInt8 = 35
  /// dh (ḏ, ذ).
  static let dh: UInt8 = 36
  /// th (ṯ, ث).
  static let th: UInt8 = 37
  /// gh (ġ, ғ, غ).
  static let gh: UInt8 = 38
  /// j (ǧ, џ, ج).
  static let j: UInt8 = 39
  /// г.
  static let cyrillicG: UInt8 = 40
  /// ā, ا within a word.
  static let longA: UInt8 = 41
  /// ī, ي.
  static let longI: UInt8 = 42
  /// ū, و.
  static let longU: UInt8 = 43
  /// ü.
  static let frontU: UInt8 = 44
  /// The first of ten digits.
  static let digit: UInt8 = 50
  /// Ends a word.
  static let blank: UInt8 = 0
  /// In a table: the letter is of no script that the rules know.
  static let unknown: UInt8 = 255

  /// a...z as a number.
  static func plain(_ letter: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: letter.value) & 0x1F }

  /// Whether it is a vowel, not counting w, v and y: a bit for each letter.
  static var vowels: UInt64 {
    1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21 | 1 << 41 | 1 << 42 | 1 << 43 | 1 << 44
  }
  /// w, v and y.
  static var glides: UInt64 { 1 << 22 | 1 << 23 | 1 << 25 }

  /// Whether a set holds the letter.
  @inline(__always)
  static func isIn(_ set: UInt64, _ letter: UInt8) -> Bool { set >> UInt64(letter & 63) & 1 != 0 }

  /// The letter without what its diacritics say, for words that are looked up.
  @inline(__always)
  static func base(_ letter: UInt8) -> UInt8 {
    if letter < sh { return letter }
    switch letter {
    case sh, cedillaS: return 19
    case ch, cedillaC: return 3
    case zh, emphaticZ: return 26
    case emphaticD, dh: return 4
    case kh: return 8
    case th: return 20
    case gh, j: return 7
    case longA: return 1
    case longI: return 9
    case longU, frontU: return 21
    default: return letter
    }
  }
}

/// The script of a name.
enum Script: UInt8 {
  case latin, cyrillic, arabic
}
