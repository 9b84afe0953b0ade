private import Foundation
internal import Geodesy

/// Cuts convex cells at a distance from their sites.
///
/// Cut by the discs of all sites together, a Voronoi cell loses just what lies outside its own site's disc:
/// every other site is farther. So each cell is cut by itself, and what neighbours share stays shared.
struct ReachClip {
  /// A straight piece of an outline.
  struct Piece {
    var from: PlanePosition
    var to: PlanePosition
  }

  let reach: Double
  /// The vertices of a disc's outline, at equal steps; chords of this length lie at most 10 m within the
  /// circle.
  private let circle: [PlanePosition]

  init(reach: Double) {
    self.reach = reach
    let halfStep = acos(max(1 - 10 / reach, 0.9))
    let count = max(32, Int((.pi / halfStep).rounded(.up)))
    circle = (0..<count).map { step in
      let angle = 2 * .pi * Double(step) / Double(count)
      return PlanePosition(x: reach * cos(angle), y: reach * sin(angle))
    }
  }

  /// The outline of the disc round a site that has no neighbours.
  func disc(round site: PlanePosition) -> [Piece] {
    circle.indices.map { Piece(from: vertex($0, of: site), to: vertex($0 + 1, of: site)) }
  }

  /// The outline of what is left of a closed convex ring, as pieces in no order.
  func pieces(of ring: [PlanePosition], round site: PlanePosition) -> [Piece] {
    let corners = isCounterClockwise(ring) ? ring : ring.reversed()
    let isInside = corners.map { squaredDistance($0, site) <= reach * reach }
    if isInside.allSatisfy(\.self) {
      return zip(corners, corners.dropFirst()).map { Piece(from: $0, to: $1) }
    }
    var pieces: [Piece] = []
    // Where the outline leaves the disc and comes back, in turns; the first may be a return.
    var passages: [(point: PlanePosition, isLeaving: Bool)] = []
    for index in corners.indices.dropLast() {
      let (from, to) = (corners[index], corners[index + 1])
      if isInside[index] && isInside[index + 1] {
        pieces.append(Piece(from: from, to: to))
        continue
      }
      guard let (entry, exit) = crossings(from: from, to: to, round: site) else { continue }
      let start = isInside[index] ? from : point(entry, from, to)
      let end = isInside[index + 1] ? to : point(exit, from, to)
      if !isInside[index] {
        guard entry > 0, entry < 1 else { continue }
        passages.append((start, false))
      }
      if !isInside[index + 1] { passages.append((end, true)) }
      pieces.append(Piece(from: start, to: end))
    }
    guard let first = passages.firstIndex(where: \.isLeaving) else {
      return pieces.isEmpty ? disc(round: site) : pieces
    }
    let turns = Array(passages[first...] + passages[..<first])
    for place in stride(from: 0, to: turns.count - 1, by: 2) {
      pieces += arc(from: turns[place].point, to: turns[place + 1].point, round: site)
    }
    return pieces
  }

  /// Where the line through two points is within the disc, as shares of the way between them.
  private func crossings(
    from: PlanePosition, to: PlanePosition, round site: PlanePosition
  ) -> (entry: Double, exit: Double)? {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let (fx, fy) = (from.x - site.x, from.y - site.y)
    let a = dx * dx + dy * dy
    let half = fx * dx + fy * dy
    let discriminant = half * half - a * (fx * fx + fy * fy - reach * reach)
    guard a > 0, discriminant > 0 else { return nil }
    let root = discriminant.squareRoot()
    return ((-half - root) / a, (-half + root) / a)
  }

  /// The chords counter-clockwise along the circle, through the disc's own vertices.
  private func arc(from: PlanePosition, to: PlanePosition, round site: PlanePosition) -> [Piece] {
    let step = 2 * Double.pi / Double(circle.count)
    let start = atan2(from.y - site.y, from.x - site.x)
    var end = atan2(to.y - site.y, to.x - site.x)
    if end < start { end += 2 * .pi }
    var points = [from]
    // A vertex within a ten-thousandth of a step of either end is that end.
    var index = Int((start / step + 1e-4).rounded(.up))
    while Double(index) < end / step - 1e-4 {
      points.append(vertex(index, of: site))
      index += 1
    }
    points.append(to)
    return zip(points, points.dropFirst()).map { Piece(from: $0, to: $1) }
  }

  private func vertex(_ index: Int, of site: PlanePosition) -> PlanePosition {
    let place = circle[((index % circle.count) + circle.count) % circle.count]
    return PlanePosition(x: site.x + place.x, y: site.y + place.y)
  }

  private func point(_ share: Double, _ from: PlanePosition, _ to: PlanePosition) -> PlanePosition {
    PlanePosition(x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y))
  }

  private func squaredDistance(_ a: PlanePosition, _ b: PlanePosition) -> Double {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
  }

  private func isCounterClockwise(_ ring: [PlanePosition]) -> Bool {
    guard let first = ring.first else { return true }
    var doubled = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      doubled += (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y)
    }
    return doubled > 0
  }
}
