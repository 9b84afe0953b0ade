import ArgumentParser
import Fingerprints
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
      --ledger the ledger is made anew in the output folder; with it, claims join those already there, and \
      reading a report again adds nothing.

      docs/layers.md tells the layers, their fields and what each format can carry. A run that fails or is killed leaves the old layers whole.

      Examples:
        dateline map dispatches/*.md -o exports
        dateline map --format geojson,gpkg,kml,csv,pmtiles --svg map.svg --html map.html dispatches/*.md -o exports
        dateline map --ledger war.sqlite --style simplestyle -o today today/*.html
        dateline map - < reports.jsonl
      """)

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var layers: LayerOptions
  @OptionGroup var picture: PictureOptions
  @OptionGroup var page: PageOptions
  @Option(help: ArgumentHelp("A ledger that is kept between runs.", valueName: "file")) var ledger: String?
  @OptionGroup var reports: ReportArguments

  func run() throws {
    var plan = try layers.plan()
    if picture.svg != nil || page.html != nil { plan.sketches = true }
    let leaflet = try page.library()
    var arguments = reports
    if arguments.reports.isEmpty { arguments.reports = try Self.dispatches() }
    let pipeline = try analysis.pipeline()
    var read: [Report] = []
    try arguments.forEach(pipeline.reader) { report throws(InputError) in read.append(report) }
    let outcome = try MapRun(pipeline: pipeline).write(
      read, ledger: ledger, by: plan, progress: Console.progress, migrated: LedgerCommand.tell)
    Console.endProgress()
    try MapSummary(outcome: outcome, folder: plan.writer.folder).print()
    try picture.draw(outcome.content, analysis.gazetteer)
    try page.write(outcome.content, leaflet, picture, analysis.gazetteer)
    for report in outcome.recorded.changedReports {
      Console.say(
        "dateline: note: \(report): the ledger has read it before in another form; what that said stays until "
          + "'dateline ledger retract' takes it back")
    }
    for report in read where report.published == nil {
      Console.say(
        "dateline: note: \(report.id): its day is not known, so that its claims have none and control-status leaves them out; "
          + "give it 'published: YYYY-MM-DD' in front matter")
    }
  }

  /// The sample reports of the project.
  private static func dispatches() throws(InputError) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "dispatches")) ?? []
    let files = names.filter { $0.hasSuffix(".md") }.sorted().map { "dispatches/\($0)" }
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
    try copies()
    try checks()
    try unresolved()
    try files()
  }

  private func changes() throws(InputError) {
    let changes = outcome.content.events.filter(\.action.isChange)
    try Console.print("Changes of control (\(changes.count) claims)")
    try EventTable.print(changes)
    let witnesses = Set(changes.compactMap { outcome.witnesses.witnesses[$0.id] }).count
    if witnesses < changes.count {
      try Console.print("\(witnesses) witnesses: the other claims are the same sentences printed again")
    }
    try Console.print("")
  }

  /// Reports that are made of others' sentences.
  private func copies() throws(InputError) {
    guard !outcome.copies.isEmpty else { return }
    try Console.print("Copies (\(outcome.copies.count)): what they claim has one witness with the original")
    for copy in outcome.copies {
      try Console.show(
        "  \(copy.id): a copy of \(copy.original): \(copy.shared) of \(copy.sentences) sentences")
    }
    try Console.print("")
  }

  private func checks() throws(InputError) {
    let checks = outcome.analysed.flatMap(\.claims).filter { $0.finding != nil }
    guard !checks.isEmpty else { return }
    try Console.print("Stated distances, lengths and areas (\(checks.count))")
    try FindingTable.print(checks)
    try Console.print("")
  }

  /// A name without a place, with why, and the reports it stands in.
  private struct Unresolved {
    var name: String
    var reason: String
    var reports: [String]
  }

  /// Names without a place, each once for each reason.
  private func unresolved() throws(InputError) {
    var names: [Unresolved] = []
    var known: [[String]: Int] = [:]
    for analysed in outcome.analysed {
      for place in analysed.places where place.choice == nil {
        let key = [place.mention.text, place.reason]
        if let index = known[key] {
          if names[index].reports.last != analysed.report.id {
            names[index].reports.append(analysed.report.id)
          }
        } else {
          known[key] = names.count
          names.append(Unresolved(name: key[0], reason: key[1], reports: [analysed.report.id]))
        }
      }
    }
    guard !names.isEmpty else { return }
    try Console.print("Names that stayed unresolved (\(names.count)): in the layers, but without a point")
    try Table(
      columns: [.init("name", .wrapped), .init("why", .wrapped), .init("reports", .wrapped)],
      rows: names.map { [$0.name, $0.reason, $0.reports.joined(separator: ", ")] }
    ).print()
    try Console.print("")
  }

  /// The program as a person here would call it: its path from this folder, or its name.
  private static var program: String {
    let here = FileManager.default.currentDirectoryPath + "/"
    let path = CommandLine.arguments.first ?? "dateline"
    if path.hasPrefix(here) { return String(path.dropFirst(here.count)) }
    return path.hasPrefix("/") ? "dateline" : path
  }

  private func files() throws(InputError) {
    try WrittenTable.print(outcome.written)
    try Console.print("")
    let package = outcome.written.files.first { $0.hasSuffix(".gpkg") }
    try Console.print(
      "Look at them: \(folder)/control-status.geojson in kepler.gl or geojson.io, "
        + "\(package ?? "a GeoPackage (--format gpkg)") in QGIS;")
    try Console.print("start and end are the days a party held a place.")
    if let day = outcome.content.events.compactMap(\.valid.latest).max() {
      try Console.print("Who held what on a day:")
      try Console.print("  \(Self.program) ledger at \(day) --ledger \(outcome.ledger)")
    }
    try Console.print("All of it on a map with a time slider, for browsers and map viewers:")
    try Console.print("  \(Self.program) serve --ledger \(outcome.ledger)")
    Console.say(
      "\(Console.count(outcome.analysed.count, "report")), "
        + "\(Console.count(outcome.recorded.newEvents, "claim")) new to the ledger, \(outcome.recorded.knownEvents) known"
    )
  }
}
