internal import CProj
private import Foundation
internal import Model

/// The geodesic between two consecutive positions of a line, made ready to be asked for its nearest point.
struct GeodesicSegment {
  /// A point of the segment as seen from a position.
  struct Sight {
    /// From the segment's start to the point, metres.
    var along: Double
    var point: Coordinate
    /// From the position to the point, metres.
    var distance: Double
    /// From the position to the point, degrees.
    var azimuth: Double
    /// How far along the segment a sphere would have the nearest point from here, metres; negative towards
    /// the start.
    var step: Double
  }

  /// Parts of a segment longer than this are searched one by one: the distance along them may have several
  /// minima.
  private static let longestPart = 1_000_000.0
  /// The iteration ends when it moves the point less than this, metres.
  private static let tolerance = 1e-6
  private static let mostSteps = 20

  private let start: Coordinate
  private let end: Coordinate
  private let length: Double
  private let line: geod_geodesicline
  private let series: UnsafePointer<geod_geodesic>

  /// `series` must outlive the segment.
  init(from start: Coordinate, to end: Coordinate, series: UnsafePointer<geod_geodesic>) {
    self.start = start
    self.end = end
    self.series = series
    var line = geod_geodesicline()
    geod_inverseline(&line, series, start.latitude, start.longitude, end.latitude, end.longitude, 0)
    self.line = line
    length = line.s13
  }

  /// The point of the segment nearest to a position.
  ///
  /// The iteration of S. Baselga and J. C. Martínez-Llario, "Intersection and point-to-line solutions for
  /// geodesics on the ellipsoid", Stud. Geophys. Geod. 62 (2018), doi 10.1007/s11200-017-1020-z: the
  /// right-angled spherical triangle of the position, a point of the line and the foot of the perpendicular
  /// gives the step to the next point. Where it does not settle (near the antipode), golden sections do.
  func nearest(to position: Coordinate) -> Sight {
    var best = sight(of: 0, from: position)
    let last = sight(of: length, from: position)
    if last.distance < best.distance { best = last }
    let parts = (length / Self.longestPart).rounded(.down) + 1
    for part in stride(from: 0, to: parts, by: 1) where length > 0 {
      let range = length * part / parts...length * (part + 1) / parts
      let found = settle(in: range, from: position) ?? section(range, from: position)
      if found.distance < best.distance { best = found }
    }
    return best
  }

  private func settle(in range: ClosedRange<Double>, from position: Coordinate) -> Sight? {
    var here = sight(of: (range.lowerBound + range.upperBound) / 2, from: position)
    for _ in 0..<Self.mostSteps {
      let next = min(max(here.along + here.step, range.lowerBound), range.upperBound)
      if abs(next - here.along) < Self.tolerance { return here }
      here = sight(of: next, from: position)
    }
    return nil
  }

  private func section(_ range: ClosedRange<Double>, from position: Coordinate) -> Sight {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (range.lowerBound, range.upperBound)
    var left = sight(of: high - ratio * (high - low), from: position)
    var right = sight(of: low + ratio * (high - low), from: position)
    // Below a millimetre the distances differ by less than they are exact to.
    while high - low > 1e-3 {
      if left.distance <= right.distance {
        high = right.along
        right = left
        left = sight(of: high - ratio * (high - low), from: position)
      } else {
        low = left.along
        left = right
        right = sight(of: low + ratio * (high - low), from: position)
      }
    }
    return left.distance <= right.distance ? left : right
  }

  private func sight(of along: Double, from position: Coordinate) -> Sight {
    var (latitude, longitude, course) = (start.latitude, start.longitude, line.azi1)
    if along >= length, length > 0 {
      withUnsafePointer(to: line) { geod_position($0, along, nil, nil, &course) }
      (latitude, longitude) = (end.latitude, end.longitude)
    } else if along > 0 {
      withUnsafePointer(to: line) { geod_position($0, along, &latitude, &longitude, &course) }
    }
    var (distance, azimuth, arrival) = (0.0, 0.0, 0.0)
    geod_inverse(
      series, position.latitude, position.longitude, latitude, longitude, &distance, &azimuth, &arrival)
    let angle = distance / series.pointee.a
    let turn = (arrival - course) * .pi / 180
    return Sight(
      along: along, point: (try? Coordinate(longitude: longitude, latitude: latitude)) ?? start,
      distance: distance, azimuth: Geodesic.fullCircle(azimuth),
      step: series.pointee.a * atan2(-sin(angle) * cos(turn), cos(angle)))
  }
}
