import Foundation
import Gazetteer
import Model
import Pipeline
import Reports

/// From the bytes of reports to checked claims, with the world gazetteer, on one core.
///
/// The text is the project's dispatches over and over, about 2 MB: real prose, but only ten reports of it, so that the
/// gazetteer's answers are all known after the first round. No peer yet.
struct ClaimsBenchmark: Benchmark {
  let name = "claims"
  private let bytes = 2_000_000
  private let rounds = 5

  func run() throws -> [BenchmarkResult] {
    let gazetteer = try BenchGazetteer()
    defer { gazetteer.remove() }
    let pipeline = try ReportPipeline(gazetteer: try Gazetteer(path: gazetteer.path))
    let dispatches = try texts()
    let size = dispatches.map(\.bytes.count).reduce(0, +)
    var rates: [Double] = []
    for _ in 0..<rounds {
      let copies = max(1, bytes / size)
      rates.append(
        try millionsPerSecond(size * copies) {
          for copy in 0..<copies { try read(dispatches, copy: copy, with: pipeline) }
        })
    }
    return [BenchmarkResult(task: "text to claims, 1 core", unit: "MB/s", rates: rates, peer: nil)]
  }

  private func texts() throws -> [(name: String, bytes: [UInt8])] {
    let folder = BenchGazetteer.repository.appending(path: "dispatches")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".md") }.sorted()
    return try names.map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
  }

  private func read(_ texts: [(name: String, bytes: [UInt8])], copy: Int, with pipeline: ReportPipeline)
    throws
  {
    for text in texts {
      for report in try pipeline.reader.read(
        bytes: text.bytes, name: "\(copy)-\(text.name)", format: .markdown)
      {
        _ = try pipeline.analyse(report)
      }
    }
  }
}
