public import Features

/// A filter made ready for the features of one schema: its properties are positions of values.
///
/// It may be asked from several threads at once.
public struct FilterPredicate: Sendable {
  private let condition: Condition

  /// Binds a filter to a schema; refuses properties that the schema has not, and operands of the wrong type.
  ///
  /// - Parameter geometryNames: The names by which the filter may call a feature's geometry.
  public init(
    _ filter: Filter, for schema: FeatureSchema, geometryNames: Set<String> = ["geometry"]
  ) throws(FilterProblem) {
    condition = try FilterBinder(schema, geometryNames: geometryNames).condition(filter.root)
  }

  /// Whether the filter is true of a feature; false where it is false or null (OGC 21-065r2, 6.3).
  public func matches(_ feature: Feature) -> Bool { condition(feature) ?? false }
}
