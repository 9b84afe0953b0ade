internal import GeoJSON
internal import Model

/// A layer as a table: for each field what it means and how it is taken from a row.
struct Layer<Row> {
  /// A field with the way to its value.
  struct Column {
    var field: LayerSchema.Field
    var value: (Row) -> PropertyValue
  }
  var name: String
  var featureType: String
  var summary: String
  var columns: [Column]
  var id: (Row) -> String
  var geometry: (Row) -> Geometry?
  var span: (Row) -> LayerTime
  /// The party whose colour the feature has, with `LayerStyle.simplestyle`.
  var party: (Row) -> String?

  var schema: LayerSchema {
    LayerSchema(name: name, featureType: featureType, summary: summary, fields: columns.map(\.field))
  }

  /// The features in their order: by first second (open first), place, name.
  func features(of rows: [Row], style: LayerStyle) -> [Feature] {
    let keyed = rows.map { row in
      let feature = Feature(
        id: id(row), geometry: geometry(row), time: span(row).featureTime,
        properties: properties(of: row, style))
      return (key: sortKey(feature), feature: feature)
    }
    var features = keyed.sorted { $0.key < $1.key }.map(\.feature)
    makeNamesUnique(&features)
    return features
  }

  private func properties(of row: Row, _ style: LayerStyle) -> [String: PropertyValue] {
    var properties: [String: PropertyValue] = [:]
    properties.reserveCapacity(columns.count + 4)
    for column in columns { properties[column.field.name] = column.value(row) }
    for (key, value) in style.properties(party: party(row), geometry: geometry(row)) {
      properties[key] = value
    }
    return properties
  }

  private func sortKey(_ feature: Feature) -> (String, String, String) {
    func text(_ key: String) -> String {
      if case .string(let text) = feature.properties[key] { text } else { "" }
    }
    return (text("start"), text("place_id") + text("name"), feature.id)
  }

  /// Two rows of one name keep both, the later one with a number: a name stands once in a file.
  private func makeNamesUnique(_ features: inout [Feature]) {
    var seen: [String: Int] = [:]
    for index in features.indices {
      let name = features[index].id
      let times = (seen[name] ?? 0) + 1
      seen[name] = times
      guard times > 1 else { continue }
      features[index].id = "\(name)~\(times)"
      features[index].properties["id"] = .string(features[index].id)
    }
  }
}

extension Layer.Column {
  /// Words; an empty text is null: no field ever holds `""`.
  static func text(
    _ name: String, _ meaning: String, form: String = "", nullable: Bool = true,
    _ value: @escaping (Row) -> String?
  ) -> Self {
    column(name, .string, meaning, form, nullable) { row in
      let text = value(row)
      return text?.isEmpty ?? true ? .null : .text(text)
    }
  }

  /// A number.
  static func real(
    _ name: String, _ meaning: String, form: String, nullable: Bool = true,
    _ value: @escaping (Row) -> Double?
  ) -> Self {
    column(name, .real, meaning, form, nullable) { .number(value($0)) }
  }

  /// A whole number.
  static func integer(
    _ name: String, _ meaning: String, form: String, nullable: Bool = true, _ value: @escaping (Row) -> Int?
  ) -> Self {
    column(name, .integer, meaning, form, nullable) { .integer(value($0)) }
  }

  /// A list of words, which may be empty.
  static func strings(_ name: String, _ meaning: String, form: String, _ value: @escaping (Row) -> [String])
    -> Self
  {
    column(name, .strings, meaning, form, false) { .strings(value($0)) }
  }

  static func column(
    _ name: String, _ type: LayerSchema.FieldType, _ meaning: String, _ form: String, _ nullable: Bool,
    _ value: @escaping (Row) -> PropertyValue
  ) -> Self {
    let field = LayerSchema.Field(name: name, type: type, isNullable: nullable, form: form, meaning: meaning)
    return Self(field: field, value: value)
  }

  /// The six fields in which every layer says when.
  static func time(_ span: @escaping (Row) -> LayerTime) -> [Self] {
    [
      column(
        "start", .dateTime, "First second of the time meant; null where open to the past", secondForm, true
      ) {
        .text(span($0).start?.description)
      },
      column("end", .dateTime, "Last second of the time meant (closed); null where open", secondForm, true) {
        .text(span($0).end?.description)
      },
      column("date", .date, "The day by which it is known to be true", "YYYY-MM-DD", true) {
        .text(span($0).date?.description)
      },
      text("date_precision", "How exactly the words give the time", form: precisions, nullable: false) {
        span($0).precision.rawValue
      },
      text("date_text", "The words that give the time; null where the report's own day stands in") {
        span($0).text
      },
      text("date_reason", "Why the words mean these days") { span($0).reason },
    ]
  }

  private static var secondForm: String { "YYYY-MM-DDTHH:MM:SSZ" }
  private static var precisions: String { "day, week, month, year, interval, unknown" }
}
