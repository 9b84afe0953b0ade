private import Drafts
public import Fingerprints
private import Foundation
public import Layers
public import Ledger
public import Model

/// Reads reports all the way and writes the layers: the main job.
public struct MapRun: Sendable {
  private let pipeline: ReportPipeline

  /// Makes a run over a pipeline.
  public init(pipeline: ReportPipeline) { self.pipeline = pipeline }

  /// What a run found and wrote.
  public struct Outcome: Sendable {
    /// The reports in the order they were given.
    public var analysed: [AnalysedReport]
    /// What the ledger holds after the run.
    public var events: [ControlEvent]
    /// What it took, and what it knew.
    public var recorded: RecordSummary
    /// The reports made of other reports' sentences, of this run or of the ledger.
    public var copies: [CopyFinder.Copy]
    /// Which claims are one sentence printed several times.
    public var witnesses: WitnessGroups
    /// The layers and files written.
    public var written: LayerWriter.Outcome
    /// The ledger's file.
    public var ledger: String
  }

  /// Analyses the reports, records their claims, and writes the layers.
  ///
  /// With a `ledger` the claims join the ones already there and the layers tell of all of them. Without one
  /// the ledger is made anew from these reports as `ledger.sqlite` in the folder: beside the old one, and
  /// renamed only when everything else is written, so that a run that is killed leaves the old files whole.
  public func write(
    _ reports: [Report], ledger path: String?, by plan: LayerPlan,
    progress: (String) -> Void = { _ in }
  ) throws(InputError) -> Outcome {
    try requireUniqueIDs(reports)
    var analysed: [AnalysedReport] = []
    for (index, report) in reports.enumerated() {
      progress("\(index + 1) of \(reports.count): \(report.id)")
      analysed.append(try pipeline.analyse(report))
    }
    // First the folder: a ledger that is kept shall not take claims whose layers have nowhere to go.
    try plan.writer.makeFolder()
    if let path { return try record(analysed, in: path, by: plan) }
    let folder = plan.writer.folder
    let final = folder + "/ledger.sqlite"
    let drafts = DraftFolder(folder)
    let draft = drafts.draft(of: "ledger.sqlite")
    defer {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: draft + suffix) }
      // Until here the folder stays locked, or another run would take the draft for a dead one.
      withExtendedLifetime(drafts) {}
    }
    var outcome = try record(analysed, in: draft, by: plan)
    try settle(final)
    guard rename(draft, final) == 0 else {
      throw InputError(
        .cannotCreate, at: final, "cannot put the new ledger in place: \(String(cString: strerror(errno)))")
    }
    outcome.ledger = final
    return outcome
  }

  /// Brings a killed run's write-ahead log into the ledger it belongs to: SQLite would take it for the new
  /// one's.
  private func settle(_ ledger: String) throws(InputError) {
    if Self.size(of: ledger + "-wal") > 0 { _ = try Ledger(path: ledger) }
    guard Self.size(of: ledger + "-wal") == 0 else {
      throw InputError(
        .cannotCreate, at: ledger, "another program has this ledger open; try again when it is done")
    }
    // Whoever reads the old ledger still has these open; who opens the new one must not find them.
    for suffix in ["-wal", "-shm"] { _ = unlink(ledger + suffix) }
  }

  private static func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int ?? 0
  }

  /// Records the claims and writes the layers. The ledger is closed when this returns.
  private func record(
    _ analysed: [AnalysedReport], in path: String, by plan: LayerPlan
  ) throws(InputError) -> Outcome {
    let ledger = try Ledger(path: path)
    let recorded = try ledger.record(
      analysed.flatMap(\.events), reports: analysed.map { ReportRecord($0.report) },
      texts: analysed.map(\.fingerprints))
    var content = try plan.content(of: ledger)
    content.checks = analysed.flatMap(\.claims)
    content.mentions = analysed.flatMap { report in
      report.places.filter { $0.mention.use != .demonym }.map { MentionRecord($0, in: report.report) }
    }
    let copies = try ledger.copies()
    return Outcome(
      analysed: analysed, events: content.events, recorded: recorded, copies: copies,
      witnesses: ledger.witnesses(of: content.events, copies: copies),
      written: try plan.writer.write(content), ledger: path)
  }

  /// Two reports of one name would stand for each other's claims.
  private func requireUniqueIDs(_ reports: [Report]) throws(InputError) {
    var seen: [String: [UInt8]] = [:]
    for report in reports {
      if let other = seen[report.id], other != report.text {
        throw InputError(
          .data, at: report.id, "two different reports have this id; give each its own in the front matter")
      }
      seen[report.id] = report.text
    }
  }
}
