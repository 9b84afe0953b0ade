/// Reads the bytes of text as words and digits, letters folded to one case; the hot path of the tagger.
///
/// Words are known by a 64-bit hash of their folded letters (FNV-1a). That two words share one is possible
/// and so improbable (a thousand date words: 5·10⁻¹⁷ a word of text) that it is not looked for.
enum DateBytes {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// A word that was read: where it ends, and its hash.
  struct Word {
    var end: Int
    var hash: UInt64
  }

  /// The hash of no letters.
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always) static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The hash of a word given as text, as `word` gives it for text read.
  static func hash(_ word: some StringProtocol) -> UInt64 {
    Array(word.utf8).withUnsafeBufferPointer { self.word($0, 0, $0.count).hash }
  }

  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always) static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a letter starts at an offset.
  @inline(__always) static func isLetter(_ text: Text, _ i: Int) -> Bool {
    let byte = text[i]
    return byte < 0x80 ? isASCIILetter(byte) : isWideLetter(text, i)
  }

  /// Whether a byte outside ASCII is of a letter: not punctuation (U+2000...206F), Latin-1's signs, Arabic's
  /// marks and digits.
  private static func isWideLetter(_ text: Text, _ i: Int) -> Bool {
    let next = i + 1 < text.count ? text[i + 1] : 0
    switch text[i] {
    case 0xC2: return false
    case 0xE2: return next != 0x80 && next != 0x81
    case 0xD8: return next != 0x8C && next != 0x9B && next != 0x9F
    case 0xD9: return !(0xA0...0xAD).contains(next)
    case 0xDB: return next != 0x94 && !(0xB0...0xB9).contains(next)
    default: return true
    }
  }

  /// The value of an Arabic-Indic digit (U+0660..., U+06F0...) at an offset.
  static func wideDigit(_ text: Text, _ i: Int) -> Int? {
    guard i + 1 < text.count else { return nil }
    switch (text[i], text[i + 1]) {
    case (0xD9, 0xA0...0xA9): return Int(text[i + 1] - 0xA0)
    case (0xDB, 0xB0...0xB9): return Int(text[i + 1] - 0xB0)
    default: return nil
    }
  }

  /// Reads the word that starts at an offset: letters and ASCII digits up to a mark, a blank or the end.
  @inline(__always) static func word(_ text: Text, _ start: Int, _ end: Int) -> Word {
    var hash = seed
    var i = start
    while i < end {
      let byte = text[i]
      if byte < 0x80 {
        guard isASCIILetter(byte) || isDigit(byte) else { break }
        hash = add(byte | 0x20, to: hash)
        i += 1
      } else {
        guard isWideLetter(text, i) else { break }
        let next = i + 1 < end ? text[i + 1] : 0
        hash = addWide(byte, next, to: hash)
        i = min(end, i + (byte >= 0xC0 && byte < 0xE0 ? 2 : 1))
      }
    }
    return Word(end: i, hash: hash)
  }

  /// Adds a letter of two bytes in its folded form. Bytes of longer letters are added as they are.
  private static func addWide(_ lead: UInt8, _ next: UInt8, to hash: UInt64) -> UInt64 {
    switch lead {
    case 0xC3, 0xC4, 0xC5: return addLatin(lead, next, to: hash)
    case 0xD0, 0xD1, 0xD2: return addCyrillic(lead, next, to: hash)
    case 0xD8, 0xD9: return addArabic(lead, next, to: hash)
    case 0xC0..<0xE0: return add(next, to: add(lead, to: hash))
    default: return add(lead, to: hash)
    }
  }

  /// Small letters. Turkish parts i and ı where other languages have one letter: all of I, İ, ı, i are i
  /// here.
  private static func addLatin(_ lead: UInt8, _ next: UInt8, to hash: UInt64) -> UInt64 {
    switch (lead, next) {
    case (0xC4, 0xB0), (0xC4, 0xB1): add(0x69, to: hash)
    case (0xC3, 0x80...0x9E): add(next + 0x20, to: add(lead, to: hash))
    case (0xC4, _), (0xC5, _): add(next | 1, to: add(lead, to: hash))
    default: add(next, to: add(lead, to: hash))
    }
  }

  private static func addCyrillic(_ lead: UInt8, _ next: UInt8, to hash: UInt64) -> UInt64 {
    switch (lead, next) {
    case (0xD0, 0x90...0x9F): add(next + 0x20, to: add(0xD0, to: hash))
    case (0xD0, 0xA0...0xAF): add(next - 0x20, to: add(0xD1, to: hash))
    case (0xD0, 0x80...0x8F): add(next + 0x10, to: add(0xD1, to: hash))
    case (0xD2, 0x90): add(0x91, to: add(0xD2, to: hash))
    default: add(next, to: add(lead, to: hash))
    }
  }

  /// Without vowel signs and tatweel; alifs, yas and feminine endings as one letter each, as news spells them
  /// loosely.
  private static func addArabic(_ lead: UInt8, _ next: UInt8, to hash: UInt64) -> UInt64 {
    switch (lead, next) {
    case (0xD9, 0x8B...0x9F), (0xD9, 0x80): hash
    case (0xD8, 0xA2), (0xD8, 0xA3), (0xD8, 0xA5): add(0xA7, to: add(0xD8, to: hash))
    case (0xD9, 0x89): add(0x8A, to: add(0xD9, to: hash))
    case (0xD8, 0xA9): add(0x87, to: add(0xD9, to: hash))
    default: add(next, to: add(lead, to: hash))
    }
  }
}
