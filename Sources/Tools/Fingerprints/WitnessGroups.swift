/// Joins statements that are one sentence printed several times: ten outlets that print it are one witness.
public struct WitnessGroups: Sendable {
  /// A statement of a text.
  public struct Statement: Sendable {
    /// Its name.
    public var id: String
    /// Only statements about the same are joined.
    public var about: String
    /// The sentence that makes it.
    public var sentence: SentenceFingerprint
    /// The name of its text.
    public var text: String

    /// Makes a statement from its parts.
    public init(id: String, about: String, sentence: SentenceFingerprint, text: String) {
      self.id = id
      self.about = about
      self.sentence = sentence
      self.text = text
    }
  }

  /// The witness of each statement by the statement's name: the first name of its group, whatever the order
  /// given.
  public private(set) var witnesses: [String: String] = [:]
  /// The texts of each witness.
  public private(set) var texts: [String: Set<String>] = [:]

  /// Groups statements; `copies` are the texts known to be made of others.
  public init(_ statements: [Statement], copies: [CopyFinder.Copy]) {
    let originals = Dictionary(copies.map { ($0.id, $0.original) }) { first, _ in first }
    let sorted = statements.sorted { $0.id < $1.id }
    var roots = Array(sorted.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while roots[index] != index { index = roots[index] }
      return index
    }
    for group in Dictionary(grouping: sorted.indices, by: { sorted[$0].about }).values {
      for (position, a) in group.enumerated() {
        for b in group[..<position] where Self.isSame(sorted[a], sorted[b], originals) {
          let (low, high) = (min(root(a), root(b)), max(root(a), root(b)))
          roots[high] = low
        }
      }
    }
    for index in sorted.indices {
      let witness = sorted[root(index)].id
      witnesses[sorted[index].id] = witness
      texts[witness, default: []].insert(sorted[index].text)
    }
  }

  /// How many texts print what a statement says, itself included.
  public func copies(of statement: String) -> Int {
    witnesses[statement].flatMap { texts[$0]?.count } ?? 1
  }

  private static func isSame(_ a: Statement, _ b: Statement, _ originals: [String: String]) -> Bool {
    let root = originals[a.text] ?? a.text
    let isOneText = root == originals[b.text] ?? b.text
    guard min(a.sentence.words, b.sentence.words) >= CopyRule.fewestWords else {
      return isOneText && a.sentence == b.sentence
    }
    return a.sentence.resemblance(to: b.sentence) >= (isOneText ? CopyRule.respun : CopyRule.same)
  }
}
