/// Which family of transliteration rules joins spellings of the places of a country.
enum Romanisation {
  /// Arabic, Turkish, Kurdish and Persian names.
  case arabic
  /// Names written in Cyrillic.
  case cyrillic
  /// Names of other countries: no rule of transliteration, only typing errors and generic words.
  case none

  /// Arab League, Israel, Iran, Turkey, Afghanistan, Pakistan, the Caucasus' and Central Asia's Turkic and Iranian
  /// countries, and the Arabic-writing Sahel (ISO 3166-1 alpha-2).
  private static let arabicCountries: Set<String> = [
    "SY", "IQ", "LB", "JO", "PS", "IL", "SA", "AE", "QA", "KW", "BH", "OM", "YE", "EG", "LY", "TN", "DZ",
    "MA", "EH",
    "MR", "SD", "SS", "SO", "DJ", "KM", "ER", "TD", "IR", "TR", "AF", "PK", "AZ", "KZ", "UZ", "TM", "KG",
    "TJ",
  ]

  /// The rules for names of places in the country.
  init(country: String) {
    self = Self.arabicCountries.contains(country) ? .arabic : .none
  }

  /// Whether the rules apply to names of places in the country.
  static func isUsed(in country: String) -> Bool { Romanisation(country: country) != .none }
}
