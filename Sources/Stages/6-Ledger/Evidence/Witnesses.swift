internal import Fingerprints
internal import Model

/// Which of several statements that agree come from one witness.
///
/// One sentence printed by ten outlets is one witness, and so is one report that says a thing twice, and one
/// speaker whom ten reporters quote in ten ways.
struct Witnesses: Sendable {
  /// The reports known to be copies, with the report that each is a copy of.
  let originals: [String: String]

  /// The statements by witness, in order of the first statement's name; the order given plays no part.
  func groups(of testimonies: [Testimony]) -> [[Testimony]] {
    let sorted = testimonies.sorted { $0.id < $1.id }
    let sentences = WitnessGroups(
      sorted.map {
        WitnessGroups.Statement(
          id: $0.id, about: "", sentence: SentenceFingerprint($0.sentence.utf8), text: $0.report)
      }, copies: copies)
    var roots = Array(sorted.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while roots[index] != index { index = roots[index] }
      return index
    }
    for (a, first) in sorted.enumerated() {
      for (b, second) in sorted.enumerated().dropFirst(a + 1) {
        let isOneSentence = sentences.witnesses[first.id] == sentences.witnesses[second.id]
        guard isOneSentence || isOneVoice(first, second) else { continue }
        let (low, high) = (min(root(a), root(b)), max(root(a), root(b)))
        roots[high] = low
      }
    }
    return Dictionary(grouping: sorted.indices, by: root).sorted { $0.key < $1.key }
      .map { $0.value.map { sorted[$0] } }
  }

  /// How many witnesses the statements have.
  func count(of statements: [Statement]) -> Int {
    statements.count < 2 ? statements.count : groups(of: statements.map(\.testimony)).count
  }

  /// Whether both come from one witness.
  func areOne(_ a: Statement, _ b: Statement) -> Bool { count(of: [a, b]) == 1 }

  /// Whether one speaker says both, or one report says both in its own voice.
  private func isOneVoice(_ a: Testimony, _ b: Testimony) -> Bool {
    switch (a.speaker, b.speaker) {
    case (nil, nil): original(a.report) == original(b.report)
    case (let one?, let other?):
      // "A local" is another man in another report.
      one.ids.isEmpty || other.ids.isEmpty
        ? original(a.report) == original(b.report) && one.key == other.key
        : !Set(one.ids).isDisjoint(with: other.ids)
    default: false
    }
  }

  private func original(_ report: String) -> String { originals[report] ?? report }

  private var copies: [CopyFinder.Copy] {
    originals.map { CopyFinder.Copy(id: $0.key, original: $0.value, shared: 0, sentences: 0) }
  }
}
