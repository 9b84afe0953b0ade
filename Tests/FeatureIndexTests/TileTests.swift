import FeatureIndex
import Features
import Model
import TestSupport
import Testing
import VectorTiles

/// Tiles of an index: those that are made from all of its features.
@Suite struct TileTests {
  @Test func theTreeLeavesOutNothingThatIsSeen() throws {
    var layer = try RandomLayer(300, seed: 31)
    let index = try FeatureIndex(layer.schema, layer.features)
    let maker = try TileMaker(layer.schema, layer.features)
    let naive = NaiveAnswer(schema: layer.schema, features: layer.features)
    var filled = 0
    for turn in 0..<80 {
      let window = turn % 3 == 0 ? nil : TimeWindow(from: layer.second(), to: nil)
      let wanted = naive.positions(FeatureQuery(window: window))
      let zoom = turn % 8
      let (column, row) = (turn * 7 % (1 << zoom), turn * 5 % (1 << zoom))
      let tile = try index.tile(zoom: zoom, column: column, row: row, window: window)
      #expect(tile == (try maker.tile(zoom: zoom, column: column, row: row, of: wanted)), "turn \(turn)")
      filled += tile.isEmpty ? 0 : 1
    }
    #expect(filled > 20)
  }

  @Test func layersOfOneMapShareTheirEdges() throws {
    func row(_ positions: [(Double, Double)]) throws -> [Coordinate] {
      try positions.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
    }
    // The front ends in the middle of the area's side, which is a node for both.
    let side = try (0...40).map { step in
      try Coordinate(longitude: step.isMultiple(of: 2) ? 36 : 36.02, latitude: 34 + Double(step) * 0.05)
    }
    let area = Feature(id: "area", geometry: .polygon([side + (try row([(38, 36), (38, 34), (36, 34)]))]))
    let front = Feature(id: "front", geometry: .lineString(Array(side[...25])))
    let layers = [
      (FeatureSchema(name: "areas", featureType: "area", geometry: .polygon), [area]),
      (FeatureSchema(name: "fronts", featureType: "front", geometry: .line), [front]),
    ]
    var edges = SharedEdges()
    for (_, features) in layers { try edges.add(features) }
    let indexes = try FeatureIndex.layers(layers.map { (schema: $0.0, features: $0.1) })
    for (index, (schema, features)) in zip(indexes, layers) {
      let shared = try TileMaker(schema, features, sharing: edges)
      #expect(
        try index.tile(zoom: 5, column: 19, row: 12) == shared.tile(zoom: 5, column: 19, row: 12, of: 0..<1))
    }
    let alone = try FeatureIndex(layers[0].0, layers[0].1)
    #expect(try alone.tile(zoom: 5, column: 19, row: 12) != indexes[0].tile(zoom: 5, column: 19, row: 12))
  }
}
