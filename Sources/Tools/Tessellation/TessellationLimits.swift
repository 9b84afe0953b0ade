public import Model

/// What cells end at.
public struct TessellationLimits: Sendable, Hashable {
  /// The greatest distance of a point from the site whose cell it is in, above 0 and at most 500 km.
  public var reach: Length
  /// Polygons, each an outline and its holes, with edges straight in longitude and latitude (RFC 7946), cut
  /// at longitude 180: cells end at their outlines; nil for no such limit.
  public var border: [[[Coordinate]]]?
  /// Lines, straight in longitude and latitude between their positions, that no cell reaches across, such as
  /// rivers.
  public var barriers: [[Coordinate]]

  /// Limits; without border and barriers the reach alone.
  public init(reach: Length, border: [[[Coordinate]]]? = nil, barriers: [[Coordinate]] = []) {
    self.reach = reach
    self.border = border
    self.barriers = barriers
  }
}
