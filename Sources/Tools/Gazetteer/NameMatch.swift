public import Model

/// A place that a toponym may mean, with the name that matched and why.
public struct NameMatch: Sendable, Hashable {
  /// The place.
  public var place: Place
  /// The gazetteer's spelling that matched.
  public var matchedName: String
  /// Names of the transliteration rules that join the two spellings; empty: the same letters.
  public var rules: [String]
  /// 0...1; 1: the same key.
  public var closeness: Double

  /// Makes a match.
  public init(place: Place, matchedName: String, rules: [String], closeness: Double) {
    self.place = place
    self.matchedName = matchedName
    self.rules = rules
    self.closeness = closeness
  }
}

/// A place near a point.
public struct NearbyPlace: Sendable, Hashable {
  /// The place.
  public var place: Place
  /// Great-circle distance on a sphere of 6,371,008.8 m (IUGG mean radius): good for order, up to 0.6 % off WGS 84.
  public var distance: Length
}

/// What a gazetteer file holds and what it was made of.
public struct GazetteerInfo: Sendable, Hashable {
  /// Rows that came from one source.
  public struct Source: Sendable, Hashable {
    /// As the rows give it.
    public var name: String
    /// Places whose row comes from it.
    public var places: Int
    /// Names that come from it.
    public var names: Int
  }
  /// Version of the file's layout (`user_version`).
  public var schemaVersion: Int
  /// Number of places.
  public var places: Int
  /// Number of names.
  public var names: Int
  /// Number of actors of the actor book.
  public var actors: Int
  /// Number of events of the event calendar.
  public var events: Int
  /// By source, most places first.
  public var sources: [Source]
  /// What the file was built from: input and its size and checksum, in order.
  public var inputs: [String]
  /// Size of the file.
  public var bytes: Int
}
