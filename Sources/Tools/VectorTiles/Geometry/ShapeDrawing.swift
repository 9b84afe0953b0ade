internal import Model

/// Draws lines, polygons and sets of points in tiles: simplified above the deepest zoom, rounded to the grid, cut to each
/// tile with its buffer, polygons valid.
///
/// What it gives of a shape in a tile depends on nothing but the shape, the tile and what its edges share: an archive
/// of all tiles and a tile by itself are the same.
struct ShapeDrawing {
  private let topology: ArcTopology
  private let deepest: Int
  private let buffer: Int
  private let repair: PolygonRepair

  /// How far, in units of a tile, simplification may take a line or an edge above the deepest zoom: with the
  /// half unit of the grid less than one, an eighth of a pixel on a screen of 512 pixels a tile. At the
  /// deepest zoom nothing is simplified.
  static let tolerance = 0.5

  /// - Parameters:
  ///   - topology: What the edges of all shapes share.
  ///   - deepest: The zoom from which on nothing is simplified, and nothing left out as too small to be seen.
  ///   - buffer: How far lines and polygons go on beyond their tile, in its units.
  init(_ topology: ArcTopology, deepest: Int, buffer: Int) throws(InputError) {
    self.topology = topology
    self.deepest = deepest
    self.buffer = buffer
    repair = try PolygonRepair()
  }

  /// Hands over the piece of a shape in each tile of a zoom, or in one tile alone.
  func forEachPiece(
    of shape: WorldShape, at zoom: Int, in only: TileID? = nil,
    _ body: (GeometryCommands, TileID) throws(InputError) -> Void
  ) throws(InputError) {
    let grid = TileGrid(zoom: zoom, buffer: buffer)
    switch shape.type {
    case .point: try drawPoints(shape, grid, only, body)
    case .line: try drawLines(shape, grid, only, body)
    case .polygon: try drawPolygons(shape, grid, only, body)
    }
  }

  /// The tolerance in units of the world; nil where nothing is simplified.
  private func tolerance(at zoom: Int) -> Double? {
    zoom >= deepest ? nil : Self.tolerance * Double(1 << (WorldPosition.bits - TileUnits.extentBits - zoom))
  }

  // MARK: Points

  private func drawPoints(
    _ shape: WorldShape, _ grid: TileGrid, _ only: TileID?,
    _ body: (GeometryCommands, TileID) throws(InputError) -> Void
  ) throws(InputError) {
    var tiles: [TileID: [TileUnits]] = [:]
    for position in shape.parts.joined().joined() {
      let tile = position.tile(at: grid.zoom)
      guard only == nil || only == tile else { continue }
      tiles[tile, default: []].append(grid.units(position, in: tile))
    }
    for (tile, positions) in tiles.sorted(by: { $0.key.number < $1.key.number }) {
      var geometry = GeometryCommands()
      geometry.points(positions)
      try body(geometry, tile)
    }
  }

  // MARK: Lines

  private func drawLines(
    _ shape: WorldShape, _ grid: TileGrid, _ only: TileID?,
    _ body: (GeometryCommands, TileID) throws(InputError) -> Void
  ) throws(InputError) {
    let lines = shape.parts.joined().map { line in
      let kept = tolerance(at: grid.zoom).map { topology.simplified(line: line, tolerance: $0) } ?? line
      return TileUnits.withoutRepeats(kept.map { $0.units(at: grid.zoom) })
    }
    var seen = lines.filter { $0.count > 1 }
    if seen.isEmpty {
      guard grid.zoom >= deepest, let dot = lines.first?.first else { return }
      seen = [[dot, TileUnits(x: dot.x + 1, y: dot.y)]]
    }
    for column in grid.tiles(seen, \.x, only?.column) {
      let strip = StripClip(axis: .x, range: grid.range(column))
      let stretches = seen.flatMap { strip.clip(line: $0) }
      for row in grid.tiles(stretches, \.y, only?.row) {
        let tile = TileID(zoom: grid.zoom, column: UInt32(column), row: UInt32(row))
        let crossing = StripClip(axis: .y, range: grid.range(row))
        let parts = stretches.flatMap { crossing.clip(line: $0) }
        guard !parts.isEmpty else { continue }
        var geometry = GeometryCommands()
        for part in parts { geometry.line(part.map { grid.within(tile, $0) }) }
        try body(geometry, tile)
      }
    }
  }

  // MARK: Polygons

  private func drawPolygons(
    _ shape: WorldShape, _ grid: TileGrid, _ only: TileID?,
    _ body: (GeometryCommands, TileID) throws(InputError) -> Void
  ) throws(InputError) {
    var seen = shape.parts.compactMap { rings in
      Self.withoutCollapsed(
        rings.map { ring in
          let kept = tolerance(at: grid.zoom).map { topology.simplified(ring: ring, tolerance: $0) } ?? ring
          return TileUnits.ringWithoutRepeats(kept.map { $0.units(at: grid.zoom) })
        })
    }
    if seen.isEmpty {
      guard grid.zoom >= deepest, let dot = shape.parts.first?.first?.first?.units(at: grid.zoom) else {
        return
      }
      seen = [[Self.square(at: dot)]]
    }
    for column in grid.tiles(seen.joined(), \.x, only?.column) {
      let strip = StripClip(axis: .x, range: grid.range(column))
      let stretches = seen.compactMap { Self.withoutCollapsed($0.map { strip.clip(ring: $0) }) }
      for row in grid.tiles(stretches.joined(), \.y, only?.row) {
        let tile = TileID(zoom: grid.zoom, column: UInt32(column), row: UInt32(row))
        let crossing = StripClip(axis: .y, range: grid.range(row))
        let parts = stretches.compactMap { polygon in
          Self.withoutCollapsed(polygon.map { crossing.clip(ring: $0).map { grid.within(tile, $0) } })
        }
        let polygons = parts.isEmpty ? [] : repair.valid(parts)
        guard !polygons.isEmpty else { continue }
        var geometry = GeometryCommands()
        for polygon in polygons { Self.append(polygon, to: &geometry) }
        try body(geometry, tile)
      }
    }
  }

  /// Rings that have an area; nil where the outline has none.
  private static func withoutCollapsed(_ rings: [[TileUnits]]) -> [[TileUnits]]? {
    guard let outline = rings.first, outline.count > 2, TileUnits.doubledArea(outline) != 0 else {
      return nil
    }
    return [outline] + rings.dropFirst().filter { $0.count > 2 && TileUnits.doubledArea($0) != 0 }
  }

  /// The least area of the grid, for one that is smaller.
  private static func square(at dot: TileUnits) -> [TileUnits] {
    [(0, 0), (1, 0), (1, 1), (0, 1)].map { TileUnits(x: dot.x + $0.0, y: dot.y + $0.1) }
  }

  /// Outlines turn clockwise as seen, holes counter-clockwise (MVT 2.1, section 4.3.4.4).
  private static func append(_ polygon: [[TileUnits]], to geometry: inout GeometryCommands) {
    for (index, ring) in polygon.enumerated() {
      let isClockwise = TileUnits.doubledArea(ring) > 0
      geometry.ring(isClockwise == (index == 0) ? ring : ring.reversed())
    }
  }
}
