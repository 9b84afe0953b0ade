/// Which letters a folded key has: rules most keys out before they are aligned letter by letter.
struct KeyLetters {
  private let count: Int
  private let letters: UInt64
  private let isASCII: Bool

  /// Reads a key, UTF-8.
  init(_ key: UnsafeBufferPointer<UInt8>) {
    count = key.count
    (letters, isASCII) = Self.letters(of: key)
  }

  /// Whether the other key may be this one with so many typing errors; false only where it cannot.
  ///
  /// An error takes at most one letter away and brings at most one in, and changes the length by one letter at most. Keys
  /// with letters beyond ASCII, of more than one byte, are never ruled out by what they have too much.
  @inline(__always)
  func mayBe(_ other: UnsafeBufferPointer<UInt8>, errors: Int) -> Bool {
    guard isASCII else { return true }
    if other.count + errors < count { return false }
    let (others, bothASCII) = Self.letters(of: other)
    if (letters & ~others).nonzeroBitCount > errors { return false }
    return !bothASCII || (other.count <= count + errors && (others & ~letters).nonzeroBitCount <= errors)
  }

  /// A bit for the lower six bits of each byte, and whether all bytes are ASCII.
  @inline(__always)
  private static func letters(of key: UnsafeBufferPointer<UInt8>) -> (letters: UInt64, isASCII: Bool) {
    var letters: UInt64 = 0
    var all: UInt8 = 0
    for byte in key {
      letters |= 1 << UInt64(byte & 63)
      all |= byte
    }
    return (letters, all < 0x80)
  }
}
