/// Finds which texts are copies of which, sentence by sentence; the order of sentences plays no part.
public struct CopyFinder: Sendable {
  /// A text with the fingerprints of its sentences.
  public struct Text: Sendable, Hashable {
    /// The name it is known by.
    public var id: String
    /// Its sentences in order; headings and boilerplate left out.
    public var sentences: [SentenceFingerprint]

    /// Makes a text from its parts.
    public init(id: String, sentences: [SentenceFingerprint]) {
      self.id = id
      self.sentences = sentences
    }
  }

  /// A text that is made of another's sentences.
  public struct Copy: Sendable, Hashable {
    /// The text.
    public var id: String
    /// The text it is a copy of: the one that has most of its sentences; of two copies of each other the one
    /// whose name comes first is the original.
    public var original: String
    /// How many of its sentences of six words and more stand in the original.
    public var shared: Int
    /// How many such sentences it has.
    public var sentences: Int

    /// Makes a copy from its parts.
    public init(id: String, original: String, shared: Int, sentences: Int) {
      self.id = id
      self.original = original
      self.shared = shared
      self.sentences = sentences
    }
  }

  private let texts: [Text]
  /// The sentences with a shingle: text and sentence, in order of texts.
  private var holders: [UInt32: [(text: Int, sentence: Int)]] = [:]

  /// A shingle that more sentences hold is a phrase of everybody ("the United States") and finds nothing.
  private static let mostHolders = 64

  /// Makes a finder over texts; each name once.
  public init(_ texts: [Text]) {
    self.texts = texts.sorted { $0.id < $1.id }.map { text in
      Text(id: text.id, sentences: text.sentences.filter { $0.words >= CopyRule.fewestWords })
    }
    for (text, value) in self.texts.enumerated() {
      for (sentence, fingerprint) in value.sentences.enumerated() {
        for shingle in fingerprint.shingles { holders[shingle, default: []].append((text, sentence)) }
      }
    }
  }

  /// The copies in order of their names.
  public func copies() -> [Copy] {
    texts.indices.compactMap { copy(of: $0) }
  }

  private func copy(of text: Int) -> Copy? {
    let own = texts[text]
    guard own.sentences.count >= CopyRule.fewestSentences else { return nil }
    var shared: [Int: Int] = [:]
    for sentence in own.sentences {
      for other in others(like: sentence, than: text) { shared[other, default: 0] += 1 }
    }
    let best = shared.max { a, b in (a.value, b.key) < (b.value, a.key) }
    guard let best, best.value >= CopyRule.fewestSentences,
      Double(best.value) >= CopyRule.share * Double(own.sentences.count)
    else { return nil }
    // Of two that are copies of each other one is the original.
    let isMutual = Double(best.value) >= CopyRule.share * Double(texts[best.key].sentences.count)
    if isMutual, text < best.key { return nil }
    return Copy(id: own.id, original: texts[best.key].id, shared: best.value, sentences: own.sentences.count)
  }

  /// The other texts that have a sentence like this.
  private func others(like sentence: SentenceFingerprint, than text: Int) -> Set<Int> {
    var counts: [Int: [Int: Int]] = [:]
    for shingle in sentence.shingles {
      guard let found = holders[shingle], found.count <= Self.mostHolders else { continue }
      for holder in found where holder.text != text {
        counts[holder.text, default: [:]][holder.sentence, default: 0] += 1
      }
    }
    return Set(
      counts.filter { other, sentences in
        sentences.keys.contains {
          texts[other].sentences[$0].resemblance(to: sentence) >= CopyRule.respun
        }
      }.keys)
  }
}
