import Foundation
import Gazetteer
import Model

/// Names to ranked candidates: 20,000 seeded names of the gazetteer itself, each asked once of a fresh gazetteer.
///
/// `exact` asks for the same key only; `variants` also applies the rules of transliteration. The peer asks Python's
/// sqlite3 for the rows of the same keys in the same file.
struct LookUpsBenchmark: Benchmark {
  let name = "lookups"
  private let count = 20_000
  private let rounds = 5

  func run() throws -> [BenchmarkResult] {
    let built = try BenchGazetteer()
    defer { built.remove() }
    let names = try names(of: built)
    let keys = built.folder.appending(path: "keys.txt")
    try names.map { NameFolding.key($0) }.joined(separator: "\n").write(
      to: keys, atomically: true, encoding: .utf8)
    let peer = Peer("lookups.py")
    var rates = (exact: [Double](), variants: [Double](), peer: [Double]())
    var peerName: String?
    for _ in 0..<rounds {
      rates.exact.append(try thousandsPerSecond(names, in: built, fuzzy: false))
      rates.variants.append(try thousandsPerSecond(Array(names.prefix(count / 10)), in: built, fuzzy: true))
      if let answer = try peer?.run([built.path, keys.path()]), let rate = Double(answer[0]) {
        rates.peer.append(rate)
        peerName = answer.dropFirst().joined(separator: " ")
      }
    }
    return [
      BenchmarkResult(
        task: "place look-ups, exact", unit: "k/s", rates: rates.exact,
        peer: peerName.map { (name: $0, rates: rates.peer) }),
      BenchmarkResult(task: "place look-ups, variants", unit: "k/s", rates: rates.variants, peer: nil),
    ]
  }

  private func names(of built: BenchGazetteer) throws -> [String] {
    let cities = try String(
      contentsOfFile: GazetteerBuilder.defaultWorldFolder + "/cities15000.txt", encoding: .utf8)
    var numbers = SeededNumbers(seed: 2017)
    let all = cities.split(separator: "\n").map { String($0.split(separator: "\t")[1]) }
    return Array(Set(all)).sorted().shuffled(using: &numbers).prefix(count).map(\.self)
  }

  private func thousandsPerSecond(_ names: [String], in built: BenchGazetteer, fuzzy: Bool) throws -> Double {
    let gazetteer = try Gazetteer(path: built.path)
    return try millionsPerSecond(names.count) {
      for name in names { _ = try gazetteer.matches(for: name, fuzzy: fuzzy) }
    } * 1_000
  }
}
