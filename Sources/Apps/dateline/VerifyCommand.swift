import ArgumentParser
import GeoJSON
import Model

/// `dateline verify`: every problem of GeoJSON files.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "List every problem of GeoJSON files.",
    discussion: "Exit status 1 tells that a file has problems.")

  @Argument(help: "GeoJSON files.") var files: [String]

  func run() throws {
    var hasProblems = false
    for file in files {
      let problems = try GeoJSONVerifier().problems(in: file)
      for problem in problems { try Console.show("\(file): \(problem)") }
      Console.say("\(file): \(problems.isEmpty ? "no problem found" : "\(problems.count) problems")")
      hasProblems = hasProblems || !problems.isEmpty
    }
    if hasProblems { throw ExitCode(1) }
  }
}
