internal import Features
internal import Model

/// Turns features into placemarks (OGC 07-147r2, `kml:Placemark`), their elements in the order of its schema: name, description, time, style,
/// extended data, geometry.
struct PlacemarkEncoder: ~Copyable {
  private var xml = ByteText(capacity: 1 << 16)
  private var schema: FeatureSchema?
  private var columns: (name: Int?, description: Int?, precision: Int?) = (nil, nil, nil)
  /// The opening tag of each field's element.
  private var tags: [[UInt8]] = []
  private(set) var replacedCharacters = 0
  private(set) var ambiguousLists = 0

  init() {}

  /// The bytes so far, and empties them.
  mutating func takeBytes() -> [UInt8] {
    defer { xml.cut(to: 0) }
    return xml.array
  }

  /// The number of bytes not yet taken.
  var pending: Int { xml.count }

  /// Opens the folder of a layer.
  mutating func begin(_ schema: FeatureSchema) {
    self.schema = schema
    func column(_ names: String...) -> Int? {
      names.lazy.compactMap { name in schema.fields.firstIndex { $0.name == name } }.first
    }
    columns = (column("title", "name"), column("description", "quote"), column("date_precision"))
    tags = schema.fields.map { field in
      Array(
        String {
          $0.add("<SimpleData name=\""); _ = $0.escaped(field.name); $0.add("\">")
        }.utf8)
    }
    xml.add("<Folder id=\"")
    xml.add(text: ByteText.identifier(schema.name, prefix: "layer-"))
    xml.add("\">\n<name>")
    text(schema.name)
    xml.add("</name>\n")
    if !schema.summary.isEmpty { element("<description>", schema.summary, "</description>\n") }
  }

  /// Closes the folder.
  mutating func end() { xml.add("</Folder>\n") }

  /// Appends a placemark; where it is refused nothing of it is written.
  mutating func append(_ feature: Feature) throws(InputError) {
    let mark = xml.count
    do {
      try encode(feature)
    } catch {
      xml.cut(to: mark)
      throw error
    }
  }

  private mutating func encode(_ feature: Feature) throws(InputError) {
    guard let schema else { throw InputError(.software, at: "feature \(feature.id)", "no layer is begun") }
    guard feature.values.count == schema.fields.count else {
      throw InputError(
        .data, at: "feature \(feature.id)",
        "expected \(schema.fields.count) values, one a field, found \(feature.values.count)")
    }
    xml.add("<Placemark id=\"")
    xml.add(text: ByteText.identifier(feature.id, prefix: schema.name + "."))
    xml.add("\">\n")
    element("<name>", words(feature, columns.name) ?? feature.id, "</name>\n")
    if let words = words(feature, columns.description) {
      element("<description>", words, "</description>\n")
    }
    encode(PlacemarkTime(feature.time, precision: words(feature, columns.precision)))
    if let category = feature.category {
      element("<styleUrl>#", SharedStyle(category).id, "</styleUrl>\n")
    }
    try encode(feature.values, of: feature.id, in: schema)
    try encode(feature.geometry, of: feature.id)
    xml.add("</Placemark>\n")
  }

  private func words(_ feature: Feature, _ column: Int?) -> String? {
    guard let column, case .string(let words) = feature.values[column] else { return nil }
    return words
  }

  /// Text of an element that repeats a value: what is lost of it is counted with the value.
  private mutating func text(_ text: String) { _ = xml.escaped(text) }

  private mutating func counted(_ text: String) { replacedCharacters += xml.escaped(text) }

  private mutating func element(_ open: StaticString, _ content: String, _ close: StaticString) {
    xml.add(open)
    text(content)
    xml.add(close)
  }

  private mutating func encode(_ time: PlacemarkTime?) {
    guard let time else { return }
    xml.add("<TimeSpan>")
    if let begin = time.begin { element("<begin>", begin, "</begin>") }
    if let end = time.end { element("<end>", end, "</end>") }
    xml.add("</TimeSpan>\n")
  }

  /// Values that are null are left out: KML has no null.
  private mutating func encode(
    _ values: [PropertyValue], of id: String, in schema: FeatureSchema
  ) throws(InputError) {
    guard !values.isEmpty else { return }
    xml.add("<ExtendedData><SchemaData schemaUrl=\"#")
    xml.add(text: ByteText.identifier(schema.name, prefix: "fields-"))
    xml.add("\">\n")
    for (tag, value) in zip(tags, values) where value != .null {
      tag.withUnsafeBufferPointer { xml.add($0) }
      switch value {
      case .null: break
      case .string(let words): counted(words)
      case .bool(let isTrue): if isTrue { xml.add("true") } else { xml.add("false") }
      case .int(let number): xml.int(number)
      case .double(let number):
        guard number.isFinite else {
          throw InputError(.data, at: "feature \(id)", "expected a finite number, found \(number)")
        }
        xml.rounded(number, places: 6)
      case .strings(let words):
        let list = PropertyValue.joined(words)
        if list.isAmbiguous { ambiguousLists += 1 }
        counted(list.text)
      }
      xml.add("</SimpleData>\n")
    }
    xml.add("</SchemaData></ExtendedData>\n")
  }
}

// MARK: - Geometry

extension PlacemarkEncoder {
  private mutating func encode(_ geometry: Geometry?, of id: String) throws(InputError) {
    switch geometry {
    case nil: return
    case .point(let position): point(position)
    case .multiPoint(let positions):
      try multi { (xml) throws(InputError) in for position in positions { xml.point(position) } }
    case .lineString(let line): self.line(line)
    case .multiLineString(let lines):
      try multi { (xml) throws(InputError) in for line in lines { xml.line(line) } }
    case .polygon(let rings): try polygon(rings, of: id)
    case .multiPolygon(let polygons):
      try multi { (xml) throws(InputError) in for rings in polygons { try xml.polygon(rings, of: id) } }
    }
    xml.add("\n")
  }

  private mutating func multi(
    _ parts: (inout PlacemarkEncoder) throws(InputError) -> Void
  ) throws(InputError) {
    xml.add("<MultiGeometry>")
    try parts(&self)
    xml.add("</MultiGeometry>")
  }

  private mutating func point(_ position: Coordinate) {
    xml.add("<Point>")
    coordinates([Micro(position)])
    xml.add("</Point>")
  }

  private mutating func line(_ line: [Coordinate]) {
    xml.add("<LineString><tessellate>1</tessellate>")
    coordinates(line.map(Micro.init))
    xml.add("</LineString>")
  }

  private mutating func polygon(_ rings: [[Coordinate]], of id: String) throws(InputError) {
    xml.add("<Polygon><tessellate>1</tessellate>")
    for (index, ring) in try Micro.polygon(rings, of: id).enumerated() {
      if index == 0 {
        xml.add("<outerBoundaryIs><LinearRing>")
      } else {
        xml.add("<innerBoundaryIs><LinearRing>")
      }
      coordinates(ring)
      if index == 0 {
        xml.add("</LinearRing></outerBoundaryIs>")
      } else {
        xml.add("</LinearRing></innerBoundaryIs>")
      }
    }
    xml.add("</Polygon>")
  }

  private mutating func coordinates(_ positions: [Micro]) {
    xml.add("<coordinates>")
    for (index, position) in positions.enumerated() {
      if index > 0 { xml.add(" ") }
      xml.decimal(position.longitude, places: 6)
      xml.add(",")
      xml.decimal(position.latitude, places: 6)
    }
    xml.add("</coordinates>")
  }
}
