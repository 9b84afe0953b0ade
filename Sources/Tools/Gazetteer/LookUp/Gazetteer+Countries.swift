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
    let rows = try reading(path) {
      try database.read { database in
        try Int64.fetchAll(
          database, sql: "SELECT rowid FROM places WHERE feature_code GLOB 'PCL*' ORDER BY id")
      }
    }
    var countries: [CountryNames] = []
    for (row, place) in zip(rows, try places(ofRows: rows)) {
      countries.append(CountryNames(place: place, names: try names(ofRow: row).map(\.text)))
    }
    return countries
  }
}
