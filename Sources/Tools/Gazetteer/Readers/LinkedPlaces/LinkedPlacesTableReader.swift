internal import Model

/// LP-TSV 0.5: tab-separated, no quotes, lists joined by `;`. Rows without a position are left out.
struct LinkedPlacesTableReader: SourceReader {
  let nameSpace: String

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    let table = try HeadedTable(source, separator: 0x09, isQuoted: false)
    for column in ["id", "title"] where !table.columns.contains(column) {
      throw InputError(
        .data, at: "\(source.name):1",
        "expected LP-TSV's columns, '\(column)' among them, found \(table.columns.joined(separator: ", "))")
    }
    try table.eachRow(into: sink) { row in
      guard let place = try place(row) else { return sink.skip() }
      try sink.add(place)
    }
  }

  private func place(_ row: HeadedTable.Row) throws(RowProblem) -> SourcePlace? {
    guard let uri = row.optional("id") else { throw .field("id", expected: "a value", found: "") }
    let title = try row.name("title")
    let coordinate: Coordinate
    if row.optional("lon") != nil || row.optional("lat") != nil {
      coordinate = try row.coordinate(longitude: "lon", latitude: "lat")
    } else if let text = row.optional("geowkt") {
      guard let point = try Self.point(text) else { return nil }
      coordinate = point
    } else {
      return nil
    }
    let id = LinkedPlaces.id(uri)
    var place = SourcePlace(
      id: id.contains(":") ? id : "\(nameSpace):\(id)", name: title, coordinate: coordinate)
    let type = Self.type(row)
    (place.featureClass, place.featureCode) = (type.featureClass, type.code)
    place.country = Self.list(row["ccodes"]).first { $0.utf8.count == 2 }?.uppercased() ?? ""
    for match in Self.list(row["matches"]) {
      if let (space, number) = LinkedPlaces.identifier(match) {
        place.identifiers[space] = place.identifiers[space] ?? number
      }
    }
    place.names = Self.names(row, title: title)
    place.area = row.optional("parent_id").map { LinkedPlaces.id($0) }
    place.admin1Name = row.optional("parent_name")
    place.modified = CivilDate(iso: row["start"])?.description
    place.note = row.optional("description")
    return place
  }

  /// The point of `POINT (37.4 36.6)`; nil for other shapes.
  private static func point(_ text: String) throws(RowProblem) -> Coordinate? {
    guard text.uppercased().hasPrefix("POINT") else { return nil }
    let numbers = text.dropFirst(5).split { " ()".contains($0) }.compactMap { Double($0) }
    guard numbers.count == 2 else {
      throw .field("geowkt", expected: "POINT (longitude latitude)", found: text)
    }
    return try Coordinate(east: numbers[0], north: numbers[1])
  }

  private static func type(_ row: HeadedTable.Row) -> FeatureType {
    let stated = list(row["types"]) + list(row["aat_types"]).map { $0.hasPrefix("aat:") ? $0 : "aat:\($0)" }
    if let type = stated.lazy.compactMap(LinkedPlaces.type).first { return type }
    return FeatureType(list(row["fclasses"]).first { FeatureType.isClass($0) } ?? "P", "")
  }

  /// `name@lang-script`; the script says nothing that the letters do not.
  private static func names(_ row: HeadedTable.Row, title: String) -> [SourceName] {
    var names: [SourceName] = []
    for variant in list(row["variants"]) {
      var name = SourceName(text: variant)
      if let mark = variant.lastIndex(of: "@") {
        let language = variant[variant.index(after: mark)...].split(separator: "-").first ?? ""
        if (2...3).contains(language.utf8.count) {
          name = SourceName(
            text: String(variant[..<mark]).trimmed, language: String(language))
        }
      }
      guard !name.text.isEmpty, name.text != title, name.text.utf8.count <= GeoNamesReader.nameLimit,
        !names.contains(name)
      else { continue }
      names.append(name)
    }
    return names
  }

  private static func list(_ text: String) -> [String] {
    text.parts(between: 0x3B)
  }
}
