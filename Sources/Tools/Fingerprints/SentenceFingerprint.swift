/// What is left of a sentence when only its words and their neighbours count: enough to know it again in a
/// copy.
///
/// The fingerprint is the set of hashes of all pairs of neighbouring words (shingles of width two), in small
/// letters, marks left out. Two sentences are compared by the resemblance of their sets, |A ∩ B| / |A ∪ B|
/// (A. Broder, "On the resemblance and containment of documents", 1997). Whole sets are kept and none is
/// sampled, as winnowing (S. Schleimer, D. Wilkerson, A. Aiken, 2003) does for documents: a sentence of news
/// has some twenty shingles, and a sample of five would not tell a re-spun sentence from a strange one.
public struct SentenceFingerprint: Sendable, Hashable {
  /// The shingles' hashes in ascending order, each once.
  public let shingles: [UInt32]
  /// How many words the sentence has.
  public let words: Int

  /// Takes the fingerprint of a sentence.
  public init(_ sentence: some Sequence<UInt8>) {
    var shingles: Set<UInt32> = []
    var words = 0
    var last: UInt64?
    var word = Self.seed
    var length = 0
    func close() {
      guard length > 0 else { return }
      if let last { shingles.insert(Self.pair(last, word)) }
      last = word
      words += 1
      word = Self.seed
      length = 0
    }
    // Quotation marks and dashes are three bytes, E2 80 ..: neither of the last two is a letter's.
    var markBytes = 0
    for byte in sentence {
      if markBytes > 0 || byte == 0xE2 {
        markBytes = markBytes > 0 ? markBytes - 1 : 2
        close()
        continue
      }
      guard Self.isOfWord(byte) else {
        close()
        continue
      }
      word = (word ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* Self.prime
      length += 1
    }
    close()
    self.shingles = shingles.sorted()
    self.words = words
  }

  /// A fingerprint that was kept; the shingles in ascending order.
  public init(shingles: [UInt32], words: Int) {
    self.shingles = shingles
    self.words = words
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  /// Letters, digits, and all bytes outside ASCII.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private static func pair(_ a: UInt64, _ b: UInt64) -> UInt32 {
    let both = (a &* prime ^ b) &* prime
    return UInt32(truncatingIfNeeded: both >> 32 ^ both)
  }

  /// The resemblance of two sentences, 0...1; 0 where one has no shingles.
  public func resemblance(to other: SentenceFingerprint) -> Double {
    var shared = 0
    var i = 0
    var j = 0
    while i < shingles.count, j < other.shingles.count {
      if shingles[i] == other.shingles[j] {
        shared += 1
        i += 1
        j += 1
      } else if shingles[i] < other.shingles[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let all = shingles.count + other.shingles.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }
}
