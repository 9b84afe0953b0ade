public import Model

/// JSON written as bytes: no `Character`, no reflection, the same bytes on every machine.
extension ByteText {
  /// A JSON string. Beside what RFC 8259 asks for, DEL, C1 controls and U+2028/2029 are escaped:
  /// terminals act on the first two, JavaScript before 2019 breaks its lines at the last.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string(utf8: $0) }
  }

  /// The same of bytes that are UTF-8.
  public mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    byte(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while true {
      index = firstSpecial(in: utf8, from: index)
      guard index < utf8.count else { break }
      let length = escapedLength(utf8, at: index)
      if length > 0 {
        add(UnsafeBufferPointer(rebasing: utf8[start..<index]))
        escape(utf8, at: index)
        start = index + length
      }
      index += max(1, length)
    }
    add(UnsafeBufferPointer(rebasing: utf8[start...]))
    byte(UInt8(ascii: "\""))
  }

  /// Where the next byte stands that must be escaped, or may begin a character that must. Eight are looked at at once,
  /// since sentences are mostly plain.
  private func firstSpecial(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = utf8.baseAddress else { return 0 }
    var index = start
    while index + 8 <= utf8.count {
      let block = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      let found =
        below(0x20, block) | below(1, block ^ repeated(0x22)) | below(1, block ^ repeated(0x5C))
        | below(1, block ^ repeated(0x7F)) | below(1, block ^ repeated(0xC2))
        | below(1, block ^ repeated(0xE2))
      if found != 0 { break }
      index += 8
    }
    while index < utf8.count, isPlain(utf8[index]) { index += 1 }
    return index
  }

  @inline(__always) private func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) * 0x0101_0101_0101_0101 }

  /// Not 0 where one of eight bytes is below a limit of at most 0x80: taking the limit away sets the high bit of such a
  /// byte, where it was not set before (Mycroft 1987).
  @inline(__always) private func below(_ limit: UInt8, _ block: UInt64) -> UInt64 {
    (block &- repeated(limit)) & ~block & repeated(0x80)
  }

  @inline(__always) private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
  }

  /// How many bytes at `index` make one character that must be escaped; 0 where none must.
  private func escapedLength(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch utf8[index] {
    case 0xC2: index + 1 < utf8.count && utf8[index + 1] < 0xA0 ? 2 : 0
    case 0xE2: index + 2 < utf8.count && utf8[index + 1] == 0x80 && utf8[index + 2] & 0xFE == 0xA8 ? 3 : 0
    default: 1
    }
  }

  private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) {
    switch utf8[index] {
    case 0x22: add("\\\"")
    case 0x5C: add("\\\\")
    case 0x08: add("\\b")
    case 0x09: add("\\t")
    case 0x0A: add("\\n")
    case 0x0C: add("\\f")
    case 0x0D: add("\\r")
    case 0xE2:
      if utf8[index + 2] == 0xA8 { add("\\u2028") } else { add("\\u2029") }
    case let first:
      let code = first == 0xC2 ? utf8[index + 1] : first
      add("\\u00")
      byte(hex(code >> 4))
      byte(hex(code & 15))
    }
  }

  private func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }

  /// `value` millionths, without trailing zeros and without a point where none is needed.
  mutating func millionths(_ value: Int) { decimal(value, places: 6) }

  /// A finite number with at most so many decimals, six or fewer; beyond ±9·10⁹ its shortest exact form, where the sixth
  /// decimal is below what a `Double` can tell apart anyway.
  public mutating func double(_ value: Double, places: Int = 6) {
    if abs(value) < 9e9 { rounded(value, places: places) } else { add(text: value.description) }
  }

  /// `YYYY-MM-DD` from its parts, years 0...9999.
  mutating func date(_ date: (year: Int, month: Int, day: Int)) {
    for value in [date.year / 100, date.year % 100] { twoDigits(value) }
    byte(UInt8(ascii: "-"))
    twoDigits(date.month)
    byte(UInt8(ascii: "-"))
    twoDigits(date.day)
  }

  mutating func twoDigits(_ value: Int) {
    byte(UInt8(truncatingIfNeeded: 0x30 + value / 10))
    byte(UInt8(truncatingIfNeeded: 0x30 + value % 10))
  }
}
