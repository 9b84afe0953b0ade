private import Foundation
internal import Model

/// The project's own tables: `places.csv`, `names.csv`, `actors.csv`, `events.csv`.
enum ProjectTables {
  static let placeColumns = [
    "id", "name", "longitude", "latitude", "feature_class", "feature_code", "country", "admin1_code",
    "admin1_name", "population", "radius_m", "geonames", "wikidata", "ocha", "source", "note",
  ]
  static let nameColumns = ["id", "name", "lang", "kind", "source"]
  static let actorColumns = [
    "id", "name", "kind", "country", "aliases", "generic_aliases", "part_of", "backers", "from", "to",
    "wikidata",
    "source",
  ]
  static let eventColumns = ["id", "name", "from", "to", "phrases", "note", "source"]

  /// GeoNames' feature classes.
  static let featureClasses = "AHLPRSTUV"

  /// A place of a row of `places.csv`.
  static func place(_ row: CSVTable.Row) throws(InputError) -> SourcePlace {
    let id = try row.required("id")
    guard !id.contains(where: \.isWhitespace) else {
      throw row.error("id", "expected no blanks, found '\(id)'")
    }
    let featureClass = try row.required("feature_class")
    guard featureClass.count == 1, featureClasses.contains(featureClass) else {
      throw row.error("feature_class", "expected one of \(featureClasses), found '\(featureClass)'")
    }
    let country = row["country"]
    guard country.isEmpty || (country.utf8.count == 2 && country.utf8.allSatisfy { 0x41...0x5A ~= $0 }) else {
      throw row.error("country", "expected two capital letters (ISO 3166-1), found '\(country)'")
    }
    var identifiers: [String: String] = [:]
    for space in ["geonames", "wikidata", "ocha"] { identifiers[space] = row.optional(space) }
    return SourcePlace(
      id: id, name: try row.required("name"), coordinate: try coordinate(row), featureClass: featureClass,
      featureCode: row["feature_code"], country: country,
      adminCodes: row.optional("admin1_code").map { [$0] } ?? [], admin1Name: row.optional("admin1_name"),
      population: try population(row), radius: try radius(row), identifiers: identifiers,
      note: row.optional("note"))
  }

  static func coordinate(_ row: CSVTable.Row) throws(InputError) -> Coordinate {
    func number(_ column: String, _ range: String) throws(InputError) -> Double {
      let text = try row.required(column)
      guard let value = Double(text), value.isFinite else {
        throw row.error(column, "expected a number in \(range), found '\(text)'")
      }
      return value
    }
    let latitude = try number("latitude", "-90...90")
    let longitude = try number("longitude", "-180...180")
    do {
      return try Coordinate(longitude: longitude, latitude: latitude)
    } catch {
      var description = error.description
      description.removeFirst(error.axis.rawValue.count + 2)
      throw row.error(error.axis.rawValue, description)
    }
  }

  private static func population(_ row: CSVTable.Row) throws(InputError) -> Int? {
    guard let text = row.optional("population") else { return nil }
    guard let value = Int(text), value >= 0 else {
      throw row.error("population", "expected a whole number of at least 0, found '\(text)'")
    }
    return value
  }

  private static func radius(_ row: CSVTable.Row) throws(InputError) -> Double? {
    guard let text = row.optional("radius_m") else { return nil }
    guard let value = Double(text), value > 0, value <= 20_100_000 else {
      throw row.error("radius_m", "expected metres greater than 0, found '\(text)'")
    }
    return value
  }

  /// The first (or last) day of a field with `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil where it is empty.
  static func day(_ column: String, of row: CSVTable.Row, isEnd: Bool) throws(InputError) -> CivilDate? {
    guard let text = row.optional(column) else { return nil }
    if let day = CivilDate(iso: text) { return day }
    let first = text.utf8.count == 4 ? text + "-01-01" : text.utf8.count == 7 ? text + "-01" : ""
    guard let start = CivilDate(iso: first) else {
      throw row.error(column, "expected YYYY, YYYY-MM or YYYY-MM-DD, found '\(text)'")
    }
    guard isEnd else { return start }
    return start.adding(months: text.utf8.count == 4 ? 12 : 1).adding(days: -1)
  }
}
