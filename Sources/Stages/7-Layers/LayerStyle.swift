internal import Features
internal import Model

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

  /// What a party is drawn as.
  static func category(of party: ActorReference?) -> FeatureCategory? {
    party.map { FeatureCategory(key: $0.id ?? $0.text, label: $0.text, colour: colour(of: $0.id ?? $0.text)) }
  }

  /// The fields of the style.
  func fields(_ geometry: FeatureSchema.GeometryType) -> [FeatureSchema.Field] {
    guard self == .simplestyle else { return [] }
    func field(_ name: String, _ type: FeatureSchema.FieldType = .string) -> FeatureSchema.Field {
      FeatureSchema.Field(name: name, type: type, form: "simplestyle-spec 1.1.0", meaning: "How to draw it")
    }
    switch geometry {
    case .point: return [field("marker-color"), field("marker-size")]
    case .line: return [field("stroke"), field("stroke-width", .integer)]
    case .polygon: return [field("fill"), field("fill-opacity", .real), field("stroke")]
    }
  }

  /// The values of `fields`.
  func values(_ category: FeatureCategory?, _ geometry: FeatureSchema.GeometryType) -> [PropertyValue] {
    guard self == .simplestyle else { return [] }
    let colour = PropertyValue.string(category?.colour ?? Self.nobody)
    switch geometry {
    case .point: return [colour, "small"]
    case .line: return [colour, 2]
    case .polygon: return [colour, 0.4, colour]
    }
  }
}
