public import Features
public import Model

/// Reads features of one schema from GeoJSON objects, as `FeatureEncoder` writes them.
///
/// A field that is missing is null: the object may be an older program's. Members that the schema has not are left out.
public struct FeatureDecoder: Sendable {
  private let schema: FeatureSchema

  /// Makes a decoder.
  public init(_ schema: FeatureSchema) { self.schema = schema }

  /// The feature of a GeoJSON object; `source` says in an error where it stands.
  public func feature(of json: some Sequence<UInt8>, at source: String) throws(InputError) -> Feature {
    do {
      let root = try JSONDocument(Array(json)).root
      return try feature(of: root, at: source)
    } catch let error as JSONDocument.SyntaxError {
      throw InputError(.data, at: source, "byte \(error.offset): \(error.problem)")
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.data, at: source, "\(error)")
    }
  }

  private func feature(of object: JSONValue, at source: String) throws(InputError) -> Feature {
    func refusal(_ what: String, _ expected: String, _ found: JSONValue?) -> InputError {
      InputError(.data, at: source, "\(what): expected \(expected), found \(found?.typeName ?? "none")")
    }
    guard let id = object["id"]?.string else { throw refusal("id", "a string", object["id"]) }
    var feature = Feature(id: id, geometry: nil)
    if let geometry = object["geometry"], geometry.kind != .null {
      guard let read = geometry.geometry else { throw refusal("geometry", "one of RFC 7946", geometry) }
      feature.geometry = read
    }
    if let time = object["time"], time.kind != .null {
      guard let read = time.days else { throw refusal("time", "one of JSON-FG with days", time) }
      feature.time = read
    }
    var members: [String: JSONValue] = [:]
    for (key, value) in object["properties"]?.members ?? [] { members[key.string ?? ""] = value }
    for field in schema.fields {
      guard let value = members[field.name], value.kind != .null else {
        feature.values.append(.null)
        continue
      }
      guard let read = value.property(of: field.type) else {
        throw refusal("properties.\(field.name)", field.type.rawValue, value)
      }
      feature.values.append(read)
    }
    return feature
  }
}

extension JSONValue {
  /// A value of a property of a type; nil where it is of another.
  fileprivate func property(of type: FeatureSchema.FieldType) -> PropertyValue? {
    switch type {
    case .string, .date, .dateTime: string.map(PropertyValue.string)
    case .integer: numberText.flatMap { Int($0) }.map(PropertyValue.int)
    case .real: number.flatMap { $0.isFinite ? .double($0) : nil }
    case .boolean: kind == .yes ? .bool(true) : kind == .no ? .bool(false) : nil
    case .strings:
      kind != .array || elements.contains { $0.kind != .string }
        ? nil : .strings(elements.compactMap(\.string))
    }
  }

  /// `time` of JSON-FG with days; nil for anything else.
  fileprivate var days: FeatureTime? {
    if let date = self["date"] { return date.string.flatMap { CivilDate(iso: $0) }.map(FeatureTime.date) }
    guard let ends = self["interval"]?.elements, ends.count == 2 else { return nil }
    let days = ends.map { end in end.string.flatMap { CivilDate(iso: $0) } }
    guard zip(ends, days).allSatisfy({ $0.string == ".." || $1 != nil }) else { return nil }
    return .dates(from: days[0], to: days[1])
  }

  /// A geometry of RFC 7946; nil for anything else.
  fileprivate var geometry: Geometry? {
    guard let coordinates = self["coordinates"] else { return nil }
    switch self["type"]?.string {
    case "Point": return coordinates.position.map(Geometry.point)
    case "MultiPoint": return coordinates.positions.map(Geometry.multiPoint)
    case "LineString": return coordinates.positions.map(Geometry.lineString)
    case "MultiLineString": return coordinates.list(\.positions).map(Geometry.multiLineString)
    case "Polygon": return coordinates.list(\.positions).map(Geometry.polygon)
    case "MultiPolygon": return coordinates.list { $0.list(\.positions) }.map(Geometry.multiPolygon)
    default: return nil
    }
  }

  private var position: Coordinate? {
    let numbers = elements.compactMap(\.number)
    guard numbers.count >= 2, numbers.count == elements.count else { return nil }
    return try? Coordinate(longitude: numbers[0], latitude: numbers[1])
  }

  private var positions: [Coordinate]? { list(\.position) }

  /// The parts of an array; nil where one of them is not of the kind asked for.
  private func list<Part>(_ part: (JSONValue) -> Part?) -> [Part]? {
    guard kind == .array else { return nil }
    let parts = elements.map(part)
    let known = parts.compactMap(\.self)
    return known.count == parts.count ? known : nil
  }
}
