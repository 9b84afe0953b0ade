/// Finds which edge one meets first on the way west from a point.
struct LeftwardSearch {
  private let edges: [(number: Int32, top: GridPoint, bottom: GridPoint)]
  private let south: Int
  private let height: Int
  /// The edges of band i are `order[starts[i]..<starts[i + 1]]`.
  private let starts: [Int]
  private let order: [Int32]

  /// Knows the edges that lead south: their left is what one sees from the east.
  init(_ all: [DirectedEdge], points: [GridPoint]) {
    edges = all.enumerated().compactMap { number, edge in
      let (from, to) = (points[Int(edge.from)], points[Int(edge.to)])
      return from.y > to.y ? (Int32(number), from, to) : nil
    }
    let south = edges.reduce(Int.max) { min($0, Int($1.bottom.y)) }
    let north = edges.reduce(Int.min) { max($0, Int($1.top.y)) }
    let bands = max(1, Int(Double(edges.count).squareRoot()))
    let height = edges.isEmpty ? 1 : (north - south) / bands + 1
    var starts = [Int](repeating: 0, count: bands + 1)
    func bandsOf(_ edge: (number: Int32, top: GridPoint, bottom: GridPoint)) -> ClosedRange<Int> {
      (Int(edge.bottom.y) - south) / height...(Int(edge.top.y) - 1 - south) / height
    }
    for edge in edges { for band in bandsOf(edge) { starts[band + 1] += 1 } }
    for band in 0..<bands { starts[band + 1] += starts[band] }
    var free = starts
    var order = [Int32](repeating: 0, count: starts[bands])
    for (place, edge) in edges.enumerated() {
      for band in bandsOf(edge) {
        order[free[band]] = Int32(place)
        free[band] += 1
      }
    }
    (self.south, self.height, self.starts, self.order) = (edges.isEmpty ? 0 : south, height, starts, order)
  }

  /// The number of the edge that lies next to the west of a point, a little north of its latitude; nil where
  /// there is none.
  func edge(westOf point: GridPoint) -> Int? {
    let band = (Int(point.y) - south) / height
    guard Int(point.y) >= south, band < starts.count - 1 else { return nil }
    var best: (number: Int32, x: Double, slope: Double)?
    for place in starts[band]..<starts[band + 1] {
      let (number, top, bottom) = edges[Int(order[place])]
      guard bottom.y <= point.y, point.y < top.y else { continue }
      let way = top - bottom
      let slope = Double(way.x) / Double(way.y)
      let x = Double(bottom.x) + Double(Int(point.y) - Int(bottom.y)) * slope
      guard x < Double(point.x) else { continue }
      if let found = best, (found.x, found.slope) >= (x, slope) { continue }
      best = (number, x, slope)
    }
    return best.map { Int($0.number) }
  }
}
