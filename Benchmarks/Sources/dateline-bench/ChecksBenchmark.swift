import Foundation

/// Findings on a table of 1,000,000 stated distances, from CSV to JSON Lines, by `dateline check --csv` on all cores.
///
/// The peer is what one writes in Python: `pandas.read_csv`, pyproj's vectorised `Geod.inv`, `to_csv` of the table with
/// distance and azimuth; it gives no verdicts. Both are whole processes on the same file, in turn. A second row
/// of the table leaves the peer's `to_csv` out.
struct ChecksBenchmark: Benchmark {
  let name = "checks"
  private let count = 1_000_000
  private let rounds = 3

  func run() throws -> [BenchmarkResult] {
    try ["Syria", "the world"].flatMap(measure)
  }

  private func measure(_ area: String) throws -> [BenchmarkResult] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "dateline-checks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appending(path: "statements.csv")
    try StatementTable(count: count, isWorld: area == "the world").write(to: table)
    let peer = Peer("checks.py")
    var rates: [Double] = []
    var whole: [Double] = []
    var withoutWriting: [Double] = []
    var peerName: String?
    for _ in 0..<rounds {
      let run = try ChildProcess.run(
        Self.program, ["check", "--csv", table.path()], output: folder.appending(path: "findings.jsonl"))
      rates.append(Double(count) / 1e6 / run.seconds)
      print("checks, \(area): dateline \(run.seconds) s, \(run.cpuSeconds) s of processor time")
      guard let words = try peer?.run([table.path(), folder.appending(path: "findings.csv").path()]) else {
        continue
      }
      let seconds = words.prefix(3).compactMap { Double($0) }
      whole.append(Double(count) / 1e6 / seconds[0])
      withoutWriting.append(Double(count) / 1e6 / seconds[1])
      peerName = words.dropFirst(3).joined(separator: " ")
      print(
        "checks, \(area): peer \(seconds[0]) s, \(seconds[1]) s without to_csv, \(seconds[2]) s of processor time"
      )
    }
    return [
      BenchmarkResult(
        task: "checks, \(area), CSV to findings", unit: "M/s", rates: rates,
        peer: peerName.map { ($0, whole) }),
      BenchmarkResult(
        task: "checks, \(area), peer without to_csv", unit: "M/s", rates: rates,
        peer: peerName.map { ($0, withoutWriting) }),
    ]
  }

  /// The release build of the program; `script/bench` makes it.
  private static var program: URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../.build/release/dateline").standardizedFileURL
  }
}

/// A program that was run to its end.
struct ChildProcess {
  var seconds: Double
  var cpuSeconds: Double

  static func run(_ program: URL, _ arguments: [String], output: URL) throws -> ChildProcess {
    try Data().write(to: output)
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: output)
    let before = childSeconds()
    let took = try ContinuousClock().measure {
      try process.run()
      process.waitUntilExit()
    }
    // 1: some of the random statements contradict the ground.
    guard process.terminationStatus <= 1 else {
      throw PeerError(program: program.lastPathComponent, status: process.terminationStatus)
    }
    return ChildProcess(seconds: took / .seconds(1), cpuSeconds: childSeconds() - before)
  }

  private static func childSeconds() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
