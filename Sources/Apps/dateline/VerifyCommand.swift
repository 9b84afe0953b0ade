import ArgumentParser
import GeoJSON
import Model

/// `dateline verify`: every problem of GeoJSON files.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "List every problem of GeoJSON files.",
    discussion: """
      RFC 7946, the types and times that map viewers need, rings that do not cross. Exit status 1: a file has \
      problems, or is not JSON.

      Example:
        dateline verify exports/*.geojson
      """)

  @Argument(help: "GeoJSON files.") var files: [String]

  func run() throws {
    var status: Int32 = 0
    for file in files {
      do {
        let problems = try GeoJSONVerifier().problems(in: file)
        for problem in problems { try Console.show("\(file): \(problem)") }
        Console.say(
          "\(file): \(problems.isEmpty ? "no problem found" : Console.count(problems.count, "problem"))")
        if !problems.isEmpty, status == 0 { status = 1 }
      } catch {
        if error.kind == .io { throw error }
        Console.say("dateline: \(error)")
        if status <= 1 { status = error.kind.rawValue }
      }
    }
    if status != 0 { throw ExitCode(status) }
  }
}
