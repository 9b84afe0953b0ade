import Model

/// Rules for times counted from the day told last, and for times of day.
extension DateRule {
  /// "the following day", "the next morning", "the previous month", "the same day", "that night".
  @Sendable static func neighbour(_ t: DateTokens, _ i: Int) -> Match? {
    let offset: Int
    switch t.word(i) {
    case .following: offset = 1
    case .previous: offset = -1
    case .same: offset = 0
    case .next where t.word(i - 1) == .the || t.word(i + 1) == .partOfDay || unit(t, i + 1) == .day:
      offset = 1
    default: return nil
    }
    if t.word(i + 1) == .partOfDay {
      return Match(end: i + 2, kind: .partOfDay, reading: .neighbour(.day, offset: offset))
    }
    guard let unit = unit(t, i + 1), !t.tokens[i + 1].isPlural, unit == .day || unit.isCalendar else {
      return nil
    }
    // "the next week" may lie ahead; "that week", "that year" point at anything.
    if t.word(i) == .next || t.word(i) == .same, unit != .day { return nil }
    return Match(end: i + 2, kind: .relative, reading: .neighbour(unit, offset: offset))
  }

  /// "the day before", "the night after"; "the day before yesterday", "the day after tomorrow".
  @Sendable static func theDayBefore(_ t: DateTokens, _ i: Int) -> Match? {
    guard t.word(i - 1) == .the, t.word(i + 1) == .before || t.word(i + 1) == .after, !t.tokens[i].isPlural
    else { return nil }
    let isBefore = t.word(i + 1) == .before
    if unit(t, i) == .day, t.word(i + 2) == (isBefore ? .yesterday : .tomorrow) {
      return Match(end: i + 3, kind: .relative, reading: .dayOffset(isBefore ? -2 : 2))
    }
    guard let unit = t.word(i) == .partOfDay ? .day : unit(t, i), unit == .day || unit.isCalendar else {
      return nil
    }
    let one = Reading.Count(value: 1, hedge: .exact)
    if endsPhrase(t, i + 2) {
      let kind: TemporalExpression.Kind = t.word(i) == .partOfDay ? .partOfDay : .relative
      return Match(end: i + 2, kind: kind, reading: .neighbour(unit, offset: isBefore ? -1 : 1))
    }
    return Match(
      end: i + 2, kind: .relative, reading: isBefore ? .beforeEvent(one, unit) : .after(one, unit))
  }

  /// Whether nothing follows that "before" or "after" could govern.
  static func endsPhrase(_ t: DateTokens, _ i: Int) -> Bool {
    switch t.word(i) {
    case .end, .and, .clause, .in, .by, .at: true
    case .punctuation: !t.isMark(i, "(") && !t.isDash(i)
    default: false
    }
  }

  /// "two days earlier", "a week later", "three days before".
  @Sendable static func earlierOrLater(_ t: DateTokens, _ i: Int) -> Match? {
    guard let (count, unit, next) = countedUnit(t, i) else { return nil }
    switch t.word(next) {
    case .earlier: return Match(end: next + 1, kind: .relative, reading: .earlier(count, unit))
    case .later: return Match(end: next + 1, kind: .relative, reading: .later(count, unit))
    case .before:
      let isAlone = endsPhrase(t, next + 1)
      return Match(
        end: next + 1, kind: .relative, reading: isAlone ? .earlier(count, unit) : .beforeEvent(count, unit))
    case .after where endsPhrase(t, next + 1):
      return Match(end: next + 1, kind: .relative, reading: .later(count, unit))
    default: return nil
    }
  }

  /// "dawn on Tuesday", "the night of 3-4 May", "the morning of 24 August".
  @Sendable static func partOfDayThenDay(_ t: DateTokens, _ i: Int) -> Match? {
    var next = i + 1
    switch t.word(next) {
    case .of, .on: next += 1
    case .weekday: break
    case .today, .yesterday, .tomorrow: break
    default: return nil
    }
    return dayAfterPart(t, next)
  }

  /// A day that words before it grade: its hour is lost, the day is kept.
  static func dayAfterPart(_ t: DateTokens, _ i: Int) -> Match? {
    let next = t.word(i) == .the ? i + 1 : i
    guard
      var match = weekdayDate(t, next) ?? (t.word(next) == .weekday ? weekday(t, next) : nil)
        ?? dayAndMonth(t, next) ?? isoDate(t, next) ?? dayWord(t, next)
    else { return nil }
    match.kind = .partOfDay
    return match
  }

  /// "overnight", "overnight on Monday" (to Tuesday), "overnight into Sunday" (from Saturday).
  @Sendable static func overnight(_ t: DateTokens, _ i: Int) -> Match? {
    let isInto = t.word(i + 1) == .into || t.word(i + 1) == .to
    let next = isInto || t.word(i + 1) == .on ? i + 2 : i + 1
    if t.word(i + 1) != .from, var match = dayAfterPart(t, next), let day = match.reading {
      if case .days = day { return match }
      match.reading = .night(day, first: isInto ? -1 : 0, last: isInto ? 0 : 1)
      return match
    }
    return Match(end: i + 1, kind: .partOfDay, reading: .overnight)
  }

  /// "at dawn", "shortly before midnight".
  @Sendable static func momentOfDay(_ t: DateTokens, _ i: Int) -> Match? {
    guard t.value(i) == momentValue else { return nil }
    switch t.word(i - 1) {
    case .at, .before, .after, .by, .about, .until: break
    default: return nil
    }
    return Match(end: i + 1, kind: .partOfDay, reading: .momentOfDay)
  }

  /// The value of parts of the day that are moments.
  private static let momentValue = 2
}
