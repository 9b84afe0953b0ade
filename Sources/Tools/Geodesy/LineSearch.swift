internal import CProj
internal import Model

/// Finds the nearest point of lines: a bound for every segment, the exact solution for the few that it
/// leaves.
struct LineSearch {
  /// Where the nearest point is.
  struct Foot {
    var line: Int
    /// The index of the position with which its segment begins.
    var segment: Int
    var sight: GeodesicSegment.Sight
  }

  private struct Bounded {
    var line: Int
    var segment: Int
    /// No point of the segment is nearer than this, metres.
    var least: Double
  }

  let lines: [[Coordinate]]
  let ellipsoid: Ellipsoid

  /// The foot of the shortest way from a position to the lines; nil where they have no positions.
  func foot(of position: Coordinate) -> Foot? {
    let (segments, most) = bounds(from: position)
    var best: Foot?
    withUnsafePointer(to: ellipsoid.series) { series in
      for segment in segments.filter({ $0.least <= most }).sorted(by: Self.isBefore) {
        if let best, segment.least >= best.sight.distance { break }
        let line = lines[segment.line]
        let next = min(segment.segment + 1, line.count - 1)
        let sight = GeodesicSegment(from: line[segment.segment], to: line[next], series: series)
          .nearest(to: position)
        if sight.distance < best?.sight.distance ?? .infinity {
          best = Foot(line: segment.line, segment: segment.segment, sight: sight)
        }
      }
    }
    return best
  }

  private static func isBefore(_ a: Bounded, _ b: Bounded) -> Bool {
    (a.least, a.line, a.segment) < (b.least, b.line, b.segment)
  }

  /// How near each segment can be at best, and how near the lines are at worst.
  ///
  /// Two sides of a triangle are longer than the third, so twice the way to a point of a segment and the
  /// segment itself are together no shorter than the ways to its two ends.
  private func bounds(from position: Coordinate) -> (segments: [Bounded], most: Double) {
    let (lesser, greater) = (ellipsoid.lesserAxis, ellipsoid.greaterAxis)
    let rounding = 1.0  // metres; more than double precision loses in an angle
    let origin = AuxiliaryPosition(position, flattening: ellipsoid.flattening)
    var segments: [Bounded] = []
    segments.reserveCapacity(lines.reduce(0) { $0 + $1.count })
    var most = Double.infinity
    for (index, line) in lines.enumerated() {
      var before: (place: AuxiliaryPosition, angle: Double)?
      for (vertex, corner) in line.enumerated() {
        let place = AuxiliaryPosition(corner, flattening: ellipsoid.flattening)
        let angle = origin.angle(to: place)
        most = min(most, greater * angle + rounding)
        if let before {
          let least = (lesser * (before.angle + angle) - greater * before.place.angle(to: place)) / 2
          segments.append(Bounded(line: index, segment: vertex - 1, least: max(0, least - rounding)))
        } else if line.count == 1 {
          segments.append(Bounded(line: index, segment: 0, least: max(0, lesser * angle - rounding)))
        }
        before = (place, angle)
      }
    }
    return (segments, most)
  }
}
