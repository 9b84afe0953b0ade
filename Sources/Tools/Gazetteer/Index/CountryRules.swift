/// The rules of transliteration of each country, by the number that the index gives a country.
enum CountryRules {
  /// One entry for each two letters A...Z.
  private static let table: [Romanisation] = (0..<26 * 26).map { (pair: Int) -> Romanisation in
    let letters: (Int, Int) = (0x41 + pair / 26, 0x41 + pair % 26)
    return Romanisation(country: PlaceEntry.country(UInt16(letters.0 << 8 | letters.1)))
  }

  /// The rules for names of places in a country (`PlaceEntry.country`); every rule where it is 0.
  @inline(__always)
  static func of(_ country: UInt16) -> Romanisation {
    let (first, second) = (Int(country >> 8) - 0x41, Int(country & 0xFF) - 0x41)
    guard 0..<26 ~= first, 0..<26 ~= second else {
      return Romanisation(country: PlaceEntry.country(country))
    }
    return table[first * 26 + second]
  }
}
