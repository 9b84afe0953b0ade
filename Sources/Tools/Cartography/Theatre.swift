private import Foundation
private import Geodesy
internal import Model

/// Which places a map is framed for; the others are pointed to from its edge.
///
/// 1. Places more than 1,000 km from any other of a group are another theatre; the one with the most places is drawn, of
///    equals the one that weighs most, then the one whose first place comes first by its id.
/// 2. Of its places at most a quarter, the farthest from the middle, stay outside where that makes the scale at least a
///    quarter larger: a map of one far town and a cluster shows neither. The scale that a share of the places allows is
///    weighed by the fourth power of that share, so that each hundredth of the places left out must buy four hundredths
///    of scale.
struct Theatre {
  /// The places inside, by id.
  let ids: Set<String>

  private static let link = 1_000_000.0
  private static let costOfPlaces = 4.0
  private static let leastGain = 1.25
  private static let mostOutside = 0.25
  /// Boxes smaller than this, metres, are not worth leaving a place out for.
  private static let near = 40_000.0

  init(_ points: [MapPoint]) {
    let ordered = points.sorted { $0.id < $1.id }
    let largest = Self.groups(ordered).max { left, right in
      let (a, b) = (left.reduce(0) { $0 + $1.weight }, right.reduce(0) { $0 + $1.weight })
      return (left.count, a, right[0].id) < (right.count, b, left[0].id)
    }
    ids = Set(Self.core(largest ?? []).map(\.id))
  }

  /// The groups of places that are linked, each by id.
  ///
  /// Links are drawn between cells of half a degree, one place standing for each: exact to a cell, and fast for tens of
  /// thousands of places.
  private static func groups(_ points: [MapPoint]) -> [[MapPoint]] {
    var cells: [[Int]: Int] = [:]
    var members: [[MapPoint]] = []
    for point in points {
      let key = [
        Int((point.coordinate.longitude * 2).rounded(.down)),
        Int((point.coordinate.latitude * 2).rounded(.down)),
      ]
      if let cell = cells[key] {
        members[cell].append(point)
      } else {
        cells[key] = members.count
        members.append([point])
      }
    }
    let positions = members.map { SpherePosition($0[0].coordinate).vector }
    // By chords, which need no arc sine.
    let chord = 2 * sin(link / 6_371_000 / 2)
    var group = [Int?](repeating: nil, count: members.count)
    var groups: [[MapPoint]] = []
    for start in members.indices where group[start] == nil {
      var open = [start]
      group[start] = groups.count
      var found: [MapPoint] = []
      while let cell = open.popLast() {
        found += members[cell]
        for other in members.indices where group[other] == nil {
          let difference = positions[cell] - positions[other]
          guard (difference * difference).sum() <= chord * chord else { continue }
          group[other] = groups.count
          open.append(other)
        }
      }
      groups.append(found.sorted { $0.id < $1.id })
    }
    return groups
  }

  /// The places without the far ones.
  private static func core(_ points: [MapPoint]) -> [MapPoint] {
    guard points.count > 3, let middle = middle(of: points.map(\.coordinate)) else { return points }
    let sights = points.map { (point: $0, path: Geodesic(from: middle, to: $0.coordinate)) }
      .sorted { ($0.path.length, $0.point.id) < ($1.path.length, $1.point.id) }
    // The diagonal of the box round the places up to each: what the scale follows.
    var (west, east, south, north) = (0.0, 0.0, 0.0, 0.0)
    let diagonals = sights.map { sight in
      let (metres, azimuth) = (sight.path.length.metres, sight.path.azimuth * .pi / 180)
      (west, east) = (min(west, metres * sin(azimuth)), max(east, metres * sin(azimuth)))
      (south, north) = (min(south, metres * cos(azimuth)), max(north, metres * cos(azimuth)))
      return max(near, ((east - west) * (east - west) + (north - south) * (north - south)).squareRoot())
    }
    guard let whole = diagonals.last else { return points }
    let fewest = Int((Double(points.count) * (1 - mostOutside)).rounded(.up))
    let worths = (fewest..<points.count).filter { whole / diagonals[$0 - 1] >= leastGain }.map { kept in
      (kept: kept, worth: pow(Double(kept) / Double(points.count), costOfPlaces) / diagonals[kept - 1])
    }
    // Of equals the one that keeps more.
    guard let best = worths.max(by: { ($0.worth, $0.kept) < ($1.worth, $1.kept) }), best.worth > 1 / whole
    else {
      return points
    }
    return sights.prefix(best.kept).map(\.point)
  }

  /// The place with the least sum of distances to the others, which far ones do not pull away as they do a mean: found
  /// from the mean by Weiszfeld's iteration (E. Weiszfeld, Tôhoku Mathematical Journal 43, 1937), on the sphere's
  /// chords.
  private static func middle(of positions: [Coordinate]) -> Coordinate? {
    let vectors = positions.map { SpherePosition($0).vector }
    var middle = vectors.reduce(SIMD3<Double>.zero, +) / Double(max(1, vectors.count))
    for _ in 0..<50 {
      var (sum, weights) = (SIMD3<Double>.zero, 0.0)
      for vector in vectors {
        let difference = vector - middle
        // A kilometre of smoothing keeps a place at the middle itself from dividing by zero.
        let weight = 1 / ((difference * difference).sum() + 2.5e-8).squareRoot()
        (sum, weights) = (sum + vector * weight, weights + weight)
      }
      middle = sum / weights
    }
    return SpherePosition(vector: middle).coordinate
  }
}
