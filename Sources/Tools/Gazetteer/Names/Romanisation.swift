/// Which families of transliteration rules join spellings of the places of a country; empty: none, only generic
/// words, word order and typing errors.
struct Romanisation: OptionSet, Sendable, Hashable {
  /// The set as bits.
  let rawValue: UInt8

  /// Arabic, Turkish, Kurdish and Persian names.
  static let arabic = Romanisation(rawValue: 1)
  /// Names written in Cyrillic.
  static let cyrillic = Romanisation(rawValue: 2)
  /// No rule of transliteration.
  static let none: Romanisation = []
  /// Every rule: where the country is not known.
  static let any: Romanisation = [.arabic, .cyrillic]

  /// Arab League, Israel, Iran, Turkey and Cyprus, Afghanistan, Pakistan, the Turkic and Iranian countries of the
  /// Caucasus and Central Asia, and the Arabic-writing Sahel (ISO 3166-1 alpha-2).
  private static let arabicCountries: Set<String> = [
    "SY", "IQ", "LB", "JO", "PS", "IL", "SA", "AE", "QA", "KW", "BH", "OM", "YE", "EG", "LY", "TN", "DZ",
    "MA",
    "EH", "MR", "SD", "SS", "SO", "DJ", "KM", "ER", "TD", "IR", "TR", "CY", "AF", "PK", "AZ", "KZ", "UZ",
    "TM",
    "KG", "TJ",
  ]
  /// Countries whose names are, or were in the Soviet Union, written in Cyrillic (ISO 3166-1 alpha-2).
  private static let cyrillicCountries: Set<String> = [
    "UA", "RU", "BY", "MD", "KZ", "KG", "TJ", "UZ", "TM", "BG", "RS", "MK", "ME", "BA", "XK", "MN", "AZ",
    "AM",
    "GE", "EE", "LV", "LT",
  ]

  /// A set of families.
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The rules for names of places in the country; every rule where the country is empty.
  init(country: String) {
    var families: Romanisation = country.isEmpty ? .any : .none
    if Self.arabicCountries.contains(country) { families.insert(.arabic) }
    if Self.cyrillicCountries.contains(country) { families.insert(.cyrillic) }
    self = families
  }
}
