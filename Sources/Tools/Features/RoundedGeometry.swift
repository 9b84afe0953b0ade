public import Model

/// What every format writes of lines and rings: positions in millionths of a degree, rings right-hand (RFC
/// 7946, 3.1.6).
extension Micro {
  /// A line's positions; one of fewer than two is refused, by the feature's id.
  public static func line(_ line: [Coordinate], of id: String) throws(InputError) -> [Micro] {
    guard line.count >= 2 else {
      throw refusal(id, "line: expected 2 or more positions (RFC 7946, 3.1.4), found \(line.count)")
    }
    return line.map(Micro.init)
  }

  /// A polygon's rings: the outline counter-clockwise, holes clockwise. One without a ring, or with a ring
  /// that is not closed or has no area, is refused, by the feature's id.
  public static func polygon(_ rings: [[Coordinate]], of id: String) throws(InputError) -> [[Micro]] {
    guard !rings.isEmpty else { throw refusal(id, "polygon: expected an outline, found no ring") }
    var turned: [[Micro]] = []
    turned.reserveCapacity(rings.count)
    for (index, ring) in rings.enumerated() {
      turned.append(try self.ring(ring, counterClockwise: index == 0, of: id))
    }
    return turned
  }

  /// A ring without positions that rounding made the same as the one before, turned as asked for.
  private static func ring(
    _ ring: [Coordinate], counterClockwise: Bool, of id: String
  ) throws(InputError) -> [Micro] {
    guard ring.first == ring.last else {
      throw refusal(id, "ring: expected the last position to be the first again (RFC 7946, 3.1.6)")
    }
    var positions: [Micro] = []
    for position in ring.lazy.map(Micro.init) where position != positions.last { positions.append(position) }
    let area = doubledArea(positions)
    guard positions.count >= 4, area != 0 else {
      throw refusal(id, "ring: expected 4 or more positions round an area, found \(ring.count)")
    }
    if (area > 0) != counterClockwise { positions.reverse() }
    return positions
  }

  private static func refusal(_ id: String, _ problem: String) -> InputError {
    InputError(.data, at: "feature \(id)", problem)
  }
}
