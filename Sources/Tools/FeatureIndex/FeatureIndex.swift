internal import CQL2
public import Features
public import Model
public import VectorTiles

/// The features of a layer in memory, packed and indexed by place, time and value: what a server answers from.
///
/// Each feature's GeoJSON is encoded once; an answer is a copy of stretches of it. Boxes lie in a packed R-tree,
/// times in sorted columns, values that repeat by their numbers. Nothing changes once it is made, so that any number of
/// threads may ask at once.
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
  let features: [Feature]
  let places: PlaceColumns
  let times: TimeColumns
  let values: ValueColumns
  private let positions: [String: Int32]
  private let bytes: FeatureBytes
  let tiles: TileMaker

  /// Indexes features; their order stays.
  ///
  /// Refused, with the feature's id: an id that another feature has, one value too many or too few, a time that cannot
  /// be read or ends before it starts, and what GeoJSON or a tile cannot say.
  ///
  /// - Parameter edges: What the layer's edges share with those of other layers, for its tiles.
  public init(
    _ schema: FeatureSchema, _ features: [Feature], sharing edges: SharedEdges? = nil
  ) throws(InputError) {
    var features = features
    var positions = [String: Int32](minimumCapacity: features.count)
    for (position, feature) in features.enumerated() {
      guard feature.values.count == schema.fields.count else {
        throw InputError(
          .data, at: "feature \(feature.id)",
          "expected \(schema.fields.count) values, one a field, found \(feature.values.count)")
      }
      guard positions.updateValue(Int32(position), forKey: feature.id) == nil else {
        throw InputError(.data, at: "feature \(feature.id)", "expected ids that differ, found this one twice")
      }
    }
    self.schema = schema
    self.positions = positions
    bytes = try FeatureBytes(schema, features)
    times = try TimeColumns(schema, features)
    values = ValueColumns(schema, &features)
    places = PlaceColumns(features)
    tiles = try TileMaker(schema, features, sharing: edges)
    self.features = features
  }

  /// How many features there are.
  public var count: Int { features.count }

  /// The box of all geometries; nil where there are none. It crosses longitude 180 where they lie within half the
  /// world across it.
  public var box: GeographicBox? { places.box }

  /// The time of all features, open where one of them is; nil where there are none with a time.
  public var window: TimeWindow? { times.window }

  /// The position of a feature.
  public func position(of id: String) -> Int? { positions[id].map { Int($0) } }

  /// The feature at a position, 0..<count.
  public func feature(at position: Int) -> Feature { features[position] }

  // MARK: GeoJSON

  /// How many bytes of GeoJSON all features take, with the members of JSON-FG.
  public var byteCount: Int { bytes.count }

  /// How many bytes `withPieces` hands over.
  public func length(of position: Int, as profile: Profile) -> Int {
    bytes.length(of: position, isPlain: profile == .rfc7946)
  }

  /// Hands over a feature as a GeoJSON object without a line end, in one piece or two, valid inside `body` only.
  public func withPieces(of position: Int, as profile: Profile, _ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withPieces(of: position, isPlain: profile == .rfc7946, body)
  }

  /// Appends a feature as a GeoJSON object, without a line end.
  public func append(_ position: Int, as profile: Profile, to bytes: inout [UInt8]) {
    withPieces(of: position, as: profile) { bytes.append(contentsOf: $0) }
  }
}
