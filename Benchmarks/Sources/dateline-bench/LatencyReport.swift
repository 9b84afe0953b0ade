import Foundation
import Gazetteer
import Model

/// `dateline-bench latency GAZETTEER QUERIES STARTED`: how long a fresh process waits for a gazetteer and
/// each of its answers.
///
/// QUERIES has a reach (`sameKey`, `rules`, `typingErrors`) and a name in a row; STARTED is CLOCK_MONOTONIC
/// in nanoseconds when the process was started. Prints what was measured and milliseconds, parted by tabs;
/// the caller sees to what of the files is in memory (`Benchmarks/WorldScale/measure.py`).
enum LatencyReport {
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 3, let started = UInt64(arguments[2]) else {
      print("usage: dateline-bench latency GAZETTEER QUERIES STARTED")
      exit(64)  // EX_USAGE
    }
    let queries = try queries(arguments[1])
    let beforeOpening = now()
    let gazetteer = try Gazetteer(path: arguments[0])
    let opened = now()
    guard let first = queries.first else { return }
    _ = try gazetteer.candidates(for: first.name, LookUp(reach: first.reach))
    let answered = now()
    // Reading the queries is the measurement's work, not the gazetteer's.
    tell(
      "start to first answer",
      [milliseconds(started, answered) - queriesTook(beforeOpening, started, arguments[1])])
    tell("Gazetteer.init", [milliseconds(beforeOpening, opened)])
    tell("first answer after init", [milliseconds(opened, answered)])
    for reach in [LookUp.Reach.sameKey, .rules, .typingErrors] {
      let names = queries.filter { $0.reach == reach }.map(\.name)
      guard !names.isEmpty else { continue }
      tell(
        "\(reach) candidates",
        try times(names) { _ = try gazetteer.candidates(for: $0, LookUp(reach: reach)) })
      tell("\(reach) matches", try times(names) { _ = try gazetteer.matches(for: $0, LookUp(reach: reach)) })
    }
  }

  private static func queries(_ path: String) throws -> [(reach: LookUp.Reach, name: String)] {
    let reaches: [Substring: LookUp.Reach] = [
      "sameKey": .sameKey, "rules": .rules, "typingErrors": .typingErrors,
    ]
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2, let reach = reaches[fields[0]] else { return nil }
      return (reach, String(fields[1]))
    }
  }

  /// How long the queries take to be read, at most as long as the process has run.
  private static func queriesTook(_ end: UInt64, _ started: UInt64, _ path: String) -> Double {
    let start = now()
    _ = try? queries(path)
    return min(milliseconds(start, now()), milliseconds(started, end))
  }

  private static func times(_ names: [String], _ body: (String) throws -> Void) rethrows -> [Double] {
    try names.map { name in
      let start = now()
      try body(name)
      return milliseconds(start, now())
    }
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private static func milliseconds(_ start: UInt64, _ end: UInt64) -> Double { Double(end - start) / 1e6 }

  /// One number, or the median and the 99th percentile of many.
  private static func tell(_ what: String, _ times: [Double]) {
    let sorted = times.sorted()
    let middle = sorted[sorted.count / 2]
    let high = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    print("\(what)\t\(String(format: "%.4f\t%.4f", middle, high))")
  }
}
