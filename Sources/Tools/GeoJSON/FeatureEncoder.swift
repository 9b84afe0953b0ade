public import Model

/// Turns features into the bytes of a GeoJSON file: RFC 7946 with the members of JSON-FG 1.0 beside it.
///
/// One feature a line, keys of `properties` in the order of their bytes, polygons right-hand, at most six decimals
/// (about 10 cm, RFC 7946, 11.2), no `bbox` because it would have to stand in front of what is not yet known.
/// The same features give the same bytes.
public struct FeatureEncoder: ~Copyable {
  private var json = ByteText(capacity: 1 << 16)
  private var count = 0
  private var keys: [String] = []

  /// Starts with nothing written.
  public init() {}

  /// The bytes so far, and empties them.
  public mutating func takeBytes() -> [UInt8] {
    defer { json.cut(to: 0) }
    return json.array
  }

  /// The number of bytes not yet taken.
  public var pending: Int { json.count }

  /// Everything up to the first feature.
  public mutating func begin(_ header: CollectionHeader) {
    json.add(#"{"type":"FeatureCollection","name":"#)
    json.string(header.name)
    json.add(#","conformsTo":[""#)
    json.add(text: CollectionHeader.conformance)
    json.add(#""],"featureType":"#)
    json.string(header.featureType)
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

  /// Everything behind the last feature.
  public mutating func end() { json.add("\n]}\n") }

  /// A feature by itself, without a line end.
  public mutating func encode(_ feature: Feature) throws(InputError) {
    json.add(#"{"type":"Feature","id":"#)
    json.string(feature.id)
    json.add(#","geometry":"#)
    try encode(feature.geometry, of: feature.id)
    // `place` and `time` stand even where null: JSON-FG's feature schema (0.2.2) asks for both.
    json.add(#","place":null,"time":"#)
    try encode(feature.time, of: feature.id)
    json.add(#","properties":{"#)
    sortKeys(of: feature.properties)
    var isFirst = true
    for key in keys {
      guard let value = feature.properties[key] else { continue }
      if !isFirst { json.add(",") }
      isFirst = false
      json.string(key)
      json.add(":")
      try encode(value, key: key, of: feature.id)
    }
    json.add("}}")
  }

  /// Features of one layer share their keys: sorting them again is needed only where they change.
  private mutating func sortKeys(of properties: [String: PropertyValue]) {
    if keys.count == properties.count && keys.allSatisfy({ properties.index(forKey: $0) != nil }) { return }
    keys = properties.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func encode(_ value: PropertyValue, key: String, of id: String) throws(InputError) {
    switch value {
    case .null: json.add("null")
    case .string(let text): json.string(text)
    case .bool(let isTrue): if isTrue { json.add("true") } else { json.add("false") }
    case .int(let number):
      guard number.magnitude < 1 << 53 else {
        throw refusal(id, "\(key): expected a whole number within ±(2^53 - 1), found \(number)")
      }
      json.int(number)
    case .double(let number):
      guard number.isFinite else { throw refusal(id, "\(key): expected a finite number, found \(number)") }
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
      try encode(line: line, of: id)
    case .multiLineString(let lines):
      json.add(#"{"type":"MultiLineString","coordinates":"#)
      try list(lines) { (encoder, line) throws(InputError) in try encoder.encode(line: line, of: id) }
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

  private mutating func encode(line: [Coordinate], of id: String) throws(InputError) {
    guard line.count >= 2 else {
      throw refusal(id, "line: expected 2 or more positions (RFC 7946, 3.1.4), found \(line.count)")
    }
    encode(line.map(Micro.init))
  }

  private mutating func encode(polygon rings: [[Coordinate]], of id: String) throws(InputError) {
    guard !rings.isEmpty else { throw refusal(id, "polygon: expected an outline, found no ring") }
    json.add("[")
    for (index, ring) in rings.enumerated() {
      if index > 0 { json.add(",") }
      encode(try turned(ring, counterClockwise: index == 0, of: id))
    }
    json.add("]")
  }

  /// A ring without positions that rounding made the same as the one before, turned as asked for.
  private func turned(_ ring: [Coordinate], counterClockwise: Bool, of id: String) throws(InputError)
    -> [Micro]
  {
    guard ring.first == ring.last else {
      throw refusal(id, "ring: expected the last position to be the first again (RFC 7946, 3.1.6)")
    }
    var positions: [Micro] = []
    for position in ring.lazy.map(Micro.init) where position != positions.last { positions.append(position) }
    let area = Micro.doubledArea(positions)
    guard positions.count >= 4, area != 0 else {
      throw refusal(id, "ring: expected 4 or more positions round an area, found \(ring.count)")
    }
    if (area > 0) != counterClockwise { positions.reverse() }
    return positions
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
