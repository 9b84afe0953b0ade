public import Features
public import Model

/// Makes single vector tiles (MVT 2.1) of a layer whose features stay in memory.
///
/// A tile holds what the archive's tile (`TileArchiveWriter`) does, with the same attributes, numeric ids and geometry,
/// but every point: none is left out of a crowded tile. Positions on the square of Web Mercator and attributes are
/// made ready once. Any number of threads may ask at once.
public struct TileMaker: Sendable {
  /// The zooms that have tiles.
  public static let zooms = 0...22

  private let name: String
  private let attributes: AttributeTable
  /// Positions of the features that are one point; elsewhere west of the world.
  private let points: [WorldPosition]
  /// Lines, polygons and sets of points, by their features' positions in the layer.
  private let shapes: [Int: WorldShape]
  private let topology: ArcTopology
  private let deepest: Int
  private let buffer: Int

  /// Makes features ready; one that a tile cannot say is refused.
  ///
  /// - Parameters:
  ///   - edges: What the layer's edges share with those of other layers; nil where only with each other.
  ///   - options: Of these count the deepest zoom, from which on nothing is simplified or too small, and the buffer.
  public init(
    _ schema: FeatureSchema, _ features: [Feature], sharing edges: SharedEdges? = nil,
    _ options: TileArchiveOptions = TileArchiveOptions()
  ) throws(InputError) {
    name = schema.name
    deepest = options.zooms.upperBound
    buffer = options.buffer
    attributes = try AttributeTable(schema, features)
    var points = [WorldPosition](repeating: Self.elsewhere, count: features.count)
    var shapes: [Int: WorldShape] = [:]
    var extent = GeographicExtent()
    for (position, feature) in features.enumerated() {
      guard let geometry = feature.geometry else { continue }
      let shape = try WorldShape(geometry, of: feature, &extent)
      if let point = shape.point { points[position] = point } else { shapes[position] = shape }
    }
    self.points = points
    self.shapes = shapes
    topology = edges?.topology ?? shapes.values.reduce(into: ArcTopology()) { $0.add($1) }
  }

  private static let elsewhere = WorldPosition(x: -1, y: 0)

  /// What TileJSON 3.0 (section 3.3) calls the type of each attribute, `String`, `Number` or `Boolean`, in their order.
  public var fields: [(name: String, type: String)] { Array(zip(attributes.keys, attributes.types)) }

  /// The tile of a column (x) and row (y); empty where nothing lies in it, and where there is no such tile.
  ///
  /// - Parameter candidates: Positions of features in the layer, in the order in which they are drawn: those that may
  ///   lie in the tile, `box` tells where.
  public func tile(
    zoom: Int, column: Int, row: Int, of candidates: some Sequence<Int>
  ) throws(InputError) -> [UInt8] {
    guard let tile = TileID(zoom: zoom, column: column, row: row) else { return [] }
    var layer = TileLayer(name: name, keys: attributes.keys)
    var bytes: [UInt8] = []
    let grid = TileGrid(zoom: zoom, buffer: buffer)
    let drawing = shapes.isEmpty ? nil : try ShapeDrawing(topology, deepest: deepest, buffer: buffer)
    var values = attributes.noPositions
    for position in candidates {
      let point = points[position]
      if point.x >= 0 {
        guard point.tile(at: zoom) == tile else { continue }
        var geometry = GeometryCommands()
        geometry.points([grid.units(point, in: tile)])
        attributes.append(position, .point, geometry, to: &layer, &values)
      } else if let shape = shapes[position] {
        try drawing?.forEachPiece(of: shape, at: zoom, in: tile) { geometry, _ in
          attributes.append(position, shape.type, geometry, to: &layer, &values)
        }
      }
    }
    layer.finish(into: &bytes)
    return bytes
  }

  /// Where features must lie to be seen in a tile, with its buffer: degrees west, south, east and north; nil where
  /// there is no such tile. What lies beyond the square's north and south is drawn at its edge.
  public func box(
    zoom: Int, column: Int, row: Int
  ) -> (west: Double, south: Double, east: Double, north: Double)? {
    guard TileID(zoom: zoom, column: column, row: row) != nil else { return nil }
    let world = 1 << WorldPosition.bits
    let side = world >> zoom
    // Half a unit for the grid, and one for what simplification may move.
    let margin = side * (buffer + 2) / TileUnits.extent + 1
    func position(_ column: Int, _ row: Int, _ margin: Int) -> WorldPosition {
      WorldPosition(
        x: Int32(min(max(column * side + margin, 0), world)),
        y: Int32(min(max(row * side + margin, 0), world)))
    }
    let (first, last) = (position(column, row, -margin), position(column + 1, row + 1, margin))
    return (
      first.longitude, last.y == world ? -90 : last.latitude, last.longitude,
      first.y == 0 ? 90 : first.latitude
    )
  }
}

extension TileID {
  /// The tile of a column and row that any map may ask for; nil where there is none.
  fileprivate init?(zoom: Int, column: Int, row: Int) {
    guard TileMaker.zooms.contains(zoom), 0..<(1 << zoom) ~= column, 0..<(1 << zoom) ~= row else {
      return nil
    }
    self.init(zoom: zoom, column: UInt32(column), row: UInt32(row))
  }
}
