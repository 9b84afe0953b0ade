/// The words that tell what kind of place a name is.
enum PlaceNouns {
  /// Nouns before "of NAME", or behind it in an apposition ("X, a town"), with GeoNames' classes they stand for.
  static let classes: [String: Set<Character>] = {
    var table: [String: Set<Character>] = [:]
    for word in populated { table[word] = ["P"] }
    for word in administrative { table[word] = ["A"] }
    for word in water { table[word] = ["H"] }
    for word in built { table[word] = ["S"] }
    for word in terrain { table[word] = ["T"] }
    for word in regions { table[word] = ["A", "L"] }
    table["capital"] = ["P"]
    table["capitals"] = ["P"]
    table["port"] = ["P", "S"]
    table["dam"] = ["S"]
    table["island"] = ["T", "A"]
    return table
  }()

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
  static let trailing: Set<String> = [
    "river", "province", "governorate", "district", "oblast", "state", "county", "dam", "airport", "airbase",
    "region", "island", "mountain", "mountains", "lake", "valley", "city", "bridge", "canton", "sea",
    "strait",
    "peninsula", "subdistrict", "base", "camp", "international", "hydroelectric", "power", "plant", "heights",
    "desert", "strip", "gulf", "town", "village", "crossing", "junction",
  ]
  /// Words that are a part of the name when capitalised before it: "Jabal Khirbat al-Kanisah", "Mount Sinjar".
  static let leading: Set<String> = [
    "jabal", "jebel", "mount", "lake", "tell", "tall", "tal", "khirbat", "nahr",
  ]

  /// Whether the word is a noun for a kind of place.
  static func contains(_ word: String) -> Bool { classes[word] != nil }
}
