public import Features

/// The layers that `LayerWriter` writes: the one list against which a test compares `docs/layers.md`.
public enum LayerCatalogue {
  /// The version of the fields of all layers; raised in its first part where a field goes or changes its meaning.
  public static let version = "1.1"

  /// Every layer, in the order in which they are written.
  public static let schemas: [FeatureSchema] = [
    ControlChangesLayer.layer.schema, ControlStatusLayer.layer.schema, DistanceChecksLayer.layer.schema,
    MentionsLayer.layer.schema, ControlAreasLayer.layer.schema, FrontLinesLayer.layer.schema,
  ]
}
