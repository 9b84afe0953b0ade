public import Features
public import Model
internal import VectorTiles

extension FeatureIndex {
  /// Indexes layers that are drawn on one map: edges that they share stay shared in their tiles.
  public static func layers(
    _ layers: [(schema: FeatureSchema, features: [Feature])]
  ) throws(InputError) -> [FeatureIndex] {
    var edges = SharedEdges()
    for layer in layers { try edges.add(layer.features) }
    var indexes: [FeatureIndex] = []
    for layer in layers { indexes.append(try FeatureIndex(layer.schema, layer.features, sharing: edges)) }
    return indexes
  }

  /// The name and type (`String`, `Number` or `Boolean`) of each attribute in the layer's tiles, for TileJSON 3.0.
  public var tileFields: [(name: String, type: String)] { tiles.fields }

  /// The layer's vector tile (MVT 2.1) at `zoom`, `column` (x), `row` (y) of WebMercatorQuad, as far as it is in a
  /// time; empty where nothing lies in it, and where there is no such tile. Zooms are `TileMaker.zooms`.
  public func tile(
    zoom: Int, column: Int, row: Int, window: TimeWindow? = nil
  ) throws(InputError) -> [UInt8] {
    guard let box = tiles.box(zoom: zoom, column: column, row: row) else { return [] }
    let boxes = MicroBox.boxes(
      GeographicBox(west: box.west, south: box.south, east: box.east, north: box.north))
    let (from, to) = window?.seconds ?? (.min, .max)
    let candidates = times.withTest(from, to) { test in
      places.candidates(of: boxes, count) { test.isMet(by: $0) }
    }
    return try tiles.tile(zoom: zoom, column: column, row: row, of: candidates)
  }
}
