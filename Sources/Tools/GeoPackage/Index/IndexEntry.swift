/// A cell of an R-tree's node: what it points at, and its box in the 32-bit numbers of SQLite's R*Tree
/// module.
struct IndexEntry {
  /// A feature's key in a leaf, a node's number above.
  var key: Int64
  var west: Float
  var east: Float
  var south: Float
  var north: Float

  /// A feature's box, rounded outwards, so that no search misses it.
  init(key: Int64, _ box: Envelope) {
    self.key = key
    west = Self.down(box.west)
    east = Self.up(box.east)
    south = Self.down(box.south)
    north = Self.up(box.north)
  }

  /// The entry of a node in the node above.
  init(node: Int64, of entries: ArraySlice<IndexEntry>) {
    key = node
    (west, east, south, north) = (.infinity, -.infinity, .infinity, -.infinity)
    for entry in entries {
      west = min(west, entry.west)
      east = max(east, entry.east)
      south = min(south, entry.south)
      north = max(north, entry.north)
    }
  }

  /// The greatest number not above.
  static func down(_ millionths: Int) -> Float {
    let degrees = Double(millionths) / 1e6
    let near = Float(degrees)
    return Double(near) > degrees ? near.nextDown : near
  }

  /// The least number not below.
  static func up(_ millionths: Int) -> Float {
    let degrees = Double(millionths) / 1e6
    let near = Float(degrees)
    return Double(near) < degrees ? near.nextUp : near
  }

  /// The place of the box's centre on Hilbert's curve.
  var place: UInt64 {
    func middle(_ a: Float, _ b: Float) -> Int { Int((Double(a) + Double(b)) * 5e5) }
    return HilbertOrder.place(longitude: middle(west, east), latitude: middle(south, north))
  }
}
