import Foundation
import Features
import GeoJSON
import Model

/// Point features with eleven properties written to a GeoJSON file, synced and renamed.
///
/// The peer writes the same features with Python's json, one a line, without syncing.
struct FeaturesBenchmark: Benchmark {
  let name = "features"
  private let count = 200_000
  private let rounds = 5

  func run() throws -> [BenchmarkResult] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let features = try Self.features(count)
    let peer = Peer("features.py")
    var rates = (ours: [Double](), peer: [Double]())
    var peerName: String?
    for _ in 0..<rounds {
      rates.ours.append(
        try millionsPerSecond(count) {
          try write(features, to: folder.appending(path: "ours.geojson").path())
        } * 1_000)
      if let answer = try peer?.run([folder.appending(path: "theirs.geojson").path(), "\(count)"]),
        let rate = Double(answer[0])
      {
        rates.peer.append(rate)
        peerName = answer.dropFirst().joined(separator: " ")
      }
    }
    return [
      BenchmarkResult(
        task: "features written", unit: "k/s", rates: rates.ours,
        peer: peerName.map { (name: $0, rates: rates.peer) })
    ]
  }

  /// Points over Syria, with all properties; the same in every run.
  static func features(_ count: Int) throws -> [Feature] {
    var numbers = SeededNumbers(seed: 2018)
    return try (0..<count).map { index in
      let point = try Coordinate(
        longitude: .random(in: 36...42, using: &numbers), latitude: .random(in: 32...37, using: &numbers))
      return Feature(id: "f\(index)", geometry: .point(point), time: nil, values: values(index))
    }
  }

  /// What `features` have for properties.
  static let schema = FeatureSchema(
    name: "bench", featureType: "bench",
    fields: [
      "id", "title", "name", "control", "control_from", "start", "end", "date", "date_precision", "quote",
      "place_score",
    ].map { FeatureSchema.Field(name: $0, type: $0 == "place_score" ? .real : .string) })

  private static func values(_ index: Int) -> [PropertyValue] {
    [
      .string("f\(index)"), .string("Place \(index): A → B"), .string("Place \(index)"), "B", "A",
      "2016-09-04T00:00:00Z", nil, "2016-09-04", "day", "B captured the village from A on Sunday", 0.97,
    ]
  }

  private func write(_ features: [Feature], to path: String) throws {
    let writer = try FeatureWriter(to: path, Self.schema)
    for feature in features { try writer.append(feature) }
    try writer.close()
  }
}
