import Model

/// Counting back from a day.
extension ReadingResolver {
  /// So many units before a day, as exactly as the words say it.
  func ago(_ count: Reading.Count, _ unit: DateUnit, from anchor: CivilDate?) -> ValidTime {
    guard let anchor else {
      return ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "needs the day of the report")
    }
    switch count.hedge {
    case .exact, .about:
      var time = step(anchor, -count.value, unit)
      time.reason = "\(unit.words(count.value)) before \(anchor)" + margin(count, unit)
      return time
    case .moreThan:
      return between(count.value + 1, count.value, unit, anchor, "more than \(unit.words(count.value))")
    case .almost:
      return between(count.value, count.value - 1, unit, anchor, "almost \(unit.words(count.value))")
    case .vague:
      let (first, last) = unit.vagueSpan
      return between(last, first, unit, anchor, "some \(unit.rawValue)s")
    }
  }

  /// What the reason says about how far the count may be off.
  private func margin(_ count: Reading.Count, _ unit: DateUnit) -> String {
    switch unit {
    case .day where count.value >= 7 || count.hedge == .about: ", give or take a day"
    case .week: ", give or take three days"
    default: count.hedge == .about ? ", about" : ""
    }
  }

  private func between(
    _ far: Int, _ near: Int, _ unit: DateUnit, _ anchor: CivilDate, _ words: String
  ) -> ValidTime {
    ValidTime(
      earliest: shift(anchor, -far, unit), latest: shift(anchor, -near, unit), precision: .interval,
      reason: "\(words) before \(anchor)")
  }

  /// The day `value` units from another, month and year ends respected.
  func shift(_ day: CivilDate, _ value: Int, _ unit: DateUnit) -> CivilDate {
    switch unit {
    case .hour: day.adding(days: (value + (value < 0 ? -23 : 23)) / 24)
    case .day: day.adding(days: value)
    case .week: day.adding(days: value * 7)
    case .month: day.adding(months: value)
    case .year: day.adding(months: value * 12)
    case .decade: day.adding(months: value * 120)
    }
  }

  /// The time `value` units from a day: a day, a week round it, its month, or its year.
  func step(_ anchor: CivilDate, _ value: Int, _ unit: DateUnit) -> ValidTime {
    let day = shift(anchor, value, unit)
    switch unit {
    case .hour where value % 24 != 0:
      let near = day.adding(days: value < 0 ? 1 : -1)
      return ValidTime(
        earliest: min(near, day), latest: max(near, day), precision: .interval, reason: "")
    case .hour, .day: return .day(day, reason: "")
    case .week:
      return ValidTime(
        earliest: day.adding(days: -3), latest: day.adding(days: 3), precision: .week, reason: "")
    case .month:
      return ValidTime(earliest: day.startOfMonth, latest: day.endOfMonth, precision: .month, reason: "")
    case .decade:
      let first = CivilDate(year: day.year - 2, month: 1, day: 1)
      let last = CivilDate(year: day.year + 2, month: 12, day: 31)
      return ValidTime(earliest: first, latest: last, precision: .interval, reason: "")
    case .year:
      let first = CivilDate(year: day.year, month: 1, day: 1)
      let last = CivilDate(year: day.year, month: 12, day: 31)
      return ValidTime(earliest: first, latest: last, precision: .year, reason: "")
    }
  }
}

extension DateUnit {
  /// "10 days", "1 week".
  func words(_ count: Int) -> String { "\(count) \(rawValue)\(count == 1 ? "" : "s")" }

  /// From how many to how many units "a few" and "several" mean.
  var vagueSpan: (first: Int, last: Int) {
    switch self {
    case .hour: (1, 12)
    case .day: (2, 6)
    case .week: (2, 8)
    case .month: (2, 11)
    case .year, .decade: (2, 9)
    }
  }
}
