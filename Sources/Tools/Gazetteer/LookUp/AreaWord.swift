internal import GRDB
public import Model

/// A word made from the name of an area: no name of it, but it tells which area is meant.
public struct AreaWord: Sendable, Hashable {
  /// How it is made.
  public enum Kind: String, Sendable {
    /// An adjective, or a noun for its people: "Texan", "Dutch", "Swedes".
    case adjective
    /// An abbreviation as it is written: "Tex.", "UK".
    case abbreviation
  }
  /// The word as it is written.
  public var text: String
  /// How it is made.
  public var kind: Kind
  /// Id of the area's place.
  public var place: String
  /// ISO 3166-1 alpha-2 code of its country; empty where none applies.
  public var country: String
  /// Whether the area is a country.
  public var isCountry: Bool
}

extension Gazetteer {
  /// The adjectives and abbreviations of areas, by text.
  public func areaWords() throws(InputError) -> [AreaWord] {
    let rows = try reading(path) {
      try database.read { database in
        try Row.fetchAll(database, sql: "SELECT text, kind, place FROM area_words ORDER BY text, kind, place")
      }
    }
    var words: [AreaWord] = []
    for row in rows {
      let id: String = row[2]
      guard let kind = AreaWord.Kind(rawValue: row[1]),
        let position = index.position(ofRow: PlaceKey.row(of: id))
      else { continue }
      let entry = index.place(position)
      words.append(
        AreaWord(
          text: row[0], kind: kind, place: id, country: PlaceEntry.country(entry.country),
          isCountry: index.feature(entry.feature).code.hasPrefix("PCL")))
    }
    return words
  }
}

/// A list of words that are names of places too, and mostly mean something else.
public enum WordList: String, CaseIterable, Sendable {
  /// Words of the language: "reading", "nice".
  case common
  /// Given names of persons: "Jordan".
  case givenNames = "given-names"
  /// Surnames: "Walsh".
  case surnames
}

extension Gazetteer {
  /// The words of a list, in lower case, parted by blanks; empty where the file has none.
  public func words(_ list: WordList) throws(InputError) -> String {
    try reading(path) {
      try database.read { database in
        try String.fetchOne(
          database, sql: "SELECT words FROM word_lists WHERE kind = ?", arguments: [list.rawValue]) ?? ""
      }
    }
  }
}
