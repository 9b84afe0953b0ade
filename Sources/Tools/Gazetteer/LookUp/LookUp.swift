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
  /// Only such places.
  public var filter: PlaceFilter
  /// Only places in this area: an id of the gazetteer, or the code of an area (`SY.09`, `ocha:SY0203`).
  public var area: String?
  /// The nearer to this point, the better: the score is halved at 100 km.
  public var near: Coordinate?
  /// At most so many.
  public var limit: Int

  /// Makes a look-up.
  public init(
    reach: Reach = .rules, filter: PlaceFilter = .none, area: String? = nil, near: Coordinate? = nil,
    limit: Int = Gazetteer.matchLimit
  ) {
    self.reach = reach
    self.filter = filter
    self.area = area
    self.near = near
    self.limit = limit
  }

  /// Whether a place is among those it asks for.
  func allows(_ place: Place) -> Bool {
    filter.includes(place)
      && (area.map { place.id == $0 || place.areas.contains($0) } ?? true)
  }
}

/// A question that was answered before.
struct Question: Hashable {
  var toponym: String
  var lookUp: LookUp
}
