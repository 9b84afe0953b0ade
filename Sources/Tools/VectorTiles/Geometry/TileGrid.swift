/// The grid of a zoom: 4,096 units along a tile's side down to zoom 18, whose unit is that of the world; from there on the
/// same units, fewer to a tile, and larger in it.
struct TileGrid {
  /// 0...22.
  let zoom: Int
  /// Units of the grid along a tile's side, as a power of two.
  private let bits: Int
  /// Units of the grid by which lines and polygons go on beyond their tile.
  private let buffer: Int

  /// The grid of a zoom with a buffer in 4,096ths of a tile's side.
  init(zoom: Int, buffer: Int) {
    self.zoom = zoom
    bits = min(TileUnits.extentBits, WorldPosition.bits - zoom)
    self.buffer = buffer >> (TileUnits.extentBits - bits)
  }

  /// A column or row of tiles with its buffer.
  func range(_ index: Int) -> ClosedRange<Int32> {
    Int32(index << bits - buffer)...Int32((index + 1) << bits + buffer)
  }

  /// The columns or rows of tiles that rows of positions reach into, with the buffer; of these the one asked for alone.
  func tiles(
    _ rows: some Sequence<[TileUnits]>, _ axis: KeyPath<TileUnits, Int32>, _ only: UInt32?
  ) -> Range<Int> {
    var (least, greatest) = (Int.max, Int.min)
    for position in rows.joined() {
      least = min(least, Int(position[keyPath: axis]))
      greatest = max(greatest, Int(position[keyPath: axis]))
    }
    guard least <= greatest else { return 0..<0 }
    let first = max(0, (least - buffer) >> bits)
    let last = min((1 << zoom) - 1, (greatest + buffer) >> bits)
    let reached = first..<max(first, last + 1)
    return only.map { reached.clamped(to: Int($0)..<Int($0) + 1) } ?? reached
  }

  /// A position of the world in a tile's own units.
  @inline(__always)
  func units(_ position: WorldPosition, in tile: TileID) -> TileUnits {
    within(tile, position.units(at: zoom))
  }

  /// A position of the grid in a tile's own units.
  @inline(__always)
  func within(_ tile: TileID, _ position: TileUnits) -> TileUnits {
    let scale = Int32(TileUnits.extentBits - bits)
    return TileUnits(
      x: (position.x - Int32(tile.column) << Int32(bits)) << scale,
      y: (position.y - Int32(tile.row) << Int32(bits)) << scale)
  }
}
