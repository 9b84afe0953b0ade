public import Features

/// The layers that `LayerWriter` writes: the one list, against which a test compares `docs/layers.md` too.
public enum LayerCatalogue {
  /// The version of the fields of all layers; raised in its first part where a field goes or changes its meaning.
  public static let version = "1.2"

  /// Every layer, in the order in which they are written.
  static var entries: [Entry] {
    [
      Entry(ControlChangesLayer.layer) {
        ControlChangesLayer.rows(of: $0.events, intervals: $0.intervals, reports: $0.reports)
      },
      Entry(ControlStatusLayer.layer, rows: ControlStatusLayer.rows),
      distanceChecks,
      Entry(MentionsLayer.layer, rows: \.mentions),
      Entry(ControlAreasLayer.layer, rows: \.areas),
      Entry(FrontLinesLayer.layer, rows: \.fronts),
    ]
  }

  /// All layers of a content, in the same order.
  public static func layers(of content: LayerContent, style: LayerStyle = .none) -> [FilledLayer] {
    entries.map { $0.filled(with: content, style: style) }
  }

  /// One layer of a content, by its name; nil where there is none of that name.
  public static func layer(_ name: String, of content: LayerContent) -> FilledLayer? {
    entries.first { $0.schema.name == name }?.filled(with: content, style: .none)
  }

  static var distanceChecks: Entry {
    Entry(DistanceChecksLayer.layer) { DistanceChecksLayer.rows(of: $0.checks, reports: $0.reports) }
  }

  /// The fields of every layer, in the same order.
  public static var schemas: [FeatureSchema] { entries.map(\.schema) }

  /// The name of every layer, in the same order.
  public static var names: [String] { schemas.map(\.name) }

  /// A layer and the way from content to its features.
  struct Entry {
    let schema: FeatureSchema
    private let filled: (LayerContent, LayerStyle) -> FilledLayer

    init<Row>(_ layer: Layer<Row>, rows: @escaping (LayerContent) -> [Row]) {
      schema = layer.schema
      filled = { content, style in
        FilledLayer(
          schema: layer.schema(style), features: layer.features(of: rows(content), style: style))
      }
    }

    func filled(with content: LayerContent, style: LayerStyle) -> FilledLayer { filled(content, style) }
  }
}

/// A layer's features in their order, ready for any format.
public struct FilledLayer: Sendable {
  /// Its fields.
  public var schema: FeatureSchema
  /// In their order.
  public var features: [Feature]
}
