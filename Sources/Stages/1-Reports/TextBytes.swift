import Model

/// Small questions about bytes of text that several steps ask.
enum TextBytes {
  /// Whether white space begins at an offset, and how long it is: 0 where none does.
  static func blank(_ text: [UInt8], _ i: Int) -> Int {
    let byte = text[i]
    if byte <= 0x20 { return 1 }
    if byte == 0xC2, i + 1 < text.count, text[i + 1] == 0xA0 { return 2 }
    if byte == 0xE2, i + 2 < text.count, text[i + 1] == 0x80, text[i + 2] <= 0x8B || text[i + 2] == 0xAF {
      return 3
    }
    if byte == 0xEF, i + 2 < text.count, text[i + 1] == 0xBB, text[i + 2] == 0xBF { return 3 }
    return 0
  }

  /// The range without white space at its ends.
  static func trim(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let length = blank(text, start)
      if length == 0 { break }
      start += length
    }
    var end = range.upperBound
    while end > start {
      if text[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 2, blank(text, end - 2) == 2 {
        end -= 2
      } else if end - start >= 3, blank(text, end - 3) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return min(start, end)..<end
  }

  static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The length of a closing quotation mark or bracket at an offset, 0 where there is none.
  static func closer(_ text: [UInt8], _ i: Int) -> Int {
    switch text[i] {
    case 0x22, 0x27, 0x29, 0x5D: return 1
    case 0xC2: return i + 1 < text.count && text[i + 1] == 0xBB ? 2 : 0
    case 0xE2:
      guard i + 2 < text.count, text[i + 1] == 0x80 else { return 0 }
      return text[i + 2] == 0x99 || text[i + 2] == 0x9D ? 3 : 0
    default: return 0
    }
  }

  /// The length of an opening quotation mark or bracket at an offset, 0 where there is none.
  static func opener(_ text: [UInt8], _ i: Int) -> Int {
    switch text[i] {
    case 0x22, 0x27, 0x28, 0x5B: return 1
    case 0xC2: return i + 1 < text.count && text[i + 1] == 0xAB ? 2 : 0
    case 0xE2:
      guard i + 2 < text.count, text[i + 1] == 0x80 else { return 0 }
      return text[i + 2] == 0x98 || text[i + 2] == 0x9C ? 3 : 0
    default: return 0
    }
  }
}
