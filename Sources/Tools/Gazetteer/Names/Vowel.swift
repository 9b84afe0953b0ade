/// A canonical vowel of a gap between consonants (four bits; 0 is none).
enum Vowel: UInt8 {
  case a = 1, longA, e, i, longI, o, u, longU
  /// ay, ai, ey, ei.
  case ay
  /// aw, au, ow.
  case aw
  /// ʿayn, hamza or an apostrophe.
  case ayn
  /// v, which spellings exchange with w and u.
  case v
  /// ü.
  case frontU

  /// In a form: a word ends here.
  static let blank: UInt8 = 14

  /// Whether two neighbours are one vowel (i and u only, and v), and which.
  @inline(__always)
  static func merged(_ a: UInt8, _ b: UInt8) -> (Bool, UInt8) {
    switch (a, b) {
    case (4, 4), (4, 5), (5, 4), (5, 5): (true, max(a, b))
    case (7, 7), (7, 8), (8, 7), (8, 8): (true, max(a, b))
    case (12, 12): (true, a)
    default: (false, b)
    }
  }
}
