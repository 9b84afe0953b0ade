public import Model

extension GeodesicLine {
  /// The part of some lines that lies between two positions.
  public struct Stretch: Sendable, Hashable {
    /// How long it is along the lines.
    public let length: Length
    /// Its course, from the point nearest to the first position to the point nearest to the second.
    public let path: [Coordinate]
    /// How far the first position lies off the lines.
    public let startOffset: Length
    /// How far the second position lies off the lines.
    public let endOffset: Length
  }

  /// The part of some lines between the points nearest to two positions, the shortest way along them; nil
  /// where the two are nearest to lines that are not connected, or there are no lines.
  ///
  /// Lines are joined where one ends at a corner of another (sources cut rivers and roads into pieces);
  /// corners less than about 0.1 m apart count as one.
  public static func stretch(
    from start: Coordinate, to end: Coordinate, along lines: [[Coordinate]], on ellipsoid: Ellipsoid = .wgs84
  ) -> Stretch? {
    LineNetwork(joining: lines, on: ellipsoid).stretch(from: start, to: end)
  }
}
