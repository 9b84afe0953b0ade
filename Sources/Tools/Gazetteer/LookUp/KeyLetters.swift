/// Which letters a folded key has: rules most keys out before they are aligned letter by letter.
struct KeyLetters: Equatable {
  /// A bit for the lower five bits of the last byte of each letter; a…z have one each.
  var bits: UInt32
  /// Number of letters, Unicode scalars.
  var count: UInt8

  /// As it was written.
  init(bits: UInt32, count: UInt8) { (self.bits, self.count) = (bits, count) }

  /// Reads a key: well-formed UTF-8, at most 255 letters.
  init(_ key: UnsafeBufferPointer<UInt8>) {
    (bits, count) = (0, 0)
    for index in 0..<key.count where index + 1 == key.count || key[index + 1] & 0xC0 != 0x80 {
      bits |= 1 << UInt32(key[index] & 31)
      count &+= 1
    }
  }

  /// Whether the other key may be this one with so many typing errors; false only where it cannot: an error
  /// takes at most one letter away, brings at most one in, and changes the length by one at most.
  @inline(__always)
  func mayBe(_ other: KeyLetters, errors: Int) -> Bool {
    abs(Int(count) - Int(other.count)) <= errors && Self.hasAtMost(errors, bits & ~other.bits)
      && Self.hasAtMost(errors, other.bits & ~bits)
  }

  /// Whether so few bits are set; without an instruction that counts them, taking away the lowest is
  /// quickest.
  @inline(__always)
  private static func hasAtMost(_ count: Int, _ bits: UInt32) -> Bool {
    var bits = bits
    for _ in 0..<count { bits &= bits &- 1 }
    return bits == 0
  }
}
