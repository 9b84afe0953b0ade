import Model

extension NameIndex {
  /// A name found in text.
  public struct Match: Sendable, Hashable {
    /// Its bytes.
    public var range: Range<Int>
    /// The number of its words.
    public var words: Int
    /// The name, for `ids(of:)`.
    let name: NameState
  }

  /// A state of the automaton that ends a name.
  struct NameState: Sendable, Hashable {
    var hash: UInt64
    var value: UInt32
  }

  /// Calls `body` for each name of the gazetteer in UTF-8 text, in one pass: the longest at each place, none inside
  /// another, begun and ended at word borders. Between the words of a name stand blanks, line ends and hyphens only.
  /// Allocates nothing per word; a name is not yet asked for its places.
  public func forEachMatch(in text: UnsafeBufferPointer<UInt8>, _ body: (Match) -> Void) {
    var window = Window()
    NameFolding.forEachWord(in: text) { word in
      if let last = window.last, !Self.isJoined(last.range.upperBound..<word.range.lowerBound, in: text) {
        drain(&window, keeping: 0, body)
      }
      window.words.append(word)
      if window.isFull { drain(&window, keeping: Window.reach, body) }
    }
    drain(&window, keeping: 0, body)
  }

  /// The ids of the places that a name may mean, the best known first.
  public func ids(of match: Match) -> [String] { ids(match.name.hash, match.name.value) }

  /// Words that follow each other without a mark between them.
  private struct Window {
    /// No name of a gazetteer is looked for over more words.
    static let reach = 12
    var words: [FoldedWord] = []
    var isFull: Bool { words.count >= 16 * Self.reach }
    var last: FoldedWord? { words.last }

    init() { words.reserveCapacity(16 * Self.reach) }
  }

  /// Matches the words of a window from the left until no more than `rest` are left.
  private func drain(_ window: inout Window, keeping rest: Int, _ body: (Match) -> Void) {
    var start = 0
    while window.words.count - start > rest {
      guard let match = longest(from: start, in: window.words) else {
        start += 1
        continue
      }
      body(match)
      start += match.words
    }
    window.words.removeSubrange(..<min(start, window.words.count))
  }

  private func longest(from start: Int, in words: [FoldedWord]) -> Match? {
    var hash = NameHash.start
    var best: Match?
    for index in start..<min(words.count, start + Window.reach) {
      let word = words[index]
      func note(_ end: Int, _ state: NameState) {
        best = Match(range: words[start].range.lowerBound..<end, words: index - start + 1, name: state)
      }
      // The possessive ending is no part of a name: "Raqqa's".
      if let stem = word.stem, let state = named(NameHash.adding(stem.hash, to: hash)).state {
        note(stem.end, state)
      }
      hash = NameHash.adding(word.hash, to: hash)
      let (state, goesOn) = named(hash)
      if let state { note(word.range.upperBound, state) }
      if !goesOn { break }
    }
    return best
  }

  /// Whether bytes between two words are blanks and hyphens only.
  private static func isJoined(_ gap: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var isJoined = true
    var lines = 0
    for index in gap {
      switch text[index] {
      case 0x0A: lines += 1
      case 0x20, 0x09, 0x0D, 0x2D, 0x27, 0xC2, 0xA0: continue
      // Curly apostrophes and dashes.
      case 0xE2, 0x80, 0x98, 0x99, 0x90...0x94: continue
      default: isJoined = false
      }
    }
    return isJoined && lines < 2
  }
}
