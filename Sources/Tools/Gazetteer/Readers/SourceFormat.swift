/// The formats in which place names come.
public enum SourceFormat: String, CaseIterable, Sendable {
  case geonames
  case alternateNames = "alternate-names"
  case adminCodes = "admin-codes"
  case countryInfo = "country-info"
  case hierarchy
  case ocha
  case whosOnFirst = "whos-on-first"
  case geojson
  case csv
  case linkedPlaces = "linked-places"
  case linkedPlacesTable = "linked-places-tsv"
  case wikidata

  /// Under which terms the source gives its data; nil for formats of a user's own.
  var licence: String? {
    switch self {
    case .geonames, .alternateNames, .adminCodes, .countryInfo, .hierarchy: "CC BY 4.0"
    case .ocha: "CC BY 3.0 IGO"
    case .whosOnFirst: "CC0, with parts of GeoNames (CC BY 4.0) and others (see LICENSE.md of Who's On First)"
    case .wikidata: "CC0 1.0"
    case .geojson, .csv, .linkedPlaces, .linkedPlacesTable: nil
    }
  }

  /// Who gives the data, to stand before the file's name.
  var publisher: String {
    switch self {
    case .geonames, .alternateNames, .adminCodes, .countryInfo, .hierarchy: "GeoNames"
    case .ocha: "UN OCHA"
    case .whosOnFirst: "Who's On First"
    case .wikidata: "Wikidata"
    case .geojson, .csv, .linkedPlaces, .linkedPlacesTable: "user file"
    }
  }
}
