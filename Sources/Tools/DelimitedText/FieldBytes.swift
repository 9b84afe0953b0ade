/// The bytes of a field or of a whole table; valid only as long as the buffer they lie in.
public typealias FieldBytes = UnsafeBufferPointer<UInt8>

extension FieldBytes {
  /// Without blanks and tabs at its ends.
  public var trimmed: FieldBytes {
    var (start, end) = (0, count)
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return FieldBytes(rebasing: self[start..<end])
  }

  /// The text; bytes that are no UTF-8 are shown as U+FFFD.
  public var text: String { String(decoding: self, as: UTF8.self) }
}

extension Double {
  /// A number in decimal notation: digits with at most one point, a sign and an exponent where there is one; nil for
  /// anything else, such as `0x10`, `inf` or `1,5`. The same value as `strtod` gives.
  ///
  /// A figure of at most 15 digits is exact in a `Double`, and so are powers of ten up to 22, so that one division
  /// rounds correctly (Clinger, "How to Read Floating Point Numbers Accurately", 1990). Longer ones and
  /// those with an exponent go to the standard library.
  public init?(decimal bytes: FieldBytes) {
    let start = bytes.first == 0x2D || bytes.first == 0x2B ? 1 : 0
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var hasPoint = false
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if 0x30...0x39 ~= byte {
        digits += 1
        if digits <= 15 { mantissa = mantissa * 10 + UInt64(byte - 0x30) }
        if hasPoint { decimals += 1 }
      } else if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else if byte | 0x20 == 0x65, digits > 0 {
        break
      } else {
        return nil
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index == bytes.count, digits <= 15 {
      let value = Self(mantissa) / Self.powersOfTen[decimals]
      self = bytes[0] == 0x2D ? -value : value
      return
    }
    guard bytes.allSatisfy({ 0x30...0x39 ~= $0 || "+-.eE".utf8.contains($0) }), let value = Double(bytes.text)
    else { return nil }
    self = value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
