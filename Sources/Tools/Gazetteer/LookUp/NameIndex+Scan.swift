import Model

extension NameIndex {
  /// A name found in text.
  public struct Match: Sendable, Hashable {
    /// Its bytes.
    public var range: Range<Int>
    /// The number of its words.
    public var words: Int
    /// The hash of the name.
    let name: UInt64
  }

  /// Calls `body` for each name of the gazetteer in UTF-8 text, in one pass: the longest at each place, none
  /// inside another, begun and ended at word borders. Between the words of a name stand blanks, line ends and
  /// hyphens only. Allocates nothing per word; a name is not yet asked for its places.
  public func forEachMatch(in text: UnsafeBufferPointer<UInt8>, _ body: (Match) -> Void) {
    var scan = NameScan(index: self, bytes: text.count)
    NameFolding.forEachWord(in: text) { word in
      if let last = scan.lastEnd, !Self.isJoined(last..<word.range.lowerBound, in: text) {
        scan.drain(keeping: 0, body)
      }
      scan.append(word)
      if scan.isFull { scan.drain(keeping: NameScan.reach, body) }
    }
    scan.drain(keeping: 0, body)
  }

  /// The ids of the places that a name may mean, the best known first.
  public func ids(of match: Match) -> [String] { ids(ofName: match.name) }

  /// Whether bytes between two words are blanks, apostrophes and hyphens only, with one line end at most.
  @inline(__always)
  private static func isJoined(_ gap: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if gap.count == 1, text[gap.lowerBound] == 0x20 { return true }
    var lines = 0
    for index in gap {
      switch text[index] {
      case 0x0A: lines += 1
      case 0x20, 0x09, 0x0D, 0x2D, 0x27, 0xC2, 0xA0: continue
      // Curly apostrophes and dashes.
      case 0xE2, 0x80, 0x98, 0x99, 0x90...0x94: continue
      default: return false
      }
    }
    return lines < 2
  }
}

/// Words that follow each other without a mark between them, on their way through the automaton.
private struct NameScan {
  /// No name of a gazetteer is looked for over more words.
  static let reach = 12
  private static let capacity = 16 * reach

  private struct ScanWord {
    var hash: UInt64
    /// Hash of the word without its possessive ending; 0 where it has none.
    var stem: UInt64
    var start: Int
    var end: Int
    var stemEnd: Int
  }

  private let index: NameIndex
  private var words: [ScanWord] = []
  private var recent: RecentStates

  /// Makes a scan of a text of so many bytes.
  init(index: NameIndex, bytes: Int) {
    self.index = index
    recent = RecentStates(forBytes: bytes)
    words.reserveCapacity(Self.capacity)
  }

  var isFull: Bool { words.count >= Self.capacity }
  var lastEnd: Int? { words.last?.end }

  mutating func append(_ word: FoldedWord) {
    words.append(
      ScanWord(
        hash: word.hash, stem: word.stem?.hash ?? 0, start: word.range.lowerBound,
        end: word.range.upperBound, stemEnd: word.stem?.end ?? 0))
  }

  /// Matches the words from the left until no more than `rest` are left.
  mutating func drain(keeping rest: Int, _ body: (NameIndex.Match) -> Void) {
    var start = 0
    while words.count - start > rest {
      guard let match = longest(from: start) else {
        start += 1
        continue
      }
      body(match)
      start += match.words
    }
    words.removeSubrange(..<min(start, words.count))
  }

  private mutating func longest(from start: Int) -> NameIndex.Match? {
    var hash = NameHash.start
    var best: NameIndex.Match?
    for position in start..<min(words.count, start + Self.reach) {
      let word = words[position]
      // The possessive ending is no part of a name: "Raqqa's".
      let stem = NameHash.adding(word.stem, to: hash)
      if word.stem != 0, recent.state(of: stem, in: index).isName {
        best = .init(range: words[start].start..<word.stemEnd, words: position - start + 1, name: stem)
      }
      hash = NameHash.adding(word.hash, to: hash)
      let state = recent.state(of: hash, in: index)
      if state.isName {
        best = .init(range: words[start].start..<word.end, words: position - start + 1, name: hash)
      }
      if !state.goesOn { break }
    }
    return best
  }
}

/// The states met last: words of running text return, and a state that is at hand costs no visit of the mapped table.
private struct RecentStates {
  private var hashes: [UInt64]
  private var states: [NameIndex.State]
  private let mask: Int

  /// Room for a text of so many bytes: what it costs to make must not outweigh what it saves.
  init(forBytes bytes: Int) {
    var count = 64
    while count < 1 << 16, count < bytes / 16 { count *= 2 }
    hashes = [UInt64](repeating: 0, count: count)
    states = [NameIndex.State](repeating: .init(isName: false, goesOn: false), count: count)
    mask = count - 1
  }

  @inline(__always)
  mutating func state(of hash: UInt64, in index: NameIndex) -> NameIndex.State {
    let slot = Int(truncatingIfNeeded: hash) & mask
    if hashes[slot] != hash {
      hashes[slot] = hash
      states[slot] = index.state(of: hash)
    }
    return states[slot]
  }
}
