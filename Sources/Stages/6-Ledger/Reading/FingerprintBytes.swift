internal import Fingerprints

/// The fingerprints of a report's sentences as bytes: for each the number of its words, the number of its
/// shingles, and the shingles, all as 32-bit little-endian numbers.
enum FingerprintBytes {
  static func bytes(of sentences: [SentenceFingerprint]) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: UInt32) {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    for sentence in sentences {
      add(UInt32(clamping: sentence.words))
      add(UInt32(clamping: sentence.shingles.count))
      sentence.shingles.forEach(add)
    }
    return bytes
  }

  /// The sentences of such bytes; nil where they are none.
  static func sentences(of bytes: [UInt8]) -> [SentenceFingerprint]? {
    var sentences: [SentenceFingerprint] = []
    var next = 0
    func number() -> UInt32? {
      guard next + 4 <= bytes.count else { return nil }
      defer { next += 4 }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[next + $1]) << UInt32(8 * $1) }
    }
    while next < bytes.count {
      guard let words = number(), let count = number(), Int(count) * 4 <= bytes.count - next else {
        return nil
      }
      let shingles = (0..<count).compactMap { _ in number() }
      sentences.append(SentenceFingerprint(shingles: shingles, words: Int(words)))
    }
    return sentences
  }
}
