/// A thing on the map: where, when and what.
public struct Feature: Sendable, Hashable {
  /// Its name, unique in its layer and stable from one writing to the next.
  public var id: String
  /// Where; nil for a thing whose place is not known.
  public var geometry: Geometry?
  /// When, for formats that have a member for it; repeat it in `values` for the others (GDAL before 3.8 drops it).
  public var time: FeatureTime?
  /// What: one value for each field of the layer's schema, in the schema's order.
  public var values: [PropertyValue]
  /// What it is drawn as; nil where the layer has no categories.
  public var category: FeatureCategory?

  /// Makes a feature.
  public init(
    id: String, geometry: Geometry?, time: FeatureTime? = nil, values: [PropertyValue] = [],
    category: FeatureCategory? = nil
  ) {
    self.id = id
    self.geometry = geometry
    self.time = time
    self.values = values
    self.category = category
  }
}

/// What features are told apart by on a map, such as the party that holds a place.
public struct FeatureCategory: Sendable, Hashable {
  /// The value that names it: the first of the schema's `categoryFields` that is not null.
  public var key: String
  /// The words for a legend.
  public var label: String
  /// `#rrggbb`.
  public var colour: String

  /// Makes a category.
  public init(key: String, label: String, colour: String) {
    self.key = key
    self.label = label
    self.colour = colour
  }
}
