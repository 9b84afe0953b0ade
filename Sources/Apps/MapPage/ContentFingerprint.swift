/// A name for bytes: the same bytes, the same name. 128 bits of FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo) from two offsets; it
/// tells contents apart, and is no proof against one who makes another of the same name on purpose.
struct ContentFingerprint {
  private var first: UInt64 = 0xcbf2_9ce4_8422_2325
  private var second: UInt64 = 0x9ae1_6a3b_2f90_404f

  /// Takes more bytes.
  mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      second = (second ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
  }

  /// 32 hexadecimal digits.
  var digits: String {
    [first, second].map { value in
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
