/// What the two forms of Linked Places share: Linked Places Format 1.3 (GeoJSON-LD) and LP-TSV 0.5
/// (github.com/LinkedPasts/linked-places-format).
enum LinkedPlaces {
  /// The vocabulary of the format.
  static let context =
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
  /// GeoNames' ontology: an identifier for each class and code, `…#P.PPL`.
  static let ontology = "https://www.geonames.org/ontology#"

  /// Prefixes of links and the name spaces they mean here.
  static let prefixes: [(prefix: String, space: String)] = [("gn", "geonames"), ("wd", "wikidata")]

  /// Addresses that stand for a place of a source, and the name space of it.
  private static let addresses: [(start: String, end: String, space: String)] = [
    ("https://www.geonames.org/", "", "geonames"), ("https://sws.geonames.org/", "/", "geonames"),
    ("http://www.wikidata.org/entity/", "", "wikidata"), ("https://www.wikidata.org/wiki/", "", "wikidata"),
    ("https://spelunker.whosonfirst.org/id/", "", "wof"),
  ]

  /// Types of the Art & Architecture Thesaurus (Getty), as far as GeoNames has the same.
  static let concepts: [String: String] = [
    "P.PPL": "aat:300008347", "A.PCLI": "aat:300128207", "A.ADM1": "aat:300000774", "H.STM": "aat:300008707",
    "H.LK": "aat:300008680", "T.ISL": "aat:300008791", "T.MT": "aat:300008795",
  ]

  /// The class of the format for a class of GeoNames: it has neither undersea features (U) nor vegetation (V). The code itself
  /// stays in `types`.
  static func featureClass(_ letter: String) -> String {
    switch letter {
    case "U": "H"
    case "V": "L"
    default: letter
    }
  }

  /// The address of a place of a known source; else the id itself, which is a URI too.
  static func uri(_ id: String) -> String {
    for address in addresses where id.hasPrefix("\(address.space):") {
      return address.start + id.dropFirst(address.space.utf8.count + 1) + address.end
    }
    return id
  }

  /// The id that an address stands for; else the address.
  static func id(_ uri: String) -> String {
    for address in addresses {
      for start in [address.start, address.start.replacing("https:", with: "http:")]
      where uri.hasPrefix(start) {
        let number = uri.dropFirst(start.utf8.count).prefix { $0 != "/" }
        if !number.isEmpty { return "\(address.space):\(number)" }
      }
    }
    return uri
  }

  /// `gn:169179` of name space and number.
  static func link(_ space: String, _ number: String) -> String {
    "\(prefixes.first { $0.space == space }?.prefix ?? space):\(number)"
  }

  /// Name space and number of `gn:169179`, or of an address; nil where it is neither.
  static func identifier(_ link: String) -> (space: String, number: String)? {
    let parts = id(link).split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty, !parts[1].hasPrefix("//") else { return nil }
    return (prefixes.first { $0.prefix == parts[0] }?.space ?? parts[0], parts[1])
  }

  /// The type that an identifier or a label stands for.
  static func type(_ identifier: String) -> FeatureType? {
    if identifier.hasPrefix(ontology) {
      return FeatureType(String(identifier.dropFirst(ontology.utf8.count)))
    }
    if let code = concepts.first(where: { $0.value == identifier })?.key { return FeatureType(code) }
    return FeatureType(identifier)
  }
}
