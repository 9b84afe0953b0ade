/// The faces into which segments that meet only at their ends divide the ground.
struct Subdivision {
  /// All ends, from west to east.
  let points: [GridPoint]
  /// Both ways along each segment: numbers 2i and 2i + 1.
  let edges: [DirectedEdge]
  /// What the segment of edge i is: `kinds[i / 2]`.
  let kinds: [LineKind]
  /// The face on the left of each edge.
  let faceOf: [Int32]
  /// A point well inside each face, in millionths of a degree; nil for face 0, which has no end.
  let insides: [(x: Double, y: Double)?]

  /// - Parameter segments: As `SnapRounding` gives them.
  init(_ segments: [GridSegment]) {
    let points = Self.unique(segments.flatMap { [$0.a, $0.b] }.sorted())
    edges = segments.flatMap { segment in
      let (a, b) = (Self.place(of: segment.a, in: points), Self.place(of: segment.b, in: points))
      return [DirectedEdge(from: a, to: b, group: 0), DirectedEdge(from: b, to: a, group: 0)]
    }
    kinds = segments.map(\.kind)
    self.points = points
    let tracing = BoundaryTracing(edges, points: points)
    let (faceOfWalk, count) = Self.faces(tracing, edges, points)
    faceOf = tracing.walkOf.map { faceOfWalk[Int($0)] }
    insides = Self.insides(faceOf, count, edges, points)
  }

  private static func unique(_ sorted: [GridPoint]) -> [GridPoint] {
    var unique: [GridPoint] = []
    unique.reserveCapacity(sorted.count / 2)
    for point in sorted where unique.last != point { unique.append(point) }
    return unique
  }

  private static func place(of point: GridPoint, in points: [GridPoint]) -> Int32 {
    var range = points.indices
    while range.count > 1 {
      let middle = (range.lowerBound + range.upperBound) / 2
      range = points[middle] <= point ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return Int32(range.lowerBound)
  }

  /// A walk that turns counter-clockwise is the outline of a face. Any other goes round something that stands
  /// free within a face: that of the edge next to its west.
  private static func faces(
    _ tracing: BoundaryTracing, _ edges: [DirectedEdge], _ points: [GridPoint]
  ) -> (faceOfWalk: [Int32], count: Int) {
    var faces = [Int32?](repeating: nil, count: tracing.walks.count)
    var count = 1
    for (walk, numbers) in tracing.walks.enumerated()
    where BoundaryTracing.doubledArea(numbers.lazy.map { points[Int(edges[Int($0)].from)] }) > 0 {
      faces[walk] = Int32(count)
      count += 1
    }
    let search = LeftwardSearch(edges, points: points)
    for start in tracing.walks.indices where faces[start] == nil {
      // Walks that stand free beside one another, until one has a face.
      var (open, walk): ([Int], Int?) = ([], start)
      while let next = walk, faces[next] == nil {
        open.append(next)
        // Points are numbered from west to east.
        let westernmost = tracing.walks[next].map { edges[Int($0)].from }.min() ?? 0
        walk = search.edge(westOf: points[Int(westernmost)]).map { Int(tracing.walkOf[$0]) }
      }
      let face = walk.flatMap { faces[$0] } ?? 0
      for walk in open { faces[walk] = face }
    }
    return (faces.map { $0 ?? 0 }, count)
  }

  /// The middle of the widest stretch of each face along the parallel half-way between its ends.
  private static func insides(
    _ faceOf: [Int32], _ count: Int, _ edges: [DirectedEdge], _ points: [GridPoint]
  ) -> [(x: Double, y: Double)?] {
    var (south, north) = ([Int32](repeating: .max, count: count), [Int32](repeating: .min, count: count))
    for (edge, face) in zip(edges, faceOf) {
      let y = points[Int(edge.from)].y
      south[Int(face)] = min(south[Int(face)], y)
      north[Int(face)] = max(north[Int(face)], y)
    }
    // No point lies on a parallel between two steps of the grid.
    let parallels = zip(south, north).map { ((Double($0) + Double($1)) / 2).rounded(.down) + 0.5 }
    var crossings = [[Double]](repeating: [], count: count)
    for (edge, face) in zip(edges, faceOf) where face > 0 {
      let (a, b) = (points[Int(edge.from)], points[Int(edge.to)])
      let y = parallels[Int(face)]
      guard (Double(a.y) < y) != (Double(b.y) < y) else { continue }
      let way = b - a
      crossings[Int(face)].append(Double(a.x) + (y - Double(a.y)) * Double(way.x) / Double(way.y))
    }
    return crossings.enumerated().map { face, xs in
      let sorted = xs.sorted()
      let stretches = stride(from: 0, to: sorted.count - 1, by: 2).map { (sorted[$0], sorted[$0 + 1]) }
      guard let widest = stretches.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return nil }
      return ((widest.0 + widest.1) / 2, parallels[face])
    }
  }
}
