/// Sorts segments and points into the buckets of a grid, so that only near ones are compared.
struct SegmentGrid {
  private let west: Int
  private let south: Int
  private let size: Int
  private let columns: Int
  private let rows: Int

  /// A grid of about as many buckets as there are segments.
  init(_ segments: [GridSegment]) {
    var (west, east, south, north) = (Int.max, Int.min, Int.max, Int.min)
    for segment in segments {
      west = min(west, Int(segment.a.x))
      east = max(east, Int(segment.b.x))
      south = min(south, Int(min(segment.a.y, segment.b.y)))
      north = max(north, Int(max(segment.a.y, segment.b.y)))
    }
    if segments.isEmpty { (west, east, south, north) = (0, 0, 0, 0) }
    let area = Double(east - west + 1) * Double(north - south + 1)
    size = max(8, Int((area / Double(max(1, segments.count))).squareRoot()))
    // A margin of one bucket, so that what lies a little outside has one too.
    self.west = west - size
    self.south = south - size
    columns = (east - west) / size + 3
    rows = (north - south) / size + 3
  }

  var count: Int { columns * rows }

  func bucket(of point: GridPoint) -> Int {
    (Int(point.y) - south) / size * columns + (Int(point.x) - west) / size
  }

  /// Calls `body` with every bucket that a segment comes within two millionths of a degree of, each once.
  @inline(__always)
  func forEachBucket(of segment: GridSegment, _ body: (Int) -> Void) {
    let (low, high) = segment.a.y <= segment.b.y ? (segment.a, segment.b) : (segment.b, segment.a)
    let firstRow = (Int(low.y) - 2 - south) / size
    let lastRow = (Int(high.y) + 2 - south) / size
    let slope = high.y == low.y ? 0 : Double(Int(high.x) - Int(low.x)) / Double(Int(high.y) - Int(low.y))
    for row in firstRow...lastRow {
      var left = Int(segment.a.x)
      var right = Int(segment.b.x)
      if firstRow != lastRow {
        let bottom = max(Int(low.y), south + row * size - 2)
        let top = min(Int(high.y), south + (row + 1) * size + 2)
        let x1 = Double(low.x) + slope * Double(bottom - Int(low.y))
        let x2 = Double(low.x) + slope * Double(top - Int(low.y))
        left = max(left, Int(min(x1, x2).rounded(.down)) - 2)
        right = min(right, Int(max(x1, x2).rounded(.up)) + 2)
      }
      let firstColumn = (left - 2 - west) / size
      let lastColumn = (right + 2 - west) / size
      if firstColumn <= lastColumn { for column in firstColumn...lastColumn { body(row * columns + column) } }
    }
  }

  /// The numbers of things by bucket: those of bucket i are `order[starts[i]..<starts[i + 1]]`.
  struct Index {
    var starts: [Int32]
    var order: [Int32]

    @inline(__always)
    func forEach(in bucket: Int, _ body: (Int) -> Void) {
      for place in Int(starts[bucket])..<Int(starts[bucket + 1]) { body(Int(order[place])) }
    }
  }

  func index(of segments: [GridSegment]) -> Index {
    index(segments.count) { number, body in forEachBucket(of: segments[number], body) }
  }

  func index(of points: [GridPoint]) -> Index {
    index(points.count) { number, body in body(bucket(of: points[number])) }
  }

  @inline(__always)
  private func index(_ things: Int, _ forEachBucket: (Int, (Int) -> Void) -> Void) -> Index {
    var starts = [Int32](repeating: 0, count: count + 1)
    for thing in 0..<things { forEachBucket(thing) { starts[$0 + 1] += 1 } }
    for bucket in 0..<count { starts[bucket + 1] += starts[bucket] }
    var free = starts
    var order = [Int32](repeating: 0, count: Int(starts[count]))
    for thing in 0..<things {
      forEachBucket(thing) { bucket in
        order[Int(free[bucket])] = Int32(thing)
        free[bucket] += 1
      }
    }
    return Index(starts: starts, order: order)
  }
}
