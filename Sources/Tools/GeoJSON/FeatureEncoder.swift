public import Features
public import Model

/// Turns features into the bytes of a GeoJSON file: RFC 7946 with the members of JSON-FG 1.0 beside it.
///
/// One feature a line, keys of `properties` in the order of their bytes, polygons right-hand, at most six decimals
/// (about 10 cm, RFC 7946, 11.2), no `bbox` because it would have to stand in front of what is not yet known.
/// The same features give the same bytes.
public struct FeatureEncoder: ~Copyable {
  /// The class of JSON-FG 1.0 (OGC 21-045r1) that every written file conforms to.
  public static let conformance = "http://www.opengis.net/spec/json-fg-1/1.0/conf/core"

  private let schema: FeatureSchema
  /// The fields in the order of their keys' bytes, each with its key as it stands in the file.
  private let columns: [(index: Int, key: [UInt8])]
  private var json = ByteText(capacity: 1 << 16)
  private var count = 0

  /// Starts with nothing written.
  public init(_ schema: FeatureSchema) {
    self.schema = schema
    let order = schema.fields.indices.sorted {
      schema.fields[$0].name.utf8.lexicographicallyPrecedes(schema.fields[$1].name.utf8)
    }
    columns = order.enumerated().map { position, index in
      let key = JSONOutput.string(schema.fields[index].name).line
      return (index, Array("\(position > 0 ? "," : "")\(key):".utf8))
    }
  }

  /// The bytes so far, and empties them.
  public mutating func takeBytes() -> [UInt8] {
    defer { json.cut(to: 0) }
    return json.array
  }

  /// The number of bytes not yet taken.
  public var pending: Int { json.count }

  /// Everything up to the first feature.
  public mutating func begin() {
    json.add(#"{"type":"FeatureCollection","name":"#)
    json.string(schema.name)
    json.add(#","conformsTo":[""#)
    json.add(text: Self.conformance)
    json.add(#""],"featureType":"#)
    json.string(schema.featureType)
    json.add(#","features":["#)
    count = 0
  }

  /// One feature, on a line of its own; where it is refused nothing of it is written.
  public mutating func append(_ feature: Feature) throws(InputError) {
    let mark = json.count
    do {
      if count > 0 { json.add(",") }
      json.add("\n")
      try encode(feature)
      count += 1
    } catch {
      json.cut(to: mark)
      throw error
    }
  }

  /// One feature as a text of a sequence; where it is refused nothing of it is written.
  ///
  /// - Parameter isSeparated: Whether a record separator stands before it (RFC 8142, 2).
  public mutating func append(text feature: Feature, isSeparated: Bool) throws(InputError) {
    let mark = json.count
    do {
      if isSeparated { json.byte(0x1E) }
      // With `time` a sequence is one JSON-FG feature to GDAL 3.8 and later, which reads the first or none.
      try encode(feature, isPlain: true)
      json.add("\n")
    } catch {
      json.cut(to: mark)
      throw error
    }
  }

  /// Everything behind the last feature.
  public mutating func end() { json.add("\n]}\n") }

  /// A feature by itself, without a line end; a plain one without the members of JSON-FG.
  ///
  /// Gives back where these members stand among the bytes not yet taken: without them the feature is plain.
  @discardableResult
  public mutating func encode(_ feature: Feature, isPlain: Bool = false) throws(InputError) -> Range<Int> {
    json.add(#"{"type":"Feature","id":"#)
    json.string(feature.id)
    json.add(#","geometry":"#)
    try encode(feature.geometry, of: feature.id)
    let start = json.count
    if !isPlain {
      // `place` and `time` stand even where null: JSON-FG's feature schema (0.2.2) asks for both.
      json.add(#","place":null,"time":"#)
      try encode(feature.time, of: feature.id)
    }
    let members = start..<json.count
    json.add(#","properties":{"#)
    guard feature.values.count == columns.count else {
      throw refusal(
        feature.id, "expected \(columns.count) values, one a field, found \(feature.values.count)")
    }
    for column in columns {
      column.key.withUnsafeBufferPointer { json.add($0) }
      try encode(feature.values[column.index], at: column.index, of: feature.id)
    }
    json.add("}}")
    return members
  }

  private mutating func encode(_ value: PropertyValue, at index: Int, of id: String) throws(InputError) {
    switch value {
    case .null: json.add("null")
    case .string(let text): json.string(text)
    case .bool(let isTrue): if isTrue { json.add("true") } else { json.add("false") }
    case .int(let number):
      guard number.magnitude < 1 << 53 else {
        throw refusal(
          id, "\(schema.fields[index].name): expected a whole number within ±(2^53 - 1), found \(number)")
      }
      json.int(number)
    case .double(let number):
      guard number.isFinite else {
        throw refusal(id, "\(schema.fields[index].name): expected a finite number, found \(number)")
      }
      json.double(number)
    case .strings(let words):
      json.add("[")
      for (index, word) in words.enumerated() {
        if index > 0 { json.add(",") }
        json.string(word)
      }
      json.add("]")
    }
  }

  private func refusal(_ id: String, _ problem: String) -> InputError {
    InputError(.data, at: "feature \(id)", problem)
  }
}

// MARK: - Time

extension FeatureEncoder {
  private mutating func encode(_ time: FeatureTime?, of id: String) throws(InputError) {
    switch time {
    case nil: json.add("null")
    case .date(let day):
      json.add(#"{"date":"#)
      try encode(day, nil, of: id)
      json.add("}")
    case .timestamp(let instant):
      json.add(#"{"timestamp":"#)
      try encode(instant.day, instant.second, of: id)
      json.add("}")
    case .dates(let from, let to):
      try interval(
        from.map { (day: $0, second: nil) }, to.map { (day: $0, second: nil) }, of: id)
    case .timestamps(let from, let to):
      try interval(
        from.map { (day: $0.day, second: $0.second) }, to.map { (day: $0.day, second: $0.second) }, of: id)
    }
  }

  private mutating func interval(
    _ from: (day: CivilDate, second: Int?)?, _ to: (day: CivilDate, second: Int?)?, of id: String
  ) throws(InputError) {
    if let from, let to, (to.day, to.second ?? 0) < (from.day, from.second ?? 0) {
      throw refusal(id, "time: expected an end not before the start \(from.day), found \(to.day)")
    }
    json.add(#"{"interval":["#)
    if let from { try encode(from.day, from.second, of: id) } else { json.add(#""..""#) }
    json.add(",")
    if let to { try encode(to.day, to.second, of: id) } else { json.add(#""..""#) }
    json.add("]}")
  }

  private mutating func encode(_ day: CivilDate, _ second: Int?, of id: String) throws(InputError) {
    let parts = day.components
    guard (0...9999).contains(parts.year) else {
      throw refusal(id, "time: expected a year in 0...9999 (RFC 3339), found \(parts.year)")
    }
    json.add("\"")
    json.date(parts)
    if let second {
      json.add("T")
      json.twoDigits(second / 3_600)
      json.add(":")
      json.twoDigits(second / 60 % 60)
      json.add(":")
      json.twoDigits(second % 60)
      json.add("Z")
    }
    json.add("\"")
  }
}

// MARK: - Geometry

extension FeatureEncoder {
  private mutating func encode(_ geometry: Geometry?, of id: String) throws(InputError) {
    switch geometry {
    case nil:
      json.add("null")
      return
    case .point(let position):
      json.add(#"{"type":"Point","coordinates":"#)
      encode(Micro(position))
    case .multiPoint(let positions):
      json.add(#"{"type":"MultiPoint","coordinates":"#)
      encode(positions.map(Micro.init))
    case .lineString(let line):
      json.add(#"{"type":"LineString","coordinates":"#)
      encode(try Micro.line(line, of: id))
    case .multiLineString(let lines):
      json.add(#"{"type":"MultiLineString","coordinates":"#)
      try list(lines) { (encoder, line) throws(InputError) in encoder.encode(try Micro.line(line, of: id)) }
    case .polygon(let rings):
      json.add(#"{"type":"Polygon","coordinates":"#)
      try encode(polygon: rings, of: id)
    case .multiPolygon(let polygons):
      json.add(#"{"type":"MultiPolygon","coordinates":"#)
      try list(polygons) { (encoder, rings) throws(InputError) in try encoder.encode(polygon: rings, of: id) }
    }
    json.add("}")
  }

  private mutating func list<Item>(
    _ items: [Item], _ encode: (inout FeatureEncoder, Item) throws(InputError) -> Void
  ) throws(InputError) {
    json.add("[")
    for (index, item) in items.enumerated() {
      if index > 0 { json.add(",") }
      try encode(&self, item)
    }
    json.add("]")
  }

  private mutating func encode(polygon rings: [[Coordinate]], of id: String) throws(InputError) {
    json.add("[")
    for (index, ring) in try Micro.polygon(rings, of: id).enumerated() {
      if index > 0 { json.add(",") }
      encode(ring)
    }
    json.add("]")
  }

  private mutating func encode(_ positions: [Micro]) {
    json.add("[")
    for (index, position) in positions.enumerated() {
      if index > 0 { json.add(",") }
      encode(position)
    }
    json.add("]")
  }

  private mutating func encode(_ position: Micro) {
    json.add("[")
    json.millionths(position.longitude)
    json.add(",")
    json.millionths(position.latitude)
    json.add("]")
  }
}
