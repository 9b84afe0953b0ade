/// A gazetteer record: a thing on the ground that has a name.
public struct Place: Sendable, Hashable {
  /// The gazetteer's name for it, such as `geonames:169179`; stable between builds.
  public var id: String
  /// The main name, such as "Jarābulus".
  public var name: String
  /// Its representative point.
  public var coordinate: Coordinate
  /// Class and code of the feature.
  public var feature: Feature
  /// ISO 3166-1 alpha-2 code of its country; empty where none applies.
  public var country: String
  /// First-level region: GeoNames' code within the country and its name.
  public var admin1: AdminRegion?
  /// Inhabitants; nil where not known.
  public var population: Int?
  /// Radius of its extent round the point; nil where not known.
  public var radius: Length?
  /// Identifiers elsewhere, such as `["wikidata": "Q1149502"]`.
  public var identifiers: [String: String]
  /// Where the row comes from.
  public var source: String
  /// The administrative areas it lies in, from the narrowest to the country; empty where no source says.
  public var containers: [Container]
  /// Ids and codes of all areas that any of its sources puts it in: `SY.09`, `ocha:SY0203`, `geonames:170062`.
  public var areas: Set<String>
  /// Where other sources have it; empty where only one source knows it.
  public var otherPoints: [SourcedPoint]

  /// Class (A, H, L, P, R, S, T, U, V) and code (PPL, DAM, …) of GeoNames' feature codes.
  public struct Feature: Sendable, Hashable {
    /// One letter, such as `P` for a populated place.
    public var featureClass: Character
    /// Such as `PPLA2`.
    public var code: String

    /// Makes a feature class and code.
    public init(featureClass: Character, code: String) {
      self.featureClass = featureClass
      self.code = code
    }
  }

  /// An administrative area round a place.
  public struct Container: Sendable, Hashable {
    /// Id of the gazetteer's place for it, or the code by which its source knows it (`ocha:SY0203`, `SY.09`).
    public var id: String
    /// Its name, with the word for its kind where it would be taken for its own seat: "Jarablus District".
    public var name: String
    /// 0 country, 1 first order, …
    public var level: Int

    /// Makes an area.
    public init(id: String, name: String, level: Int) {
      self.id = id
      self.name = name
      self.level = level
    }
  }

  /// A point that another source gives for the same place.
  public struct SourcedPoint: Sendable, Hashable {
    /// What that source calls the place.
    public var id: String
    /// Its point.
    public var coordinate: Coordinate
    /// The source.
    public var source: String
    /// Distance from the place's own point, on a sphere (0.6 % off WGS 84 at most).
    public var distance: Length
    /// Why the two are one place.
    public var reason: String

    /// Makes a point.
    public init(id: String, coordinate: Coordinate, source: String, distance: Length, reason: String) {
      self.id = id
      self.coordinate = coordinate
      self.source = source
      self.distance = distance
      self.reason = reason
    }
  }

  /// A first-level administrative region.
  public struct AdminRegion: Sendable, Hashable {
    /// GeoNames' code within the country, such as `09`.
    public var code: String
    /// Its name, such as "Aleppo".
    public var name: String

    /// Makes a region.
    public init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }

  /// Makes a place from its parts.
  public init(
    id: String, name: String, coordinate: Coordinate, feature: Feature, country: String,
    admin1: AdminRegion? = nil, population: Int? = nil, radius: Length? = nil,
    identifiers: [String: String] = [:], source: String, containers: [Container] = [],
    areas: Set<String> = [], otherPoints: [SourcedPoint] = []
  ) {
    self.id = id
    self.name = name
    self.coordinate = coordinate
    self.feature = feature
    self.country = country
    self.admin1 = admin1
    self.population = population
    self.radius = radius
    self.identifiers = identifiers
    self.source = source
    self.containers = containers
    self.areas = areas
    self.otherPoints = otherPoints
  }

  /// How far apart the sources have it; nil where only one knows it.
  public var spread: Length? { otherPoints.map(\.distance).max() }

  /// Its name with the areas round it, as one says it: "Jarābulus, Jarablus District, Aleppo, Syria".
  public var fullName: String { ([name] + containers.map(\.name)).joined(separator: ", ") }

  /// Whether the place is a country.
  public var isCountry: Bool { feature.featureClass == "A" && feature.code.hasPrefix("PCL") }

  /// The radius within which "at the place" may lie: the stated extent, else √(population / 25,000) km,
  /// at least 1 km (the model of `docs/distances.md`, fitted on 118 statements).
  public var extent: Length {
    if let radius { return max(radius, .kilometres(1)) }
    return .kilometres(max(1, (Double(population ?? 0) / 25_000).squareRoot()))
  }
}

/// A candidate for a toponym, with what speaks for it.
public struct RankedPlace: Sendable, Hashable {
  /// One thing that speaks for or against the candidate.
  public struct Reason: Sendable, Hashable {
    /// The scorer or rule that gave it, such as "stated distance".
    public var scorer: String
    /// What it adds to the score; negative speaks against.
    public var weight: Double
    /// In words.
    public var text: String

    /// Makes a reason.
    public init(scorer: String, weight: Double, text: String) {
      self.scorer = scorer
      self.weight = weight
      self.text = text
    }
  }
  /// The candidate.
  public var place: Place
  /// The gazetteer's name that matched the words.
  public var matchedName: String
  /// 0...1; comparable among the candidates of one mention.
  public var score: Double
  /// What the score is made of, in the order of the scorers.
  public var reasons: [Reason]

  /// Makes a candidate.
  public init(place: Place, matchedName: String, score: Double = 0, reasons: [Reason] = []) {
    self.place = place
    self.matchedName = matchedName
    self.score = score
    self.reasons = reasons
  }
}

/// A place mention with the place it was taken for, and the ones it was not taken for.
public struct ResolvedPlace: Sendable, Hashable {
  /// The mention.
  public var mention: PlaceMention
  /// The place chosen; nil where none is good enough, or the gazetteer has none.
  public var choice: RankedPlace?
  /// All candidates, best first; the choice is the first of them where there is one.
  public var candidates: [RankedPlace]
  /// Why this choice, or why none, in one line.
  public var reason: String

  /// Makes a resolved (or unresolved) place.
  public init(mention: PlaceMention, choice: RankedPlace?, candidates: [RankedPlace], reason: String) {
    self.mention = mention
    self.choice = choice
    self.candidates = candidates
    self.reason = reason
  }
}
