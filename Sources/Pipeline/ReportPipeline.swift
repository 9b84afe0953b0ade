internal import Checks
internal import Claims
public import Fingerprints
public import Gazetteer
internal import Ledger
internal import Mentions
public import Model
internal import Places
public import Reports

/// The way of a report through the stages, from its text to what the ledger takes.
///
/// This is the one place that knows the order of the stages; no stage knows another.
public struct ReportPipeline: Sendable {
  /// Reads files and streams.
  public let reader: ReportReader
  private let mentions: MentionFinder
  private let places: PlaceResolver
  private let claims: ClaimExtractor
  private let checks: ClaimChecker

  /// Makes a pipeline over a gazetteer that tells, of each mention, so many candidates, and of the names taken for
  /// something else than places why; `shapes` are courses and outlines that come before the gazetteer's own.
  public init(
    gazetteer: Gazetteer, candidates: Int = 10, tellsRejected: Bool = false, shapes: (any ShapeSource)? = nil
  ) throws(InputError) {
    reader = ReportReader(events: try gazetteer.events())
    mentions = try MentionFinder(gazetteer: gazetteer, tellsRejected: tellsRejected)
    places = PlaceResolver(gazetteer: gazetteer, candidates: candidates)
    claims = ClaimExtractor(actors: try gazetteer.actors())
    checks = ClaimChecker(shapes: shapes.map { LayeredShapes([$0, gazetteer]) } ?? gazetteer)
  }

  /// Everything the stages make of a report.
  public func analyse(_ report: Report) throws(InputError) -> AnalysedReport {
    let found = try mentions.find(in: report)
    let resolved = try places.resolve(found)
    let said = claims.extract(from: found, places: resolved)
    let checked = try checks.check(said)
    let events = said.compactMap { EventMaker.event(from: $0, in: report) }
    return AnalysedReport(mentioned: found, places: resolved, claims: checked, events: events)
  }
}

/// What the stages made of a report.
public struct AnalysedReport: Sendable {
  /// The report with its mentions.
  public var mentioned: MentionedReport
  /// Its place mentions, resolved or not.
  public var places: [ResolvedPlace]
  /// Its claims with their findings.
  public var claims: [CheckedClaim]
  /// What of them the ledger takes.
  public var events: [ControlEvent]

  /// The report.
  public var report: Report { mentioned.report }

  /// The fingerprints of its running text, by which copies are known.
  public var fingerprints: CopyFinder.Text {
    CopyFinder.Text(
      id: report.id,
      sentences: report.sentences.filter { $0.role == .body }.map {
        SentenceFingerprint(report.text[$0.span.range])
      })
  }
}
