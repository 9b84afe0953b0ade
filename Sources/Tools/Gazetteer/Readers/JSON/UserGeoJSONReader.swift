internal import Model

/// A user's own GeoJSON (RFC 7946): a FeatureCollection, or a feature a line. Places that are no Points come
/// in as a point, with their lines or polygons as their shape.
struct UserGeoJSONReader: SourceReader {
  let mapping: ColumnMapping
  let nameSpace: String
  /// Keys of the last feature with what they mean: most files have the same in each.
  private var last: (keys: [String], maker: UserPlace)?

  init(mapping: ColumnMapping, nameSpace: String) {
    self.mapping = mapping
    self.nameSpace = nameSpace
  }

  private mutating func maker(for keys: [String], at location: String) throws(InputError) -> UserPlace {
    if let last, last.keys == keys { return last.maker }
    let full = try mapping.completed(for: keys, needed: [], at: location)
    let maker = UserPlace(nameSpace: nameSpace, stated: mapping, mapping: full, columns: keys)
    last = (keys, maker)
    return maker
  }

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    var reader = self
    try eachObject(of: source, into: sink, expecting: "features of GeoJSON") { feature in
      guard feature.string("type") == "Feature" else {
        throw RowProblem.field("type", expected: "'Feature'", found: feature.string("type") ?? "")
      }
      let properties = feature.object("properties") ?? JSONObject([:])
      guard let geometry = feature.object("geometry") else {
        throw RowProblem.field("geometry", expected: "a value", found: "")
      }
      let point = try GeometryPoint(geometry)
      let keys = properties.members.keys.sorted()
      let maker = try reader.maker(for: keys, at: source.name)
      var place = try maker.place(at: point.coordinate, id: feature.text("id")) {
        properties.text($0)
      }
      place.radius = place.radius ?? point.radius
      if let note = point.note { place.note = place.note.map { "\($0); \(note)" } ?? note }
      let drawn = DrawnShape(geometry)
      place.shape = try drawn.geometry.map { geometry throws(RowProblem) in
        SourceShape(geometry: geometry, accuracy: try ShapeFeature.accuracy(properties))
      }
      if let problem = drawn.problem { try sink.add(place, despite: problem) }
      try sink.add(place)
    }
  }
}
