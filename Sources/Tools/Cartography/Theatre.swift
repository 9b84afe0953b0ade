private import Foundation
private import Geodesy
internal import Model

/// Which places a map is framed for; the others are pointed to from its edge.
///
/// 1. Places more than 1,000 km from any other of a group are another theatre; the one with the most places is drawn, of
///    equals the one that weighs most, then the one whose first place comes first by its id.
/// 2. Of its places at most a quarter, the farthest from the middle, stay outside where that brings the rest at least
///    1.7 times nearer than the nearest of them: a map of one far town and a cluster shows neither.
struct Theatre {
  /// The places inside, by id.
  let ids: Set<String>

  private static let link = 1_000_000.0
  private static let gap = 1.7
  private static let mostOutside = 0.25
  /// Places nearer to the middle than this are never left out, metres.
  private static let near = 20_000.0

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
    let positions = members.map { SpherePosition($0[0].coordinate) }
    var group = [Int?](repeating: nil, count: members.count)
    var groups: [[MapPoint]] = []
    for start in members.indices where group[start] == nil {
      var open = [start]
      group[start] = groups.count
      var found: [MapPoint] = []
      while let cell = open.popLast() {
        found += members[cell]
        for other in members.indices where group[other] == nil {
          guard positions[cell].angle(to: positions[other]) * 6_371_000 <= link else { continue }
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
    let distances = points.map { Geodesic(from: middle, to: $0.coordinate).length.metres }
    let sorted = distances.sorted()
    let fewest = Int((Double(points.count) * (1 - mostOutside)).rounded(.up))
    let ratios = (fewest..<points.count).map { kept in
      (kept: kept, ratio: sorted[kept] / max(near, sorted[kept - 1]))
    }
    guard let cut = ratios.max(by: { ($0.ratio, $0.kept) < ($1.ratio, $1.kept) }), cut.ratio >= gap else {
      return points
    }
    return zip(points, distances).filter { $0.1 <= sorted[cut.kept - 1] }.map(\.0)
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
