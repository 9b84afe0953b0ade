/// A set of positions in a layer: one bit each.
struct PositionSet {
  private var words: [UInt64]

  /// A set of none of so many positions.
  init(of count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  /// The set of the positions of 0..<count whose bit is 1: a condition that is computed, since half the guesses at a
  /// branch would be wrong.
  @inline(__always)
  init(of count: Int, bits: (Int) -> UInt64) {
    words = Array(unsafeUninitializedCapacity: (count + 63) / 64) { words, written in
      for index in 0..<((count + 63) / 64) {
        words[index] = Self.word(index, of: count, bits)
      }
      written = (count + 63) / 64
    }
  }

  /// The word of an index, one bit for each of its positions.
  @inline(__always)
  private static func word(_ index: Int, of count: Int, _ bits: (Int) -> UInt64) -> UInt64 {
    let end = min(64, count - index * 64)
    var word: UInt64 = 0
    for bit in 0..<end { word = word &>> 1 | bits(index &<< 6 | bit) &<< 63 }
    return word &>> UInt64(64 - end)
  }

  /// How many positions it has.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Adds positions: `body` is given what adds one.
  @inline(__always)
  mutating func fill(_ body: (_ insert: (Int) -> Void) -> Void) {
    words.withUnsafeMutableBufferPointer { words in
      body { position in words[position >> 6] |= 1 << UInt64(position & 63) }
    }
  }

  /// Keeps the positions for which a condition holds.
  @inline(__always)
  mutating func keep(where holds: (Int) -> Bool) {
    words.withUnsafeMutableBufferPointer { words in
      for index in words.indices {
        var rest = words[index]
        while rest != 0 {
          if !holds(index << 6 | rest.trailingZeroBitCount) { words[index] ^= rest & (0 &- rest) }
          rest &= rest - 1
        }
      }
    }
  }

  /// Keeps the positions whose bit is 1; of words that are well filled all are computed.
  @inline(__always)
  mutating func keep(of count: Int, bits: (Int) -> UInt64) {
    words.withUnsafeMutableBufferPointer { words in
      for index in words.indices where words[index] != 0 {
        var rest = words[index]
        if rest.nonzeroBitCount > 16 {
          words[index] = rest & Self.word(index, of: count, bits)
          continue
        }
        var kept: UInt64 = 0
        while rest != 0 {
          kept |= rest & (0 &- rest) & (0 &- bits(index &<< 6 | rest.trailingZeroBitCount))
          rest &= rest - 1
        }
        words[index] = kept
      }
    }
  }

  /// At most `limit` positions from `first` on.
  func prefix(_ limit: Int, from first: Int) -> [Int] {
    var found: [Int] = []
    guard first >> 6 < words.count else { return found }
    for index in (first >> 6)..<words.count {
      var rest = words[index]
      if index == first >> 6 { rest &= ~0 << UInt64(first & 63) }
      while rest != 0 {
        guard found.count < limit else { return found }
        found.append(index << 6 | rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return found
  }
}
