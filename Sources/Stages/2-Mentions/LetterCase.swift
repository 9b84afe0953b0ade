import Model

/// Lower case of letters beyond ASCII, without making Strings of them.
enum LetterCase {
  /// Adds a UTF-8 sequence to a word in lower case and notes whether it is a capital. Quotes that stand for
  /// ʿayn and hamza become `'`; bytes that are no UTF-8 are taken as they are.
  static func add(
    _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, to builder: inout Word.Builder,
    _ capitals: inout Capitals
  ) {
    guard let scalar = scalar(text[range]) else {
      for byte in text[range] { builder.add(byte) }
      return
    }
    switch scalar.value {
    case 0x2BB...0x2BF:
      builder.add(UInt8(ascii: "'"))
      return
    // Arabic and what follows it up to Georgian has no case.
    case 0x590..<0x10A0, 0x3000..<0xA640:
      for byte in text[range] { builder.add(byte) }
      capitals.note(isUpper: false)
      return
    default: break
    }
    if let lower = simpleLower(scalar.value) {
      capitals.note(isUpper: lower != scalar.value)
      add(lower, to: &builder)
      return
    }
    let properties = scalar.properties
    if properties.isAlphabetic { capitals.note(isUpper: properties.isUppercase) }
    for byte in properties.lowercaseMapping.utf8 { builder.add(byte) }
  }

  /// The lower case of a letter of Latin-1, Latin Extended-A and the common Cyrillic and Greek letters; nil for
  /// any other (Unicode 15, UnicodeData.txt, field Simple_Lowercase_Mapping).
  private static func simpleLower(_ value: UInt32) -> UInt32? {
    switch value {
    case 0xC0...0xD6, 0xD8...0xDE: value + 0x20
    case 0xDF...0xF6, 0xF8...0xFF: value
    case 0x100...0x12F, 0x132...0x137, 0x14A...0x177: value | 1
    case 0x139...0x148, 0x179...0x17E: value + (value & 1)
    case 0x391...0x3A1, 0x3A3...0x3A9: value + 0x20
    case 0x3B1...0x3C9: value
    case 0x400...0x40F: value + 0x50
    case 0x410...0x42F: value + 0x20
    case 0x430...0x45F: value
    case 0x48A...0x4BF, 0x4D0...0x52F: value | 1
    default: nil
    }
  }

  private static func add(_ value: UInt32, to builder: inout Word.Builder) {
    if value < 0x800 {
      builder.add(UInt8(0xC0 | value >> 6))
    } else {
      builder.add(UInt8(0xE0 | value >> 12))
      builder.add(UInt8(0x80 | value >> 6 & 0x3F))
    }
    builder.add(UInt8(0x80 | value & 0x3F))
  }

  private static func scalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator), scalar.utf8.count == bytes.count
    else { return nil }
    return scalar
  }
}
