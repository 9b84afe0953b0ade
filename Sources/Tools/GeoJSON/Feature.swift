/// A thing on the map: where, when and what.
public struct Feature: Sendable, Hashable {
  /// Its name, unique in its file and stable from one writing to the next.
  public var id: String
  /// Where; nil is written `null`, for a thing whose place is not known.
  public var geometry: Geometry?
  /// When, for readers of JSON-FG; repeat it in `properties` for the others (GDAL before 3.8 drops it).
  public var time: FeatureTime?
  /// What; written in the order of the keys' bytes.
  public var properties: [String: PropertyValue]

  /// Makes a feature.
  public init(
    id: String, geometry: Geometry?, time: FeatureTime? = nil, properties: [String: PropertyValue] = [:]
  ) {
    self.id = id
    self.geometry = geometry
    self.time = time
    self.properties = properties
  }
}

/// What a collection of features says of itself.
public struct CollectionHeader: Sendable, Hashable {
  /// The name that GDAL and QGIS show for the layer.
  public var name: String
  /// What each feature is, such as `control-change` (JSON-FG's `featureType`).
  public var featureType: String

  /// The class of JSON-FG 1.0 (OGC 21-045r1) that every written file conforms to.
  public static let conformance = "http://www.opengis.net/spec/json-fg-1/1.0/conf/core"

  /// Makes a header.
  public init(name: String, featureType: String) {
    self.name = name
    self.featureType = featureType
  }
}
