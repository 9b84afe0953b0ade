internal import Geodesy
internal import Model

/// Parts sites that one plane would not do justice to.
///
/// Sites farther apart than twice the reach have no bearing on each other. So where all of them do not fit a
/// compact projection, each group that is linked by shorter ways has its own.
struct Theatres {
  /// The numbers of the sites of each group, in order.
  let groups: [[Int]]

  init(_ places: [GridPoint], reach kilometres: Double) throws(TessellationError) {
    let vectors = places.map { UnitVector($0.coordinate) }
    let sum = vectors.reduce(UnitVector(x: 0, y: 0, z: 0), +)
    let norm = (sum.x * sum.x + sum.y * sum.y + sum.z * sum.z).squareRoot()
    let middle = norm > 0 ? UnitVector(x: sum.x / norm, y: sum.y / norm, z: sum.z / norm) : sum
    // Half a degree is what rounding the centre to whole degrees may add.
    let isCompact =
      norm > 0 && vectors.allSatisfy { middle.angle(to: $0) < EqualAreaProjection.compactRadius - 0.75 }
    if isCompact || places.isEmpty {
      groups = places.isEmpty ? [] : [Array(places.indices)]
      return
    }
    // A tenth more than twice the reach, for what planes stretch; on the sphere a chord of that length.
    let link = 2.2 * kilometres / 6_371
    groups = Self.linked(vectors, within: link)
  }

  private struct Bucket: Hashable {
    var x: Int
    var y: Int
    var z: Int
  }

  /// Groups of vectors linked by chords no longer than `link`.
  private static func linked(_ vectors: [UnitVector], within link: Double) -> [[Int]] {
    func bucket(_ vector: UnitVector) -> Bucket {
      Bucket(
        x: Int((vector.x / link).rounded(.down)), y: Int((vector.y / link).rounded(.down)),
        z: Int((vector.z / link).rounded(.down)))
    }
    var left: [Bucket: [Int]] = [:]
    for (number, vector) in vectors.enumerated() { left[bucket(vector), default: []].append(number) }
    var isSeen = [Bool](repeating: false, count: vectors.count)
    var groups: [[Int]] = []
    for first in vectors.indices where !isSeen[first] {
      isSeen[first] = true
      var (group, next) = ([first], 0)
      while next < group.count {
        let vector = vectors[group[next]]
        let centre = bucket(vector)
        next += 1
        for x in centre.x - 1...centre.x + 1 {
          for y in centre.y - 1...centre.y + 1 {
            for z in centre.z - 1...centre.z + 1 {
              let place = Bucket(x: x, y: y, z: z)
              guard let others = left[place] else { continue }
              let near = others.filter { vectors[$0].chord(to: vector) <= link }
              for other in near where !isSeen[other] {
                isSeen[other] = true
                group.append(other)
              }
              left[place] = others.filter { !isSeen[$0] }
            }
          }
        }
      }
      groups.append(group.sorted())
    }
    return groups
  }
}

extension UnitVector {
  /// The straight line through the sphere, in its radii.
  fileprivate func chord(to other: UnitVector) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) + (z - other.z) * (z - other.z))
      .squareRoot()
  }
}
