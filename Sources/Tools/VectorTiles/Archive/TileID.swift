/// A tile's column and row at a zoom, and its number in a PMTiles archive (specification v3, section 4.1):
/// all tiles of zoom 0, then those of zoom 1, …, each zoom along a Hilbert curve.
struct TileID: Hashable, Sendable {
  /// 0...26, beyond which numbers do not fit.
  var zoom: Int
  /// From the west, 0..<2^zoom.
  var column: UInt32
  /// From the north, 0..<2^zoom.
  var row: UInt32

  /// The deepest zoom that is read.
  static let deepest = 26

  init(zoom: Int, column: UInt32, row: UInt32) {
    self.zoom = zoom
    self.column = column
    self.row = row
  }

  /// The tile of a number; nil beyond zoom 26.
  init?(number: UInt64) {
    guard let zoom = (0...Self.deepest).last(where: { Self.first(of: $0) <= number }),
      number < Self.first(of: zoom + 1)
    else { return nil }
    var (x, y): (UInt32, UInt32) = (0, 0)
    var rest = number - Self.first(of: zoom)
    for level in 0..<zoom {
      let turnX = UInt32(truncatingIfNeeded: rest >> 1) & 1
      let turnY = UInt32(truncatingIfNeeded: rest ^ UInt64(turnX)) & 1
      Self.rotate(&x, &y, side: 1 << level, turnX, turnY)
      x |= turnX << level
      y |= turnY << level
      rest >>= 2
    }
    self.init(zoom: zoom, column: x, row: y)
  }

  /// The tile's number.
  var number: UInt64 { Self.first(of: zoom) + position }

  /// The number of the first tile of a zoom: how many tiles the zooms above have.
  static func first(of zoom: Int) -> UInt64 { ((1 << (2 * UInt64(zoom))) - 1) / 3 }

  /// Where the tile stands on its zoom's Hilbert curve; a quarter of it, rounded down, is where its parent
  /// stands.
  var position: UInt64 {
    var (x, y) = (column, row)
    var position: UInt64 = 0
    for level in (0..<zoom).reversed() {
      let turnX = x >> level & 1
      let turnY = y >> level & 1
      position = position << 2 | UInt64((3 * turnX) ^ turnY)
      x &= (1 << level) - 1
      y &= (1 << level) - 1
      Self.rotate(&x, &y, side: 1 << level, turnX, turnY)
    }
    return position
  }

  private static func rotate(
    _ x: inout UInt32, _ y: inout UInt32, side: UInt32, _ turnX: UInt32, _ turnY: UInt32
  ) {
    guard turnY == 0 else { return }
    if turnX == 1 {
      x = side - 1 - x
      y = side - 1 - y
    }
    swap(&x, &y)
  }
}

extension TileID: CustomStringConvertible {
  /// `zoom/column/row`.
  var description: String { "\(zoom)/\(column)/\(row)" }
}
