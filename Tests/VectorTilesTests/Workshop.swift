import Drafts
import Features
import Foundation
import Model
import SwiftProtobuf
import TestSupport
import Testing

@testable import VectorTiles

/// A folder that goes when the test ends, and what the tests make there.
final class Workshop {
  let path = NSTemporaryDirectory() + "tiles-tests-\(UInt64.random(in: 0 ... .max))"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Names of what lies in the folder.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

  /// Writes layers to an archive; its path and what was lost.
  @discardableResult
  func write(
    _ layers: [(FeatureSchema, [Feature])], _ options: TileArchiveOptions = TileArchiveOptions(),
    to name: String = "map.pmtiles"
  ) throws -> (path: String, losses: [String]) {
    let writer = try TileArchiveWriter(to: "\(path)/\(name)", options)
    for (schema, features) in layers {
      try writer.begin(schema)
      for feature in features { try writer.append(feature) }
    }
    try ReplacingFile.commit(writer.finish())
    return ("\(path)/\(name)", writer.losses.map(\.description))
  }

  /// The bytes of a file in the folder.
  func bytes(_ name: String = "map.pmtiles") throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
  }

  /// Puts a file of these bytes into the folder; its path.
  func file(_ bytes: [UInt8], _ name: String = "damaged.pmtiles") throws -> String {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  /// All tiles of an archive, read by its directories.
  func tiles(_ name: String = "map.pmtiles") throws -> [TileID: VectorTile] {
    let archive = try ArchiveReader(path: "\(path)/\(name)")
    let header = try #require(ArchiveHeader(archive.bytes))
    var tiles: [TileID: VectorTile] = [:]
    func read(_ section: UnsafeRawBufferPointer?) throws {
      for entry in try ArchiveDirectory.decode(Gzip.decompress(try #require(section))) {
        guard entry.runLength > 0 else {
          try read(archive.bytes(of: entry, in: header.leaves))
          continue
        }
        let content = try Gzip.decompress(try #require(archive.bytes(of: entry, in: header.tiles)))
        for number in entry.tile..<(entry.tile + entry.runLength) {
          tiles[try #require(TileID(number: number))] = try VectorTile(serializedBytes: content)
        }
      }
    }
    try read(archive.bytes(of: header.root))
    return tiles
  }

  /// The features of one layer at one zoom.
  func features(_ layer: String, at zoom: Int) throws -> [(tile: TileID, feature: VectorTile.Feature)] {
    try tiles().filter { $0.key.zoom == zoom }.sorted { $0.key.number < $1.key.number }.flatMap {
      tile, content in
      content.layers.filter { $0.name == layer }.flatMap { $0.features.map { (tile, $0) } }
    }
  }
}

/// Schemas and features for the tests.
enum Sample {
  static let places = FeatureSchema(
    name: "places", featureType: "place", summary: "Places",
    fields: [
      .init(name: "name", type: .string), .init(name: "start", type: .dateTime),
      .init(name: "end", type: .dateTime), .init(name: "people", type: .integer),
      .init(name: "score", type: .real), .init(name: "sure", type: .boolean),
      .init(name: "sources", type: .strings),
    ])

  static func shapes(_ geometry: FeatureSchema.GeometryType) -> FeatureSchema {
    FeatureSchema(name: "shapes", featureType: "shape", geometry: geometry)
  }

  static func place(_ id: String, _ longitude: Double, _ latitude: Double) throws -> Feature {
    Feature(
      id: id, geometry: .point(try Coordinate(longitude: longitude, latitude: latitude)),
      values: [.string(id), "2016-09-04T00:00:00Z", nil, -3, 4, true, .strings(["a/b", "\"c\""])])
  }

  static func shape(_ id: String, _ geometry: Geometry) -> Feature { Feature(id: id, geometry: geometry) }

  static func row(_ positions: [(Double, Double)]) throws -> [Coordinate] {
    try positions.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  /// Places spread evenly over a part of the world, the same in every run.
  static func scattered(_ count: Int, seed: UInt64 = 2016) throws -> [Feature] {
    var numbers = SeededNumbers(seed: seed)
    return try (0..<count).map { index in
      try place(
        "p\(index)", .random(in: -179...179, using: &numbers), .random(in: -84...84, using: &numbers))
    }
  }
}

/// Positions of a table's cell: `x,y x,y; x,y`.
func units(_ cell: String) throws -> [[TileUnits]] {
  try cell.split(separator: ";").map { row in
    try row.split(separator: " ").map { position in
      let parts = position.split(separator: ",").compactMap { Int32($0) }
      try #require(parts.count == 2)
      return TileUnits(x: parts[0], y: parts[1])
    }
  }
}
