public import Model

/// What to look for, besides the name.
public struct LookUp: Sendable, Hashable {
  /// How far a spelling may be from the gazetteer's.
  public enum Reach: Int, Sendable, Comparable {
    /// The same folded key.
    case sameKey
    /// Also what rules of transliteration join.
    case rules
    /// Also what a typing error explains, where nothing else is found.
    case typingErrors

    /// By how much they reach.
    public static func < (a: Reach, b: Reach) -> Bool { a.rawValue < b.rawValue }
  }
  /// How far a spelling may be from the gazetteer's.
  public var reach: Reach
  /// Only places of these countries (ISO 3166-1 alpha-2, capitals); empty: of all.
  public var countries: Set<String>
  /// Only features of these classes or codes: `P`, `P.PPL`, `H.DAM`; empty: of all.
  public var features: Set<String>
  /// Only places in this box; `west` greater than `east` crosses the antimeridian.
  public var box: Box?
  /// Only places in this area: an id of the gazetteer, or the code of an area (`SY.09`, `ocha:SY0203`).
  public var area: String?
  /// The nearer to this point, the better: the score is halved at 100 km.
  public var near: Coordinate?
  /// At most so many.
  public var limit: Int

  /// A box in degrees, its edges included.
  public struct Box: Sendable, Hashable {
    /// Degrees.
    public var west, south, east, north: Double

    /// Makes a box; `west` greater than `east` crosses the antimeridian.
    public init(west: Double, south: Double, east: Double, north: Double) {
      (self.west, self.south, self.east, self.north) = (west, south, east, north)
    }

    /// Whether a point lies in it.
    public func contains(longitude: Double, latitude: Double) -> Bool {
      guard (south...max(south, north)).contains(latitude) else { return false }
      return west <= east ? (west...east).contains(longitude) : longitude >= west || longitude <= east
    }
  }

  /// Makes a look-up.
  public init(
    reach: Reach = .rules, countries: Set<String> = [], features: Set<String> = [], box: Box? = nil,
    area: String? = nil, near: Coordinate? = nil, limit: Int = Gazetteer.matchLimit
  ) {
    self.reach = reach
    self.countries = countries
    self.features = features
    self.box = box
    self.area = area
    self.near = near
    self.limit = limit
  }

  /// Whether it asks for some of the places only.
  var isFiltered: Bool { !countries.isEmpty || !features.isEmpty || box != nil }

  /// Whether a place is among those it asks for.
  func allows(_ place: Place) -> Bool {
    if let area, place.id != area, !place.containers.contains(where: { $0.id == area }) { return false }
    return allows(
      country: place.country, featureClass: String(place.feature.featureClass),
      featureCode: place.feature.code,
      longitude: place.coordinate.longitude, latitude: place.coordinate.latitude)
  }

  /// The same of the parts of a place.
  func allows(
    country: String, featureClass: String, featureCode: String, longitude: Double, latitude: Double
  ) -> Bool {
    if !countries.isEmpty, !countries.contains(country) { return false }
    if let box, !box.contains(longitude: longitude, latitude: latitude) { return false }
    return features.isEmpty || features.contains(featureClass)
      || features.contains("\(featureClass).\(featureCode)")
  }
}

/// A question that was answered before.
struct Question: Hashable {
  var toponym: String
  var lookUp: LookUp
}
