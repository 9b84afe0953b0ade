internal import Features

/// A box in millionths of a degree, what the six decimals of an answer can say: bounds within.
struct MicroBox: Equatable, Sendable {
  var west: Int32
  var south: Int32
  var east: Int32
  var north: Int32

  /// A box that nothing lies in, to take positions in.
  static let empty = MicroBox(west: .max, south: .max, east: .min, north: .min)

  /// Whether it has no position.
  var isEmpty: Bool { west > east || south > north }

  /// Takes a position in.
  mutating func include(_ position: Micro) {
    west = min(west, Int32(position.longitude))
    east = max(east, Int32(position.longitude))
    south = min(south, Int32(position.latitude))
    north = max(north, Int32(position.latitude))
  }

  /// Takes a box in.
  @inline(__always)
  mutating func include(_ other: MicroBox) {
    west = min(west, other.west)
    east = max(east, other.east)
    south = min(south, other.south)
    north = max(north, other.north)
  }

  /// Whether both have a position in common.
  @inline(__always)
  func meets(_ other: MicroBox) -> Bool {
    west <= other.east && east >= other.west && south <= other.north && north >= other.south
  }

  /// Whether another box lies within.
  @inline(__always)
  func contains(_ other: MicroBox) -> Bool {
    west <= other.west && east >= other.east && south <= other.south && north >= other.north
  }
}

extension MicroBox {
  /// The positions of six decimals within a box: one box, or two where it crosses longitude 180; none in a box of
  /// what is no number.
  static func boxes(_ box: GeographicBox) -> [MicroBox] {
    guard ![box.west, box.south, box.east, box.north].contains(where: \.isNaN) else { return [] }
    let whole = MicroBox(
      west: least(box.west), south: least(box.south), east: greatest(box.east), north: greatest(box.north))
    guard box.west > box.east else { return [whole] }
    var (eastern, western) = (whole, whole)
    eastern.east = 180_000_000
    western.west = -180_000_000
    return [eastern, western]
  }

  /// The least number of millionths that is no less than so many degrees, as numbers of six decimals are read.
  private static func least(_ degrees: Double) -> Int32 {
    var micro = nearest(degrees)
    while Double(micro - 1) / 1e6 >= degrees, micro > -limit { micro -= 1 }
    while Double(micro) / 1e6 < degrees, micro < limit { micro += 1 }
    return Int32(micro)
  }

  private static func greatest(_ degrees: Double) -> Int32 { -least(-degrees) }

  /// Beyond any longitude.
  private static let limit = 1_000_000_000
  private static func nearest(_ degrees: Double) -> Int {
    Int((min(max(degrees, -999), 999) * 1e6).rounded())
  }
}
