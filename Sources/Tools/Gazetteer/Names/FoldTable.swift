private import Foundation

/// What each Unicode scalar becomes when a name is folded.
///
/// A folding is packed into one word, so that reading text needs no allocation: the lowest byte counts the UTF-8
/// bytes (0: the scalar is dropped; 255: it ends a word), the next up to seven bytes are those bytes.
struct FoldTable: @unchecked Sendable {
  /// A folding: count in the lowest byte, then the bytes, first byte lowest.
  typealias Packed = UInt64

  /// The scalar ends a word.
  static let separator: Packed = 255
  /// The scalar leaves nothing behind and ends no word.
  static let dropped: Packed = 0

  /// The one table; made on first use from Unicode's decompositions, in about a millisecond.
  static let shared = FoldTable()

  /// One folded byte for each ASCII byte; 0 where it ends a word, 1 where it is dropped.
  let ascii: UnsafeMutablePointer<UInt8>
  /// Foldings of U+0080...U+05FF (Latin, IPA, Greek, Cyrillic, Armenian).
  private let low: UnsafeMutablePointer<Packed>
  /// Foldings of U+0600...U+06FF (Arabic).
  private let arabic: UnsafeMutablePointer<Packed>
  /// Foldings of U+1E00...U+1FFF (Latin additional, Greek extended).
  private let additional: UnsafeMutablePointer<Packed>

  private init() {
    ascii = Self.kept(
      (0..<128).map { byte -> UInt8 in
        switch UInt8(byte) {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): 1
        default: 0
        }
      })
    low = Self.kept((0x80..<0x600).map { Self.derive(UInt32($0)) })
    arabic = Self.kept((0x600..<0x700).map { Self.deriveArabic(UInt32($0)) })
    additional = Self.kept((0x1E00..<0x2000).map { Self.derive(UInt32($0)) })
  }

  /// A copy that lives as long as the program: reading it takes no reference counts and no bounds checks.
  private static func kept<Value>(_ values: [Value]) -> UnsafeMutablePointer<Value> {
    let copy = UnsafeMutablePointer<Value>.allocate(capacity: values.count)
    copy.initialize(from: values, count: values.count)
    return copy
  }

  /// The folding of a scalar outside ASCII.
  @inline(__always)
  func folding(of scalar: UInt32) -> Packed {
    switch scalar {
    case 0x80..<0x600: low[Int(scalar) - 0x80]
    case 0x600..<0x700: arabic[Int(scalar) - 0x600]
    case 0x1E00..<0x2000: additional[Int(scalar) - 0x1E00]
    default: Self.rare(scalar)
    }
  }

  /// Letters that have no decomposition but a usual spelling in plain letters.
  private static let spelled: [Character: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
    "ŋ": "n", "ə": "e", "ǝ": "e", "ŧ": "t", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ƴ": "y",
  ]

  /// Marks that stand for ʿayn, hamza or an apostrophe.
  static func isApostrophe(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x60, 0xB4, 0x2B9, 0x2BB...0x2BF, 0x2C8, 0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0xFF07: true
    default: false
    }
  }

  private static func pack(_ text: String) -> Packed {
    let bytes = Array(text.utf8.prefix(7))
    var packed = Packed(bytes.count)
    for (index, byte) in bytes.enumerated() { packed |= Packed(byte) << Packed(8 * (index + 1)) }
    return packed
  }

  /// By Unicode's lower case and canonical decomposition, less the marks.
  private static func derive(_ value: UInt32) -> Packed {
    guard let scalar = Unicode.Scalar(value) else { return separator }
    if isApostrophe(value) || value == 0xAD { return dropped }
    if scalar.properties.generalCategory == .nonspacingMark { return dropped }
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return separator }
    var plain = ""
    for part in scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping.unicodeScalars {
      if part.properties.generalCategory == .nonspacingMark { continue }
      plain += spelled[Character(part)] ?? String(part)
    }
    return plain.isEmpty ? dropped : pack(plain)
  }

  /// Hamza forms to their seat, ta marbuta to ha, alef maqsura to ya, Persian and Kurdish letters to the Arabic
  /// ones that look alike; tatweel, harakat and a lone hamza are dropped.
  private static func deriveArabic(_ value: UInt32) -> Packed {
    switch value {
    case 0x622, 0x623, 0x625, 0x671: pack("ا")
    case 0x624: pack("و")
    case 0x626, 0x649, 0x6CC, 0x6D2: pack("ي")
    case 0x629, 0x6BE, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6D5: pack("ه")
    case 0x6A9, 0x6AA: pack("ك")
    case 0x621, 0x640, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED:
      dropped
    case 0x660...0x669: pack(String(value - 0x660))
    case 0x6F0...0x6F9: pack(String(value - 0x6F0))
    default: rare(value)
    }
  }

  /// The scalars that news text seldom has: letters and digits stay as they are (in lower case), joiners and
  /// direction marks vanish, everything else ends a word. Vowel signs of Indic scripts are kept.
  private static func rare(_ value: UInt32) -> Packed {
    if isApostrophe(value) { return dropped }
    switch value {
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F,
      0xFEFF:
      return dropped
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      let byte = UInt8(truncatingIfNeeded: value - 0xFF00 + 0x20)
      return 1 | Packed(byte < 0x41 ? byte : byte | 0x20) << 8
    case 0xFB00...0xFB06:
      return pack(["ff", "fi", "fl", "ffi", "ffl", "st", "st"][Int(value - 0xFB00)])
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return separator }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return pack(scalar.properties.lowercaseMapping)
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .nonspacingMark, .spacingMark:
      return pack(String(scalar))
    default: return separator
    }
  }
}
