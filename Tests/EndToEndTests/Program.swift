import Foundation
import Testing

/// The built `dateline`, run as a process of its own, never through a shell.
struct Program {
  /// How a run ended.
  struct Run {
    /// The exit status, or the signal's number where a signal ended it.
    var status: Int32
    var isKilled: Bool
    var output: Data
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [Substring] { text.split(separator: "\n") }
    var errorLines: [Substring] { errors.split(separator: "\n") }
  }

  /// Lies beside the test bundle.
  static let path =
    (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
    .deletingLastPathComponent().appending(path: "dateline").path()

  /// Runs longer than this hang.
  static let patience: TimeInterval = 600

  /// Runs a verb to its end.
  ///
  /// - Parameters:
  ///   - gazetteer: nil for the one of this test run.
  ///   - folder: where it runs; the project's root unless said.
  ///   - input: standard input; empty unless said.
  ///   - delay: seconds after which it is killed with SIGKILL.
  static func run(
    _ arguments: [String], gazetteer: String? = nil, in folder: String = Project.root, input: Data = Data(),
    killedAfter delay: TimeInterval? = nil
  ) async throws -> Run {
    let gazetteer = if let gazetteer { gazetteer } else { try await Project.gazetteer.value }
    return try await run(path, arguments, gazetteer: gazetteer, in: folder, input: input, killedAfter: delay)
  }

  static func run(
    _ program: String, _ arguments: [String], gazetteer: String, in folder: String = Project.root,
    input: Data = Data(), killedAfter delay: TimeInterval? = nil
  ) async throws -> Run {
    let streams = try TemporaryFolder()
    let paths = (
      input: streams.path("in"), output: streams.path("out"), errors: streams.path("err")
    )
    try input.write(to: URL(filePath: paths.input))
    // Files, not pipes: a full pipe would stop the program until somebody reads it.
    for path in [paths.output, paths.errors] { try Data().write(to: URL(filePath: path)) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ["DATELINE_GAZETTEER": gazetteer, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: paths.input))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: paths.output))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: paths.errors))
    try await end(of: process, killedAfter: delay ?? patience)
    return Run(
      status: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal,
      output: try Data(contentsOf: URL(filePath: paths.output)),
      errors: try String(contentsOf: URL(filePath: paths.errors), encoding: .utf8))
  }

  private static func end(of process: Process, killedAfter delay: TimeInterval) async throws {
    let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    let number = process.processIdentifier
    let killer = Task {
      try await Task.sleep(for: .seconds(delay))
      kill(number, SIGKILL)
    }
    for await _ in ended {}
    killer.cancel()
  }
}
