public import Model

/// One name of a place.
public struct PlaceName: Sendable, Hashable {
  /// The name.
  public var text: String
  /// ISO 639-1 or 639-3; empty where no source says.
  public var language: String
  /// `preferred`, `alternate`, `short`, `colloquial`, `historic`, `ascii`, `press`, `code`, `user`.
  public var kind: String
  /// First day or year of use, as the source writes it.
  public var from: String?
  /// Last day or year of use.
  public var to: String?
}

/// A place that a toponym may mean, with the name that matched and why.
public struct NameMatch: Sendable, Hashable {
  /// The place.
  public var place: Place
  /// The gazetteer's spelling that matched.
  public var matchedName: String
  /// Names of the transliteration rules that join the two spellings; empty: the same letters.
  public var rules: [String]
  /// How close the spellings are, 0...1; 1: the same key.
  public var closeness: Double
  /// Closeness with what is known of the place (`NameRank`): the order of the matches.
  public var score: Double

  /// Makes a match.
  public init(place: Place, matchedName: String, rules: [String], closeness: Double, score: Double? = nil) {
    self.place = place
    self.matchedName = matchedName
    self.rules = rules
    self.closeness = closeness
    self.score = score ?? closeness
  }

  /// Why the place was found, in words.
  public var reason: String {
    rules.isEmpty ? "same name as \(matchedName)" : "\(matchedName): \(rules.joined(separator: "; "))"
  }
}
