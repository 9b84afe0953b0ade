public import Features

/// A filter made ready for the features of one schema: its properties are positions of values.
public struct FilterPredicate: Sendable {
  /// Binds a filter to a schema; refuses properties that the schema has not, and operands of the wrong type.
  ///
  /// - Parameter geometryNames: The names by which the filter may call a feature's geometry.
  public init(
    _ filter: Filter, for schema: FeatureSchema, geometryNames: Set<String> = ["geometry"]
  ) throws(FilterProblem) {}

  /// Whether the filter is true of a feature; false where it is false or null (OGC 21-065r2, 6.3).
  public func matches(_ feature: Feature) -> Bool { false }
}
