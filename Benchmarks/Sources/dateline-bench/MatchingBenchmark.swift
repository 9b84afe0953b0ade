import Foundation
import Gazetteer

/// All names of a gazetteer found in text, one thread, with 0.2 and with a million names.
///
/// Rates are megabytes a second of processor time. Ours folds the text (case, diacritics, scripts) as it goes; the peers
/// are given text in lower case. Slow peers read the first part of the same text.
struct MatchingBenchmark: Benchmark {
  let name = "matching"
  private let rounds = 5
  /// The peers, with the megabytes each reads.
  private let peers = [("flashtext2", 20), ("daachorse", 20), ("pyahocorasick", 20), ("spacy", 1)]

  func run() throws -> [BenchmarkResult] {
    let text = try NewsText()
    let bytes = text.plain()
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "dateline-matching-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let textFile = folder.appending(path: "text.txt")
    try Data(bytes).write(to: textFile)
    print("matching: \(bytes.count) bytes of \(text.origin)")
    let small = try BenchGazetteer()
    defer { small.remove() }
    let large = try WorldGazetteer(tables: true)
    return try [small.path, large.path].flatMap { path in
      try measure(path, text: bytes, names: folder.appending(path: "names.tsv"), textFile: textFile)
    }
  }

  private func measure(
    _ gazetteer: String, text: [UInt8], names: URL, textFile: URL
  ) throws -> [BenchmarkResult] {
    try NameList.write(gazetteer, to: names)
    let count = try Data(contentsOf: names).count { $0 == 0x0A }
    let index = try Gazetteer(path: gazetteer).nameIndex()
    var found = 0
    let rates = text.withUnsafeBufferPointer { buffer in
      (0..<rounds).map { _ in
        found = 0
        return thousandsPerCPUSecond(text.count) { index.forEachMatch(in: buffer) { _ in found += 1 } } / 1e3
      }
    }
    print("matching: \(count) names, \(found) matches of ours")
    let task = String(format: "names in text, %.2f M names", Double(count) / 1e6)
    guard let peer = Peer("matching.py") else {
      return [BenchmarkResult(task: task, unit: "MB/CPU s", rates: rates, peer: nil)]
    }
    return try peers.map { name, megabytes in
      let line = try peer.lines([name, names.path(), textFile.path(), "\(megabytes * 1_000_000)"])[0]
      let fields = line.split(separator: "\t").map(String.init)
      print(
        "matching: \(fields[4]): \(fields[1]) matches in \(megabytes) MB, \(fields[2]) MB of memory,"
          + " built in \(fields[3]) s")
      return BenchmarkResult(
        task: task, unit: "MB/CPU s", rates: rates, peer: (fields[4], [Double(fields[0]) ?? 0]))
    }
  }
}
