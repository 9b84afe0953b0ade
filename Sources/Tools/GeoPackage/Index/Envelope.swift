internal import Features

/// The smallest box round positions, in millionths of a degree.
struct Envelope: Hashable {
  var west: Int
  var east: Int
  var south: Int
  var north: Int

  /// Round one position.
  init(_ position: Micro) {
    west = position.longitude
    east = position.longitude
    south = position.latitude
    north = position.latitude
  }

  /// Round several; nil where there is none.
  init?(_ parts: [[Micro]]) {
    guard let first = parts.lazy.joined().first else { return nil }
    self.init(first)
    for part in parts { for position in part { add(Envelope(position)) } }
  }

  /// Takes in another box.
  mutating func add(_ other: Envelope) {
    west = min(west, other.west)
    east = max(east, other.east)
    south = min(south, other.south)
    north = max(north, other.north)
  }

  /// West, east, south, north in degrees: the order of envelopes and of the R-tree.
  var degrees: [Double] { [west, east, south, north].map { Double($0) / 1e6 } }
}
