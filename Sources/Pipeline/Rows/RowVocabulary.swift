internal import Model

/// The words that rows may use; `docs/checks-csv.md` lists them.
enum RowVocabulary {
  /// Units of length.
  static let units = RowWords<LengthUnit>([
    ("km,kms,kilometre,kilometres,kilometer,kilometers", .kilometre), ("mi,mile,miles", .mile),
    ("nmi,nm,nautical mile,nautical miles", .nauticalMile), ("m,metre,metres,meter,meters", .metre),
    ("yd,yds,yard,yards", .yard), ("ft,foot,feet", .foot),
  ])

  /// How exactly a figure is stated; the raw values of `Hedge` and the words that reports use.
  static let hedges = RowWords<Hedge>([
    ("none", .none),
    ("about,some,around,roughly,approximately,approx,ca,circa", .about),
    ("less_than,less than,under,below,within,no more than,at most,up to", .lessThan),
    ("more_than,more than,over,above,at least,no less than", .moreThan),
    ("nearly,almost", .nearly), ("just,only,only about,only some", .just), ("vague", .vague),
    ("range", .range),
  ])

  /// Compass points as abbreviations and words.
  static let directions = RowWords<CompassPoint>(
    CompassPoint.allCases.map { point in
      let names: [Character: String] = ["N": "north", "E": "east", "S": "south", "W": "west"]
      let word = point.rawValue.compactMap { names[$0] }.joined(separator: "-")
      return ("\(point.rawValue.lowercased()),\(word)", point)
    })

  /// The way along which a distance is meant.
  static let paths = RowWords<Route>(Route.allCases.map { ($0.rawValue, $0) })
}
