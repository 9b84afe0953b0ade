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
    /// What the ledger holds after the run, and what the layers were made of.
    public var content: LayerContent
    /// What it took, and what it knew.
    public var recorded: RecordSummary
    /// The reports made of other reports' sentences, of this run or of the ledger.
    public var copies: [CopyFinder.Copy]
    /// Which claims are one sentence printed several times.
    public var witnesses: WitnessGroups
    /// The layers and files written.
    public var written = LayerWriter.Outcome()
    /// The ledger's file.
    public var ledger: String
  }

  /// Analyses the reports, records their claims, and writes the layers: one run at a time in a folder.
  ///
  /// With a `ledger` the claims join the ones already there and the layers tell of all of them; `migrated` is told
  /// where it was an older program's. Without one the ledger is made anew from these reports as `ledger.sqlite` in
  /// the folder, and put in place with the layers; one that holds more than these reports give is not replaced.
  public func write(
    _ reports: [Report], ledger path: String?, by plan: LayerPlan,
    progress: (String) -> Void = { _ in }, migrated: (LedgerMigration) -> Void = { _ in }
  ) throws(InputError) -> Outcome {
    try requireUniqueIDs(reports)
    let usual = plan.writer.folder + "/ledger.sqlite"
    try requireOtherName(path ?? usual)
    // First the folder: a ledger that is kept shall not take claims whose layers have nowhere to go.
    try plan.writer.makeFolder()
    var analysed: [AnalysedReport] = []
    for (index, report) in reports.enumerated() {
      progress("\(index + 1) of \(reports.count): \(report.id)")
      analysed.append(try pipeline.analyse(report))
    }
    let lock = try FolderLock(plan.writer.folder)
    defer { withExtendedLifetime(lock) {} }
    if let path {
      var outcome = try record(analysed, in: try Ledger(path: path, migrated: migrated), by: plan)
      outcome.written = try plan.writer.write(outcome.content)
      return outcome
    }
    try requireNothingLost(of: usual, by: reports, migrated)
    let file = try ReplacingFile(replacing: usual)
    defer { for suffix in ["-wal", "-shm"] { _ = unlink(file.temporary + suffix) } }
    var outcome = try record(analysed, in: try Ledger(path: file.temporary), by: plan)
    try settle(usual)
    outcome.written = try plan.writer.write(outcome.content, with: [file])
    outcome.ledger = usual
    return outcome
  }

  /// A ledger of a layer's name would be overwritten by the layer.
  private func requireOtherName(_ ledger: String) throws(InputError) {
    guard let ending = LayerFormat.allCases.map({ ".\($0.rawValue)" }).first(where: ledger.hasSuffix) else {
      return
    }
    throw InputError(
      .usage, at: ledger, "expected a ledger of another ending than a layer's, found '\(ending)'")
  }

  /// Refuses to replace a ledger that holds rulings, or reports other than those read.
  private func requireNothingLost(
    of ledger: String, by reports: [Report], _ migrated: (LedgerMigration) -> Void
  ) throws(InputError) {
    guard Self.size(of: ledger) > 0 else { return }
    try Ledger.bringUpToDate(ledger, migrated: migrated)
    let old = try Ledger(readOnly: ledger)
    let others = Set(try old.reports().map(\.id)).subtracting(reports.map(\.id)).count
    let rulings = try old.rulings().count
    guard others > 0 || rulings > 0 else { return }
    throw InputError(
      .cannotCreate, at: ledger,
      "made anew it would lose rulings (\(rulings)) and reports that are not among those read (\(others)): "
        + "add to it with --ledger \(ledger), or move it away")
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

  /// Records the claims and reads what layers are made of. The ledger is closed when this returns.
  private func record(
    _ analysed: [AnalysedReport], in ledger: Ledger, by plan: LayerPlan
  ) throws(InputError) -> Outcome {
    let reports = analysed.map { ReportRecord($0.report) }
    let features = try LayerCatalogue.reportFeatures(
      of: LayerContent(
        checks: analysed.flatMap(\.claims),
        mentions: analysed.flatMap { report in
          report.places.filter { $0.mention.use != .demonym }.map { MentionRecord($0, in: report.report) }
        }, reports: reports))
    let recorded = try ledger.record(
      analysed.flatMap(\.events), reports: reports, texts: analysed.map(\.fingerprints), features: features)
    let content = try plan.content(of: ledger)
    let copies = try ledger.copies()
    return Outcome(
      analysed: analysed, content: content, recorded: recorded, copies: copies,
      witnesses: ledger.witnesses(of: content.events, copies: copies), ledger: ledger.path)
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
