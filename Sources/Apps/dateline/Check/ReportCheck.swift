import ArgumentParser
import Foundation
import GeoJSON
import Layers
import Model
import Pipeline
import Reports

/// `dateline check` on a sentence or on reports: findings are printed as they come.
struct ReportCheck {
  /// How findings are printed.
  enum Output { case json, table, explained }

  /// A table needs its widths, and a stream has no end: so many checks make one table.
  static let tableLength = 200

  let inputs: [String]
  let output: Output
  /// The file for the layer of checks.
  let layer: String?

  func run(_ pipeline: ReportPipeline) throws {
    var found = Found(output: output, keepsAll: layer != nil)
    let failure = Result {
      try forEachReport(pipeline) { analysed throws(InputError) in try found.add(analysed) }
    }
    try found.printRest()
    if let layer { try write(found, to: layer) }
    try failure.get()
    if found.isContradicted { throw ExitCode(1) }
  }

  private func forEachReport(
    _ pipeline: ReportPipeline, _ body: (AnalysedReport) throws(InputError) -> Void
  ) throws {
    if inputs.count == 1, inputs[0] != "-", inputs[0].contains(" "),
      !FileManager.default.fileExists(atPath: inputs[0])
    {
      for report in try pipeline.reader.read(bytes: Array(inputs[0].utf8), name: "sentence", format: .text) {
        try body(try pipeline.analyse(report))
      }
      return
    }
    var reports = ReportArguments()
    reports.reports = inputs
    try reports.forEach(
      pipeline.reader, map: { report throws(InputError) in try pipeline.analyse(report) }, body)
  }

  private func write(_ found: Found, to path: String) throws(InputError) {
    let written = try LayerWriter.write(checks: found.all, reports: found.reports, to: path)
    let unlocated = written.unlocated > 0 ? ", \(written.unlocated) of them without a line" : ""
    Console.say("\(path): \(Console.count(written.features, "check"))\(unlocated)")
  }
}

/// What was found so far, as far as it has still to be printed.
private struct Found {
  let output: ReportCheck.Output
  let keepsAll: Bool
  var all: [CheckedClaim] = []
  var reports: [ReportRecord] = []
  var isContradicted = false
  private var waiting: [CheckedClaim] = []
  private var hasPrinted = false

  init(output: ReportCheck.Output, keepsAll: Bool) {
    self.output = output
    self.keepsAll = keepsAll
  }

  mutating func add(_ analysed: AnalysedReport) throws(InputError) {
    let checks = analysed.claims.filter { $0.finding != nil }
    guard !checks.isEmpty else { return }
    if checks.contains(where: { $0.finding?.contradicts ?? false }) { isContradicted = true }
    if keepsAll {
      all += checks
      reports.append(ReportRecord(analysed.report))
    }
    if output == .json {
      for check in checks { try Console.print(ClaimRecord.json(check).line) }
      hasPrinted = true
    } else {
      waiting += checks
      if waiting.count >= ReportCheck.tableLength { try printWaiting() }
    }
  }

  mutating func printRest() throws(InputError) {
    try printWaiting()
    if !hasPrinted { Console.say("No stated distance, direction, length or area was found.") }
  }

  private mutating func printWaiting() throws(InputError) {
    guard !waiting.isEmpty else { return }
    if hasPrinted { try Console.print("") }
    hasPrinted = true
    try FindingTable.print(waiting)
    for check in waiting {
      try Console.print("")
      if output == .explained {
        for line in CheckExplanation(check).lines { try Console.show(line) }
      } else {
        try Console.show("\"\(check.claim.evidence.text)\": \(check.finding?.reason ?? "")")
        for explanation in check.finding?.explanations ?? [] {
          try Console.show("  perhaps: \(explanation.text) (\(explanation.basis))")
        }
      }
    }
    waiting.removeAll()
  }
}
