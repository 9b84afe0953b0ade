/// A hash table in a mapped file: entries sorted by 64-bit hash, and the start of each bucket.
///
/// An entry is eight bytes: the lower half of the hash and a value. Buckets are made of the upper bits and
/// hold about four entries, so a look-up touches two cache lines and compares at least 32 + log₂(n ÷ 4) bits:
/// among 30 million entries a stranger is taken for one of them once in 10⁹ look-ups.
struct HashTable: @unchecked Sendable {
  // Mapped read-only, so that threads may share it.
  private let bytes: UnsafeRawBufferPointer
  private let buckets: Int
  private let entries: Int
  /// Number of entries.
  private let last: Int
  private let shift: UInt64

  /// A table in `bytes`: `buckets` is the byte range of the bucket starts, `entries` that of the entries.
  init(_ bytes: UnsafeRawBufferPointer, buckets: Range<Int>, entries: Range<Int>) {
    self.bytes = bytes
    self.buckets = buckets.lowerBound
    self.entries = entries.lowerBound
    last = entries.count / 8
    shift = UInt64(64 - Self.bits(ofBuckets: buckets.count / 4 - 1))
  }

  private static func bits(ofBuckets count: Int) -> Int { max(1, count.trailingZeroBitCount) }

  /// The power of two of buckets for so many entries.
  static func bits(forEntries count: Int) -> Int {
    var bits = 1
    while bits < 28, 1 << bits < count / 4 { bits += 1 }
    return bits
  }

  /// The value of a hash, or nil; of several the first.
  @inline(__always)
  func value(of hash: UInt64) -> UInt32? {
    let bucket = buckets + Int(truncatingIfNeeded: hash >> shift) * 4
    let rest = UInt32(truncatingIfNeeded: hash)
    var entry = Int(bytes.number(bucket, as: UInt32.self))
    let end = min(Int(bytes.number(bucket + 4, as: UInt32.self)), last)
    while entry < end {
      let offset = entries + entry * 8
      if bytes.number(offset, as: UInt32.self) == rest { return bytes.number(offset + 4, as: UInt32.self) }
      entry += 1
    }
    return nil
  }

  /// Calls `body` for each value of a hash.
  @inline(__always)
  func forEachValue(of hash: UInt64, _ body: (UInt32) -> Void) {
    let bucket = buckets + Int(truncatingIfNeeded: hash >> shift) * 4
    let rest = UInt32(truncatingIfNeeded: hash)
    var entry = Int(bytes.number(bucket, as: UInt32.self))
    let end = min(Int(bytes.number(bucket + 4, as: UInt32.self)), last)
    while entry < end {
      let offset = entries + entry * 8
      if bytes.number(offset, as: UInt32.self) == rest { body(bytes.number(offset + 4, as: UInt32.self)) }
      entry += 1
    }
  }
}
