import Model

/// The words that tell what kind of place a name is.
enum PlaceNouns {
  /// Nouns before "of NAME", or behind it in an apposition ("X, a town").
  private static let texts = WordMap(
    (populated + administrative + water + built + terrain + regions + ["capital", "capitals", "port"])
      .map { (Word($0), $0) })

  private static let populated = [
    "village", "villages", "town", "towns", "city", "cities", "settlement", "settlements", "hamlet",
    "hamlets",
    "neighbourhood", "neighborhood", "neighbourhoods", "neighborhoods", "suburb", "suburbs", "stronghold",
    "strongholds", "locality", "localities", "community", "township", "bastion", "municipality", "borough",
  ]
  private static let administrative = [
    "province", "governorate", "district", "subdistrict", "oblast", "state", "county", "canton", "republic",
    "country", "provinces", "districts", "prefecture", "voivodeship", "raion",
  ]
  private static let water = [
    "river", "lake", "canal", "stream", "creek", "reservoir", "gulf", "strait", "bay", "sea",
  ]
  private static let built = [
    "dam", "airport", "airbase", "base", "barracks", "bridge", "crossing", "complex", "hospital", "camp",
    "prison",
    "factory", "silos", "plant", "refinery", "academy", "checkpoint", "junction", "airfield", "field",
  ]
  private static let terrain = [
    "hill", "hills", "mountain", "mountains", "mount", "jabal", "jebel", "valley", "pass", "heights",
    "island", "peninsula",
  ]
  private static let regions = [
    "region", "area", "countryside", "territory", "enclave", "pocket", "strip", "desert", "plain",
  ]

  /// Words that may be a part of the name when capitalised behind it: "Sajur River", "Logar Province".
  static let trailing = WordSet(trailingWords.map { Word($0) })
  private static let trailingTexts = WordMap(trailingWords.map { (Word($0), $0) })
  private static let trailingWords = [
    "river", "province", "governorate", "district", "oblast", "state", "county", "dam", "airport", "airbase",
    "region", "island", "mountain", "mountains", "lake", "valley", "city", "bridge", "canton", "sea",
    "strait",
    "peninsula", "subdistrict", "base", "camp", "international", "hydroelectric", "power", "plant", "heights",
    "desert", "strip", "gulf", "town", "village", "crossing", "junction",
  ]
  /// Words that are a part of the name when capitalised before it: "Jabal Khirbat al-Kanisah", "Mount Sinjar".
  static let leading: WordSet = [
    "jabal", "jebel", "mount", "lake", "tell", "tall", "tal", "khirbat", "nahr",
  ]

  /// All nouns for kinds of places.
  static let all = texts.keys + ForeignWords.placeNouns.words

  /// Whether "the" before the word may point back at a place with inhabitants: "the town".
  static func isSettlement(_ word: Word) -> Bool { settlements.contains(word) }
  private static let settlements = WordSet(populated.map { Word($0) })

  /// Whether the word is a noun for a kind of place.
  static func contains(_ word: Word) -> Bool {
    texts.contains(word) || ForeignWords.placeNouns.contains(word)
  }

  /// The letters of a noun for a kind of place; nil for any other word.
  static func text(_ word: Word) -> String? { texts[word] ?? trailingTexts[word] }
}
