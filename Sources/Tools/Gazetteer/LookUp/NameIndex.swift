/// All names of a gazetteer by the hashes of their folded words: finds names in one pass over text.
///
/// Lives in memory: 16 bytes for each different name or beginning of a name (at 50 to 75 % load), 4 for each
/// place it may mean, and the ids. Two names share a hash with a probability of about n²/2⁶⁵.
public struct NameIndex: Sendable {
  /// Hash of a name or of a name's beginning; 0: free.
  private var slots: [UInt64]
  /// 0: only the beginning of names; else 1 + the number of its list.
  private var lists: [UInt32]
  private var listStarts: [UInt32]
  private var ranks: [UInt32]
  private let ids: [String]

  /// Number of different names.
  public var count: Int { listStarts.count - 1 }

  /// The hash of one folded word; words of a name are folded and hashed separately.
  public static func hash(word: some Sequence<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in word { hash.add(byte) }
    return hash.value
  }

  @inline(__always)
  private static func joined(_ name: UInt64, _ word: UInt64) -> UInt64 {
    let hash = WordHash.mixed((name &+ 0x9e37_79b9_7f4a_7c15) &* 0x100_0000_01b3 ^ word)
    return hash == 0 ? 1 : hash
  }

  /// Makes an index of folded names; `ids` are in the order in which a name's places are to be given, and each
  /// entry names a place by its position there.
  init(ids: [String], entries: some Sequence<(key: String, place: Int)>) {
    self.ids = ids
    var pairs: [(hash: UInt64, rank: UInt32)] = []
    var beginnings: Set<UInt64> = []
    for (key, place) in entries {
      var hash: UInt64 = 0
      var words = 0
      for word in key.utf8.split(separator: 0x20) {
        if words > 0 { beginnings.insert(hash) }
        hash = Self.joined(hash, Self.hash(word: word))
        words += 1
      }
      if words > 0 { pairs.append((hash, UInt32(place))) }
    }
    pairs.sort { ($0.hash, $0.rank) < ($1.hash, $1.rank) }
    var capacity = 16
    while capacity * 3 < (pairs.count + beginnings.count) * 4 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    lists = Array(repeating: 0, count: capacity)
    listStarts = [0]
    ranks = []
    fill(pairs: pairs, beginnings: beginnings)
  }

  private mutating func fill(pairs: [(hash: UInt64, rank: UInt32)], beginnings: Set<UInt64>) {
    var index = 0
    while index < pairs.count {
      let hash = pairs[index].hash
      while index < pairs.count, pairs[index].hash == hash {
        if ranks.count == Int(listStarts[listStarts.count - 1]) || ranks.last != pairs[index].rank {
          ranks.append(pairs[index].rank)
        }
        index += 1
      }
      listStarts.append(UInt32(ranks.count))
      let slot = self.slot(of: hash)
      slots[slot] = hash
      lists[slot] = UInt32(listStarts.count - 1)
    }
    for hash in beginnings { slots[slot(of: hash)] = hash }
  }

  /// The slot that holds the hash, or the free one where it belongs (linear probing).
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// The longest name that begins at the first hash: how many words it has, and the ids of the places it may
  /// mean, by population, greatest first, then by id. Nil where no name begins there.
  public func longestMatch(_ hashes: ArraySlice<UInt64>) -> (words: Int, places: [String])? {
    guard let (words, list) = longestName(hashes) else { return nil }
    let range = Int(listStarts[list])..<Int(listStarts[list + 1])
    return (words, ranks[range].map { ids[Int($0)] })
  }

  @inline(__always)
  private func longestName(_ hashes: ArraySlice<UInt64>) -> (words: Int, list: Int)? {
    var best: (words: Int, list: Int)?
    var hash: UInt64 = 0
    var words = 0
    for word in hashes {
      hash = Self.joined(hash, word)
      words += 1
      let slot = self.slot(of: hash)
      if slots[slot] == 0 { break }
      if lists[slot] != 0 { best = (words, Int(lists[slot]) - 1) }
    }
    return best
  }
}
