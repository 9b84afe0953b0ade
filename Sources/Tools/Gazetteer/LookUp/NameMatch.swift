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
