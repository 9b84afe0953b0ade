/// A way along a segment, by the numbers of its ends.
struct DirectedEdge {
  var from: Int32
  var to: Int32
  /// What lies on its left: edges are followed only by edges of the same group.
  var group: Int32
}

/// Follows edges round what lies on their left.
///
/// At each point one turns as sharply left as the edges of the group allow, so that a walk keeps to one side
/// of a corner where areas of one group only touch.
struct BoundaryTracing {
  /// The walk each edge belongs to.
  private(set) var walkOf: [Int32]
  /// The edges of each walk, in order, from its first edge on.
  private(set) var walks: [[Int32]]

  /// - Parameters:
  ///   - edges: Every edge has an edge of its group that carries on; edges of one group do not cross.
  ///   - points: The ends, by number.
  init(_ edges: [DirectedEdge], points: [GridPoint]) {
    var starts = [Int32](repeating: 0, count: points.count + 1)
    for edge in edges { starts[Int(edge.from) + 1] += 1 }
    for point in points.indices { starts[point + 1] += starts[point] }
    var free = starts
    var order = [Int32](repeating: 0, count: edges.count)
    for (number, edge) in edges.enumerated() {
      order[Int(free[Int(edge.from)])] = Int32(number)
      free[Int(edge.from)] += 1
    }
    func next(after edge: DirectedEdge) -> Int32 {
      let (here, back) = (points[Int(edge.to)], points[Int(edge.from)])
      var best: (edge: Int32, way: GridVector)?
      for place in Int(starts[Int(edge.to)])..<Int(starts[Int(edge.to) + 1]) {
        let candidate = edges[Int(order[place])]
        guard candidate.group == edge.group else { continue }
        let way = points[Int(candidate.to)] - here
        if let found = best, !way.isBefore(found.way, clockwiseFrom: back - here) { continue }
        best = (order[place], way)
      }
      guard let best else { preconditionFailure("a boundary without an end") }
      return best.edge
    }
    walkOf = [Int32](repeating: -1, count: edges.count)
    walks = []
    for first in edges.indices where walkOf[first] < 0 {
      var walk: [Int32] = []
      var edge = Int32(first)
      repeat {
        walkOf[Int(edge)] = Int32(walks.count)
        walk.append(edge)
        edge = next(after: edges[Int(edge)])
      } while edge != Int32(first)
      walks.append(walk)
    }
  }

  /// Twice the signed area of a closed ring given without its last point: above 0 where it turns
  /// counter-clockwise; exact.
  static func doubledArea(_ ring: some Sequence<GridPoint>) -> Int {
    var sum = 0
    var (first, last): (GridPoint?, GridVector) = (nil, GridVector(x: 0, y: 0))
    for point in ring {
      guard let origin = first else {
        first = point
        continue
      }
      let way = point - origin
      // Partial sums may overflow where the whole does not.
      sum &+= last.cross(way)
      last = way
    }
    return sum
  }
}
