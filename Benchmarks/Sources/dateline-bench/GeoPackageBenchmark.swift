import Drafts
import Features
import Foundation
import GeoPackage
import Model

/// 1,000,000 point features with eleven properties (200,000 five times over) to a GeoPackage with R-tree and style, synced
/// and renamed.
///
/// The peer is ogr2ogr with the same features. Ours lie in memory; it reads them from FlatGeobuf, which of all its formats
/// costs it least to read: its processor time includes that, as it cannot be told apart.
struct GeoPackageBenchmark: Benchmark {
  let name = "geopackage"
  private let count = 200_000
  private let times = 5
  private let rounds = 3

  func run() throws -> [BenchmarkResult] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let features = try FeaturesBenchmark.features(count)
    let ours = folder.appending(path: "ours.gpkg").path()
    let peer = Peer("geopackage.py")
    var rates = (ours: [Double](), peer: [Double]())
    var peerName: String?
    for round in 0..<rounds {
      let memory = PeakMemory()
      rates.ours.append(try thousandsPerCPUSecond(count * times) { try write(features, to: ours) })
      if round == 0 { print("geopackage: ours took \(memory.grown() / 1_000_000) MB beside the features") }
      guard let answer = try peer?.run([ours, folder.path()]), let rate = Double(answer[0]) else { continue }
      rates.peer.append(rate)
      peerName = answer.dropFirst(2).joined(separator: " ")
      if round == 0 { print("geopackage: ogr2ogr took \(answer[1]) MB") }
    }
    return [
      BenchmarkResult(
        task: "features to GeoPackage", unit: "k/CPU s", rates: rates.ours,
        peer: peerName.map { (name: $0, rates: rates.peer) })
    ]
  }

  /// With times as times: an ordinary layer has them.
  private static let schema = {
    var schema = FeaturesBenchmark.schema
    for index in schema.fields.indices {
      switch schema.fields[index].name {
      case "start", "end": schema.fields[index].type = .dateTime
      case "date": schema.fields[index].type = .date
      default: continue
      }
    }
    return schema
  }()

  private func write(_ features: [Feature], to path: String) throws {
    let writer = try GeoPackageWriter(to: path)
    try writer.begin(Self.schema)
    for _ in 0..<times { for feature in features { try writer.append(feature) } }
    try ReplacingFile.commit(writer.finish())
  }
}
