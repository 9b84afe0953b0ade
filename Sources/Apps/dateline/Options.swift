import ArgumentParser
import Foundation
import Gazetteer
import Model
import Pipeline
import Reports

/// Which gazetteer a verb reads.
struct GazetteerOptions: ParsableArguments {
  /// Where `dateline gazetteer build` puts it.
  static let usualPath = "gazetteer/gazetteer.sqlite"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The gazetteer file; also by the environment variable DATELINE_GAZETTEER.", valueName: "file"))
  var gazetteer: String?

  /// The path by option, by environment, or the usual one.
  var path: String {
    gazetteer ?? ProcessInfo.processInfo.environment["DATELINE_GAZETTEER"] ?? Self.usualPath
  }

  /// Opens the file.
  func open() throws(InputError) -> Gazetteer {
    guard FileManager.default.fileExists(atPath: path) else {
      throw InputError(
        .missingInput, at: path,
        "no gazetteer there; make one with 'dateline gazetteer build', or name one with --gazetteer")
    }
    return try Gazetteer(path: path)
  }
}

/// What a verb that analyses reports reads them with.
struct AnalysisOptions: ParsableArguments {
  @OptionGroup var gazetteer: GazetteerOptions
  @Option(
    help: ArgumentHelp(
      "GeoJSON with courses and outlines of your own: rivers, borders, districts; docs/gazetteer.md.",
      valueName: "file"))
  var shapes: String?

  /// The gazetteer with the courses and outlines to measure to, the user's own before its.
  func ground() throws(InputError) -> (gazetteer: Gazetteer, shapes: any ShapeSource) {
    let gazetteer = try gazetteer.open()
    guard let shapes else { return (gazetteer, gazetteer) }
    return (gazetteer, LayeredShapes([try ShapeFile(path: shapes, gazetteer: gazetteer), gazetteer]))
  }

  /// A pipeline that tells so many candidates of each mention; none where only the choice is printed.
  func pipeline(candidates: Int = 10, tellsRejected: Bool = false) throws(InputError) -> ReportPipeline {
    let gazetteer = try gazetteer.open()
    var file: ShapeFile?
    if let shapes { file = try ShapeFile(path: shapes, gazetteer: gazetteer) }
    return try ReportPipeline(
      gazetteer: gazetteer, candidates: candidates, tellsRejected: tellsRejected, shapes: file)
  }
}

/// The reports a verb reads.
struct ReportArguments: ParsableArguments {
  @Argument(help: "Reports: .txt, .md, .html or .jsonl files; - reads JSON Lines on standard input.")
  var reports: [String] = []

  /// Reads each report in turn. A bad input is told in one line and the others are still read; the first one's
  /// exit status ends the program when all are done.
  func forEach(_ reader: ReportReader, _ body: (Report) throws(InputError) -> Void) throws {
    try forEach(reader, map: { $0 }, body)
  }

  /// The same, with something made of each report before `body` takes it: of reports on standard input by all cores
  /// at once.
  func forEach<Output: Sendable>(
    _ reader: ReportReader, map: @Sendable (Report) throws(InputError) -> Output,
    _ body: (Output) throws(InputError) -> Void
  ) throws {
    guard !reports.isEmpty else {
      throw InputError(.usage, at: "", "no report given; name files, or - for JSON Lines on standard input")
    }
    var failure: InputError?
    for (index, path) in reports.enumerated() {
      do {
        // Lines of data on the same terminal would run into the progress line.
        if reports.count > 1, isatty(1) == 0 { Console.progress("\(index + 1) of \(reports.count): \(path)") }
        if path == "-" {
          failure = try StandardInput.reports(reader, map: map, body) ?? failure
        } else {
          for report in try reader.read(file: path) {
            Self.tell(report.notes)
            try body(try map(report))
          }
        }
      } catch {
        if error.kind == .io { throw error }
        Console.endProgress()
        Console.say("dateline: \(error)")
        failure = failure ?? error
      }
    }
    Console.endProgress()
    if let failure { throw ExitCode(failure.kind.rawValue) }
  }

  /// What was wrong with a report but did not keep it from being read.
  static func tell(_ notes: [String]) {
    for note in notes { Console.say("dateline: note: \(note)") }
  }
}

/// JSON Lines on standard input, a line at a time.
enum StandardInput {
  /// Calls `body` for what `map` makes of each report; bad lines are told and counted, the first is given back.
  static func reports<Output: Sendable>(
    _ reader: ReportReader, map: @Sendable (Report) throws(InputError) -> Output,
    _ body: (Output) throws(InputError) -> Void
  ) throws(InputError) -> InputError? {
    var failure: InputError?
    try reader.readJSONLines(
      from: .standardInput, name: "standard input",
      failed: { error in
        Console.say("dateline: \(error)")
        failure = failure ?? error
      },
      map: { report throws(InputError) in (notes: report.notes, output: try map(report)) },
      each: { (read: (notes: [String], output: Output)) throws(InputError) in
        ReportArguments.tell(read.notes)
        try body(read.output)
      })
    return failure
  }
}
