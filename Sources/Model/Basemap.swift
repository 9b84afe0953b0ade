/// The ground that a map is drawn on: what lies there whatever happens on it.
public struct Basemap: Sendable, Hashable {
  /// What a shape of the ground is, which says how it is drawn.
  public enum Kind: String, Sendable, CaseIterable {
    /// Land, where the sea is to be told from it.
    case land
    /// A lake or the sea.
    case water
    /// A river or a canal.
    case river
    /// A border of countries or of regions.
    case border
    /// Anything else: a road, a district.
    case other
  }
  /// A shape and what it is.
  public struct Feature: Sendable, Hashable {
    /// What it is.
    public var kind: Kind
    /// Its positions, with their source.
    public var shape: PlaceShape

    /// Makes a feature.
    public init(_ kind: Kind, _ shape: PlaceShape) {
      self.kind = kind
      self.shape = shape
    }
  }
  /// The shapes.
  public var features: [Feature]
  /// Whom to name for them, with licences: "Natural Earth 1:10m (public domain)".
  public var credits: [String]

  /// Makes a basemap; without features it is blank.
  public init(features: [Feature] = [], credits: [String] = []) {
    self.features = features
    self.credits = credits
  }
}
