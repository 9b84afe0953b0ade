import Foundation
import Geodesy
import Model

/// Lengths and both azimuths of a million random geodesics over 32–37 N, 36–42 E.
///
/// The peer is pyproj's `Geod.inv` on whole arrays: the same C routine below, so this measures what the Swift around it
/// costs. It runs once in each round, so that both meet the same load. The lengths are compared, too.
struct GeodesicsBenchmark: Benchmark {
  let name = "geodesics"
  private let count = 1_000_000
  private let rounds = 7

  func run() throws -> [BenchmarkResult] {
    let (starts, ends) = try pairs()
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "pairs.f64")
    let output = folder.appending(path: "metres.f64")
    try write(starts, ends, to: input)

    let peer = Peer("geodesics.py")
    var geodesics: [Geodesic] = []
    var rates = (one: [Double](), all: [Double](), peer: [Double]())
    var peerName: String?
    for _ in 0..<rounds {
      rates.one.append(
        millionsPerSecond(count) {
          geodesics = Geodesic.measure(from: starts, to: ends, workers: 1)
        })
      rates.all.append(
        millionsPerSecond(count) { _ = Geodesic.measure(from: starts, to: ends).count })
      if let answer = try peer?.run([input.path(), output.path()]), let rate = Double(answer[0]) {
        rates.peer.append(rate)
        peerName = answer.dropFirst().joined(separator: " ")
      }
    }
    if peerName != nil { compare(geodesics.map(\.length.metres), try numbers(output)) }
    let peerRates = peerName.map { (name: $0, rates: rates.peer) }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return [
      BenchmarkResult(task: "geodesics, 1 core", unit: "M/s", rates: rates.one, peer: peerRates),
      BenchmarkResult(task: "geodesics, \(cores) cores", unit: "M/s", rates: rates.all, peer: peerRates),
    ]
  }

  private func pairs() throws -> ([Coordinate], [Coordinate]) {
    var numbers = SeededNumbers(seed: 2016)
    func position() throws -> Coordinate {
      try Coordinate(
        longitude: .random(in: 36...42, using: &numbers), latitude: .random(in: 32...37, using: &numbers))
    }
    let starts = try (0..<count).map { _ in try position() }
    let ends = try (0..<count).map { _ in try position() }
    return (starts, ends)
  }

  /// Four columns one after the other: longitudes and latitudes of the starts, then of the ends.
  private func write(_ starts: [Coordinate], _ ends: [Coordinate], to url: URL) throws {
    let columns =
      starts.map(\.longitude) + starts.map(\.latitude) + ends.map(\.longitude) + ends.map(\.latitude)
    try columns.withUnsafeBytes { Data($0) }.write(to: url)
  }

  private func numbers(_ url: URL) throws -> [Double] {
    try Data(contentsOf: url).withUnsafeBytes { [Double]($0.bindMemory(to: Double.self)) }
  }

  private func compare(_ ours: [Double], _ theirs: [Double]) {
    let most = zip(ours, theirs).map { abs($0 - $1) }.max() ?? .nan
    let count = min(ours.count, theirs.count)
    print("geodesics: \(count) lengths compared with the peer's, greatest difference \(most) m")
  }
}
