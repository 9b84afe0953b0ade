import Gazetteer
import Model

/// Countries by their names, and their capitals.
struct CountryBook: Sendable {
  private let gazetteer: Gazetteer
  /// ISO 3166-1 alpha-2 codes by the names of one word.
  let codes: WordMap<String>
  private let points: [String: Coordinate]
  /// Farther from its middle no country's capital lies (Russia's: 3,400 km).
  private static let reach = Length.kilometres(4_000)

  init(gazetteer: Gazetteer, countries: [CountryNames]) {
    self.gazetteer = gazetteer
    var names: [(Word, String)] = []
    var points: [String: Coordinate] = [:]
    for country in countries {
      points[country.place.country] = country.place.coordinate
      for name in country.names { names.append((Word(NameFolding.key(name)), country.place.country)) }
    }
    codes = WordMap(names)
    self.points = points
  }

  /// The country that a name of one word means.
  func country(of tokens: ArraySlice<Token>) -> String? {
    guard tokens.count == 1, let token = tokens.first, token.isCapitalised || !token.isPlain else {
      return nil
    }
    return codes[token.word]
  }

  /// The id of a country's capital (feature code PPLC).
  func capital(of country: String) -> String? {
    guard let point = points[country] else { return nil }
    return gazetteer.candidates(ofFeature: "PPLC", within: Self.reach, of: point)
      .first { $0.country == country }?.id
  }
}
