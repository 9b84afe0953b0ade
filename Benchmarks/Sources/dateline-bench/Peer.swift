import Foundation

/// A Python program of `Benchmarks/Peers` that does the same work on the same input.
struct Peer {
  private let python: URL
  private let program: URL

  /// nil, with a line that says so, where `script/bench` found no Python to run it with.
  init?(_ program: String) {
    guard let python = ProcessInfo.processInfo.environment["DATELINE_BENCH_PYTHON"] else {
      print("\(program) is not run: DATELINE_BENCH_PYTHON is not set (script/bench sets it)")
      return nil
    }
    self.python = URL(filePath: python)
    self.program =
      URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Peers/\(program)").standardizedFileURL
  }

  /// Runs it once; the words of the one line it prints.
  func run(_ arguments: [String]) throws -> [String] {
    try lines(arguments).flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
  }

  /// Runs it once; the lines it prints.
  func lines(_ arguments: [String]) throws -> [String] {
    let process = Process()
    let output = Pipe()
    process.executableURL = python
    process.arguments = [program.path()] + arguments
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw PeerError(program: program.lastPathComponent, status: process.terminationStatus)
    }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// A peer that failed.
struct PeerError: Error, CustomStringConvertible {
  let program: String
  let status: Int32

  var description: String { "\(program) ended with status \(status)" }
}
