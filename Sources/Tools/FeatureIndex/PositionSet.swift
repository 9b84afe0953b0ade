/// A set of positions in a layer: one bit each.
struct PositionSet {
  private var words: [UInt64]

  /// A set of none of so many positions.
  init(of count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  /// The set of the positions of 0..<count for which a condition holds.
  @inline(__always)
  init(of count: Int, where holds: (Int) -> Bool) {
    words = Array(unsafeUninitializedCapacity: (count + 63) / 64) { words, written in
      for index in words.indices.prefix((count + 63) / 64) {
        var word: UInt64 = 0
        for bit in 0..<min(64, count - index * 64) {
          word |= (holds(index * 64 + bit) ? 1 : 0) << UInt64(bit)
        }
        words[index] = word
      }
      written = (count + 63) / 64
    }
  }

  /// How many positions it has.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Adds a position.
  @inline(__always)
  mutating func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

  /// Adds the positions of another set of the same layer.
  mutating func formUnion(_ other: PositionSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Keeps the positions for which a condition holds.
  @inline(__always)
  mutating func keep(where holds: (Int) -> Bool) {
    for index in words.indices {
      var rest = words[index]
      var kept: UInt64 = 0
      while rest != 0 {
        let bit = rest & (0 &- rest)
        kept |= holds(index << 6 | rest.trailingZeroBitCount) ? bit : 0
        rest ^= bit
      }
      words[index] = kept
    }
  }

  /// Calls `body` for each position in order.
  @inline(__always)
  func forEach<Failure: Error>(_ body: (Int) throws(Failure) -> Void) throws(Failure) {
    for index in words.indices {
      var rest = words[index]
      while rest != 0 {
        try body(index << 6 | rest.trailingZeroBitCount)
        rest &= rest - 1
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
