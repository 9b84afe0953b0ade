internal import Glibc
internal import Model

/// A position on the square of Web Mercator (WebMercatorQuad, OGC 17-083r4, annex D.1): 2³⁰ units a side,
/// origin at the north-west, y downwards. A unit is 4 cm at the equator, 1/256 of a tile's unit at zoom 10.
struct WorldPosition: Hashable, Comparable {
  /// 0...2³⁰, eastwards from longitude -180.
  var x: Int32
  /// 0...2³⁰, southwards from latitude 85.0511287798.
  var y: Int32

  /// Units along a side, as a power of two.
  static let bits = 30
  /// Where the square ends in the north, degrees: the latitude whose Mercator ordinate is π.
  static let northernmost = 85.0511287798066

  init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  /// The nearest position; what lies beyond the square's north or south is taken to its edge.
  init(_ coordinate: Coordinate) {
    let side = Double(1 << Self.bits)
    let latitude = min(max(coordinate.latitude, -Self.northernmost), Self.northernmost) * .pi / 180
    let ordinate = log((1 + sin(latitude)) / (1 - sin(latitude))) / 2
    x = Int32(((coordinate.longitude + 180) / 360 * side).rounded())
    y = Int32(min(max(((1 - ordinate / .pi) / 2 * side).rounded(), 0), side))
  }

  /// The longitude, degrees.
  var longitude: Double { Double(x) / Double(1 << Self.bits) * 360 - 180 }
  /// The latitude, degrees.
  var latitude: Double { atan(sinh(.pi * (1 - 2 * Double(y) / Double(1 << Self.bits)))) * 180 / .pi }

  /// The position on the grid of a zoom (`TileGrid`), rounded, counted over all tiles.
  @inline(__always)
  func units(at zoom: Int) -> TileUnits {
    let shift = Int32(Self.bits - zoom - TileUnits.extentBits)
    guard shift > 0 else { return TileUnits(x: x, y: y) }
    let half = Int32(1) << (shift - 1)
    return TileUnits(x: (x + half) >> shift, y: (y + half) >> shift)
  }

  /// By x, then y.
  static func < (a: WorldPosition, b: WorldPosition) -> Bool { (a.x, a.y) < (b.x, b.y) }
}

/// A position in the units of one zoom's tiles, 4,096 a tile, counted from the north-west corner of the world
/// or of one tile.
struct TileUnits: Hashable, Comparable {
  var x: Int32
  var y: Int32

  /// Units along a tile's side, as a power of two.
  static let extentBits = 12
  /// Units along a tile's side.
  static let extent = 1 << extentBits

  /// By x, then y.
  static func < (a: TileUnits, b: TileUnits) -> Bool { (a.x, a.y) < (b.x, b.y) }

  /// Twice the area of an open ring by the surveyor's formula; above 0 where it turns clockwise as seen, y
  /// downwards.
  static func doubledArea(_ ring: [TileUnits]) -> Int {
    guard let first = ring.first, var last = ring.last else { return 0 }
    var sum = 0
    last = TileUnits(x: last.x - first.x, y: last.y - first.y)
    for position in ring {
      let next = TileUnits(x: position.x - first.x, y: position.y - first.y)
      sum += Int(last.x) * Int(next.y) - Int(next.x) * Int(last.y)
      last = next
    }
    return sum
  }

  /// The positions without those that repeat the one before.
  static func withoutRepeats(_ positions: [TileUnits]) -> [TileUnits] {
    var kept: [TileUnits] = []
    kept.reserveCapacity(positions.count)
    for position in positions where kept.last != position { kept.append(position) }
    return kept
  }

  /// An open ring without repeats, also not from its end to its start.
  static func ringWithoutRepeats(_ positions: [TileUnits]) -> [TileUnits] {
    var kept = withoutRepeats(positions)
    while kept.count > 1, kept.first == kept.last { kept.removeLast() }
    return kept
  }
}

extension WorldPosition {
  /// The tile that the position lies in; the last one for a position on the east or south edge of the world.
  func tile(at zoom: Int) -> TileID {
    let last = Int32(1) << zoom - 1
    let shift = Int32(Self.bits - zoom)
    return TileID(
      zoom: zoom, column: UInt32(min(x >> shift, last)), row: UInt32(min(y >> shift, last)))
  }
}
