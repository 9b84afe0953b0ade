internal import GeoJSON

/// Whether features carry a style.
public enum LayerStyle: String, Sendable, CaseIterable {
  /// None: the map client decides.
  case none
  /// The keys of simplestyle-spec 1.1.0, which geojson.io, GitHub and Mapbox draw; coloured by party.
  case simplestyle

  /// The eight colours of M. Okabe and K. Ito, "Color Universal Design" (2002, revised 2008; the palette that
  /// B. Wong, "Points of view: Color blindness", Nature Methods 8, 441 (2011) recommends), which people
  /// with any common colour-vision deficiency tell apart.
  static let palette = [
    "#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7",
  ]

  /// For the parties of the first reports, colours near those that maps of this war use.
  static let known = [
    "isis": "#000000", "fsa": "#009e73", "rebels": "#009e73", "turkish-backed-rebels": "#009e73",
    "sdf": "#f0e442", "ypg": "#f0e442", "syrian-government": "#d55e00", "turkey": "#56b4e9",
    "turkish-armed-forces": "#56b4e9", "russia": "#0072b2", "nusra": "#cc79a7", "us": "#e69f00",
  ]

  /// Grey, for nobody named.
  static let nobody = "#999999"

  /// The colour of a party, by its name in the actor book or its words; the same in every run.
  static func colour(of party: String?) -> String {
    guard let party else { return nobody }
    if let colour = known[party] { return colour }
    // FNV-1a: Swift's own hash differs from one run to the next.
    let hash = party.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    return palette[Int(hash % UInt64(palette.count))]
  }

  func properties(party: String?, geometry: Geometry?) -> [String: PropertyValue] {
    guard self == .simplestyle, let geometry else { return [:] }
    let colour = PropertyValue.string(Self.colour(of: party))
    switch geometry {
    case .point, .multiPoint: return ["marker-color": colour, "marker-size": "small"]
    case .lineString, .multiLineString: return ["stroke": colour, "stroke-width": 2]
    case .polygon, .multiPolygon: return ["fill": colour, "fill-opacity": 0.4, "stroke": colour]
    }
  }
}
