public import Features
internal import GeoJSON
public import Model

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
      mentions,
      Entry(ControlAreasLayer.layer, rows: \.areas),
      Entry(FrontLinesLayer.layer, rows: \.fronts),
    ]
  }

  static var mentions: Entry { Entry(MentionsLayer.layer, rows: \.mentions) }

  /// What reports give by themselves of a content, ready to be kept by a ledger: the features of `distance-checks` and
  /// `mentions`.
  public static func reportFeatures(of content: LayerContent) throws(InputError) -> [ReportFeature] {
    var kept: [ReportFeature] = []
    for layer in [distanceChecks, mentions].map({ $0.filled(with: content, style: .none) }) {
      let report = layer.schema.fields.firstIndex { $0.name == "report" }
      var encoder = FeatureEncoder(layer.schema)
      for feature in layer.features {
        guard let report, case .string(let name) = feature.values[report] else { continue }
        try encoder.encode(feature)
        kept.append(
          ReportFeature(
            layer: layer.schema.name, id: feature.id, report: name,
            json: String(decoding: encoder.takeBytes(), as: UTF8.self)))
      }
    }
    return kept
  }

  /// What a ledger kept, by layer; throws where a row is no feature of its layer.
  public static func features(of kept: [ReportFeature]) throws(InputError) -> [String: [Feature]] {
    var features: [String: [Feature]] = [:]
    let decoders = [distanceChecks, mentions].map { ($0.schema.name, FeatureDecoder($0.schema)) }
    for (layer, decoder) in decoders {
      for row in kept where row.layer == layer {
        features[layer, default: []].append(
          try decoder.feature(of: row.json.utf8, at: "feature \(layer)/\(row.id)"))
      }
    }
    return features
  }

  /// All layers of a content, in the same order.
  public static func layers(of content: LayerContent, style: LayerStyle = .none) -> [FilledLayer] {
    entries.map { $0.filled(with: content, style: style) }
  }

  /// The layers that need areas and fronts to be sketched.
  public static var sketched: Set<String> { [ControlAreasLayer.layer.name, FrontLinesLayer.layer.name] }

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
        let kept = content.features[layer.name] ?? []
        return FilledLayer(
          schema: layer.schema(style), features: layer.features(of: rows(content), and: kept, style: style))
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
