internal import Model

/// What a source of place names can say, one thing at a time; every reader turns its format into these.
enum SourceItem {
  /// A place with its names.
  case place(SourcePlace)
  /// One more name of a place that stands elsewhere (GeoNames' `alternateNamesV2`).
  case name(SourceName, of: String)
  /// What another gazetteer calls a place that stands elsewhere: `identifier("Q1149502", space: "wikidata", of:
  /// "geonames:169179")` (the `wkdt` rows of GeoNames' `alternateNamesV2`).
  case identifier(String, space: String, of: String)
  /// An administrative area known by its code, with or without a place of its own (`admin1CodesASCII`,
  /// the governorates in OCHA's columns).
  case area(SourceArea)
  /// One place lies in another (GeoNames' `hierarchy`); ids as in `SourcePlace.id`.
  case containment(child: String, parent: String)
}

/// A place as a source gives it, before it is filed.
struct SourcePlace: Hashable {
  /// The source's name for it with its name space: `geonames:169179`, `wof:1108779119`, `ocha:C2227`,
  /// `wikidata:Q1149502`; a user's own rows `user:…`.
  var id: String
  /// The main name.
  var name: String
  /// The representative point.
  var coordinate: Coordinate
  /// GeoNames' feature class, one letter.
  var featureClass = "P"
  /// GeoNames' feature code, such as `PPL`; may be empty.
  var featureCode = ""
  /// ISO 3166-1 alpha-2; empty where none applies.
  var country = ""
  /// GeoNames' codes of the first to fourth order, outermost first, trailing empty ones left out.
  var adminCodes: [String] = []
  /// The name of the first-order area, where the source gives it.
  var admin1Name: String?
  /// Code of the narrowest `SourceArea` it lies in, where the source has areas of its own (`ocha:SY020301`).
  var area: String?
  /// Inhabitants, 1 or more.
  var population: Int?
  /// Rough extent round the point, metres.
  var radius: Double?
  /// What other gazetteers call it, by name space: `["geonames": "169179", "wikidata": "Q1149502"]`; the source's own
  /// stands in `id` alone.
  var identifiers: [String: String] = [:]
  /// All other names; the main name is not repeated.
  var names: [SourceName] = []
  /// Day of the row's last change, `YYYY-MM-DD`.
  var modified: String?
  /// What a person should know before trusting the row.
  var note: String?
  /// Its course or outline, where the source draws one.
  var shape: SourceShape?
}

/// One name of a place.
struct SourceName: Hashable {
  /// What sort of name it is.
  enum Kind: String {
    case preferred, alternate, short, colloquial, historic, ascii, press
    /// An airport's or a railway's code: no spelling of the name.
    case code
  }
  var text: String
  /// ISO 639-1 or 639-3; empty where the source does not say.
  var language = ""
  var kind = Kind.alternate
  /// First and last day or year of use as the source writes them; nil where open or not known.
  var from: String?
  var to: String?
}

/// An administrative area.
struct SourceArea: Hashable {
  /// `SY.09` (GeoNames' codes joined by points), `ocha:SY0203`, `wof:1108779119`.
  var code: String
  var name: String
  /// What the source calls such an area: "governorate", "district", "subdistrict"; empty where it does not say.
  var kind = ""
  /// 0 country, 1 first order, …
  var level: Int
  /// Code of the area round it; nil for a country.
  var parent: String?
  /// Id of the place that stands for it; nil where the source has none.
  var place: String?
  /// Other names of the area, such as the Arabic one.
  var names: [SourceName] = []
}

/// A row that could not be read, kept for the reject file.
struct RejectedRow {
  /// File, line and what is wrong.
  var problem: InputError
  /// The row as it stands in the file, without its line end; at most 64 KB of it.
  var bytes: [UInt8]
}

/// Where rows come from and under which terms they may be used.
struct SourceDescription: Hashable {
  /// Such as "GeoNames SY.txt".
  var name: String
  /// Such as "CC BY 4.0".
  var licence: String
  /// Day of the data, `YYYY-MM-DD`: the newest row or the file's date; nil where nothing tells.
  var date: String?
}
