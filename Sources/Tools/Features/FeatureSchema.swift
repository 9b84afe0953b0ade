/// What the features of a layer say: their fields, and what they are.
public struct FeatureSchema: Sendable, Hashable {
  /// A field: a column of a table, a key of GeoJSON's `properties`.
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

    /// Makes a field.
    public init(
      name: String, type: FieldType, isNullable: Bool = true, form: String = "", meaning: String = ""
    ) {
      self.name = name
      self.type = type
      self.isNullable = isNullable
      self.form = form
      self.meaning = meaning
    }
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

  /// What the geometries of a layer are; a multi-part geometry counts as its part.
  public enum GeometryType: String, Sendable {
    case point, line, polygon
  }

  /// The layer's name: lower case, words joined by hyphens.
  public var name: String
  /// What each feature is, such as `control-change` (JSON-FG's `featureType`).
  public var featureType: String
  /// What one feature stands for.
  public var summary: String
  /// What its geometries are.
  public var geometry: GeometryType
  /// Its fields, in the order in which they are best read.
  public var fields: [Field]
  /// The fields whose first value that is not null names a feature's category; empty where there are none.
  public var categoryFields: [String]

  /// Makes a schema.
  public init(
    name: String, featureType: String, summary: String = "", geometry: GeometryType = .point,
    fields: [Field] = [], categoryFields: [String] = []
  ) {
    self.name = name
    self.featureType = featureType
    self.summary = summary
    self.geometry = geometry
    self.fields = fields
    self.categoryFields = categoryFields
  }
}
