private import Glibc

extension RowBytes {
  /// What keeps the bytes from being text: a NUL byte, or what is no UTF-8; nil where they are. Asked once a row, so that
  /// its fields need not be.
  var problem: RowProblem? {
    guard let base = baseAddress else { return nil }
    if memchr(base, 0, count) != nil { return RowProblem("expected text, found a NUL byte") }
    do { _ = try UTF8Span(validating: span) } catch { return RowProblem("expected UTF-8, found other bytes") }
    return nil
  }

  /// A part of the row.
  func part(_ from: Int, _ to: Int) -> RowBytes { RowBytes(rebasing: self[from..<to]) }

  /// The text of bytes that have no `problem`.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// The text behind a prefix.
  func text(after prefix: StaticString) -> String {
    String(unsafeUninitializedCapacity: prefix.utf8CodeUnitCount + count) { room in
      let start = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
      _ = room.update(fromContentsOf: start)
      _ = room[start.count...].update(fromContentsOf: self)
      return start.count + count
    }
  }

  /// Without blanks at its ends.
  var trimmed: RowBytes {
    var (start, end) = (0, count)
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return part(start, end)
  }
}

extension Double {
  /// A number written as most tables write it; the same value as `Double(String)`, several times faster.
  ///
  /// Up to 15 digits and a power of ten up to 22 are exact in a Double, so that one division rounds correctly
  /// (Clinger, "How to Read Floating Point Numbers Accurately", 1990). All else goes to the standard library.
  init?(bytes: RowBytes) {
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var point = -1
    let isNegative = bytes.first == 0x2D
    for index in (isNegative ? 1 : 0)..<Swift.max(isNegative ? 1 : 0, bytes.count) {
      let byte = bytes[index]
      if 0x30...0x39 ~= byte, digits < 15 {
        mantissa = mantissa * 10 + UInt64(byte - 0x30)
        digits += 1
        if point >= 0 { decimals += 1 }
      } else if byte == 0x2E, point < 0, digits > 0 {
        point = index
      } else {
        digits = 0
        break
      }
    }
    guard digits > 0, point < 0 || decimals > 0 else {
      guard let text = String(validating: bytes, as: UTF8.self), let value = Double(text) else { return nil }
      self = value
      return
    }
    let value = Double(mantissa) / Self.powersOfTen[decimals]
    self = isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
