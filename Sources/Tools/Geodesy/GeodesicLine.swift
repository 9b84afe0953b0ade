public import Model

/// Lines whose consecutive positions are joined by geodesics: rivers, roads, borders.
///
/// They may cross the antimeridian and run over a pole; a line of a single position is that position.
public enum GeodesicLine {
  /// The point of some lines that is nearest to a position.
  public struct Nearest: Sendable, Hashable {
    /// The point, on one of the lines.
    public let point: Coordinate
    /// From the position to the point.
    public let distance: Length
    /// The azimuth of the point as seen from the position, degrees clockwise from north, 0..<360; says
    /// nothing where the distance is 0.
    public let azimuth: Double
    /// Which of the lines it is on, counted from 0.
    public let line: Int
    /// The length along that line from its start to the point.
    public let along: Length
  }

  /// The point of some lines that is nearest to a position, exact to a micrometre along the line; nil where
  /// the lines have no positions.
  ///
  /// Solved on the ellipsoid (`GeodesicSegment`), for the few segments that bounds on the auxiliary sphere
  /// leave. Of points that are equally near, one is given, always the same.
  public static func nearest(
    to position: Coordinate, on lines: [[Coordinate]], on ellipsoid: Ellipsoid = .wgs84
  ) -> Nearest? {
    guard let foot = LineSearch(lines: lines, ellipsoid: ellipsoid).foot(of: position) else { return nil }
    let before = length(of: lines[foot.line].prefix(foot.segment + 1), on: ellipsoid)
    return Nearest(
      point: foot.sight.point, distance: .metres(foot.sight.distance), azimuth: foot.sight.azimuth,
      line: foot.line, along: .metres(before.metres + foot.sight.along))
  }

  /// The length of a line, exact to about a micrometre an edge.
  public static func length(of line: [Coordinate], on ellipsoid: Ellipsoid = .wgs84) -> Length {
    length(of: line[...], on: ellipsoid)
  }

  /// Short edges from their chord: an arc exceeds its chord c by c³/24r², and up to 5 km it makes less than 2
  /// micrometres whether r is the radius of curvature there or the mean radius of the Earth. A tenth of the
  /// work of geodesic.h.
  static func length(of line: ArraySlice<Coordinate>, on ellipsoid: Ellipsoid) -> Length {
    guard var start = line.first else { return .metres(0) }
    var from = ellipsoid.centred(start)
    let radius = ellipsoid.meanRadius
    var sum = 0.0
    for end in line.dropFirst() {
      let to = ellipsoid.centred(end)
      let chord = (to - from).norm
      sum +=
        chord < 5_000
        ? chord + chord * chord * chord / (24 * radius * radius)
        : Geodesic(from: start, to: end, on: ellipsoid).length.metres
      (start, from) = (end, to)
    }
    return .metres(sum)
  }
}
