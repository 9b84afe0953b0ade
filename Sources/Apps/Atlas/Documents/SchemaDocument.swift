internal import FeatureIndex
internal import Features
internal import GeoJSON

/// The fields of a collection as JSON Schema 2020-12: all of them (OGC 23-058r2), or those that may be asked for
/// (OGC 19-079r2, 6).
struct SchemaDocument {
  let collection: LayerCollection

  /// All fields.
  func fields(at address: String) -> JSONOutput {
    document(
      address, "The fields of \(CollectionDocument.title(collection.id))",
      collection.index.schema.fields.map { member($0) })
  }

  /// Those that may be asked for.
  func queryables(at address: String) -> JSONOutput {
    let schema = collection.index.schema
    return document(
      address, "What may be asked of \(CollectionDocument.title(collection.id))",
      collection.queryables.all.map { member(schema.fields[$0.field]) })
  }

  private func document(_ address: String, _ title: String, _ fields: [JSONOutput.Member]) -> JSONOutput {
    let geometry = JSONOutput.Member(
      "geometry",
      .members([
        "title": .string("geometry"), "description": .string("Where"),
        "x-ogc-role": .string("primary-geometry"),
        "format": .string(geometryFormat),
      ]))
    return .members([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"), "$id": .string(address),
      "type": .string("object"), "title": .string(title),
      "description": .string(collection.index.schema.summary), "properties": .object([geometry] + fields),
      "additionalProperties": .bool(false),
    ])
  }

  private var geometryFormat: String {
    switch collection.index.schema.geometry {
    case .point: "geometry-point"
    case .line: "geometry-linestring-or-multilinestring"
    case .polygon: "geometry-polygon-or-multipolygon"
    }
  }

  private func member(_ field: FeatureSchema.Field) -> JSONOutput.Member {
    var members: [JSONOutput.Member] = [.init("title", .string(field.name))]
    let words = field.form.isEmpty ? field.meaning : "\(field.meaning) (\(field.form))"
    if !words.isEmpty { members.append(.init("description", .string(words))) }
    if let role = Self.roles[field.name] { members.append(.init("x-ogc-role", .string(role))) }
    if case .object(let type) = Queryables.type(field.type) { members += type }
    return JSONOutput.Member(field.name, .object(members))
  }

  /// OGC 23-058r2, 8.
  private static let roles = [
    "id": "id", "start": "primary-interval-start", "end": "primary-interval-end",
  ]
}
