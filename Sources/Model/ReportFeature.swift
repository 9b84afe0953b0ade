/// A feature that a report gives by itself, whoever holds what: a stated distance with its check, a mention.
///
/// The ledger keeps it so that layers can be written and served without reading the report again.
public struct ReportFeature: Sendable, Hashable {
  /// The layer that it belongs to, such as `mentions`.
  public var layer: String
  /// Its id in the layer.
  public var id: String
  /// The report.
  public var report: String
  /// The feature as one GeoJSON object, with JSON-FG's `time`.
  public var json: String

  /// Makes a feature.
  public init(layer: String, id: String, report: String, json: String) {
    self.layer = layer
    self.id = id
    self.report = report
    self.json = json
  }
}
