/// The course or outline of a place, where more than its point is known: what a distance to a river, a border or
/// a district is measured to.
public struct PlaceShape: Sendable, Hashable {
  /// Positions in order; consecutive ones are joined by geodesics.
  public enum Geometry: Sendable, Hashable {
    /// One or more lines: a river, a road, a border.
    case lines([[Coordinate]])
    /// One or more polygons, each an outer ring and its holes, closed or not, in any order of turning.
    case polygons([[[Coordinate]]])
  }
  /// What it shows, in words: "Euphrates", "border of Syria and Turkey".
  public var name: String
  /// Its positions.
  public var geometry: Geometry
  /// Where it comes from, such as "Natural Earth 1:10m".
  public var source: String
  /// How far the drawn course may lie off the true one.
  public var accuracy: Length

  /// Makes a shape from its parts.
  public init(name: String, geometry: Geometry, source: String, accuracy: Length) {
    self.name = name
    self.geometry = geometry
    self.source = source
    self.accuracy = accuracy
  }
}

/// Knows the courses and outlines of places.
public protocol ShapeSource: Sendable {
  /// The shape of a place; nil where only its point is known.
  func shape(of place: Place) throws(InputError) -> PlaceShape?
  /// The land borders of a country (ISO 3166-1 alpha-2), each with the country on the other side, in order of its code.
  func borders(of country: String) throws(InputError) -> [(neighbour: String, shape: PlaceShape)]
}

/// Knows no shapes: every place is its point.
public struct NoShapes: ShapeSource {
  /// Makes it.
  public init() {}
  /// Always nil.
  public func shape(of place: Place) -> PlaceShape? { nil }
  /// Always empty.
  public func borders(of country: String) -> [(neighbour: String, shape: PlaceShape)] { [] }
}
