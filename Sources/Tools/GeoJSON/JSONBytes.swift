/// JSON text under construction, as bytes: no `Character`, no reflection, the same bytes on every machine.
public struct JSONBytes: Sendable {
  /// What is written so far.
  public var bytes: [UInt8] = []

  /// Begins an empty text.
  public init() {}

  /// Bytes as they are, such as `{"id":`.
  @inlinable public mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// One byte as it is.
  @inlinable public mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  /// A JSON string. Beside what RFC 8259 asks for, DEL, C1 controls and U+2028/2029 are escaped:
  /// terminals act on the first two, JavaScript before 2019 breaks its lines at the last.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string(utf8: $0) }
  }

  /// The same of bytes that are UTF-8.
  public mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if isPlain(byte) {
        index += 1
        continue
      }
      let length = escapedLength(utf8, at: index)
      if length > 0 {
        bytes.append(contentsOf: utf8[start..<index])
        escape(utf8, at: index)
        start = index + length
      }
      index += max(1, length)
    }
    bytes.append(contentsOf: utf8[start..<utf8.count])
    bytes.append(UInt8(ascii: "\""))
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
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x08: raw("\\b")
    case 0x09: raw("\\t")
    case 0x0A: raw("\\n")
    case 0x0C: raw("\\f")
    case 0x0D: raw("\\r")
    case 0xE2:
      if utf8[index + 2] == 0xA8 { raw("\\u2028") } else { raw("\\u2029") }
    case let first:
      let code = first == 0xC2 ? utf8[index + 1] : first
      raw("\\u00")
      bytes.append(hex(code >> 4))
      bytes.append(hex(code & 15))
    }
  }

  private func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }

  /// A whole number.
  public mutating func int(_ value: Int) { decimal(value.magnitude, isNegative: value < 0, millionths: 0) }

  /// `value` millionths, without trailing zeros and without a point where none is needed.
  mutating func millionths(_ value: Int) {
    let magnitude = value.magnitude
    decimal(magnitude / 1_000_000, isNegative: value < 0, millionths: magnitude % 1_000_000)
  }

  /// Written from the end into a buffer on the stack: a table has twenty numbers a row.
  private mutating func decimal(_ whole: UInt, isNegative: Bool, millionths: UInt) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { room in
      var start = 32
      func put(_ byte: UInt8) {
        start -= 1
        room[start] = byte
      }
      if millionths > 0 {
        var rest = millionths
        var places = 6
        while rest % 10 == 0 {
          rest /= 10
          places -= 1
        }
        for _ in 0..<places {
          put(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
          rest /= 10
        }
        put(UInt8(ascii: "."))
      }
      var rest = whole
      repeat {
        put(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
        rest /= 10
      } while rest > 0
      if isNegative { put(UInt8(ascii: "-")) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: room[start...]))
    }
  }

  /// A finite number with at most six decimals; beyond ±9·10⁹ its shortest exact form, where the sixth
  /// decimal is below what a `Double` can tell apart anyway.
  public mutating func double(_ value: Double) {
    if abs(value) < 9e9 {
      millionths(Int((value * 1e6).rounded()))
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  /// `YYYY-MM-DD` from its parts, years 0...9999.
  mutating func date(_ date: (year: Int, month: Int, day: Int)) {
    for value in [date.year / 100, date.year % 100] { twoDigits(value) }
    bytes.append(UInt8(ascii: "-"))
    twoDigits(date.month)
    bytes.append(UInt8(ascii: "-"))
    twoDigits(date.day)
  }

  mutating func twoDigits(_ value: Int) {
    bytes.append(UInt8(truncatingIfNeeded: 0x30 + value / 10))
    bytes.append(UInt8(truncatingIfNeeded: 0x30 + value % 10))
  }
}
