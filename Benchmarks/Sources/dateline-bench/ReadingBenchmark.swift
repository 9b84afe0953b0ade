import Foundation
import Gazetteer
import Model
import Pipeline
import Reports

/// From the bytes of reports to resolved, checked claims, with the small gazetteer and with a million names; on one core
/// and on all; and what the program needs to start. There is no peer that makes claims.
struct ReadingBenchmark: Benchmark {
  let name = "claims"
  private let rounds = 5

  func run() throws -> [BenchmarkResult] {
    let news = try NewsText().lines(of: NewsText.size)
    let file = FileManager.default.temporaryDirectory.appending(
      path: "dateline-news-\(UUID().uuidString).jsonl")
    try Data(news.lines).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let small = try BenchGazetteer()
    defer { small.remove() }
    let large = try WorldGazetteer(tables: true)
    return try [("cities of the world", small.path), ("1 M names", large.path)].flatMap { label, path in
      try measure(file, text: news.text, label: label, gazetteer: path)
    }
  }

  private func measure(
    _ file: URL, text: Int, label: String, gazetteer: String
  ) throws -> [BenchmarkResult] {
    let pipeline = try ReportPipeline(gazetteer: try Gazetteer(path: gazetteer))
    var oneCore: [Double] = []
    var allCores: [Double] = []
    var claims = 0
    for _ in 0..<rounds {
      claims = 0
      let bytes = [UInt8](try Data(contentsOf: file))
      oneCore.append(
        try thousandsPerCPUSecond(text) {
          try pipeline.reader.readJSONLines(bytes: bytes, name: "news") { report in
            claims += try pipeline.analyse(report).claims.count
          }
        } / 1e3)
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      allCores.append(
        try millionsPerSecond(text) {
          try pipeline.reader.readJSONLines(
            from: handle, name: "news", failed: { print("news: \($0)") },
            map: { report throws(InputError) in try pipeline.analyse(report).claims.count }, each: { _ in })
        })
    }
    print("claims: \(claims) claims in \(text) bytes of text, \(label)")
    return [
      BenchmarkResult(task: "text to claims, 1 core, \(label)", unit: "MB/CPU s", rates: oneCore, peer: nil),
      BenchmarkResult(task: "text to claims, all cores, \(label)", unit: "MB/s", rates: allCores, peer: nil),
    ]
  }
}
