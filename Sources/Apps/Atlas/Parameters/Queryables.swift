internal import Features
internal import GeoJSON
internal import Model

/// The fields of a layer that may be asked for by `<name>=<value>` and in filters: all but lists, for which CQL2's basic
/// classes have no comparison.
struct Queryables: Sendable {
  /// A field that may be asked for.
  struct Queryable: Sendable {
    /// Its position in the schema.
    var field: Int
    /// The parameter.
    var definition: ParameterDefinition
  }

  /// In the order of the schema.
  let all: [Queryable]
  private let schema: FeatureSchema

  init(_ schema: FeatureSchema) {
    self.schema = schema
    all = schema.fields.enumerated().compactMap { index, field in
      guard field.type != .strings else { return nil }
      return Queryable(
        field: index,
        definition: ParameterDefinition(
          field.name, "Features of which '\(field.name)' has this value: \(Self.words(for: field))",
          schema: Self.type(field.type)))
    }
  }

  /// The condition that a parameter sets; nil where the name is none of a queryable.
  func equality(
    _ parameter: RequestTarget.Parameter
  ) throws(Problem) -> (field: Int, value: PropertyValue)? {
    guard let queryable = all.first(where: { $0.definition.name == parameter.name }) else { return nil }
    let type = schema.fields[queryable.field].type
    guard let value = Self.value(parameter.value, type) else {
      throw Problem.value(of: parameter.name, expected: Self.expected(type), found: parameter.value)
    }
    return (queryable.field, value)
  }

  private static func value(_ text: String, _ type: FeatureSchema.FieldType) -> PropertyValue? {
    switch type {
    case .string: .string(text)
    case .integer: Int(text).map(PropertyValue.int)
    case .real: NumberParameter.read(text).map(PropertyValue.double)
    case .boolean: ["true": .bool(true), "false": .bool(false)][text]
    case .date: CivilDate(iso: text).map { .string($0.description) }
    case .dateTime: TimeParameter.second(text).map { .string($0.description) }
    case .strings: nil
    }
  }

  private static func expected(_ type: FeatureSchema.FieldType) -> String {
    switch type {
    case .string, .strings: "a text"
    case .integer: "a whole number"
    case .real: "a number"
    case .boolean: "true or false"
    case .date: "YYYY-MM-DD"
    case .dateTime: "a date-time of RFC 3339"
    }
  }

  private static func words(for field: FeatureSchema.Field) -> String {
    field.form.isEmpty ? field.meaning : "\(field.meaning) (\(field.form))"
  }

  /// The type of a field's values as JSON Schema says it.
  static func type(_ type: FeatureSchema.FieldType) -> JSONOutput {
    switch type {
    case .string: .members(["type": .string("string")])
    case .integer: .members(["type": .string("integer")])
    case .real: .members(["type": .string("number")])
    case .boolean: .members(["type": .string("boolean")])
    case .date: .members(["type": .string("string"), "format": .string("date")])
    case .dateTime: .members(["type": .string("string"), "format": .string("date-time")])
    case .strings:
      .members(["type": .string("array"), "items": .members(["type": .string("string")])])
    }
  }
}
