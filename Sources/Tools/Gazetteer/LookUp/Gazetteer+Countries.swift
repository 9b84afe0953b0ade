internal import GRDB
public import Model

/// A country with all its names.
public struct CountryNames: Sendable, Hashable {
  /// The country.
  public var place: Place
  /// Its names in all languages, in no order that matters.
  public var names: [String]
}

extension Gazetteer {
  /// The countries of the gazetteer (feature codes `PCL…`) with their names, by id.
  public func countries() throws(InputError) -> [CountryNames] {
    try reading(path) {
      try database.read { database in
        let rows = try Row.fetchAll(
          database, sql: PlaceRow.select + " WHERE places.feature_code GLOB 'PCL*' ORDER BY places.id")
        return try rows.map { row in
          let place = try PlaceRow.place(row)
          let names = try String.fetchAll(
            database,
            sql: "SELECT names.name FROM names JOIN places ON places.rowid = names.place WHERE places.id = ?",
            arguments: [place.id])
          return CountryNames(place: place, names: names)
        }
      }
    }
  }
}
