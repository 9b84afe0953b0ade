import Model

/// Times that lean on another time: on the one told before, on a second date, or on a part of a year.
extension ReadingResolver {
  /// "05/09/2016": both days are kept, as the ends of an interval.
  func eitherDay(_ year: Int, _ a: Int, _ b: Int) -> ValidTime {
    guard let first = CivilDate(year: year, month: a, day: b),
      let second = CivilDate(year: year, month: b, day: a)
    else { return Self.needsReference }
    return interval(
      min(first, second), max(first, second), .interval,
      "\(min(first, second)) or \(max(first, second)): day and month may have changed places")
  }

  /// Quarters, halves and seasons of a year.
  func months(_ word: Reading.YearWord, _ first: Int, _ last: Int, _ tense: Tense) -> ValidTime {
    let year: Int
    var reason = "written out"
    switch word {
    case .stated(let stated):
      year = stated
      // "winter 2016" begins in 2016 or ends in it.
      if last > 12 {
        let start = self.months(of: year - 1, first, last, "")
        let end = self.months(of: year, first, last, "")
        guard let earliest = start.earliest, let latest = end.latest else { return Self.needsReference }
        return interval(
          earliest, latest, .interval, "the winter that ends in \(year) or the one that begins in it")
      }
    default:
      guard let reference else { return Self.needsReference }
      var shift = 0
      if case .offset(let offset) = word { shift = offset }
      let now = reference.year + shift
      let own = self.months(of: now, first, last, "").earliest ?? reference
      switch word {
      case .offset: year = now
      case .next: year = own > reference ? now : now + 1
      case .last:
        let end = self.months(of: now, first, last, "").latest ?? reference
        year = end < reference ? now : now - 1
      default: year = tense == .past ? (own <= reference ? now : now - 1) : (own >= reference ? now : now + 1)
      }
      reason = "counted from \(reference)"
    }
    return months(of: year, first, last, reason)
  }

  private func months(of year: Int, _ first: Int, _ last: Int, _ reason: String) -> ValidTime {
    guard let january = CivilDate(year: year, month: 1, day: 1) else { return Self.needsReference }
    return interval(
      january.adding(months: first - 1), january.adding(months: last - 1).endOfMonth, .interval, reason)
  }

  /// Days 1 to 7, 8 to 14, … of a month; week 5 is its last seven days.
  func weekOfMonth(_ week: Int, _ year: Reading.YearWord, _ month: Int, _ tense: Tense) -> ValidTime {
    let whole = self.month(year, month, .whole, tense)
    guard let first = whole.earliest, let last = whole.latest else { return whole }
    let start = week == 5 ? last.adding(days: -6) : first.adding(days: 7 * (week - 1))
    return interval(start, start.adding(days: 6), .week, whole.reason)
  }

  func decade(_ year: Int, _ part: Reading.Part) -> ValidTime {
    let (from, to): (Int, Int) =
      switch part {
      case .early: (0, 3)
      case .mid: (4, 6)
      case .late: (7, 9)
      default: (0, 9)
      }
    guard let first = CivilDate(year: year + from, month: 1, day: 1),
      let last = CivilDate(year: year + to, month: 12, day: 31)
    else { return Self.needsReference }
    return interval(first, last, .interval, "written out")
  }

  /// So long after the time told before; where none is told, only that it lies before the report.
  func later(_ count: Reading.Count, _ unit: DateUnit) -> ValidTime {
    guard let told = before else { return afterSomething }
    var time: ValidTime
    if count.hedge == .vague {
      let (near, far) = unit.vagueSpan
      time = interval(shift(told, near, unit), shift(told, far, unit), .interval, "")
    } else {
      time = step(told, count.value, unit)
    }
    time.reason = "\(unit.words(count.value)) after \(told)"
    return time
  }

  /// "the following day", "the previous month", "that night".
  func neighbour(_ unit: DateUnit, _ offset: Int) -> ValidTime {
    if unit == .day {
      guard let told = before else {
        if offset < 0 { return dayOffset(offset) }
        return afterSomething
      }
      let words =
        offset == 0 ? "the day told before, \(told)" : "the day \(offset < 0 ? "before" : "after") \(told)"
      return .day(told.adding(days: offset), reason: words)
    }
    var anchored = self
    if let told = self.told?.earliest ?? before {
      anchored.reference = told
    } else if offset > 0 {
      return afterSomething
    }
    return anchored.calendar(unit, offset, .whole)
  }

  private var afterSomething: ValidTime {
    guard let reference else { return Self.needsReference }
    return ValidTime(
      earliest: nil, latest: reference, precision: .interval,
      reason: "counts from a time that is not told; not after the report of \(reference)")
  }

  /// "at dawn": of the day told beside it, else of the report's day or the one before.
  var momentOfDay: ValidTime {
    if let told = before { return .day(told, reason: "a time of the day told, \(told)") }
    guard let day = saidOn ?? reference else { return Self.needsReference }
    return interval(day.adding(days: -1), day, .interval, "a time of \(day) or of the day before")
  }

  /// So long before or after another time, whose own width is kept.
  func counted(
    _ count: Reading.Count, _ unit: DateUnit, isBefore: Bool, from reading: Reading, _ tense: Tense
  ) -> ValidTime {
    let named = time(of: reading, tense: tense)
    guard let earliest = named.earliest, let latest = named.latest else { return named }
    let steps = isBefore ? -count.value : count.value
    let first = step(earliest, steps, unit)
    let last = step(latest, steps, unit)
    guard let start = first.earliest, let end = last.latest else { return first }
    return interval(
      start, end, start == end ? .day : .interval,
      "\(unit.words(count.value)) \(isBefore ? "before" : "after") \(earliest)")
  }

  /// From the first day of one time to the last of another; the first lies before the last.
  func span(_ from: Reading, _ to: Reading, _ tense: Tense) -> ValidTime {
    let end = time(of: to, tense: tense)
    let start = time(of: inherited(from, by: to), tense: tense)
    guard let last = end.latest, var first = start.earliest else { return end }
    if first > last {
      switch from {
      case .weekday: first = first.adding(days: -7)
      case .day(year: .open, _, _, _), .month(year: .open, _, _): first = first.adding(months: -12)
      default: break
      }
    }
    let (from, to) = (min(first, last), max(first, last))
    return interval(from, to, .interval, "from \(from) to \(to): \(end.reason)")
  }

  /// "from Aug. 24 to Sept. 2, 2015": the year said at the end is meant for the start too.
  private func inherited(_ from: Reading, by to: Reading) -> Reading {
    guard case .day(year: .open, let month, let day, let weekday) = from, let year = to.partial.year else {
      if case .month(year: .open, let month, let part) = from, let year = to.partial.year {
        return .month(year: .stated(year), month: month, part: part)
      }
      return from
    }
    return .day(year: .stated(year), month: month, day: day, weekday: weekday)
  }

  func night(_ reading: Reading, _ first: Int, _ last: Int, _ tense: Tense) -> ValidTime {
    let named = time(of: reading, tense: tense)
    guard let day = named.latest else { return named }
    return interval(day.adding(days: first), day.adding(days: last), .interval, "a night: \(named.reason)")
  }
}
