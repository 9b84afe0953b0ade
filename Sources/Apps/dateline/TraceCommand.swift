import ArgumentParser
import Fingerprints
import Model
import Pipeline
import Reports

/// `dateline trace`: under each sentence, what each stage saw in it.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Show under each sentence of a report what each stage saw.",
    discussion: """
      Names with the places they were taken for and the ones they were not, names that were taken for no place and \
      the rule that did so, actors, dates and how they were \
      counted, figures, claims with their reasons; what was dropped as boilerplate, by which rule; and which of \
      the reports are copies of others.

      Example:
        dateline trace dispatches/2016-09-05-tweiran.md
      """)

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var reports: ReportArguments

  func run() throws {
    let pipeline = try analysis.pipeline(tellsRejected: true)
    var analysed: [AnalysedReport] = []
    try reports.forEach(pipeline.reader) { report throws(InputError) in
      analysed.append(try pipeline.analyse(report))
    }
    let copies = CopyFinder(analysed.map(\.fingerprints)).copies()
    for report in analysed { try Trace(analysed: report, copies: copies).print() }
  }
}

/// The trace of one report.
struct Trace {
  let analysed: AnalysedReport
  let copies: [CopyFinder.Copy]
  private let mentions: [Int: [Mention]]
  private let relations: [Int: [SpatialRelation]]
  private let places: [PlaceMention: ResolvedPlace]
  private let claims: [Int: [CheckedClaim]]
  private let rejected: [RejectedName]

  /// Groups what the stages saw by sentence, so that a long report is traced in linear time.
  init(analysed: AnalysedReport, copies: [CopyFinder.Copy]) {
    self.analysed = analysed
    self.copies = copies
    mentions = Dictionary(grouping: analysed.mentioned.mentions, by: \.sentence)
    relations = Dictionary(grouping: analysed.mentioned.relations, by: \.sentence)
    places = Dictionary(analysed.places.map { ($0.mention, $0) }) { first, _ in first }
    claims = Self.bySentence(analysed)
    rejected = analysed.mentioned.rejected.sorted { $0.span < $1.span }
  }

  /// Claims under the sentence in which their quotes begin.
  private static func bySentence(_ analysed: AnalysedReport) -> [Int: [CheckedClaim]] {
    let report = analysed.report
    var claims: [Int: [CheckedClaim]] = [:]
    var sentence = 0
    for claim in analysed.claims.sorted(by: { $0.claim.evidence.span.start < $1.claim.evidence.span.start }) {
      let start = claim.claim.evidence.span.start
      while sentence < report.sentences.count,
        report.origin.file(report.sentences[sentence].span).end <= start
      {
        sentence += 1
      }
      claims[sentence, default: []].append(claim)
    }
    return claims
  }

  func print() throws(InputError) {
    let report = analysed.report
    try Console.show("report \(report.id)\(report.title.map { ": \($0)" } ?? "")")
    let day = report.published.map { "\($0.date)\($0.isInferred ? " (inferred)" : ""): \($0.reason)" }
    try Console.show("  published  \(day ?? "unknown")")
    for copy in copies where copy.id == report.id {
      try Console.show("  copy       of \(copy.original): \(copy.shared) of \(copy.sentences) sentences")
    }
    for event in analysed.mentioned.events {
      try Console.show("  event      \(event.name), from \(event.from)")
    }
    for dropped in report.dropped {
      try Console.show("  dropped    \"\(report.quote(dropped.span).prefix(60))\" (\(dropped.rule))")
    }
    for index in report.sentences.indices { try sentence(index) }
    try Console.print("")
  }

  private func sentence(_ index: Int) throws(InputError) {
    let report = analysed.report
    let sentence = report.sentences[index]
    let span = report.origin.file(sentence.span)
    try Console.print("")
    try Console.show("[\(span.start)–\(span.end)] \(sentence.role.rawValue): \(report.quote(sentence.span))")
    for mention in mentions[index] ?? [] { try show(mention) }
    let first = rejected.firstIndex(sortedFrom: sentence.span.start) { $0.span.start }
    for name in rejected[first...].prefix(while: { $0.span.start < sentence.span.end }) {
      try Console.show("  no place   \(report.quote(name.span)): \(name.rule)")
    }
    for relation in relations[index] ?? [] {
      try Console.show("  relation   \(report.quote(relation.span)) → seen from \(relation.anchor.text)")
    }
    for checked in claims[index] ?? [] { try show(checked) }
  }

  private func show(_ mention: Mention) throws(InputError) {
    switch mention {
    case .place(let place):
      guard let resolved = places[place] else { return }
      let choice =
        resolved.choice.map { "\($0.place.name) (\($0.place.id), score \($0.score))" } ?? "unresolved"
      let use = place.use == .literal ? "" : " [\(place.use.rawValue)]"
      try Console.show("  place      \(place.text)\(use) → \(choice): \(resolved.reason)")
      if let chosen = resolved.choice { try Console.show("             because \(reasons(chosen))") }
      for rival in resolved.candidates.dropFirst().prefix(3) {
        try Console.show(
          "             not \(rival.place.name) (\(rival.place.id), score \(rival.score)): \(reasons(rival))")
      }
    case .actor(let actor):
      try Console.show(
        "  actor      \(actor.text) → \(actor.actors.isEmpty ? "not in the actor book" : actor.actors.joined(separator: ", "))"
      )
    case .date(let date):
      let notes = [
        date.time.precision.rawValue, date.isSince ? "lasts from then" : nil,
        date.isFuture ? "lies ahead" : nil, date.isDuration ? "a length" : nil,
      ].compactMap { $0 }
      try Console.show(
        "  date       \(date.text) → \(days(date.time)) (\(notes.joined(separator: ", "))): \(date.time.reason)"
      )
    case .quantity(let quantity):
      try Console.show("  figure     \(quantity.text)")
    }
  }

  private func show(_ checked: CheckedClaim) throws(InputError) {
    let claim = checked.claim
    switch claim.content {
    case .control(let control):
      let parties = [control.by.map { "by \($0.text)" }, control.from.map { "from \($0.text)" }].compactMap {
        $0
      }
      let said = claim.speaker.map { ", says \($0.text)" } ?? ""
      try Console.show(
        "  claim      \(control.action.rawValue) of \(control.place.text) \(parties.joined(separator: " ")) "
          + "[\(claim.modality.rawValue)] \(days(claim.valid))\(said) (\(claim.valid.reason))"
          + (claim.construction.map { "; by \($0)" } ?? ""))
    case .distance, .containment, .length, .area, .count:
      try Console.show("  check      \"\(claim.evidence.text)\": \(checked.finding?.reason ?? "")")
    }
  }

  /// The evidence for a candidate, in the order of the scorers.
  private func reasons(_ candidate: RankedPlace) -> String {
    candidate.reasons.map(\.text).joined(separator: "; ")
  }

  private func days(_ time: ValidTime) -> String {
    let ends = [time.earliest?.description ?? "…", time.latest?.description ?? "…"]
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
  }
}
