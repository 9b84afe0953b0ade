import Model

/// What the words of an expression mean before the day of the report is known.
enum Reading {
  /// A weekday: the latest one, the one before or after today, or the one of the week before or after.
  case weekday(Weekday, Choice)
  /// A day of a month; the year may be left open.
  case day(year: YearWord, month: Int, day: Int, weekday: Weekday?)
  /// Neighbouring days of a month.
  case days(year: YearWord, month: Int, first: Int, last: Int)
  /// A day written in figures of which nobody can tell which is the month: 05/09/2016.
  case eitherDay(year: Int, Int, Int)
  /// A month or a third of one.
  case month(year: YearWord, month: Int, part: Part)
  /// A year or a third of one.
  case year(Int, part: Part)
  /// Months that follow each other, 13 and 14 those of the next year: quarters, halves, seasons.
  case months(year: YearWord, first: Int, last: Int)
  /// The first to fourth week of a month; 5 is the last.
  case weekOfMonth(Int, year: YearWord, month: Int)
  /// The decade that begins with a year.
  case decade(Int, part: Part)
  /// The calendar unit `offset` units from the report's own: last week is -1, this month 0.
  case calendar(DateUnit, offset: Int, part: Part)
  /// So long before the day of the report, or before the day of saying.
  case ago(Count, DateUnit)
  /// So long before the time named before it in the sentence.
  case earlier(Count, DateUnit)
  /// So long after the time named before it.
  case later(Count, DateUnit)
  /// The unit `offset` units from the one of the time named before it: "the following day", "that night".
  case neighbour(DateUnit, offset: Int)
  /// A time of day ("at dawn") of the day named beside it.
  case momentOfDay
  /// So long after what the words go on to tell, which lies back by as much.
  case after(Count, DateUnit)
  /// So long before what the words go on to tell; no day of its own.
  case beforeEvent(Count, DateUnit)
  /// So long after (or, negative, before) another time.
  indirect case counted(Count, DateUnit, isBefore: Bool, from: Reading)
  /// From one time to another.
  indirect case span(Reading, Reading)
  /// A night: the days from `first` to `last` counted from a day.
  indirect case night(Reading, first: Int, last: Int)
  /// Yesterday -1, today 0, tomorrow 1.
  case dayOffset(Int)
  /// The night up to the day of the report.
  case overnight
  /// The weekend before (-1), the latest (0) or the next one (1).
  case weekend(Int)
  /// A stretch of about so many days up to the report.
  case recent(days: Int)
  /// A stretch of time up to the report.
  case stretch(Count, DateUnit)
  /// A stretch of time that begins at the report.
  case ahead
  /// A length of time, tied to no day.
  case length

  /// Which of the weekdays of that name.
  enum Choice { case latest, beforeToday, afterToday, ofLastWeek, ofNextWeek }

  /// A third of a month or year, or its part up to (or from) the report.
  enum Part { case whole, early, mid, late, soFar, rest }

  /// Where the year comes from.
  enum YearWord: Hashable {
    /// Not said.
    case open
    /// Said: 2016.
    case stated(Int)
    /// "last year" -1, "this year" 0.
    case offset(Int)
    /// "last August": before the report's own month.
    case last
    /// "next August".
    case next
  }

  /// A number of units and how exactly it is said.
  struct Count {
    enum Hedge { case exact, about, moreThan, almost, vague }
    var value: Int
    var hedge: Hedge
  }
}
