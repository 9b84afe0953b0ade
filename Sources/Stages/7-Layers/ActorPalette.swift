/// The colours of parties: one palette for every format, keyed by actor, whoever else is on the map.
///
/// The eight colours of M. Okabe and K. Ito, "Color Universal Design" (2002, revised 2008; what B. Wong, "Points of view: Color
/// blindness", Nature Methods 8, 441 (2011) recommends), and four of P. Tol's "muted" scheme ("Colour Schemes", SRON/EPS/TN/09-002,
/// 2021) that differ from them and from each other, also as people with protanopia or deuteranopia see them (G. Machado,
/// M. Oliveira and L. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009): by 17 or
/// more in CIE 1976 L*a*b*.
enum ActorPalette {
  static let black = "#000000"
  static let orange = "#e69f00"
  static let sky = "#56b4e9"
  static let green = "#009e73"
  static let yellow = "#f0e442"
  static let blue = "#0072b2"
  static let vermilion = "#d55e00"
  static let purple = "#cc79a7"
  static let sand = "#ddcc77"
  static let indigo = "#332288"
  static let wine = "#882255"
  static let forest = "#117733"

  static let colours = [
    black, orange, sky, green, yellow, blue, vermilion, purple, sand, indigo, wine, forest,
  ]

  /// Tol's "bright" grey, for nobody named.
  static let nobody = "#bbbbbb"

  /// A darker grey, for what several parties claim.
  static let contested = "#777777"

  /// Those who fight each other differ; a unit has the colour of those it is a part of. Colours of the war in Syria are near those
  /// that its maps use.
  static let known: [String: String] = [
    // Syria and Iraq
    "isis": black, "fsa": green, "rebels": forest, "turkish-backed-rebels": sand, "sdf": yellow,
    "ypg": orange,
    "syrian-government": vermilion, "russia": blue, "turkey": sky, "us": indigo, "nusra": purple,
    "iran": wine,
    "sultan-murad": sand, "hamza-division": sand, "ahrar-al-sham": forest, "levant-front": forest,
    "noureddine-al-zenki": forest, "jaysh-al-islam": forest, "jaish-al-fatah": forest,
    "manbij-military-council": yellow, "ypj": orange, "pyd": orange, "pkk": orange, "hezbollah": wine,
    "turkish-armed-forces": sky, "turkish-general-staff": sky, "russian-defence-ministry": blue,
    "us-officials": indigo, "pentagon": indigo, "coalition": indigo, "nato": indigo, "al-qaeda": purple,
    "iraqi-army": green, "pmf": wine, "peshmerga": sand,
    // Afghanistan, Sahel, Horn, Sudan
    "taliban": forest, "afghan-government": vermilion, "boko-haram": wine, "iswap": black,
    "nigerian-army": green,
    "al-shabaab": black, "somali-army": sky, "amisom": green, "rsf": sand, "sudanese-armed-forces": green,
    "tplf": vermilion, "ethiopian-government": green, "fano": yellow,
    // Ukraine, Caucasus
    "ukraine": yellow, "donetsk-separatists": vermilion, "azerbaijan": sky, "armenia": vermilion,
    "artsakh": orange,
    // Congo, Myanmar
    "m23": vermilion, "drc-government": sky, "adf": black, "wazalendo": green, "rwanda": purple,
    "three-brotherhood-alliance": orange, "mndaa": purple, "arakan-army": vermilion, "tnla": yellow,
    "kia": sky,
    "pdf": blue, "myanmar-junta": forest,
    // Libya, Yemen, Israel and Palestine
    "gna": sky, "lna": vermilion, "houthis": green, "yemen-government": vermilion,
    "southern-transitional-council": yellow, "saudi-led-coalition": purple, "israel": blue, "idf": blue,
    "hamas": green, "palestinian-islamic-jihad": black,
  ]

  /// The colour of a party, by its name in the actor book or else its words; the same in every run.
  static func colour(of party: String?) -> String {
    guard let party else { return nobody }
    if let colour = known[party] { return colour }
    // FNV-1a: Swift's own hash differs from one run to the next.
    let hash = party.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    return colours[Int(hash % UInt64(colours.count))]
  }
}
