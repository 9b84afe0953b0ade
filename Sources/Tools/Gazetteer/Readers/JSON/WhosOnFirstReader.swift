private import Foundation
internal import Model

/// Who's On First: a GeoJSON feature a line (whosonfirst.org/docs/properties). What it says is replaced, deprecated or no
/// longer there is left out. The polygons of countries, regions, counties and localities are kept as their shapes.
struct WhosOnFirstReader: SourceReader {
  private var languages = LanguageCodes()

  /// GeoNames' class and code for a placetype, and the level of an area; what is not named here is a spot.
  private static let placetypes: [String: (type: FeatureType, level: Int?)] = [
    "country": (.init("A", "PCLI"), 0), "dependency": (.init("A", "PCLD"), 0),
    "disputed": (.init("A", "TERR"), 0), "macroregion": (.init("A", "ADMD"), 1),
    "region": (.init("A", "ADM1"), 1),
    "macrocounty": (.init("A", "ADMD"), 2), "county": (.init("A", "ADM2"), 2),
    "localadmin": (.init("A", "ADM3"), 3), "borough": (.init("P", "PPLX"), nil),
    "locality": (.init("P", "PPL"), nil), "macrohood": (.init("P", "PPLX"), nil),
    "neighbourhood": (.init("P", "PPLX"), nil), "microhood": (.init("P", "PPLX"), nil),
    "campus": (.init("L", "CMPS"), nil), "ocean": (.init("H", "OCN"), nil),
    "marinearea": (.init("H", "SEA"), nil), "continent": (.init("L", "CONT"), nil),
    "empire": (.init("A", "PCLH"), nil), "venue": (.init("S", "BLDG"), nil),
  ]

  /// Placetypes whose polygons are worth keeping.
  private static let outlined: Set<String> = [
    "country", "dependency", "disputed", "macroregion", "region", "macrocounty", "county", "localadmin",
    "locality",
  ]
  /// How far its polygons may lie off, metres: of the outlines of Syria's regions 95 of 100 points lie within 1.4 km of
  /// UN OCHA's, of its districts within 0.8 km, but of the country's own within 5.2 km.
  private static func accuracy(of properties: JSONObject) -> Double {
    ["country", "dependency", "disputed"].contains(properties.string("wof:placetype") ?? "") ? 5_200 : 1_500
  }

  init() {}

  /// The polygon of an area or a town; nil for other places and for points.
  private static func outline(_ feature: JSONObject, _ properties: JSONObject) -> DrawnShape? {
    guard outlined.contains(properties.string("wof:placetype") ?? ""),
      let geometry = feature.object("geometry"),
      ["Polygon", "MultiPolygon"].contains(geometry.string("type"))
    else { return nil }
    return DrawnShape(geometry)
  }

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    try eachLine(of: source, into: sink, expecting: "features of Who's On First") { [self] _, bytes in
      let feature = try JSONObject(bytes: bytes)
      guard let properties = feature.object("properties") else {
        throw RowProblem.field("properties", expected: "an object", found: "")
      }
      guard Self.isCurrent(properties) else { return sink.skip() }
      var place = try place(properties)
      let areas = Self.area(place, properties).map { [SourceItem.area($0)] } ?? []
      let drawn = Self.outline(feature, properties)
      place.shape = drawn?.geometry.map { SourceShape(geometry: $0, accuracy: Self.accuracy(of: properties)) }
      if let problem = drawn?.problem { try sink.add(place, areas, despite: problem) }
      try sink.add(place, areas)
    }
  }

  private static func isCurrent(_ properties: JSONObject) -> Bool {
    let deprecated = properties.string("edtf:deprecated") ?? "uuuu"
    return properties.list("wof:superseded_by").isEmpty && properties.number("mz:is_current") != 0
      && ["uuuu", "u", "unknown"].contains(deprecated)
  }

  private func place(_ properties: JSONObject) throws(RowProblem) -> SourcePlace {
    guard let number = properties.whole("wof:id"), number > 0 else {
      throw .field(
        "wof:id", expected: "a whole number greater than 0", found: properties.text("wof:id") ?? "")
    }
    guard let name = properties.string("wof:name") else {
      throw .field("wof:name", expected: "a value", found: "")
    }
    _ = try HeadedTable.Row.checked(name, "wof:name")
    var place = SourcePlace(id: "wof:\(number)", name: name, coordinate: try Self.coordinate(properties))
    let type = Self.featureType(properties)
    (place.featureClass, place.featureCode) = (type.featureClass, type.code)
    place.country =
      [properties.string("iso:country"), properties.string("wof:country")].lazy
      .compactMap { $0 }.first { $0.utf8.count == 2 && $0 != "XX" } ?? ""
    if let code = Self.adminCode(properties.text("gn:admin1_code")) { place.adminCodes = [code] }
    if let parent = properties.whole("wof:parent_id"), parent > 0 { place.area = "wof:\(parent)" }
    place.population = [properties.whole("wof:population"), properties.whole("gn:population")].lazy
      .compactMap { $0 }.first { $0 > 0 }
    if let area = properties.number("geom:area_square_m"), area > 0, area.isFinite {
      place.radius = (area / .pi).squareRoot().rounded()
    }
    place.identifiers = Self.identifiers(properties)
    place.names = names(properties, main: name)
    if let seconds = properties.whole("wof:lastmodified"), (0..<253_402_300_800).contains(seconds) {
      place.modified = CivilDate(dayNumber: seconds / 86_400).description
    }
    return place
  }

  /// The point for a label where the source has one: it lies inside, the centroid perhaps does not.
  private static func coordinate(_ properties: JSONObject) throws(RowProblem) -> Coordinate {
    for space in ["lbl", "geom"] {
      if let north = properties.number("\(space):latitude"),
        let east = properties.number("\(space):longitude")
      {
        return try Coordinate(east: east, north: north)
      }
    }
    throw .field(
      "geom:latitude", expected: "a number in -90...90", found: properties.text("geom:latitude") ?? "")
  }

  private static func featureType(_ properties: JSONObject) -> FeatureType {
    if let letter = properties.string("gn:feature_class"), FeatureType.isClass(letter),
      let code = properties.string("gn:feature_code")
    {
      return FeatureType(letter, code)
    }
    return placetypes[properties.string("wof:placetype") ?? ""]?.type ?? FeatureType("S", "")
  }

  /// GeoNames' code, which Who's On First keeps as a number: `9.0` for `09`.
  private static func adminCode(_ text: String?) -> String? {
    guard let text else { return nil }
    guard let number = Double(text), let whole = Int(exactly: number), whole >= 0 else { return text }
    return whole < 10 ? "0\(whole)" : "\(whole)"
  }

  private static func identifiers(_ properties: JSONObject) -> [String: String] {
    let concordances = properties.object("wof:concordances")
    var identifiers: [String: String] = [:]
    let geonames = concordances?.whole("gn:id") ?? properties.whole("gn:geonameid") ?? 0
    if geonames > 0 { identifiers["geonames"] = "\(geonames)" }
    if let wikidata = concordances?.string("wd:id"), wikidata.hasPrefix("Q") {
      identifiers["wikidata"] = wikidata
    }
    return identifiers
  }

  private static func area(_ place: SourcePlace, _ properties: JSONObject) -> SourceArea? {
    let placetype = properties.string("wof:placetype") ?? ""
    guard let level = placetypes[placetype]?.level else { return nil }
    let kind = properties.strings("label:eng_x_preferred_placetype").first ?? placetype
    return SourceArea(
      code: place.id, name: place.name, kind: kind, level: level, parent: level == 0 ? nil : place.area,
      place: place.id, names: place.names)
  }
}

extension WhosOnFirstReader {
  /// Kinds of name; others ("unknown", "abbreviation") are codes and the like, and left out.
  private static let kinds: [Substring: SourceName.Kind] = [
    "preferred": .preferred, "variant": .alternate, "colloquial": .colloquial, "historical": .historic,
    "abbreviation": .short,
  ]

  /// The names of `name:<language>_x_<kind>`, in the order of the keys so that each run gives the same, then GeoNames'.
  fileprivate func names(_ properties: JSONObject, main: String) -> [SourceName] {
    var names: [SourceName] = []
    var known: Set<SourceName> = []
    func add(_ name: SourceName) {
      let size = name.text.utf8.count
      guard size > 0, size <= GeoNamesReader.nameLimit, name.text != main, !name.text.isLink,
        known.insert(name).inserted
      else { return }
      names.append(name)
    }
    for key in properties.members.keys.filter({ $0.utf8.starts(with: "name:".utf8) }).sorted() {
      let parts = key.utf8.dropFirst(5).split(separator: 0x5F).compactMap { Substring($0) }
      guard parts.count >= 3, let kind = parts.last.flatMap({ Self.kinds[$0] }) else { continue }
      let language = languages.short(String(parts[0]))
      for text in properties.strings(key) {
        let isIn = LanguageCodes.isPlausible(text, language: language)
        add(SourceName(text: text, language: isIn ? language : "", kind: kind))
      }
    }
    for (key, kind) in [("gn:name", SourceName.Kind.alternate), ("gn:asciiname", .ascii)] {
      guard let text = properties.string(key), !names.contains(where: { $0.text == text }) else { continue }
      add(SourceName(text: text, kind: kind))
    }
    return names
  }
}
