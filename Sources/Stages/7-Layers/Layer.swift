internal import Features
internal import Model

/// A layer as a table: for each field what it means and how it is taken from a row.
struct Layer<Row> {
  /// A field with the way to its value.
  struct Column {
    var field: FeatureSchema.Field
    var value: (Row) -> PropertyValue
  }
  var name: String
  var featureType: String
  var summary: String
  var geometryType = FeatureSchema.GeometryType.point
  var columns: [Column]
  var id: (Row) -> String
  var geometry: (Row) -> Geometry?
  var span: (Row) -> LayerTime
  /// What the feature is drawn as; nil where features are not told apart by party.
  var category: (Row) -> FeatureCategory? = { _ in nil }
  /// The fields that name the category, first known first.
  var categoryFields: [String] = []

  /// The fields without a style's.
  var schema: FeatureSchema { schema(.none) }

  /// The fields, with those of a style behind them.
  func schema(_ style: LayerStyle) -> FeatureSchema {
    FeatureSchema(
      name: name, featureType: featureType, summary: summary, geometry: geometryType,
      fields: columns.map(\.field) + style.fields(geometryType), categoryFields: categoryFields)
  }

  /// The features of rows, and those that were kept, in their order: by first second (open first), place, name.
  ///
  /// - Parameter kept: Features of this layer without a style.
  func features(of rows: [Row], and kept: [Feature] = [], style: LayerStyle) -> [Feature] {
    let made = rows.map { row in
      Feature(
        id: id(row), geometry: geometry(row), time: span(row).featureTime,
        values: columns.map { $0.value(row) },
        category: category(row))
    }
    let keys = ["start", "place_id", "name"].map { name in columns.firstIndex { $0.field.name == name } }
    let keyed = (made + kept).map { feature in
      let texts = keys.map { $0.flatMap { feature.values[$0].words } ?? "" }
      var styled = feature
      styled.values += style.values(feature.category, geometryType)
      return (key: (texts[0], texts[1] + texts[2], feature.id), feature: styled)
    }
    var features = keyed.sorted { $0.key < $1.key }.map(\.feature)
    makeNamesUnique(&features)
    return features
  }

  /// Two rows of one name keep both, the later one with a number: a name stands once in a file.
  private func makeNamesUnique(_ features: inout [Feature]) {
    let column = columns.firstIndex { $0.field.name == "id" }
    var seen: [String: Int] = [:]
    for index in features.indices {
      let name = features[index].id
      let times = (seen[name] ?? 0) + 1
      seen[name] = times
      guard times > 1 else { continue }
      features[index].id = "\(name)~\(times)"
      if let column { features[index].values[column] = .string(features[index].id) }
    }
  }
}

extension PropertyValue {
  /// The words of a text; nil for anything else.
  fileprivate var words: String? { if case .string(let text) = self { text } else { nil } }
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

  /// A number as files write it, with six decimals: what is asked of a value is asked of what is seen.
  static func real(
    _ name: String, _ meaning: String, form: String, nullable: Bool = true,
    _ value: @escaping (Row) -> Double?
  ) -> Self {
    column(name, .real, meaning, form, nullable) { .number(value($0).map { ($0 * 1e6).rounded() / 1e6 }) }
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
    _ name: String, _ type: FeatureSchema.FieldType, _ meaning: String, _ form: String, _ nullable: Bool,
    _ value: @escaping (Row) -> PropertyValue
  ) -> Self {
    let field = FeatureSchema.Field(
      name: name, type: type, isNullable: nullable, form: form, meaning: meaning)
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
