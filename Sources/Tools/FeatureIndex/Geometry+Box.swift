internal import Features
internal import Model

/// Where geometries lie, exactly: in whole millionths of a degree, as they are written.
extension Geometry {
  /// All positions, in rows: each point by itself, lines, closed rings.
  private var rows: [[Coordinate]] {
    switch self {
    case .point(let position): [[position]]
    case .multiPoint(let positions): positions.map { [$0] }
    case .lineString(let line): [line]
    case .multiLineString(let lines): lines
    case .polygon(let rings): rings
    case .multiPolygon(let polygons): polygons.flatMap(\.self)
    }
  }

  /// The least box of each part, so that one on either side of longitude 180 is two boxes.
  var partBoxes: [MicroBox] {
    func box(_ positions: some Sequence<Coordinate>) -> MicroBox {
      positions.reduce(into: .empty) { $0.include(Micro($1)) }
    }
    switch self {
    case .point(let position): return [box([position])]
    case .multiPoint(let positions): return positions.map { box([$0]) }
    case .lineString(let line): return [box(line)]
    case .multiLineString(let lines): return lines.map { box($0) }
    case .polygon(let rings): return [box(rings.joined())]
    case .multiPolygon(let polygons): return polygons.map { box($0.joined()) }
    }
  }

  /// Whether it has a position in common with a box, its edge included: straight edges in longitude and latitude
  /// (RFC 7946, 3.1.1), holes left out.
  func meets(_ box: MicroBox) -> Bool {
    switch self {
    case .point(let position): return Segment(Micro(position)).meets(box)
    case .multiPoint(let positions): return positions.contains { Segment(Micro($0)).meets(box) }
    case .lineString, .multiLineString: return rows.contains { Self.meets($0, box) }
    case .polygon(let rings): return Self.meets(polygon: rings, box)
    case .multiPolygon(let polygons): return polygons.contains { Self.meets(polygon: $0, box) }
    }
  }

  private static func meets(_ row: [Coordinate], _ box: MicroBox) -> Bool {
    guard var last = row.first.map({ Micro($0) }) else { return false }
    return row.contains { position in
      let next = Micro(position)
      defer { last = next }
      return Segment(from: last, to: next).meets(box)
    }
  }

  /// A box that no edge meets lies in the polygon or outside it as a whole, so that one corner decides.
  private static func meets(polygon rings: [[Coordinate]], _ box: MicroBox) -> Bool {
    if rings.contains(where: { meets($0, box) }) { return true }
    var isWithin = false
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) {
        if Segment(from: Micro(a), to: Micro(b)).isRight(ofX: Int(box.west), y: Int(box.south)) {
          isWithin.toggle()
        }
      }
    }
    return isWithin
  }
}

/// A straight edge between two positions in millionths of a degree; all products fit in 64 bits.
private struct Segment {
  var from: Micro
  var to: Micro

  init(from: Micro, to: Micro) {
    self.from = from
    self.to = to
  }

  init(_ position: Micro) { self.init(from: position, to: position) }

  /// By separating axes (Gottschalk, Lin and Manocha 1996): the two of the box, and across the edge.
  func meets(_ box: MicroBox) -> Bool {
    let (west, south, east, north) = (Int(box.west), Int(box.south), Int(box.east), Int(box.north))
    guard max(from.longitude, to.longitude) >= west, min(from.longitude, to.longitude) <= east,
      max(from.latitude, to.latitude) >= south, min(from.latitude, to.latitude) <= north,
      west <= east, south <= north
    else { return false }
    let sides = [side(west, south), side(east, south), side(east, north), side(west, north)]
    return !sides.allSatisfy { $0 > 0 } && !sides.allSatisfy { $0 < 0 }
  }

  /// Above 0 left of the edge, below 0 right of it, 0 in line with it.
  private func side(_ x: Int, _ y: Int) -> Int {
    (to.longitude - from.longitude) * (y - from.latitude)
      - (x - from.longitude) * (to.latitude - from.latitude)
  }

  /// Whether the ray from a position to the east crosses the edge (even–odd rule; Shimrat 1962).
  func isRight(ofX x: Int, y: Int) -> Bool {
    guard (from.latitude > y) != (to.latitude > y) else { return false }
    return (side(x, y) > 0) == (to.latitude > from.latitude)
  }
}
