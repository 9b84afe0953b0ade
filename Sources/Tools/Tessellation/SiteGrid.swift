internal import Geodesy

/// Finds the nearest of many points of the plane.
struct SiteGrid {
  private let sites: [PlanePosition]
  private let west: Double
  private let south: Double
  private let size: Double
  private let columns: Int
  private let rows: Int
  /// The sites of bucket i are `order[starts[i]..<starts[i + 1]]`.
  private let starts: [Int]
  private let order: [Int32]

  /// An index of at least one site, about one a bucket.
  init(_ sites: [PlanePosition]) {
    self.sites = sites
    let (xs, ys) = (sites.map(\.x), sites.map(\.y))
    let (west, east) = (xs.min() ?? 0, xs.max() ?? 0)
    let (south, north) = (ys.min() ?? 0, ys.max() ?? 0)
    let span = max(east - west, north - south, 1)
    let area = max((east - west) * (north - south), span * span / Double(sites.count))
    let size = (area / Double(sites.count)).squareRoot()
    let columns = Int((east - west) / size) + 1
    let rows = Int((north - south) / size) + 1
    let buckets = sites.map { Int(($0.y - south) / size) * columns + Int(($0.x - west) / size) }
    var starts = [Int](repeating: 0, count: columns * rows + 1)
    for bucket in buckets { starts[bucket + 1] += 1 }
    for bucket in 0..<columns * rows { starts[bucket + 1] += starts[bucket] }
    var free = starts
    var order = [Int32](repeating: 0, count: sites.count)
    for (site, bucket) in buckets.enumerated() {
      order[free[bucket]] = Int32(site)
      free[bucket] += 1
    }
    (self.west, self.south, self.size, self.columns, self.rows) = (west, south, size, columns, rows)
    (self.starts, self.order) = (starts, order)
  }

  /// The nearest site no farther than `limit`, and its distance; the first of those that are equally near.
  func nearest(to point: PlanePosition, within limit: Double = .infinity) -> (site: Int, distance: Double)? {
    let column = min(max(Int(((point.x - west) / size).rounded(.down)), 0), columns - 1)
    let row = min(max(Int(((point.y - south) / size).rounded(.down)), 0), rows - 1)
    // From the point to the edge of its bucket, were it moved into the grid: what a ring of buckets lies
    // beyond.
    let outside = max(
      west - point.x, point.x - west - Double(columns) * size, south - point.y,
      point.y - south - Double(rows) * size, 0)
    guard outside <= limit else { return nil }
    var best: (site: Int, squared: Double)?
    for ring in 0..<max(columns, rows) {
      let least = Double(ring - 1) * size
      if least > limit { break }
      if let best, least > 0, least * least > best.squared { break }
      forEachBucket(at: ring, column: column, row: row) { bucket in
        for place in starts[bucket]..<starts[bucket + 1] {
          let site = Int(order[place])
          let (dx, dy) = (sites[site].x - point.x, sites[site].y - point.y)
          let squared = dx * dx + dy * dy
          if let found = best, (found.squared, found.site) <= (squared, site) { continue }
          best = (site, squared)
        }
      }
    }
    guard let best, best.squared <= limit * limit else { return nil }
    return (best.site, best.squared.squareRoot())
  }

  private func forEachBucket(at ring: Int, column: Int, row: Int, _ body: (Int) -> Void) {
    for y in max(0, row - ring)...max(0, min(rows - 1, row + ring)) where y >= 0 {
      let isEdge = abs(y - row) == ring
      for x in stride(from: column - ring, through: column + ring, by: isEdge ? 1 : max(1, 2 * ring))
      where x >= 0 && x < columns {
        body(y * columns + x)
      }
    }
  }
}
