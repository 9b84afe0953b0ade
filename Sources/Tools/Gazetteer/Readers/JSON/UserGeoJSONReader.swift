internal import Model

/// A user's own GeoJSON (RFC 7946): a FeatureCollection, or a feature a line. Places that are no Points come in as a point.
struct UserGeoJSONReader: SourceReader {
  let mapping: ColumnMapping
  let nameSpace: String

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
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
      let full = try mapping.completed(for: keys, needed: [], at: source.name)
      let maker = UserPlace(nameSpace: nameSpace, stated: mapping, mapping: full)
      var place = try maker.place(at: point.coordinate, id: feature.text("id"), others: keys) {
        properties.text($0)
      }
      place.radius = place.radius ?? point.radius
      if let note = point.note { place.note = place.note.map { "\($0); \(note)" } ?? note }
      try sink.add(place)
    }
  }
}
