import Model

/// Turns readings into days, counted from the day of the report.
struct ReadingResolver {
  /// The day of the report, if known.
  var reference: CivilDate?
  /// The day on which the words were said, where the sentence names it; else the day of the report.
  var saidOn: CivilDate?
  /// The day named last before, in the sentence or the ones before it.
  var before: CivilDate?
  /// The time named last before in the sentence, a month or a year too.
  var told: ValidTime?

  /// The days a reading means; nil days where the day of the report is needed and not known.
  func time(of reading: Reading, tense: Tense) -> ValidTime {
    switch reading {
    case .weekday(let day, let choice): weekday(day, choice, tense)
    case .day(let year, let month, let day, let weekday): self.day(year, month, day, weekday, tense)
    case .days(let year, let month, let first, let last): days(year, month, first, last, tense)
    case .month(let year, let month, let part): self.month(year, month, part, tense)
    case .year(let year, let part): self.year(year, part)
    case .calendar(let unit, let offset, let part): calendar(unit, offset, part)
    case .ago(let count, let unit): ago(count, unit, from: saidOn ?? reference)
    case .earlier(let count, let unit): ago(count, unit, from: before ?? saidOn ?? reference)
    case .later(let count, let unit): later(count, unit)
    case .neighbour(let unit, let offset): neighbour(unit, offset)
    case .momentOfDay: momentOfDay
    case .after(let count, let unit): ago(count, unit, from: saidOn ?? reference)
    case .beforeEvent:
      ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "before something that is not dated")
    case .counted(let count, let unit, let isBefore, let from):
      counted(count, unit, isBefore: isBefore, from: from, tense)
    case .span(let from, let to): span(from, to, tense)
    case .night(let day, let first, let last): night(day, first, last, tense)
    case .eitherDay(let year, let a, let b): eitherDay(year, a, b)
    case .months(let year, let first, let last): months(year, first, last, tense)
    case .weekOfMonth(let week, let year, let month): weekOfMonth(week, year, month, tense)
    case .decade(let year, let part): decade(year, part)
    case .dayOffset(let offset): dayOffset(offset)
    case .overnight: stretch(from: -1, to: 0, "the night to", precision: .interval)
    case .weekend(let offset): weekend(offset, tense)
    case .recent(let days): stretch(from: -days, to: 0, "about \(days) days up to", precision: .interval)
    case .stretch(let count, let unit): stretch(count, unit, tense)
    case .ahead: aheadOfReport
    case .length:
      ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "a length of time, tied to no day")
    }
  }

  static let needsReference = ValidTime(
    earliest: nil, latest: nil, precision: .unknown, reason: "needs the day of the report")

  func interval(
    _ first: CivilDate, _ last: CivilDate, _ precision: ValidTime.Precision, _ reason: String
  ) -> ValidTime {
    ValidTime(earliest: first, latest: last, precision: precision, reason: reason)
  }

  private func weekday(_ day: Weekday, _ choice: Reading.Choice, _ tense: Tense) -> ValidTime {
    guard let reference else { return Self.needsReference }
    let back = (reference.weekday.rawValue - day.rawValue + 7) % 7
    let monday = reference.adding(days: 1 - reference.weekday.rawValue)
    switch choice {
    case .latest where tense != .past:
      return .day(
        reference.adding(days: (7 - back) % 7),
        reason: "the first \(day.name) on or after \(reference), as a plan")
    case .latest:
      return .day(reference.adding(days: -back), reason: "the latest \(day.name) on or before \(reference)")
    case .beforeToday:
      return .day(
        reference.adding(days: back == 0 ? -7 : -back), reason: "the latest \(day.name) before \(reference)")
    case .afterToday:
      return .day(reference.adding(days: 7 - back), reason: "the first \(day.name) after \(reference)")
    case .ofLastWeek:
      return .day(
        monday.adding(days: day.rawValue - 8), reason: "\(day.name) of the week before that of \(reference)")
    case .ofNextWeek:
      return .day(
        monday.adding(days: day.rawValue + 6), reason: "\(day.name) of the week after that of \(reference)")
    }
  }

  private func day(
    _ year: Reading.YearWord, _ month: Int, _ day: Int, _ weekday: Weekday?, _ tense: Tense
  ) -> ValidTime {
    if case .stated(let year) = year, let date = CivilDate(year: year, month: month, day: day) {
      return .day(date, reason: "written out")
    }
    guard let reference else { return Self.needsReference }
    if case .offset(let offset) = year,
      let date = CivilDate(year: reference.year + offset, month: month, day: day)
    {
      return .day(
        date, reason: "in the year of \(reference)\(offset == 0 ? "" : " \(offset > 0 ? "+" : "")\(offset)")")
    }
    let steps = tense == .past ? Array(0...8).map { -$0 } : Array(0...8)
    for step in steps {
      guard let date = CivilDate(year: reference.year + step, month: month, day: day),
        tense == .past ? date <= reference : date >= reference, weekday == nil || weekday == date.weekday
      else { continue }
      let side = tense == .past ? "the latest such day on or before" : "the first such day on or after"
      return .day(date, reason: "\(side) \(reference)")
    }
    return ValidTime(
      earliest: nil, latest: nil, precision: .unknown,
      reason: "no such day within eight years of \(reference)")
  }

  private func days(_ year: Reading.YearWord, _ month: Int, _ first: Int, _ last: Int, _ tense: Tense)
    -> ValidTime
  {
    let end = day(year, month, last, nil, tense)
    guard let latest = end.latest else { return end }
    return interval(latest.adding(days: first - last), latest, .interval, end.reason)
  }

  func month(_ word: Reading.YearWord, _ month: Int, _ part: Reading.Part, _ tense: Tense)
    -> ValidTime
  {
    let year: Int
    let reason: String
    if case .stated(let stated) = word {
      (year, reason) = (stated, "written out")
    } else {
      guard let reference else { return Self.needsReference }
      let now = reference.components
      switch word {
      case .offset(let offset): (year, reason) = (now.year + offset, "counted from \(reference)")
      case .last:
        (year, reason) = (month < now.month ? now.year : now.year - 1, "the latest before \(reference)")
      case .next:
        (year, reason) = (month > now.month ? now.year : now.year + 1, "the first after \(reference)")
      default:
        let isAhead = tense != .past
        let shift = isAhead ? (month < now.month ? 1 : 0) : (month > now.month ? -1 : 0)
        (year, reason) = (
          now.year + shift, "the \(isAhead ? "first on or after" : "latest on or before") \(reference)"
        )
      }
    }
    guard let first = CivilDate(year: year, month: month, day: 1) else { return Self.needsReference }
    return third(of: first, part, reason)
  }

  /// Days 1-10, 11-20 and 21 to the end of a month.
  private func third(of first: CivilDate, _ part: Reading.Part, _ reason: String) -> ValidTime {
    let end = first.endOfMonth
    switch part {
    case .early: return interval(first, first.adding(days: 9), .month, "\(reason); early: its first third")
    case .mid:
      return interval(
        first.adding(days: 10), first.adding(days: 19), .month, "\(reason); mid: its middle third")
    case .late: return interval(first.adding(days: 20), end, .month, "\(reason); late: its last third")
    default: return interval(first, end, .month, reason)
    }
  }

  private func year(_ year: Int, _ part: Reading.Part, _ reason: String = "written out") -> ValidTime {
    let (from, to): (Int, Int) =
      switch part {
      case .early: (1, 4)
      case .mid: (5, 8)
      case .late: (9, 12)
      default: (1, 12)
      }
    guard let first = CivilDate(year: year, month: from, day: 1),
      let last = CivilDate(year: year, month: to, day: 1)
    else { return Self.needsReference }
    return interval(first, last.endOfMonth, .year, reason)
  }

  func calendar(_ unit: DateUnit, _ offset: Int, _ part: Reading.Part) -> ValidTime {
    guard let reference else { return Self.needsReference }
    let reason =
      "the calendar \(unit.rawValue) \(offset == 0 ? "of" : offset < 0 ? "before" : "after") \(reference)"
    var whole: ValidTime
    switch unit {
    case .week:
      let monday = reference.adding(days: 1 - reference.weekday.rawValue + 7 * offset)
      whole = interval(monday, monday.adding(days: 6), .week, reason)
    case .month: whole = third(of: reference.startOfMonth.adding(months: offset), part, reason)
    default: whole = year(reference.year + offset, part, reason)
    }
    // "by the end of the month" may lie ahead of the report.
    guard offset == 0, part != .late else { return whole }
    if part == .rest {
      whole.earliest = reference
    } else if let first = whole.earliest, first <= reference {
      whole.latest = min(whole.latest ?? reference, reference)
    }
    return whole
  }

  func dayOffset(_ offset: Int) -> ValidTime {
    guard let anchor = saidOn ?? reference else { return Self.needsReference }
    let reason =
      switch offset {
      case 0: "the day itself, \(anchor)"
      case 1: "the day after \(anchor)"
      case -1: "the day before \(anchor)"
      default: "\(offset) days from \(anchor)"
      }
    return .day(anchor.adding(days: offset), reason: reason)
  }

  private func weekend(_ offset: Int, _ tense: Tense) -> ValidTime {
    guard let reference else { return Self.needsReference }
    let sinceSaturday = (reference.weekday.rawValue + 1) % 7
    var saturday = reference.adding(days: -sinceSaturday)
    if offset > 0 || (offset == 0 && tense != .past && sinceSaturday > 1) {
      saturday = saturday.adding(days: 7)
    }
    if offset < 0, sinceSaturday <= 1 { saturday = saturday.adding(days: -7) }
    return interval(saturday, saturday.adding(days: 1), .interval, "Saturday and Sunday next to \(reference)")
  }

  private func stretch(
    from first: Int, to last: Int, _ words: String, precision: ValidTime.Precision
  ) -> ValidTime {
    guard let anchor = saidOn ?? reference else { return Self.needsReference }
    return interval(anchor.adding(days: first), anchor.adding(days: last), precision, "\(words) \(anchor)")
  }

  private var aheadOfReport: ValidTime {
    guard let reference else { return Self.needsReference }
    return ValidTime(earliest: reference, latest: nil, precision: .interval, reason: "from \(reference) on")
  }

  private func stretch(_ count: Reading.Count, _ unit: DateUnit, _ tense: Tense) -> ValidTime {
    guard let reference else { return Self.needsReference }
    if tense != .past {
      var ahead = step(reference, count.value, unit)
      ahead.reason = "\(count.value) \(unit.rawValue)(s) ahead of \(reference)"
      return ahead
    }
    let back = count.hedge == .vague ? unit.vagueSpan.last : count.value
    return interval(
      shift(reference, -back, unit), reference, .interval, "a stretch of time that ends on \(reference)")
  }
}

extension Weekday {
  /// The English name.
  var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}
