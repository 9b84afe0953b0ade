/// Makes segments meet only at their ends, on the grid of millionths of a degree.
///
/// Snap rounding: every end and every rounded crossing makes its grid square hot, and a segment that touches
/// a hot square is led through its centre (J. D. Hobby, "Practical segment intersection with finite precision
/// output", Computational Geometry 13 (1999)), again and again until no segment touches a square that it does
/// not end in (D. Halperin and E. Packer, "Iterated snap rounding", Computational Geometry 23 (2002)). Then
/// no two cross, and every point is half a step or more away from every segment that does not end there. All
/// tests are exact, in whole numbers.
///
/// GEOS rounds so too (OverlayNG, `GEOSUnaryUnionPrec`), in several times the time, and forgets what a
/// segment was (`docs/areas.md`).
enum SnapRounding {
  private static let mostRounds = 200

  static func noded(_ segments: [GridSegment]) throws(TessellationError) -> [GridSegment] {
    var segments = merged(segments)
    for _ in 0..<mostRounds {
      guard let next = round(segments) else { return segments }
      segments = merged(next)
    }
    throw .unsettled(rounds: mostRounds)
  }

  /// In order, each once.
  private static func merged(_ segments: [GridSegment]) -> [GridSegment] {
    var merged: [GridSegment] = []
    merged.reserveCapacity(segments.count)
    for segment in segments.sorted() {
      if let last = merged.last, last.a == segment.a, last.b == segment.b {
        merged[merged.count - 1].kind.formUnion(segment.kind)
      } else {
        merged.append(segment)
      }
    }
    return merged
  }

  /// Segments led through all hot squares they touch; nil where each already ends wherever it touches one.
  private static func round(_ segments: [GridSegment]) -> [GridSegment]? {
    let grid = SegmentGrid(segments)
    let points = hotPoints(segments, grid.index(of: segments), buckets: grid.count)
    let index = grid.index(of: points)
    var hits: [(segment: Int, along: Int, point: GridPoint)] = []
    for (number, segment) in segments.enumerated() {
      grid.forEachBucket(of: segment) { bucket in
        index.forEach(in: bucket) { place in
          let point = points[place]
          guard point != segment.a, point != segment.b, touches(segment, point) else { return }
          hits.append((number, (point - segment.a).dot(segment.b - segment.a), point))
        }
      }
    }
    guard !hits.isEmpty else { return nil }
    hits.sort { ($0.segment, $0.along, $0.point) < ($1.segment, $1.along, $1.point) }
    return split(segments, at: hits)
  }

  private static func split(
    _ segments: [GridSegment], at hits: [(segment: Int, along: Int, point: GridPoint)]
  ) -> [GridSegment] {
    var pieces: [GridSegment] = []
    pieces.reserveCapacity(segments.count + hits.count)
    var next = 0
    for (number, segment) in segments.enumerated() {
      var start = segment.a
      while next < hits.count, hits[next].segment == number {
        if let piece = GridSegment(start, hits[next].point, segment.kind) { pieces.append(piece) }
        start = hits[next].point
        next += 1
      }
      if let piece = GridSegment(start, segment.b, segment.kind) { pieces.append(piece) }
    }
    return pieces
  }

  /// All ends and all rounded crossings, each once.
  private static func hotPoints(
    _ segments: [GridSegment], _ index: SegmentGrid.Index, buckets: Int
  ) -> [GridPoint] {
    var points = segments.flatMap { [$0.a, $0.b] }
    for bucket in 0..<buckets {
      index.forEach(in: bucket) { first in
        index.forEach(in: bucket) { second in
          guard first < second, let point = crossing(segments[first], segments[second]) else { return }
          points.append(point)
        }
      }
    }
    points.sort()
    var unique: [GridPoint] = []
    unique.reserveCapacity(points.count)
    for point in points where unique.last != point { unique.append(point) }
    return unique
  }

  /// Where two segments cross each other between their ends, rounded.
  @inline(__always)
  private static func crossing(_ s: GridSegment, _ t: GridSegment) -> GridPoint? {
    guard s.a.x <= t.b.x, t.a.x <= s.b.x, s.a != t.a, s.b != t.b, s.a != t.b, s.b != t.a,
      min(s.a.y, s.b.y) <= max(t.a.y, t.b.y), min(t.a.y, t.b.y) <= max(s.a.y, s.b.y)
    else { return nil }
    let (tA, tB) = (t.a.side(from: s.a, to: s.b), t.b.side(from: s.a, to: s.b))
    guard (tA < 0 && tB > 0) || (tA > 0 && tB < 0) else { return nil }
    let (sA, sB) = (s.a.side(from: t.a, to: t.b), s.b.side(from: t.a, to: t.b))
    guard (sA < 0 && sB > 0) || (sA > 0 && sB < 0) else { return nil }
    let share = Double(sA) / (Double(sA) - Double(sB))
    let way = s.b - s.a
    return GridPoint(
      x: s.a.x + Int32((share * Double(way.x)).rounded()), y: s.a.y + Int32((share * Double(way.y)).rounded())
    )
  }

  /// Whether a segment touches the grid square of a point: its corners are not all on one side of it.
  @inline(__always)
  private static func touches(_ segment: GridSegment, _ point: GridPoint) -> Bool {
    guard point.x >= segment.a.x, point.x <= segment.b.x,
      point.y >= min(segment.a.y, segment.b.y), point.y <= max(segment.a.y, segment.b.y)
    else { return false }
    let way = segment.b - segment.a
    return 2 * abs(way.cross(point - segment.a)) <= abs(way.x) + abs(way.y)
  }
}
