public import Model

/// Makes claims of what a report's words say: who controls which place, and the figures that can be measured.
///
/// How a language tells of control stands in its file under `Languages`: words, verbs, nouns, and the
/// constructions they stand in.
public struct ClaimExtractor: Sendable {
  private let parties: GenericParties
  private let languages = Languages.all

  /// Makes an extractor; `actors` is the actor book, for words such as "the rebels".
  public init(actors: [Actor] = []) { parties = GenericParties(actors) }

  /// The claims of a report in the order of their evidence; `places` are its place mentions, resolved.
  public func extract(from report: MentionedReport, places: [ResolvedPlace]) -> [Claim] {
    let resolved = Dictionary(places.map { ($0.mention, $0) }, uniquingKeysWith: { first, _ in first })
    var passage = Passage(report: report)
    var controls: [PlacedDraft] = []
    for index in readable(report) {
      let glance = languages.glance(at: report.tokens[index], in: report.report.text)
      guard glance.tells else {
        passage.pass(index, grammar: glance.grammar)
        continue
      }
      let view = passage.view(of: index, grammar: glance.grammar)
      controls += drafts(in: view, passage: passage)
      passage.read(view)
    }
    let control = Reconciliation(drafts: controls)
      .claims(report: report, places: resolved, parties: parties)
    let measures = MeasureReader(report: report, places: resolved).claims()
    return (control + measures).sorted(by: Self.isBefore)
  }

  /// The sentences of all language files with the claims a reader takes from them.
  package static var examples: [GrammarExample] { Languages.all.grammars.flatMap(\.examples) }

  /// Sentences of the running text; headlines repeat it and count only where there is nothing else.
  private func readable(_ report: MentionedReport) -> [Int] {
    let body = report.report.sentences.indices.filter { report.report.sentences[$0].role == .body }
    return body.isEmpty ? Array(report.report.sentences.indices) : body
  }

  /// What the constructions find in a sentence, each place and kind once.
  private func drafts(in view: SentenceView, passage: Passage) -> [PlacedDraft] {
    var found: [PlacedDraft] = []
    for draft in ConstructionReader(view: view).drafts() {
      let placed = PlacedDraft(draft: draft, view: view, passage: passage)
      if !found.contains(where: { $0.tellsSame(as: placed) }) { found.append(placed) }
    }
    return found
  }

  private static func isBefore(_ a: Claim, _ b: Claim) -> Bool {
    if a.evidence.span != b.evidence.span { return a.evidence.span < b.evidence.span }
    return a.type < b.type
  }
}
