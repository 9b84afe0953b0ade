/// When something was true: an interval of whole days, closed on both sides, with the precision of the words.
public struct ValidTime: Sendable, Hashable {
  /// How exactly the words give the time.
  public enum Precision: String, Sendable, CaseIterable {
    /// One day, or the last day of an interval that is open to the past.
    case day
    /// A week.
    case week
    /// A month or a named part of one ("late August").
    case month
    /// A year.
    case year
    /// Bounded on both sides by something else ("recently", "since late August").
    case interval
    /// Not stated.
    case unknown
  }

  /// The first day on which it may have become true; nil where the words leave it open.
  public var earliest: CivilDate?
  /// The last day on which it may have become true (changes), or was said to be true (states).
  public var latest: CivilDate?
  /// How exactly the words give it.
  public var precision: Precision
  /// The words that give it, as in the report; nil where the day of the report stands in.
  public var text: String?
  /// Why the words mean these days.
  public var reason: String

  /// Makes a valid time from its parts.
  public init(
    earliest: CivilDate?, latest: CivilDate?, precision: Precision, text: String? = nil, reason: String
  ) {
    self.earliest = earliest
    self.latest = latest
    self.precision = precision
    self.text = text
    self.reason = reason
  }

  /// One day.
  public static func day(_ day: CivilDate, text: String? = nil, reason: String) -> ValidTime {
    ValidTime(earliest: day, latest: day, precision: .day, text: text, reason: reason)
  }
}
