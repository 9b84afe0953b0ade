import ArgumentParser
import Foundation
import Model
import Pipeline
import Reports

/// `dateline check`: stated distances, directions, lengths and areas against the ground.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Measure stated distances against the ground.",
    discussion: """
      The distance is the geodesic on WGS 84 between the two places, the direction the azimuth at the place it is \
      stated from. Words with a blank that name no file are a sentence.

      With --csv a table is checked, one line of findings a row, in their order; docs/checks-csv.md tells the \
      columns. It needs subject, anchor, value, unit and direction; hedge, path and the coordinates subject_lat, \
      subject_lon, anchor_lat and anchor_lon may stand beside them. Names without coordinates are looked up in the \
      gazetteer. A bad row is told with its line and keeps its place in the output.

      Exit status 1: a statement contradicts the ground (too-short, too-long or contradicts). What cannot be \
      measured is told as not-checkable and is no contradiction. 65: a report or a row is none that can be read; \
      the others are checked all the same.

      Examples:
        dateline check 'Al-Rai is about 55 kilometers west of Jarablus.'
        dateline check --explain dispatches/2016-12-27-jabar.md
        dateline check --json --geojson checks.geojson - < reports.jsonl
        dateline check --csv statements.csv > findings.jsonl
        dateline check --csv - --format csv < statements.csv > findings.csv
      """)

  @OptionGroup var analysis: AnalysisOptions
  @Flag(help: "One JSON object a line instead of a table.") var json = false
  @Flag(help: "Under each check what it rests on: candidates, method, tolerance, explanations.")
  var explain = false
  @Option(
    help: ArgumentHelp("Write the checks as lines for a map, too, into this file.", valueName: "file"))
  var geojson: String?
  @Option(help: ArgumentHelp("Check a table of statements; - is standard input.", valueName: "file"))
  var csv: String?
  @Option(help: ArgumentHelp("With --csv: the form of the findings, json or csv.", valueName: "form"))
  var format: String?
  @Argument(help: "A sentence, report files, or - for JSON Lines on standard input.")
  var inputs: [String] = []

  func run() throws {
    if let csv { return try checkTable(csv) }
    if format != nil { throw InputError(.usage, at: "--format", "goes with --csv; reports take --json") }
    if json, explain { throw InputError(.usage, at: "--explain", "is for people; leave out --json") }
    guard inputs.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      throw InputError(.usage, at: "check", "expected a sentence, a file or -, found nothing in it")
    }
    try ReportCheck(inputs: inputs, output: json ? .json : explain ? .explained : .table, layer: geojson)
      .run(try analysis.pipeline())
  }

  private func checkTable(_ path: String) throws {
    guard inputs.isEmpty else {
      throw InputError(
        .usage, at: "--csv", "expected no other input beside it, found '\(inputs[0].prefix(80))'")
    }
    for (option, isGiven) in [("--explain", explain), ("--geojson", geojson != nil)] where isGiven {
      throw InputError(.usage, at: option, "goes with sentences and reports, not with --csv")
    }
    let known = RowFormat.allCases.map(\.rawValue).joined(separator: " or ")
    guard let form = RowFormat(rawValue: format ?? RowFormat.json.rawValue) else {
      throw InputError(.usage, at: "--format", "expected \(known), found '\(format ?? "")'")
    }
    if json, form == .csv { throw InputError(.usage, at: "--json", "does not go with --format csv") }
    try TableCheck(path: path, format: form, analysis: analysis).run()
  }
}
