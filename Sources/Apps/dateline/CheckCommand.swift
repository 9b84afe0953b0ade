import ArgumentParser
import GeoJSON
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

      Exit status 1: a statement contradicts the ground (too-short, too-long or contradicts). What cannot be \
      measured is told as not-checkable and is no contradiction.

      Examples:
        dateline check 'Al-Rai is about 55 kilometers west of Jarablus.'
        dateline check dispatches/2016-12-27-jabar.md
        dateline check --json reports.jsonl
      """)

  @OptionGroup var analysis: AnalysisOptions
  @Flag(help: "One JSON object a line instead of a table.") var json = false
  @Argument(help: "A sentence, report files, or - for JSON Lines on standard input.") var inputs: [String]

  func run() throws {
    guard inputs.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      throw InputError(.usage, at: "check", "expected a sentence, a file or -, found nothing in it")
    }
    let pipeline = try analysis.pipeline()
    var checked: [CheckedClaim] = []
    if inputs.count == 1, inputs[0] != "-", inputs[0].contains(" "),
      !FileManager.default.fileExists(atPath: inputs[0])
    {
      for report in try pipeline.reader.read(bytes: Array(inputs[0].utf8), name: "sentence", format: .text) {
        checked += try pipeline.analyse(report).claims
      }
    } else {
      var reports = ReportArguments()
      reports.reports = inputs
      try reports.forEach(pipeline.reader) { report throws(InputError) in
        checked += try pipeline.analyse(report).claims
      }
    }
    let measurable = checked.filter { $0.finding != nil }
    try json ? printJSON(measurable) : printTable(measurable)
    if measurable.contains(where: \.isContradicted) { throw ExitCode(1) }
  }

  private func printJSON(_ checked: [CheckedClaim]) throws {
    for claim in checked { try Console.print(ClaimRecord.json(claim).line) }
  }

  private func printTable(_ checked: [CheckedClaim]) throws {
    guard !checked.isEmpty else {
      Console.say("No stated distance, direction, length or area was found.")
      return
    }
    try FindingTable.print(checked)
    try Console.print("")
    for claim in checked {
      try Console.show("- \"\(claim.claim.evidence.text)\": \(claim.finding?.reason ?? "")")
    }
  }
}

/// The table of checks that `check` and `map` print.
enum FindingTable {
  static func print(_ checked: [CheckedClaim]) throws(InputError) {
    try Table(
      columns: [
        .init("stated", .wrapped), .init("measured", .whole), .init("tolerance", .whole),
        .init("distance", .whole), .init("direction", .whole), .init("what", .wrapped),
      ], rows: checked.map(row)
    ).print()
  }

  private static func row(_ checked: CheckedClaim) -> [String] {
    let finding = checked.finding
    let measured = finding?.measured.map { kilometres($0) + " km" } ?? "–"
    let azimuth = finding?.azimuth.map { " at \(($0 * 10).rounded() / 10)°" } ?? ""
    return [
      stated(checked.claim), measured + azimuth,
      finding?.tolerance.map { "±\(kilometres($0.total)) km" } ?? "–",
      finding?.distance?.rawValue ?? "–", finding?.direction?.rawValue ?? "–", what(checked.claim),
    ]
  }

  private static func stated(_ claim: Claim) -> String {
    switch claim.content {
    case .distance(let distance):
      [distance.quantity?.text, distance.direction.map { "\($0.rawValue)" }].compactMap { $0 }.joined(
        separator: " ")
    case .length(let measure), .area(let measure), .count(let measure): measure.quantity.text
    case .containment(let containment): "in" + (containment.sector.map { " the \($0.rawValue) of" } ?? "")
    case .control: ""
    }
  }

  private static func what(_ claim: Claim) -> String {
    switch claim.content {
    case .distance(let distance): "\(distance.anchor.text) → \(distance.subject.text)"
    case .length(let measure): measure.ends.map(\.text).joined(separator: " – ") + " (length)"
    case .area: "area"
    case .containment(let containment): "\(containment.container.text) → \(containment.subject.text)"
    case .control, .count: ""
    }
  }

  /// Two decimals, or one from 100 on.
  private static func kilometres(_ length: Length) -> String {
    let steps = length.kilometres >= 100 ? 10.0 : 100
    return "\((length.kilometres * steps).rounded() / steps)"
  }
}

extension CheckedClaim {
  /// Whether the ground contradicts the statement.
  var isContradicted: Bool {
    guard let finding else { return false }
    return finding.distance == .tooShort || finding.distance == .tooLong || finding.direction == .contradicts
  }
}
