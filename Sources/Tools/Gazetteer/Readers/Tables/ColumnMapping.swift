public import Model

/// Which column of a user's table, or property of a user's GeoJSON, means what: `id=code,name=title,lon=x,lat=y`.
public struct ColumnMapping: Hashable, Sendable {
  /// What a column can mean.
  public enum Field: String, CaseIterable, Sendable {
    case id, name, lon, lat, country, feature, names, population, date, note, admin1, radius, geonames,
      wikidata
  }

  /// Column names as the user gave them.
  public var columns: [Field: String] = [:]

  /// Header names that people use, small letters; the first that the table has is taken.
  private static let usual: [Field: [String]] = [
    .id: ["id", "code", "pcode", "identifier", "uid", "@id"],
    .name: ["name", "title", "toponym", "place", "placename", "place_name", "label", "name_en", "name:en"],
    .lon: ["longitude", "lon", "lng", "long", "x", "longitude_x", "point_x", "xcoord"],
    .lat: ["latitude", "lat", "y", "latitude_y", "point_y", "ycoord"],
    .country: ["country_code", "countrycode", "country", "cc", "iso", "iso2", "iso_a2", "ccode"],
    .feature: ["feature", "feature_code", "fcode", "type", "place_type", "placetype"],
    .names: ["names", "aliases", "alternate_names", "alternatenames", "alt_names", "variants", "alt_name"],
    .population: ["population", "pop", "inhabitants"],
    .date: ["date", "modified", "updated", "last_update", "lastmodified"],
    .note: ["note", "notes", "remark", "remarks"],
    .admin1: ["admin1", "admin1_name", "governorate", "province", "state"],
    .radius: ["radius_m", "radius"],
    .geonames: ["geonames", "geonameid", "geonames_id", "gn_id"],
    .wikidata: ["wikidata", "wikidata_id", "wikidataid", "qid"],
  ]

  /// Leaves all to guesses.
  public init() {}

  /// Reads `field=column,field=column`; throws a usage error that lists the fields.
  public init(_ text: String) throws(InputError) {
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let field = Field(rawValue: sides[0]) else {
        let fields = Field.allCases.map(\.rawValue).joined(separator: ", ")
        throw InputError(
          .usage, at: "--columns", "expected field=column with one of the fields \(fields), found '\(part)'")
      }
      guard columns.updateValue(sides[1], forKey: field) == nil else {
        throw InputError(.usage, at: "--columns", "field '\(sides[0])' is given twice")
      }
    }
  }

  /// The same with guesses for what the user left open; throws where a column is named that the table has not, or a needed
  /// one cannot be guessed. `needed` is empty for GeoJSON, whose features may differ.
  func completed(for header: [String], needed: [Field], at location: String) throws(InputError)
    -> ColumnMapping
  {
    func listed() -> String { header.joined(separator: ", ") }
    var full = self
    for field in Field.allCases {
      if let column = columns[field] {
        guard header.contains(column) || needed.isEmpty else {
          throw InputError(.data, at: location, "expected a column '\(column)', found \(listed())")
        }
        continue
      }
      let guess = Self.usual[field]?.lazy.compactMap { usual in header.first { $0.lowercased() == usual } }
        .first
      if let guess, !full.columns.values.contains(guess) { full.columns[field] = guess }
    }
    for field in needed where full.columns[field] == nil {
      throw InputError(
        .data, at: location,
        "expected a column for '\(field.rawValue)', found \(listed()); name it with \(field.rawValue)=COLUMN")
    }
    return full
  }

  /// Whether a table with this header looks like one of places.
  static func fits(_ header: [String]) -> Bool {
    (try? ColumnMapping().completed(for: header, needed: [.name, .lon, .lat], at: "")) != nil
  }

  /// The language of a column such as `name_ar` or `name:tr`; nil where it is none.
  static func language(of column: String) -> String? {
    let lower = column.lowercased()
    guard lower.hasPrefix("name_") || lower.hasPrefix("name:") else { return nil }
    let language = lower.dropFirst(5)
    return (2...3).contains(language.utf8.count) && language.utf8.allSatisfy { 0x61...0x7A ~= $0 }
      ? String(language) : nil
  }
}
