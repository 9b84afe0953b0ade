internal import Model

/// OCHA's table of populated places with their P-codes (`Locations.csv` of HDX's `syr_humanitarian_locations`). The
/// governorates, districts and subdistricts of its columns come out as areas, each once.
struct OCHAReader: SourceReader {
  /// What OCHA calls the areas, by level.
  private static let kinds = ["country", "governorate", "district", "subdistrict"]
  private static let needed = [
    "admin1Pcode", "Location_Pcode", "LocationName_en", "Latitude_y", "Longitude_x",
  ]

  private var known: Set<String> = []
  /// Narrowest areas of the rows so far: a row of a known one has no new area round it either.
  private var narrowest: Set<String?> = []

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    let table = try HeadedTable(source, separator: 0x2C)
    for column in Self.needed where !table.columns.contains(column) {
      throw InputError(
        .data, at: "\(source.name):1",
        "expected OCHA's columns, '\(column)' among them, found \(table.columns.joined(separator: ","))")
    }
    try table.eachRow(into: sink) { row in
      let place = try Self.place(row)
      guard sink.filter.includes(place) else { return sink.skip() }
      if narrowest.insert(place.area).inserted {
        for area in Self.areas(row) where known.insert(area.code).inserted {
          try sink.addUncounted(.area(area))
        }
      }
      try sink.add(place)
    }
  }

  private static func place(_ row: HeadedTable.Row) throws(RowProblem) -> SourcePlace {
    let code = row["Location_Pcode"]
    guard !code.isEmpty, !code.contains(where: \.isWhitespace) else {
      throw .field("Location_Pcode", expected: "a code without blanks", found: code)
    }
    let names = OCHANames(
      full: try row.name("LocationName_en"), short: row["admin4Name_en"], arabic: row["LocationName_ar"],
      shortArabic: row["admin4Name_ar"], areas: (0...3).map { row["admin\($0)Name_ar"] })
    guard !names.main.isEmpty else {
      throw .field("LocationName_en", expected: "a name", found: row["LocationName_en"])
    }
    let coordinate = try row.coordinate(longitude: "Longitude_x", latitude: "Latitude_y")
    var place = SourcePlace(id: "ocha:\(code)", name: names.main, coordinate: coordinate)
    place.featureCode = "PPL"
    let country = row["admin0Pcode"]
    guard country.isEmpty || country.utf8.count == 2 else {
      throw .field("admin0Pcode", expected: "two letters", found: country)
    }
    place.country = country
    place.admin1Name = row.optional("admin1Name_en")
    place.area = (1...3).reversed().lazy.compactMap { row.optional("admin\($0)Pcode") }.first.map {
      "ocha:\($0)"
    }
    place.names = names.others
    if let day = row.optional("LastUpdateDate") {
      guard let date = Self.day(day) else {
        throw .field("LastUpdateDate", expected: "dd/mm/yyyy", found: day)
      }
      place.modified = date
    }
    return place
  }

  /// `YYYY-MM-DD` of `dd/mm/yyyy`.
  private static func day(_ text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard parts.count == 3, (1000...9999).contains(parts[2]) else { return nil }
    return CivilDate(year: parts[2], month: parts[1], day: parts[0])?.description
  }

  private static func areas(_ row: HeadedTable.Row) -> [SourceArea] {
    var areas: [SourceArea] = []
    for level in 0...3 {
      guard let code = row.optional("admin\(level)Pcode"), let name = row.optional("admin\(level)Name_en")
      else { continue }
      var area = SourceArea(code: "ocha:\(code)", name: name, kind: kinds[level], level: level)
      area.parent = areas.last?.code
      if let arabic = row.optional("admin\(level)Name_ar") {
        area.names = [SourceName(text: arabic, language: "ar", kind: .preferred)]
      }
      areas.append(area)
    }
    return areas
  }
}
