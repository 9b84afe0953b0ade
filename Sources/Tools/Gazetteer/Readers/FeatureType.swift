/// What a place is, in GeoNames' classes and codes (geonames.org/export/codes.html).
struct FeatureType: Hashable {
  /// One letter of `classes`.
  var featureClass: String
  var code: String

  init(_ featureClass: String, _ code: String) {
    self.featureClass = featureClass
    self.code = code
  }

  /// GeoNames' feature classes.
  static let classes = ProjectTables.featureClasses

  static func isClass(_ text: String) -> Bool { text.utf8.count == 1 && classes.contains(text) }

  /// Reads `P.PPL`, `P`, `PPL` or a word of English such as "dam"; nil where it says nothing.
  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1).map { String($0) }
    if parts.count == 2, Self.isClass(parts[0]) {
      self.init(parts[0], parts[1])
    } else if Self.isClass(text.uppercased()) {
      self.init(text.uppercased(), "")
    } else if let type = Self.words[text.lowercased()] ?? Self.codes[text] {
      self = type
    } else {
      return nil
    }
  }

  /// Words of English and of OpenStreetMap for a type of place.
  static let words: [String: FeatureType] = [
    "country": .init("A", "PCLI"), "state": .init("A", "ADM1"), "province": .init("A", "ADM1"),
    "governorate": .init("A", "ADM1"), "region": .init("A", "ADM1"), "district": .init("A", "ADM2"),
    "county": .init("A", "ADM2"), "subdistrict": .init("A", "ADM3"), "municipality": .init("A", "ADM3"),
    "city": .init("P", "PPL"), "town": .init("P", "PPL"), "village": .init("P", "PPL"),
    "hamlet": .init("P", "PPL"), "settlement": .init("P", "PPL"), "locality": .init("P", "PPL"),
    "populated place": .init("P", "PPL"), "capital": .init("P", "PPLC"), "suburb": .init("P", "PPLX"),
    "neighbourhood": .init("P", "PPLX"), "neighborhood": .init("P", "PPLX"), "quarter": .init("P", "PPLX"),
    "farm": .init("S", "FRM"), "dam": .init("S", "DAM"), "airport": .init("S", "AIRP"),
    "airbase": .init("S", "AIRB"), "air base": .init("S", "AIRB"), "bridge": .init("S", "BDG"),
    "border crossing": .init("S", "PSTB"), "camp": .init("S", "CMP"), "castle": .init("S", "CSTL"),
    "school": .init("S", "SCH"), "hospital": .init("S", "HSP"), "mosque": .init("S", "MSQE"),
    "power station": .init("S", "PS"), "silo": .init("S", "SILO"), "oil field": .init("L", "OILF"),
    "river": .init("H", "STM"), "stream": .init("H", "STM"), "lake": .init("H", "LK"),
    "reservoir": .init("H", "RSV"), "canal": .init("H", "CNL"), "sea": .init("H", "SEA"),
    "mountain": .init("T", "MT"), "hill": .init("T", "HLL"), "island": .init("T", "ISL"),
    "valley": .init("T", "VAL"), "plain": .init("T", "PLN"), "road": .init("R", "RD"),
    "forest": .init("V", "FRST"), "desert": .init("T", "DSRT"), "military base": .init("S", "INSM"),
  ]

  /// Codes that stand alone in people's tables.
  private static let codes: [String: FeatureType] = {
    var codes: [String: FeatureType] = [:]
    for type in words.values { codes[type.code] = type }
    for code in ["PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLL", "PPLS", "PPLH", "PPLQ", "PPLW", "PPLF", "PPLR"] {
      codes[code] = .init("P", code)
    }
    for code in ["ADM4", "ADMD", "PCL", "PCLD"] { codes[code] = .init("A", code) }
    return codes
  }()
}
