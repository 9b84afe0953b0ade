import Foundation
import Gazetteer
import Model

/// GeoNames' rows into a fresh gazetteer with all that look-up needs: SQLite file and compiled index, synced
/// and renamed.
///
/// The peers read the same files in the same run: Python's sqlite3 with `executemany` (places, and names with
/// an index on the folded name), the same with an FTS5 trigram index, and the sqlite3 program's `.import`
/// with the same indexes.
struct ImportBenchmark: Benchmark {
  let name = "import"
  private let rounds = 3
  private static let peers = ["python", "fts5", "cli"]

  func run() throws -> [BenchmarkResult] {
    var sources = WorldGazetteer.sources()
    if sources.isEmpty { sources = [GazetteerBuilder.defaultWorldFolder + "/cities15000.txt"] }
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let project = BenchGazetteer.repository.appending(path: "gazetteer")
    let empty = try WorldGazetteer.emptyProject(like: project, in: folder)
    let target = folder.appending(path: "gazetteer.sqlite").path()
    let peer = Peer("import.py")
    var ours: [Double] = []
    var theirs: [String: (name: String, rates: [Double])] = [:]
    for round in 0..<rounds {
      try GazetteerBuilder().build(project: empty.path(), worldFolder: nil, to: target)
      let start = cpuSeconds()
      let summaries = try GazetteerImporter().add(sources, to: target)
      ours.append(Double(summaries.map(\.rows).reduce(0, +)) / 1e3 / (cpuSeconds() - start))
      if round == 0 { try describe(target, summaries) }
      for way in Self.peers {
        guard let line = try peer?.lines([way, folder.appending(path: "peer.sqlite").path()] + sources).first
        else { continue }
        let fields = line.components(separatedBy: "\t")
        theirs[way, default: (fields[1], [])].rates.append(Double(fields[0]) ?? 0)
      }
    }
    let rows = Self.peers.compactMap { theirs[$0] }
    let title = "GeoNames rows imported"
    if rows.isEmpty { return [BenchmarkResult(task: title, unit: "k/CPU s", rates: ours, peer: nil)] }
    return rows.map { BenchmarkResult(task: title, unit: "k/CPU s", rates: ours, peer: $0) }
  }

  private func describe(_ target: String, _ summaries: [ImportSummary]) throws {
    let size = try FileManager.default.attributesOfItem(atPath: target)[.size] as? Int ?? 0
    let index = try FileManager.default.attributesOfItem(atPath: target + ".index")[.size] as? Int ?? 0
    print(
      "import: \(summaries.map(\.rows).reduce(0, +)) rows, \(summaries.map(\.placesAdded).reduce(0, +)) places; "
        + "SQLite \(size / 1_000_000) MB, index \(index / 1_000_000) MB")
  }
}
