public import Features
public import Model

/// Whether features carry a style.
public enum LayerStyle: String, Sendable, CaseIterable {
  /// None: the map client decides.
  case none
  /// The keys of simplestyle-spec 1.1.0, which geojson.io, GitHub and Mapbox draw; coloured by party.
  case simplestyle

  /// What a party is drawn as: the same key and colour in every format, picture and page.
  public static func category(of party: ActorReference?) -> FeatureCategory? {
    party.map {
      FeatureCategory(
        key: $0.id ?? $0.text, label: $0.text, colour: ActorPalette.colour(of: $0.id ?? $0.text))
    }
  }

  /// What a place is drawn as whose holder is not settled.
  public static func category(of status: ControlInterval.Status) -> FeatureCategory {
    FeatureCategory(
      key: status.rawValue, label: status == .contested ? "contested" : "holder not known",
      colour: status == .contested ? ActorPalette.contested : ActorPalette.nobody)
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
    let colour = PropertyValue.string(category?.colour ?? ActorPalette.nobody)
    switch geometry {
    case .point: return [colour, "small"]
    case .line: return [colour, 2]
    case .polygon: return [colour, 0.4, colour]
    }
  }
}
