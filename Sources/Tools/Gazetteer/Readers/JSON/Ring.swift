/// A ring of longitudes and latitudes taken as plane coordinates, degrees: enough to find a point inside.
struct Ring {
  typealias Position = (Double, Double)

  /// Square degrees, never negative.
  private(set) var area = 0.0
  /// Centroid of the area; the first corner where there is no area.
  private(set) var centroid: Position = (0, 0)

  /// The shoelace formula, about the first corner so that little is lost to rounding.
  init(_ corners: [Position]) {
    guard let origin = corners.first else { return }
    var (twice, x, y) = (0.0, 0.0, 0.0)
    for (from, to) in zip(corners, corners.dropFirst() + [origin]) {
      let (ax, ay, bx, by) = (from.0 - origin.0, from.1 - origin.1, to.0 - origin.0, to.1 - origin.1)
      let cross = ax * by - bx * ay
      twice += cross
      x += (ax + bx) * cross
      y += (ay + by) * cross
    }
    area = abs(twice) / 2
    centroid = twice == 0 ? origin : (origin.0 + x / (3 * twice), origin.1 + y / (3 * twice))
  }

  /// Whether a polygon, given by its rings, has the point inside (even–odd rule).
  static func contains(_ rings: [[Position]], _ point: Position) -> Bool {
    rings.reduce(0) { $0 + crossings($1, latitude: point.1).count { $0 > point.0 } } % 2 == 1
  }

  /// The middle of the widest stretch inside on one latitude; nil where there is none.
  static func inner(_ rings: [[Position]], latitude: Double) -> Position? {
    let all = rings.flatMap { crossings($0, latitude: latitude) }.sorted()
    var best: (width: Double, middle: Double)?
    for index in stride(from: 0, to: all.count - 1, by: 2) {
      let width = all[index + 1] - all[index]
      if width > best?.width ?? 0 { best = (width, (all[index] + all[index + 1]) / 2) }
    }
    return best.map { ($0.middle, latitude) }
  }

  /// Longitudes at which a ring crosses a latitude.
  private static func crossings(_ ring: [Position], latitude: Double) -> [Double] {
    guard let first = ring.first else { return [] }
    return zip(ring, ring.dropFirst() + [first]).compactMap { from, to in
      guard (from.1 > latitude) != (to.1 > latitude) else { return nil }
      return from.0 + (latitude - from.1) / (to.1 - from.1) * (to.0 - from.0)
    }
  }
}
