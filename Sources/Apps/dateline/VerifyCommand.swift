import ArgumentParser
import GeoJSON
import Model
import Verification

/// `dateline verify`: every problem of files of features.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "List every problem of files of features.",
    discussion: """
      \(VerifiedFormat.all.map(\.name).joined(separator: ", ")): known by their content, not by their names. What the \
      format's standard asks for, the types and times that map viewers need, rings that do not cross, ids that stand \
      once. Exit status 1: a file has problems, or is of none of these formats.

      Examples:
        dateline verify exports/*.geojson
        dateline verify --json mymap/dateline.kml | jq .rule
      """)

  @Argument(help: "Files.") var files: [String]

  @Flag(help: "Print one JSON object a problem.") var json = false

  func run() throws {
    var status: Int32 = 0
    for file in files {
      do {
        let format = try VerifiedFormat.format(of: file)
        let problems = try format.problems(file)
        for problem in problems { try Console.show(json ? line(problem, of: file) : "\(file): \(problem)") }
        Console.say(
          "\(file): \(format.name): "
            + (problems.isEmpty ? "no problem found" : Console.count(problems.count, "problem")))
        if !problems.isEmpty, status == 0 { status = 1 }
      } catch {
        if error.kind == .io { throw error }
        Console.say("dateline: \(error)")
        if status <= 1 { status = error.kind.rawValue }
      }
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func line(_ problem: FileProblem, of file: String) -> String {
    JSONOutput.members([
      "file": .string(file), "place": .string(problem.place), "severity": .string(problem.severity.rawValue),
      "rule": .string(problem.rule), "feature": .text(problem.feature), "message": .string(problem.message),
    ]).line
  }
}
