internal import GeoJSON

/// What a layer's features say: the one table from which the writer fills the properties and against which a
/// test compares `docs/layers.md`.
public struct LayerSchema: Sendable, Hashable {
  /// A field of `properties`.
  public struct Field: Sendable, Hashable {
    /// Its key.
    public var name: String
    /// The type of its values.
    public var type: FieldType
    /// Whether it may be null; the key stands there all the same.
    public var isNullable: Bool
    /// Unit, range or form of its values.
    public var form: String
    /// What it means.
    public var meaning: String
  }
  /// The type of a field's values, as GDAL names it.
  public enum FieldType: String, Sendable {
    /// Words.
    case string = "String"
    /// A whole number.
    case integer = "Integer"
    /// A number.
    case real = "Real"
    /// Yes or no.
    case boolean = "Boolean"
    /// A list of words.
    case strings = "StringList"
    /// `YYYY-MM-DD`.
    case date = "Date"
    /// `YYYY-MM-DDTHH:MM:SSZ`.
    case dateTime = "DateTime"
  }
  /// The layer's name; its file is `<name>.geojson`.
  public var name: String
  /// What each feature is (JSON-FG's `featureType`).
  public var featureType: String
  /// What one feature stands for.
  public var summary: String
  /// Its fields, in the order in which they are best read; files have them in the order of their bytes.
  public var fields: [Field]

  /// The version of the fields of all layers; raised in its first part where a field goes or changes its meaning.
  public static let version = "1.1"

  /// Every layer that `LayerWriter` writes, in that order.
  public static let all: [LayerSchema] = [
    ControlChangesLayer.layer.schema, ControlStatusLayer.layer.schema, DistanceChecksLayer.layer.schema,
    MentionsLayer.layer.schema,
  ]
}
