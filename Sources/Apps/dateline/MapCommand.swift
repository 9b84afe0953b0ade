import ArgumentParser
import Foundation
import Layers
import Ledger
import Model
import Pipeline
import Reports

/// `dateline map`: reports in, layers out, and a table of what was found.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Read reports and write the layers of a map.",
    discussion: """
      Without reports it reads dispatches/*.md. Nothing is written unless every report can be read. Without \
      --ledger the ledger is made anew in the output folder; with it, claims join those already there.
      """)

  @OptionGroup var gazetteer: GazetteerOptions
  @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the layers.", valueName: "folder"))
  var output = "exports"
  @Option(help: ArgumentHelp("A ledger that is kept between runs.", valueName: "file")) var ledger: String?
  @Option(help: "Style of the features: \(LayerStyle.allCases.map(\.rawValue).joined(separator: " or ")).")
  var style: String = LayerStyle.none.rawValue
  @OptionGroup var reports: ReportArguments

  func run() throws {
    guard let style = LayerStyle(rawValue: style) else {
      let known = LayerStyle.allCases.map(\.rawValue).joined(separator: ", ")
      throw InputError(.usage, at: "--style", "expected one of \(known), found '\(self.style)'")
    }
    let pipeline = try gazetteer.pipeline()
    var arguments = reports
    if arguments.reports.isEmpty { arguments.reports = try Self.dispatches() }
    var read: [Report] = []
    try arguments.forEach(pipeline.reader) { report throws(InputError) in read.append(report) }
    let outcome = try MapRun(pipeline: pipeline).write(
      read, to: output, ledger: ledger, style: style, progress: Console.progress)
    Console.endProgress()
    try MapSummary(outcome: outcome, folder: output).print()
  }

  /// The sample reports of the project.
  private static func dispatches() throws(InputError) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "dispatches")) ?? []
    let files = names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted().map { "dispatches/\($0)" }
    guard !files.isEmpty else {
      throw InputError(.usage, at: "", "no report given, and there is no dispatches/ folder here")
    }
    return files
  }
}

/// What a run of `map` tells a person.
struct MapSummary {
  let outcome: MapRun.Outcome
  let folder: String

  func print() throws(InputError) {
    try changes()
    try checks()
    try unresolved()
    try files()
  }

  private func changes() throws(InputError) {
    let changes = outcome.events.filter(\.action.isChange)
    try Console.print("Changes of control (\(changes.count) claims)")
    try Console.table(
      ["valid", "place", "action", "by", "from", "says", "report"], changes.map(EventRow.cells), limit: 36)
    try Console.print("")
  }

  private func checks() throws(InputError) {
    let checks = outcome.analysed.flatMap(\.claims).filter { $0.finding != nil }
    try Console.print("Stated distances, lengths and areas (\(checks.count))")
    try FindingTable.print(checks)
    try Console.print("")
  }

  /// Names without a place, each once with where it stands and why.
  private func unresolved() throws(InputError) {
    var rows: [[String]] = []
    for analysed in outcome.analysed {
      for place in analysed.places where place.choice == nil {
        let row = [place.mention.text, analysed.report.id, place.reason]
        if !rows.contains(row) { rows.append(row) }
      }
    }
    try Console.print("Names that stayed unresolved (\(rows.count)): in the layers, but without a point")
    try Console.table(["name", "report", "why"], rows, limit: 90)
    try Console.print("")
  }

  private func files() throws(InputError) {
    try Console.table(
      ["layer", "features", "without a point", "file"],
      outcome.layers.map { [$0.name, "\($0.features)", "\($0.unlocated)", $0.path] }, limit: 80)
    try Console.print("")
    try Console.print("Look at them: open \(folder)/control-status.geojson in QGIS, kepler.gl or geojson.io;")
    try Console.print("start and end are the days a party held a place. Who held what on a day:")
    try Console.print("  dateline ledger at 2016-11-15 --ledger \(outcome.ledger)")
    Console.say(
      "\(outcome.analysed.count) reports, \(outcome.recorded.newEvents) claims new to the ledger, \(outcome.recorded.knownEvents) known"
    )
  }
}
