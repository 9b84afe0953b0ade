internal import Model

/// Wikidata's entities, one a line as in its JSON dumps (the dump's brackets and the commas at line ends are passed over).
/// Entities without a position on Earth are left out. A country that `WikidataTables` does not know stands in the note.
struct WikidataReader: SourceReader {
  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    try eachLine(of: source, into: sink, expecting: "entities of Wikidata") { _, bytes in
      var length = bytes.count
      while length > 0, bytes[length - 1] == 0x2C || bytes[length - 1] <= 0x20 { length -= 1 }
      if length == 0 || (length == 1 && (bytes[0] == 0x5B || bytes[0] == 0x5D)) { return }
      let entity = try JSONObject(bytes: bytes.part(0, length))
      guard let id = entity.string("id"), id.utf8.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 }) else {
        throw RowProblem.field("id", expected: "a number such as Q858", found: entity.string("id") ?? "")
      }
      let claims = Claims(entity.object("claims") ?? JSONObject([:]))
      guard id.hasPrefix("Q"), let coordinate = try Self.coordinate(claims),
        let place = try Self.place(id, coordinate, entity, claims)
      else { return sink.skip() }
      try sink.add(place)
    }
  }

  private static func coordinate(_ claims: Claims) throws(RowProblem) -> Coordinate? {
    guard let value = claims.values("P625").first as? [String: Any] else { return nil }
    let position = JSONObject(value)
    guard position.string("globe")?.hasSuffix("/Q2") ?? true else { return nil }
    guard let north = position.number("latitude"), let east = position.number("longitude") else {
      throw RowProblem("P625: expected latitude and longitude, found none")
    }
    return try Coordinate(east: east, north: north)
  }

  /// The place; nil where it has no label in any language.
  private static func place(
    _ id: String, _ coordinate: Coordinate, _ entity: JSONObject, _ claims: Claims
  ) throws(RowProblem) -> SourcePlace? {
    let labels = labels(entity.object("labels"))
    guard
      let main = labels.first(where: { $0.language == "en" }) ?? labels.first(where: { $0.language == "mul" })
        ?? labels.first
    else { return nil }
    var place = SourcePlace(
      id: "wikidata:\(id)", name: try HeadedTable.Row.checked(main.text, "label"), coordinate: coordinate)
    var notes: [String] = []
    let instances = claims.items("P31")
    if let type = instances.lazy.compactMap({ WikidataTables.types[$0] }).first {
      (place.featureClass, place.featureCode) = (type.featureClass, type.code)
    } else {
      place.featureClass = "S"
      if let first = instances.first { notes.append("instance of \(first)") }
    }
    if let country = claims.items("P17").first {
      place.country = WikidataTables.countries[country] ?? ""
      if place.country.isEmpty { notes.append("country \(country)") }
    }
    if let number = claims.values("P1566").first as? String { place.identifiers["geonames"] = number }
    if let amount = claims.values("P1082").first as? [String: Any],
      let count = JSONObject(amount).number("amount").flatMap({ Int(exactly: $0) }), count > 0
    {
      place.population = count
    }
    place.area = claims.items("P131").first.map { "wikidata:\($0)" }
    place.names = names(labels, entity.object("aliases"), main: main.text)
    place.modified = entity.string("modified").flatMap { CivilDate(iso: $0.prefix(10))?.description }
    place.note = notes.isEmpty ? nil : notes.joined(separator: "; ")
    return place
  }

  /// Labels by language, in the order of the languages' codes so that each run gives the same.
  private static func labels(_ labels: JSONObject?) -> [(language: String, text: String)] {
    guard let labels else { return [] }
    return labels.members.keys.sorted().compactMap { language in
      labels.object(language)?.string("value").map { (language, $0) }
    }
  }

  private static func names(
    _ labels: [(language: String, text: String)], _ aliases: JSONObject?, main: String
  ) -> [SourceName] {
    var names: [SourceName] = []
    var known: Set<SourceName> = []
    func add(_ text: String, _ language: String, _ kind: SourceName.Kind) {
      let name = SourceName(text: text, language: language == "mul" ? "" : language, kind: kind)
      guard text != main, text.utf8.count <= GeoNamesReader.nameLimit, known.insert(name).inserted else {
        return
      }
      names.append(name)
    }
    for label in labels { add(label.text, label.language, .preferred) }
    for language in (aliases?.members.keys.sorted() ?? []) {
      for alias in aliases?.objects(language) ?? [] {
        if let text = alias.string("value") { add(text, language, .alternate) }
      }
    }
    return names
  }
}

/// The statements of an entity: those of preferred rank first, those of deprecated rank left out.
private struct Claims {
  private let members: JSONObject

  init(_ members: JSONObject) { self.members = members }

  func values(_ property: String) -> [Any] {
    let statements = members.objects(property).filter { $0.string("rank") != "deprecated" }
    let ordered =
      statements.filter { $0.string("rank") == "preferred" }
      + statements.filter { $0.string("rank") != "preferred" }
    return ordered.compactMap { $0.object("mainsnak")?.object("datavalue")?.members["value"] }
  }

  func items(_ property: String) -> [String] {
    values(property).compactMap { ($0 as? [String: Any])?["id"] as? String }
  }
}
