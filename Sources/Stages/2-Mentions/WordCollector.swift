import Model

/// A set of words that grows while a report is read.
struct WordCollector {
  /// Hashes by their low bits, 0 where free; at least half of them are.
  private var hashes: [UInt64] = []
  private var count = 0

  /// Adds a word.
  mutating func insert(_ word: Word) {
    if count * 2 >= hashes.count { grow() }
    let slot = slot(of: word.hash)
    guard hashes[slot] == 0, word != .none else { return }
    hashes[slot] = word.hash
    count += 1
  }

  /// Whether a word was added.
  func contains(_ word: Word) -> Bool {
    !hashes.isEmpty && word != .none && hashes[slot(of: word.hash)] == word.hash
  }

  private mutating func grow() {
    let old = hashes
    hashes = [UInt64](repeating: 0, count: max(64, old.count * 2))
    for hash in old where hash != 0 { hashes[slot(of: hash)] = hash }
  }

  private func slot(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while hashes[index] != 0, hashes[index] != hash { index = (index + 1) & mask }
    return index
  }
}
