import Model

/// Case endings that Turkish writes behind an apostrophe after a name; they become tokens of their own, so
/// that the
/// name is found and the grammar sees the case.
enum TurkishEndings {
  /// Endings that no other language writes so.
  static let long = WordSet(
    words: "'den 'dan 'ten 'tan 'nin 'nın 'nun 'nün 'nden 'ndan 'daki 'deki 'taki 'teki")

  /// Endings that may be the end of a name in another language.
  static let short = WordSet(
    words: "'i 'ı 'u 'ü 'e 'a 'yi 'yı 'yu 'yü 'ye 'ya 'in 'ın 'un 'ün 'de 'da 'te 'ta 'ne 'na 'ni 'nı")

  /// Whether a token is one.
  static func contains(_ word: Word) -> Bool { long.contains(word) || short.contains(word) }

  /// The length of the longest in bytes.
  static let longest = 5

  /// An ending with its apostrophe as a word.
  static func word(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Word {
    var builder = Word.Builder()
    builder.add(UInt8(ascii: "'"))
    for byte in bytes { builder.add(byte) }
    return builder.word
  }

  /// Whether letters stand in a text that Turkish has beside the Latin ones: ı, İ, ş, ğ, ö, ü, ç.
  static func areLikely(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { first, second in
      first == 0xC4 && (second == 0xB0 || second == 0xB1 || second == 0x9F) || first == 0xC5 && second == 0x9F
        || first == 0xC3 && [0x96, 0x9C, 0x87, 0xB6, 0xBC, 0xA7].contains(second)
    }
  }
}
