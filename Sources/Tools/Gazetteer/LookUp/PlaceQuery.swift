public import Model

/// Which places of a gazetteer are listed, and from where on; all that is given must hold.
public struct PlaceQuery: Sendable, Hashable {
  /// Only such places: in a box, of countries, of classes.
  public var filter: PlaceFilter
  /// Only places that a name may mean; nil for any.
  public var name: String?
  /// From where on: 0, or the `next` of the page before.
  public var first: Int
  /// How many are given back at most.
  public var limit: Int

  /// Asks for the first places.
  public init(filter: PlaceFilter = .none, name: String? = nil, first: Int = 0, limit: Int = 10) {
    self.filter = filter
    self.name = name
    self.first = first
    self.limit = limit
  }
}

/// Some of the places that a query asks for.
public struct PlacePage: Sendable, Hashable {
  /// How many there are in all; of a name at most `Gazetteer.searchLimit`.
  public var matched: Int
  /// Those of the page.
  public var places: [Place]
  /// From where the next page goes on; nil where nothing follows.
  public var next: Int?
}
