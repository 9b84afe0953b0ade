import Model

extension Reading {
  /// Whether the words themselves look ahead.
  var isAhead: Bool {
    switch self {
    case .ahead, .weekday(_, .afterToday), .weekday(_, .ofNextWeek): true
    case .dayOffset(let offset), .weekend(let offset), .calendar(_, let offset, _): offset > 0
    case .span(_, let end): end.isAhead
    default: false
    }
  }

  /// Whether it counts from a time told before it.
  var leans: Bool {
    switch self {
    case .earlier, .later, .neighbour, .momentOfDay: true
    default: false
    }
  }

  /// Whether it is a day or an unbroken run of days of the calendar, so that another may follow it behind
  /// "to".
  var joins: Bool {
    switch self {
    case .weekday, .day, .month, .year, .dayOffset: true
    default: false
    }
  }

  /// The parts of a date the words state.
  var partial: TemporalExpression.Partial {
    switch self {
    case .weekday(let day, _): .init(weekday: day)
    case .day(let year, let month, let day, let weekday):
      .init(year: year.stated, month: month, day: day, weekday: weekday)
    case .days(let year, let month, _, let last): .init(year: year.stated, month: month, day: last)
    case .month(let year, let month, _): .init(year: year.stated, month: month)
    case .year(let year, _): .init(year: year)
    case .span(_, let end): end.partial
    case .night(let day, _, _): day.partial
    case .eitherDay(let year, _, _): .init(year: year)
    default: .init()
    }
  }
}

extension Reading.YearWord {
  /// The year, if the words state it.
  var stated: Int? { if case .stated(let year) = self { year } else { nil } }
}
