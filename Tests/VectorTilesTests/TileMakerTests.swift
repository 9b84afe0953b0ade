import Features
import Foundation
import Model
import SwiftProtobuf
import TestSupport
import Testing

@testable import VectorTiles

/// Single tiles against those of an archive of the same layers.
@Suite struct TileMakerTests {
  /// A feature of a tile with its attributes by name.
  private struct Seen: Equatable {
    var attributes: [String: VectorTile.Value]
    var type: VectorTile.GeometryType
    var geometry: [UInt32]
  }

  /// What is seen of a layer in a tile, by numeric id.
  private func seen(_ tile: VectorTile?, _ layer: String) -> [UInt64: Seen] {
    guard let layer = tile?.layers.first(where: { $0.name == layer }) else { return [:] }
    return Dictionary(
      layer.features.map { feature in
        let pairs = stride(from: 0, to: feature.tags.count, by: 2).map { tag in
          (layer.keys[Int(feature.tags[tag])], layer.values[Int(feature.tags[tag + 1])])
        }
        let attributes = Dictionary(pairs) { _, last in last }
        return (feature.id, Seen(attributes: attributes, type: feature.type, geometry: feature.geometry))
      }, uniquingKeysWith: { _, last in last })
  }

  /// Expects of every tile of an archive, and of its neighbours, that it is the same by itself.
  private func expectTheSame(
    _ layers: [(FeatureSchema, [Feature])], zooms: ClosedRange<Int> = 0...10, withNeighbours: Bool = true
  ) throws {
    let workshop = try Workshop()
    var options = TileArchiveOptions(zooms: zooms)
    options.pointLimit = nil
    options.sizeLimit = nil
    try workshop.write(layers, options)
    let tiles = try workshop.tiles()
    var edges = SharedEdges()
    for (_, features) in layers { try edges.add(features) }
    var drawn = 0
    for (schema, features) in layers {
      let maker = try TileMaker(schema, features, sharing: edges, options)
      for tile in withNeighbours ? neighbourhood(of: tiles.keys) : Array(tiles.keys) {
        let bytes = try maker.tile(
          zoom: tile.zoom, column: Int(tile.column), row: Int(tile.row), of: features.indices)
        let alone = bytes.isEmpty ? nil : try VectorTile(serializedBytes: bytes)
        let found = seen(alone, schema.name)
        #expect(found == seen(tiles[tile], schema.name), "\(schema.name) in \(tile)")
        #expect(alone == nil || alone?.layers.first?.features.count == found.count)
        drawn += found.count
      }
    }
    #expect(drawn > layers.count * zooms.count)
  }

  /// The tiles and what lies beside them, above and below.
  private func neighbourhood(of tiles: some Sequence<TileID>) -> [TileID] {
    var all: Set<TileID> = []
    for tile in tiles {
      for (dx, dy) in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)] {
        let (column, row) = (Int(tile.column) + dx, Int(tile.row) + dy)
        guard 0..<(1 << tile.zoom) ~= column, 0..<(1 << tile.zoom) ~= row else { continue }
        all.insert(TileID(zoom: tile.zoom, column: UInt32(column), row: UInt32(row)))
      }
    }
    return all.sorted { $0.number < $1.number }
  }

  @Test func pointsAreThoseOfTheArchive() throws {
    let edge = try [(180.0, 0.0), (-180, 90), (0, -90), (0, 85.06)].enumerated().map { index, position in
      try Sample.place("edge\(index)", position.0, position.1)
    }
    let several = Feature(
      id: "several", geometry: .multiPoint(try Sample.row([(36, 35), (36.0001, 35), (-120, 10)])),
      values: Array(repeating: .null, count: 7))
    let nowhere = Feature(id: "nowhere", geometry: nil, values: Array(repeating: .null, count: 7))
    try expectTheSame(
      [(Sample.places, try Sample.scattered(200) + edge + [several, nowhere])], zooms: 0...7)
  }

  @Test func areasAndTheirFrontAreThoseOfTheArchive() throws {
    try expectTheSame(try AreaTests.layers(), zooms: 0...9)
  }

  @Test func theLayersOfTheDispatchesAreThoseOfTheArchive() throws {
    let layers = try ["control-changes", "control-status", "control-areas", "front-lines"].map(Exported.layer)
    #expect(layers.allSatisfy { !$0.1.isEmpty })
    try expectTheSame(layers, withNeighbours: false)
  }

  @Test func deeperThanTheArchiveAShapeIsExact() throws {
    let diamond = try Sample.row([(36, 35), (36.01, 35.01), (36.02, 35), (36.01, 34.99), (36, 35)])
    let maker = try TileMaker(
      Sample.shapes(.polygon),
      [Sample.shape("diamond", .polygon([diamond])), Sample.shape("dot", .point(diamond[0]))])
    let corner = WorldPosition(diamond[0])
    for zoom in 11...22 {
      let tile = corner.tile(at: zoom)
      let bytes = try maker.tile(zoom: zoom, column: Int(tile.column), row: Int(tile.row), of: 0..<2)
      let features = try #require(try VectorTile(serializedBytes: bytes).layers.first).features
      #expect(features.count == 2)
      let dot = try #require(try CommandReader(features[1].geometry, .point).rows.first?.first)
      #expect(0...4_096 ~= dot.x && 0...4_096 ~= dot.y)
      // The corner lies where the dot does, and the area begins there eastwards.
      let outline = try #require(try CommandReader(features[0].geometry, .polygon).rows.first)
      #expect(outline.contains(dot), "zoom \(zoom)")
      #expect(outline.map(\.x).min() == dot.x, "zoom \(zoom)")
      let limit = Int32(4_096 + 64)
      #expect(outline.allSatisfy { -64...limit ~= $0.x && -64...limit ~= $0.y }, "zoom \(zoom)")
    }
  }

  @Test(arguments: [
    (-1, 0, 0), (23, 0, 0), (0, 1, 0), (3, 0, 8), (3, -1, 0), (Int.max, 0, 0), (5, Int.max, .min),
  ])
  func whatIsNoTileIsEmpty(_ zoom: Int, _ column: Int, _ row: Int) throws {
    let maker = try TileMaker(Sample.places, [try Sample.place("a", 0, 0)])
    #expect(try maker.tile(zoom: zoom, column: column, row: row, of: 0..<1) == [])
    #expect(maker.box(zoom: zoom, column: column, row: row) == nil)
    #expect(try !maker.tile(zoom: 0, column: 0, row: 0, of: 0..<1).isEmpty)
  }

  @Test func theBoxOfATileHoldsWhatIsSeenInIt() throws {
    let maker = try TileMaker(Sample.places, [])
    let world = try #require(maker.box(zoom: 0, column: 0, row: 0))
    #expect(world.west == -180 && world.south == -90 && world.east == 180 && world.north == 90)
    let tile = try #require(maker.box(zoom: 10, column: 614, row: 404))
    // 614/1024 of 360° less 180° is 35.859375°; a buffer of 66/4096 of the tile is 0.0057°.
    #expect(abs(tile.west - (35.859375 - 0.0057)) < 0.0002 && abs(tile.east - (36.2109375 + 0.0057)) < 0.0002)
    #expect(tile.south < tile.north && tile.north < 36)
  }
}
