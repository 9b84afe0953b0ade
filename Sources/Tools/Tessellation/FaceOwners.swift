internal import Geodesy
internal import Model

/// Says which site each face belongs to.
///
/// A face belongs to the site nearest to its inside, no farther than the reach, within the border. A face
/// that a barrier parts from its site goes to the nearest site of its own bank whose reach covers it whole,
/// or to none.
struct FaceOwners {
  private let subdivision: Subdivision
  private let projection: EqualAreaProjection
  private let sites: [PlanePosition]
  private let places: [GridPoint]
  private let reach: Double
  /// The site of each face, -1 for none.
  private(set) var owners: [Int32]

  /// - Parameters:
  ///   - sites: In the plane.
  ///   - places: The same on the ground.
  init(
    of subdivision: Subdivision, sites: [PlanePosition], places: [GridPoint], limits: TessellationLimits,
    projection: EqualAreaProjection
  ) throws(TessellationError) {
    (self.subdivision, self.projection, self.sites, self.places) = (subdivision, projection, sites, places)
    reach = limits.reach.metres
    owners = [Int32](repeating: -1, count: subdivision.insides.count)
    let grid = SiteGrid(sites)
    for (face, inside) in subdivision.insides.enumerated() {
      guard let inside else { continue }
      let point = try projection.plane(longitude: inside.x / 1e6, latitude: inside.y / 1e6)
      if let (site, _) = grid.nearest(to: point, within: reach) { owners[face] = Int32(site) }
    }
    if !limits.barriers.isEmpty { try respectBarriers() }
    if let border = limits.border { cut(by: border) }
  }

  // MARK: - Border

  /// Whether a face is within the border is asked once for all faces that hang together without crossing it;
  /// what is nobody's is left out, for a border that lies outside all cells is not among the segments.
  private mutating func cut(by border: [[[Coordinate]]]) {
    let rings = border.flatMap(\.self).map {
      $0.map { GridPoint(longitude: $0.longitude, latitude: $0.latitude) }
    }
    let neighbours = neighbours { !$0.contains(.border) }
    var isKnown = [Bool](repeating: false, count: owners.count)
    for first in owners.indices where owners[first] >= 0 && !isKnown[first] {
      let isWithin = subdivision.insides[first].map { Self.isWithin(rings, $0) } ?? false
      var open = [first]
      isKnown[first] = true
      while let face = open.popLast() {
        if !isWithin { owners[face] = -1 }
        for next in neighbours[face] where owners[next] >= 0 && !isKnown[next] {
          isKnown[next] = true
          open.append(next)
        }
      }
    }
  }

  /// Even–odd over all rings: holes are outside, also where they come as rings of their own.
  private static func isWithin(_ rings: [[GridPoint]], _ point: (x: Double, y: Double)) -> Bool {
    var isWithin = false
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1))
      where (Double(a.y) < point.y) != (Double(b.y) < point.y) {
        let way = b - a
        let x = Double(a.x) + (point.y - Double(a.y)) * Double(way.x) / Double(way.y)
        if x > point.x { isWithin.toggle() }
      }
    }
    return isWithin
  }

  // MARK: - Barriers

  /// The faces beside each face, across segments of the kinds that pass.
  private func neighbours(_ passes: (LineKind) -> Bool) -> [[Int]] {
    var neighbours = [[Int]](repeating: [], count: owners.count)
    for (segment, kind) in subdivision.kinds.enumerated() where passes(kind) {
      let (left, right) = (Int(subdivision.faceOf[2 * segment]), Int(subdivision.faceOf[2 * segment + 1]))
      guard left != right else { continue }
      neighbours[left].append(right)
      neighbours[right].append(left)
    }
    return neighbours
  }

  private mutating func respectBarriers() throws(TessellationError) {
    let neighbours = neighbours { !$0.contains(.barrier) }
    var open = homes()
    var isHome = [Bool](repeating: false, count: owners.count)
    for face in open { isHome[face] = true }
    // What hangs together with a site's own face without crossing a barrier is the site's.
    while let face = open.popLast() {
      for next in neighbours[face] where !isHome[next] && owners[next] == owners[face] {
        isHome[next] = true
        open.append(next)
      }
    }
    let parted = owners.indices.filter { owners[$0] >= 0 && !isHome[$0] }
    guard !parted.isEmpty else { return }
    let corners = try corners(of: Set(parted))
    for face in parted { owners[face] = -1 }
    try give(parted, corners, neighbours, isHome)
  }

  /// The faces that sites stand in; all that meet there where a site stands on a line.
  private func homes() -> [Int] {
    var crossings = [Int32: [Int32: Int]]()
    var homes: Set<Int> = []
    for (number, edge) in subdivision.edges.enumerated() {
      let face = subdivision.faceOf[number]
      let owner = owners[Int(face)]
      guard owner >= 0 else { continue }
      let (a, b) = (subdivision.points[Int(edge.from)], subdivision.points[Int(edge.to)])
      let place = places[Int(owner)]
      if place == a || place == b { homes.insert(Int(face)) }
      guard (a.y <= place.y) != (b.y <= place.y) else { continue }
      let side = place.side(from: a, to: b)
      if side == 0 {
        homes.insert(Int(face))
      } else if (side > 0) == (b.y > a.y) {
        crossings[owner, default: [:]][face, default: 0] += 1
      }
    }
    for (_, faces) in crossings {
      for (face, count) in faces where count % 2 == 1 { homes.insert(Int(face)) }
    }
    return homes.sorted()
  }

  /// The corners of some faces in the plane.
  private func corners(of faces: Set<Int>) throws(TessellationError) -> [Int: [PlanePosition]] {
    var corners: [Int: [PlanePosition]] = [:]
    for (edge, face) in zip(subdivision.edges, subdivision.faceOf) where faces.contains(Int(face)) {
      let point = subdivision.points[Int(edge.from)]
      corners[Int(face), default: []].append(
        try projection.plane(longitude: Double(point.x) / 1e6, latitude: Double(point.y) / 1e6))
    }
    return corners
  }

  /// Hands parted faces to sites whose faces they adjoin, always the nearest pair of face and site first.
  private mutating func give(
    _ parted: [Int], _ corners: [Int: [PlanePosition]], _ neighbours: [[Int]], _ isHome: [Bool]
  ) throws(TessellationError) {
    var insides: [Int: PlanePosition] = [:]
    for face in parted {
      guard let inside = subdivision.insides[face] else { continue }
      insides[face] = try projection.plane(longitude: inside.x / 1e6, latitude: inside.y / 1e6)
    }
    var offers: [(distance: Double, site: Int32, face: Int)] = []
    func offer(_ face: Int, _ site: Int32) {
      guard site >= 0, let inside = insides[face], let corners = corners[face] else { return }
      let place = sites[Int(site)]
      // A grid step may carry a corner 0.2 m out.
      guard corners.allSatisfy({ $0.planarDistance(to: place) <= reach + 0.2 }) else { return }
      offers.append((inside.planarDistance(to: place), site, face))
    }
    for face in parted { for next in neighbours[face] where isHome[next] { offer(face, owners[next]) } }
    while let best = offers.min(by: { ($0.distance, $0.site, $0.face) < ($1.distance, $1.site, $1.face) }) {
      owners[best.face] = best.site
      insides[best.face] = nil
      offers.removeAll { $0.face == best.face }
      for next in neighbours[best.face] where insides[next] != nil { offer(next, best.site) }
    }
  }
}
