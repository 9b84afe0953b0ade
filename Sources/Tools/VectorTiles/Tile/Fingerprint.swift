/// FNV-1a in 64 bits (Fowler, Noll and Vo; RFC 9923): the same number for the same bytes, in every run and on
/// every machine.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes bytes in.
  @inline(__always)
  mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  /// The number that stands for a string id in a tile, 0..<2⁵³, so that JavaScript keeps it: the hash of its
  /// UTF-8, folded.
  static func number(of id: String) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.combine(id.utf8)
    return (fingerprint.value >> 53) ^ (fingerprint.value & ((1 << 53) - 1))
  }
}
