import Drafts
import Features
import Foundation
import Model
import VectorTiles

/// 100,000 point features with eleven properties to a PMTiles archive of zooms 0 to 10, every point at every
/// zoom, synced and renamed.
///
/// The peer is tippecanoe with the same features, and told to drop nothing; it reads them from GeoJSON, while
/// ours are in memory.
struct TilesBenchmark: Benchmark {
  let name = "tiles"
  private let count = 100_000
  private let rounds = 3

  func run() throws -> [BenchmarkResult] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let features = try FeaturesBenchmark.features(count)
    let peer = Peer("tiles.py")
    var rates = (ours: [Double](), peer: [Double]())
    var peerName: String?
    for round in 0..<rounds {
      let before = PeakMemory()
      rates.ours.append(
        try thousandsPerCPUSecond(count) {
          try write(features, to: folder.appending(path: "ours.pmtiles").path())
        })
      if round == 0 { print("tiles: ours took \(before.grown() / 1_000_000) MB beside the features") }
      if let answer = try peer?.run([folder.path(), "\(count)"]), let rate = Double(answer[0]) {
        rates.peer.append(rate)
        peerName = answer.dropFirst(2).joined(separator: " ")
        if round == 0 { print("tiles: tippecanoe took \(answer[1]) MB") }
      }
    }
    return [
      BenchmarkResult(
        task: "points to tiles, zooms 0 to 10", unit: "k/CPU s", rates: rates.ours,
        peer: peerName.map { (name: $0, rates: rates.peer) })
    ]
  }

  private func write(_ features: [Feature], to path: String) throws {
    let writer = try TileArchiveWriter(to: path, TileArchiveOptions(pointLimit: nil, sizeLimit: nil))
    try writer.begin(FeaturesBenchmark.schema)
    for feature in features { try writer.append(feature) }
    try ReplacingFile.commit(writer.finish())
  }
}
