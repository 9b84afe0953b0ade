import DelimitedText
import Drafts
import Features
import Foundation
import GeoJSON
import Model

/// A million point features with eleven properties made one by one and written to a GeoJSON file, synced and renamed; per second
/// of processor time, with the peak of memory.
///
/// The peers write the same features: Python's orjson makes each and writes it, not synced; ogr2ogr reads them from CSV.
struct FeaturesBenchmark: Benchmark {
  let name = "features"
  private let count = 1_000_000
  private let rounds = 5

  func run() throws -> [BenchmarkResult] {
    let memory = PeakMemory()
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appending(path: "theirs.geojson").path()
    try write(to: CSVWriter(folder: folder.path()))
    let peer = Peer("features.py")
    let tasks = [
      ["orjson", output, "\(count)"],
      ["ogr2ogr", output, folder.appending(path: "bench.csv").path(), "\(count)"],
    ]
    var ours: [Double] = []
    var theirs = tasks.map { _ in (name: "", rates: [Double]()) }
    for _ in 0..<rounds {
      ours.append(try thousandsPerCPUSecond(count) { try write(to: GeoJSONSink(folder: folder.path())) })
      for (index, arguments) in tasks.enumerated() {
        guard let answer = try peer?.run(arguments), let rate = Double(answer[0]) else { continue }
        theirs[index].rates.append(rate)
        theirs[index].name = "\(answer.dropFirst(2).joined(separator: " ")), peak \(answer[1]) MB"
      }
    }
    let task = "features made and written, peak \(memory.grown() / 1_000_000) MB"
    return theirs.map { peer in
      BenchmarkResult(task: task, unit: "k/CPU s", rates: ours, peer: peer.rates.isEmpty ? nil : peer)
    }
  }

  private func write(to sink: any FeatureSink) throws {
    try sink.begin(Self.schema)
    try Self.forEachFeature(count) { try sink.append($0) }
    try ReplacingFile.commit(try sink.finish())
  }

  /// Points over Syria, with all properties; the same in every run.
  static func features(_ count: Int) throws -> [Feature] {
    var features: [Feature] = []
    try forEachFeature(count) { features.append($0) }
    return features
  }

  private static func forEachFeature(_ count: Int, _ body: (Feature) throws -> Void) throws {
    var numbers = SeededNumbers(seed: 2018)
    for index in 0..<count {
      let point = try Coordinate(
        longitude: .random(in: 36...42, using: &numbers), latitude: .random(in: 32...37, using: &numbers))
      try body(Feature(id: "f\(index)", geometry: .point(point), values: values(index)))
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
}
