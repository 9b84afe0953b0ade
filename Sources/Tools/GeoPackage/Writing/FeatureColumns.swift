internal import Features

/// The columns of a layer's tables: key, geometry, the feature's id, then its fields.
struct FeatureColumns {
  /// The key: the feature's number in its layer, from 1.
  static let key = "fid"
  /// The geometry's.
  static let geometry = "geom"
  /// The feature's id.
  static let id = "id"

  /// The fields' names in the table, in the order of the schema.
  let names: [String]
  /// Whether the feature's id has a column of its own; otherwise the layer's own field `id` repeats it.
  let hasOwnID: Bool
  private let schema: FeatureSchema

  init(_ schema: FeatureSchema) {
    self.schema = schema
    hasOwnID = !schema.fields.contains { Names.form(of: $0.name) == Self.id && $0.type == .string }
    var names = Names(taken: [Self.key, Self.geometry] + (hasOwnID ? [Self.id] : []))
    self.names = schema.fields.map { names.take($0.name) }
  }

  /// The parameter of the first field: key, geometry and perhaps the id stand before it.
  var firstParameter: Int32 { hasOwnID ? 4 : 3 }

  /// The field that repeats the feature's id.
  var idField: Int? { hasOwnID ? nil : names.firstIndex(of: Self.id) }

  /// The column of a field by the field's name.
  func column(of field: String) -> String? {
    schema.fields.firstIndex { $0.name == field }.map { names[$0] }
  }

  /// The definition of the layer's table; of the one for features without a geometry where there is no type.
  func definition(of table: String, geometry: String?) -> String {
    var columns = ["\"\(Self.key)\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if let geometry { columns.append("\"\(Self.geometry)\" \(geometry)") }
    if hasOwnID { columns.append("\"\(Self.id)\" TEXT NOT NULL") }
    for (name, field) in zip(names, schema.fields) {
      columns.append("\"\(name)\" \(Self.type(of: field.type))\(field.isNullable ? "" : " NOT NULL")")
    }
    return "CREATE TABLE \"\(table)\" (\(columns.joined(separator: ", ")))"
  }

  /// The statement that adds a feature; its parameters are numbered alike in both tables.
  func insertion(into table: String, hasGeometry: Bool) -> String {
    let last = firstParameter + Int32(names.count) - 1
    let parameters = (1...last).filter { hasGeometry || $0 != 2 }
    return "INSERT INTO \"\(table)\" VALUES (\(parameters.map { "?\($0)" }.joined(separator: ", ")))"
  }

  /// The type of a column (table 1 of the standard). Lists are JSON, which GDAL knows by the column's media
  /// type.
  private static func type(of field: FeatureSchema.FieldType) -> String {
    switch field {
    case .string, .strings: "TEXT"
    case .integer: "INTEGER"
    case .real: "REAL"
    case .boolean: "BOOLEAN"
    case .date: "DATE"
    case .dateTime: "DATETIME"
    }
  }

  /// What `gpkg_data_columns` says of the columns: name, meaning, media type.
  var descriptions: [(column: String, meaning: String?, mediaType: String?)] {
    zip(names, schema.fields).compactMap { name, field in
      let words = [field.meaning, field.form].filter { !$0.isEmpty }.joined(separator: "; ")
      let mediaType = field.type == .strings ? "application/json" : nil
      return words.isEmpty && mediaType == nil ? nil : (name, words.isEmpty ? nil : words, mediaType)
    }
  }
}
