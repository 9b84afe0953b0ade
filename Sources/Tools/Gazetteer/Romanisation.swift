/// Where names of the country are romanised in the ways the rules know, so that the rules may join spellings.
enum Romanisation {
  /// Arab League, Israel, Iran, Turkey, Afghanistan, Pakistan, the Caucasus' and Central Asia's Turkic and Iranian
  /// countries, and the Arabic-writing Sahel (ISO 3166-1 alpha-2).
  static let countries: Set<String> = [
    "SY", "IQ", "LB", "JO", "PS", "IL", "SA", "AE", "QA", "KW", "BH", "OM", "YE", "EG", "LY", "TN", "DZ",
    "MA", "EH",
    "MR", "SD", "SS", "SO", "DJ", "KM", "ER", "TD", "IR", "TR", "AF", "PK", "AZ", "KZ", "UZ", "TM", "KG",
    "TJ",
  ]

  /// Whether the rules apply to names of places in the country.
  static func isUsed(in country: String) -> Bool { countries.contains(country) }
}
