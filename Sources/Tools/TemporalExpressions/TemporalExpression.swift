public import Model

/// Words that name a time, with the days they mean.
public struct TemporalExpression: Sendable, Hashable {
  /// How the words tie what is told to the time they name.
  public enum Relation: String, Sendable, CaseIterable {
    /// At the time itself ("on Monday").
    case at
    /// From the time on, up to the day of the report ("since late August").
    case since
    /// Up to the time, the time included ("until Monday", "by March 10").
    case until
    /// Earlier than the time ("before 2011").
    case before
    /// Later than the time ("after Sunday").
    case after
  }

  /// What form the words have.
  public enum Kind: String, Sendable, CaseIterable {
    /// "Sunday", "last Monday".
    case weekday
    /// "24 August 2016", "2016-08-24".
    case fullDate
    /// "Nov. 2", "Tuesday, March 7".
    case dayMonth
    /// "in May", "March 2011", "late August".
    case month
    /// "in 2015".
    case year
    /// "10 days ago", "yesterday", "last month".
    case relative
    /// "Saturday night", "late on Monday", "tonight".
    case partOfDay
    /// "in 10 days", "for almost a year".
    case duration
    /// "recently", "in recent months".
    case vague
  }

  /// The parts of a date that the words state; what the report's day would add is left nil.
  public struct Partial: Sendable, Hashable {
    /// The year, as in 2016.
    public var year: Int?
    /// The month, 1...12.
    public var month: Int?
    /// The day of the month, 1...31.
    public var day: Int?
    /// The day of the week.
    public var weekday: Weekday?

    /// Makes the stated parts.
    public init(year: Int? = nil, month: Int? = nil, day: Int? = nil, weekday: Weekday? = nil) {
      self.year = year
      self.month = month
      self.day = day
      self.weekday = weekday
    }
  }

  /// Where the words stand in the bytes given; "on", "in" and "since" are left out.
  public var span: ByteSpan
  /// The words of `span` on one line.
  public var text: String
  /// How what is told lies to the time named.
  public var relation: Relation
  /// The days meant, `relation` applied: "since late August" runs from 21 August to the day of the report.
  public var time: ValidTime
  /// The days the words alone name: "since late August" names 21 to 31 August.
  public var named: ValidTime
  /// Whether the time lies ahead of the report: a cue ("plans to", "will", "tomorrow") or the date itself says so.
  public var isFuture: Bool
  /// Whether the cue is a future seen from the past ("were set to", "would"): the day may have come since.
  public var isReportedFuture: Bool
  /// What form the words have.
  public var kind: Kind
  /// The parts of the date that the words state.
  public var partial: Partial
  /// The name of the rule that found it, as in `DateRule.all`.
  public var rule: String
}
