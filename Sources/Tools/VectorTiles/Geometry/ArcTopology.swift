/// Which vertices lines and polygons share, so that what they share is simplified alike and stays shared.
///
/// A vertex between the same two neighbours wherever it occurs lies inside an arc; every other one is a node:
/// where areas or lines meet, part or end. Rows are simplified from node to node by the method of Douglas and
/// Peucker (1973), each arc in the direction that begins at its lesser end, so that both sides of an edge,
/// and a front line along it, come to the same vertices. Holds the vertices that differ: 24 bytes each.
struct ArcTopology {
  private struct Neighbours: Equatable {
    var lesser: WorldPosition
    var greater: WorldPosition

    init(_ a: WorldPosition, _ b: WorldPosition) {
      lesser = min(a, b)
      greater = max(a, b)
    }

    /// What a node has in place of neighbours: a position outside the world, twice.
    static let node = Neighbours(WorldPosition(x: -1, y: -1), WorldPosition(x: -1, y: -1))
  }

  private var vertices: [WorldPosition: Neighbours] = [:]

  /// Takes in a shape.
  mutating func add(_ shape: WorldShape) {
    for row in shape.parts.joined() {
      switch shape.type {
      case .point: break
      case .line: add(line: row)
      case .polygon: add(ring: row)
      }
    }
  }

  /// Takes in an open ring.
  mutating func add(ring: [WorldPosition]) {
    let ring = Self.withoutRepeats(ring, isRing: true)
    for index in ring.indices {
      link(
        ring[index],
        Neighbours(ring[index == 0 ? ring.count - 1 : index - 1], ring[(index + 1) % ring.count]))
    }
  }

  /// Takes in a line.
  mutating func add(line: [WorldPosition]) {
    let line = Self.withoutRepeats(line, isRing: false)
    for index in line.indices {
      let isEnd = index == 0 || index == line.count - 1
      link(line[index], isEnd ? .node : Neighbours(line[index - 1], line[index + 1]))
    }
  }

  private mutating func link(_ vertex: WorldPosition, _ neighbours: Neighbours) {
    if let known = vertices[vertex] {
      if known != neighbours { vertices[vertex] = .node }
    } else {
      vertices[vertex] = neighbours
    }
  }

  private func isNode(_ vertex: WorldPosition) -> Bool { vertices[vertex] == .node }

  /// A line in fewer vertices, none of the others farther from it than the tolerance, in units of the world.
  func simplified(line: [WorldPosition], tolerance: Double) -> [WorldPosition] {
    let line = Self.withoutRepeats(line, isRing: false)
    guard line.count > 2 else { return line }
    let nodes = line.indices.filter { $0 == 0 || $0 == line.count - 1 || isNode(line[$0]) }
    return joined(zip(nodes, nodes.dropFirst()).map { Array(line[$0...$1]) }, tolerance) + [
      line[line.count - 1]
    ]
  }

  /// An open ring in fewer vertices; fewer than three where nothing is left of it.
  func simplified(ring: [WorldPosition], tolerance: Double) -> [WorldPosition] {
    let ring = Self.withoutRepeats(ring, isRing: true)
    guard ring.count > 3, let start = ring.indices.first(where: { isNode(ring[$0]) }) ?? Self.least(of: ring)
    else { return ring }
    let closed = Array(ring[start...] + ring[...start])
    let nodes = closed.indices.filter { $0 == 0 || $0 == closed.count - 1 || isNode(closed[$0]) }
    return joined(zip(nodes, nodes.dropFirst()).map { Array(closed[$0...$1]) }, tolerance)
  }

  /// Arcs simplified and put together, without the last position of the last.
  private func joined(_ arcs: [[WorldPosition]], _ tolerance: Double) -> [WorldPosition] {
    arcs.flatMap { arc -> [WorldPosition] in
      guard arc[0] == arc[arc.count - 1], arc.count > 3 else {
        return Self.simplified(arc, tolerance).dropLast()
      }
      // An arc that comes back to its node is split where it is farthest from it.
      let turn = Self.farthest(in: arc, from: arc[0])
      return Self.simplified(Array(arc[...turn]), tolerance).dropLast()
        + Self.simplified(Array(arc[turn...]), tolerance).dropLast()
    }
  }

  private static func least(of ring: [WorldPosition]) -> Int? { ring.indices.min { ring[$0] < ring[$1] } }

  private static func farthest(in arc: [WorldPosition], from position: WorldPosition) -> Int {
    func distance(_ index: Int) -> (Int, WorldPosition) {
      let (x, y) = (Int(arc[index].x - position.x), Int(arc[index].y - position.y))
      return (x * x + y * y, arc[index])
    }
    return arc.indices.dropFirst().dropLast().max { distance($0) < distance($1) } ?? arc.count / 2
  }

  private static func simplified(_ arc: [WorldPosition], _ tolerance: Double) -> [WorldPosition] {
    guard arc.count > 2 else { return arc }
    guard arc[0] < arc[arc.count - 1] else {
      return arc[arc.count - 1] < arc[0] ? simplified(arc.reversed(), tolerance).reversed() : arc
    }
    var isKept = [Bool](repeating: false, count: arc.count)
    isKept[0] = true
    isKept[arc.count - 1] = true
    var open = [0..<(arc.count - 1)]
    while let range = open.popLast() {
      var worst = (index: 0, distance: tolerance * tolerance)
      for index in (range.lowerBound + 1)..<max(range.upperBound, range.lowerBound + 1) {
        let distance = squaredDistance(arc[index], arc[range.lowerBound], arc[range.upperBound])
        if distance > worst.distance { worst = (index, distance) }
      }
      guard worst.index > 0 else { continue }
      isKept[worst.index] = true
      open += [range.lowerBound..<worst.index, worst.index..<range.upperBound]
    }
    return arc.indices.filter { isKept[$0] }.map { arc[$0] }
  }

  /// The square of the distance from a position to the segment from `a` to `b`.
  private static func squaredDistance(_ p: WorldPosition, _ a: WorldPosition, _ b: WorldPosition) -> Double {
    let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
    let (px, py) = (Double(p.x - a.x), Double(p.y - a.y))
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(max((px * dx + py * dy) / length, 0), 1) : 0
    let (x, y) = (px - share * dx, py - share * dy)
    return x * x + y * y
  }

  private static func withoutRepeats(_ row: [WorldPosition], isRing: Bool) -> [WorldPosition] {
    var kept: [WorldPosition] = []
    for position in row where kept.last != position { kept.append(position) }
    while isRing, kept.count > 1, kept.first == kept.last { kept.removeLast() }
    return kept
  }
}
