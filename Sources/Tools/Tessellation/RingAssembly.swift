/// Makes polygons of the edges that have an area on their left.
struct RingAssembly {
  /// The polygons of each group: outline, counter-clockwise, then holes, all closed; in order.
  let polygons: [Int: [[[GridPoint]]]]

  private struct Ring {
    var points: [GridPoint]
    /// Twice the signed area.
    var doubledArea: Int
  }

  init(_ edges: [DirectedEdge], points: [GridPoint]) {
    let (edges, ends) = Self.renumbered(edges, points)
    let tracing = BoundaryTracing(edges, points: ends)
    let walks = tracing.walks.map { walk in
      Self.simpleRings(walk.map { edges[Int($0)].from }, ends)
    }
    // A walk with an outline is a polygon, with the holes that touch it; one without is a hole that stands
    // free.
    var shells: [Int: [Ring]] = [:]
    for (walk, rings) in walks.enumerated() where rings.contains(where: { $0.doubledArea > 0 }) {
      shells[walk] = rings
    }
    let search = LeftwardSearch(edges, points: ends)
    var shellOf: [Int: Int] = [:]
    for start in walks.indices where shells[start] == nil {
      var (open, walk): ([Int], Int) = ([], start)
      while shells[walk] == nil, shellOf[walk] == nil {
        open.append(walk)
        let westernmost = tracing.walks[walk].map { ends[Int(edges[Int($0)].from)] }.min()
        // Only edges of the same group can be next: the ground between belongs to it.
        guard let next = westernmost.flatMap(search.edge) else { preconditionFailure("a hole in nothing") }
        walk = Int(tracing.walkOf[next])
      }
      let shell = shellOf[walk] ?? walk
      for hole in open { shellOf[hole] = shell }
    }
    for (hole, shell) in shellOf { shells[shell]?.append(contentsOf: walks[hole]) }
    var polygons: [Int: [[[GridPoint]]]] = [:]
    for (walk, rings) in shells {
      let group = Int(edges[Int(tracing.walks[walk][0])].group)
      polygons[group, default: []].append(Self.polygon(rings))
    }
    self.polygons = polygons.mapValues { $0.sorted { Self.isBefore($0[0], $1[0]) } }
  }

  /// Only the points that are used, so that the work depends on the edges alone.
  private static func renumbered(
    _ edges: [DirectedEdge], _ points: [GridPoint]
  ) -> (edges: [DirectedEdge], points: [GridPoint]) {
    var numbers = [Int32](repeating: -1, count: points.count)
    for edge in edges { numbers[Int(edge.from)] = 0 }
    var used: [GridPoint] = []
    for number in numbers.indices where numbers[number] == 0 {
      numbers[number] = Int32(used.count)
      used.append(points[number])
    }
    let renumbered = edges.map {
      DirectedEdge(from: numbers[Int($0.from)], to: numbers[Int($0.to)], group: $0.group)
    }
    return (renumbered, used)
  }

  /// Cuts a walk wherever it comes to a point a second time, so that no ring touches itself.
  private static func simpleRings(_ walk: [Int32], _ points: [GridPoint]) -> [Ring] {
    var rings: [Ring] = []
    var path: [Int32] = []
    var place: [Int32: Int] = [:]
    func close(_ ring: ArraySlice<Int32>) {
      let corners = ring.map { points[Int($0)] }
      rings.append(Ring(points: corners, doubledArea: BoundaryTracing.doubledArea(corners)))
    }
    for point in walk {
      if let before = place[point] {
        close(path[before...])
        for passed in path[(before + 1)...] { place[passed] = nil }
        path.removeSubrange((before + 1)...)
      } else {
        place[point] = path.count
        path.append(point)
      }
    }
    close(path[...])
    return rings
  }

  private static func polygon(_ rings: [Ring]) -> [[GridPoint]] {
    let turned = rings.map { (ring: closed($0.points), doubledArea: $0.doubledArea) }
    let outline = turned.filter { $0.doubledArea > 0 }.map(\.ring)
    let holes = turned.filter { $0.doubledArea < 0 }.map(\.ring)
    return outline + holes.sorted(by: isBefore)
  }

  /// From its westernmost point round to it again.
  private static func closed(_ ring: [GridPoint]) -> [GridPoint] {
    let start = ring.indices.min { ring[$0] < ring[$1] } ?? 0
    return Array(ring[start...] + ring[...start])
  }

  private static func isBefore(_ a: [GridPoint], _ b: [GridPoint]) -> Bool { a.lexicographicallyPrecedes(b) }
}

/// Joins edges to lines.
enum LineAssembly {
  /// The lines, as the numbers of their points: from each end or fork to the next, then the closed ones.
  static func lines(of edges: [DirectedEdge]) -> [[Int32]] {
    var leaving: [Int32: [Int32]] = [:]
    var arriving: [Int32: Int] = [:]
    for edge in edges {
      leaving[edge.from, default: []].append(edge.to)
      arriving[edge.to, default: 0] += 1
    }
    func isPassed(_ point: Int32) -> Bool { leaving[point]?.count == 1 && arriving[point] == 1 }
    func follow(from start: Int32, to second: Int32) -> [Int32] {
      var line = [start, second]
      var here = second
      while here != start, isPassed(here), let next = leaving[here]?.first {
        line.append(next)
        leaving[here] = nil
        here = next
      }
      return line
    }
    var lines: [[Int32]] = []
    for start in leaving.keys.sorted() where !isPassed(start) {
      for second in (leaving[start] ?? []).sorted() { lines.append(follow(from: start, to: second)) }
      leaving[start] = nil
    }
    for start in leaving.keys.sorted() {
      guard let second = leaving[start]?.first else { continue }
      lines.append(follow(from: start, to: second))
      leaving[start] = nil
    }
    return lines
  }
}
