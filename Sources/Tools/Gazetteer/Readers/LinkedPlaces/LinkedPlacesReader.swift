internal import Model

/// Linked Places Format (GeoJSON-LD): features with names, types, links and times. Those without geometry are left out:
/// the format allows them, but a map has no use for them.
struct LinkedPlacesReader: SourceReader {
  let nameSpace: String

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    try eachObject(of: source, into: sink, expecting: "features of Linked Places") { feature in
      guard feature.string("type") == "Feature" else {
        throw RowProblem.field("type", expected: "'Feature'", found: feature.string("type") ?? "")
      }
      guard let geometry = feature.object("geometry") else { return sink.skip() }
      try sink.add(try place(feature, geometry))
    }
  }

  private func place(_ feature: JSONObject, _ geometry: JSONObject) throws(RowProblem) -> SourcePlace {
    let properties = feature.object("properties") ?? JSONObject([:])
    guard let uri = feature.string("@id") ?? feature.text("id") else {
      throw .field("@id", expected: "a value", found: "")
    }
    guard let title = properties.string("title") ?? feature.objects("names").first?.string("toponym") else {
      throw .field("title", expected: "a value", found: "")
    }
    let point = try GeometryPoint(geometry)
    let id = LinkedPlaces.id(uri)
    var place = SourcePlace(
      id: id.contains(":") ? id : "\(nameSpace):\(id)", name: try HeadedTable.Row.checked(title, "title"),
      coordinate: point.coordinate)
    let type = Self.type(feature, properties)
    (place.featureClass, place.featureCode) = (type.featureClass, type.code)
    place.country = properties.strings("ccodes").first { $0.utf8.count == 2 }?.uppercased() ?? ""
    place.population = properties.whole("population").flatMap { $0 > 0 ? $0 : nil }
    place.radius = properties.number("radius_m") ?? point.radius
    place.adminCodes = properties.strings("admin_codes")
    place.admin1Name = properties.string("admin1_name")
    place.modified = properties.string("modified")
    place.area = feature.objects("relations").first { $0.string("relationType") == "gvp:broaderPartitive" }?
      .string("relationTo").map { LinkedPlaces.id($0) }
    for link in feature.objects("links") where ["exactMatch", "closeMatch"].contains(link.string("type")) {
      guard let (space, number) = link.string("identifier").flatMap(LinkedPlaces.identifier) else { continue }
      if place.identifiers[space] == nil { place.identifiers[space] = number }
    }
    place.names = Self.names(feature, title: title)
    let notes = [feature.objects("descriptions").first?.string("value"), point.note].compactMap { $0 }
    place.note = notes.isEmpty ? nil : notes.joined(separator: "; ")
    return place
  }

  /// Our own identifier says all; a term of the thesaurus or a label less; the class alone least.
  private static func type(_ feature: JSONObject, _ properties: JSONObject) -> FeatureType {
    let types = feature.objects("types")
    let stated = types.flatMap { [$0.string("identifier"), $0.string("label")] }.compactMap { $0 }
    let own = stated.first { $0.hasPrefix(LinkedPlaces.ontology) }.flatMap(LinkedPlaces.type)
    if let type = own ?? stated.lazy.compactMap(LinkedPlaces.type).first { return type }
    let letter = properties.strings("fclasses").first { FeatureType.isClass($0) }
    return FeatureType(letter ?? "P", "")
  }

  private static func names(_ feature: JSONObject, title: String) -> [SourceName] {
    var names: [SourceName] = []
    for entry in feature.objects("names") {
      guard let text = entry.string("toponym"), text != title, text.utf8.count <= GeoNamesReader.nameLimit
      else { continue }
      var name = SourceName(text: text, language: entry.string("lang") ?? "")
      let span = entry.object("when")?.objects("timespans").first
      name.from = time(span?.object("start"))
      name.to = time(span?.object("end"))
      // A name that is no longer in use is historic where nothing else is said.
      name.kind =
        entry.string("kind").flatMap(SourceName.Kind.init) ?? (name.to == nil ? .alternate : .historic)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func time(_ end: JSONObject?) -> String? {
    guard let end else { return nil }
    return ["in", "earliest", "latest"].lazy.compactMap { end.text($0) }.first
  }
}
