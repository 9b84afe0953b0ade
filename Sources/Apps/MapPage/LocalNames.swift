internal import Gazetteer
internal import Model

/// What a place is called in its own country's letters, where those are not Latin.
enum LocalNames {
  /// Official languages written in other than Latin letters (ISO 639-1), first the one with the most speakers, by country
  /// (ISO 3166-1 alpha-2): CIA World Factbook, "Languages".
  private static let languages: [String: [String]] = {
    let countries: [(languages: [String], countries: String)] = [
      (["ar"], "AE BH DJ DZ EG EH JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE"), (["ar", "ku"], "IQ"),
      (["fa"], "IR"), (["fa", "ps"], "AF"), (["ur"], "PK"), (["he", "ar"], "IL"), (["uk"], "UA"),
      (["ru"], "RU"),
      (["ru", "be"], "BY"), (["ru", "kk"], "KZ"), (["ky", "ru"], "KG"), (["tg"], "TJ"), (["mn"], "MN"),
      (["bg"], "BG"),
      (["mk"], "MK"), (["sr"], "BA ME RS XK"), (["el"], "CY GR"), (["ka"], "GE"), (["hy"], "AM"),
      (["am"], "ET"),
      (["ti", "ar"], "ER"), (["hi"], "IN"), (["bn"], "BD"), (["ne"], "NP"), (["si", "ta"], "LK"),
      (["dv"], "MV"),
      (["dz"], "BT"), (["my"], "MM"), (["th"], "TH"), (["lo"], "LA"), (["km"], "KH"), (["zh"], "CN HK MO TW"),
      (["ja"], "JP"), (["ko"], "KP KR"),
    ]
    return Dictionary(
      uniqueKeysWithValues: countries.flatMap { row in
        row.countries.split(separator: " ").map { (String($0), row.languages) }
      })
  }()

  /// The name of a place in the first of its country's languages that it has one in; a name of which no source tells the
  /// language stands in for one.
  static func name(of place: Place, among names: [PlaceName]) -> String? {
    guard let languages = languages[place.country] else { return nil }
    let local = names.filter { $0.kind != "historic" && !isLatin($0.text) }
    for language in languages + [""] {
      if let name = local.first(where: { $0.language == language }) { return name.text }
    }
    return nil
  }

  /// Whether a name's first letter is a Latin one: other alphabets begin at U+0370, and between U+1E00 and U+2C7F stand more
  /// Latin letters and signs.
  private static func isLatin(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first(where: \.properties.isAlphabetic) else { return true }
    return first.value < 0x370 || (0x1E00...0x2C7F).contains(first.value)
  }
}
