import Model

/// Rules for weekdays, parts of the day and today's neighbours.
extension DateRule {
  @Sendable static func weekday(_ t: DateTokens, _ i: Int) -> Match? {
    guard let day = Weekday(rawValue: t.value(i)), !isName(t, i) else { return nil }
    let isTomorrow = t.isMark(i - 1, "(") && t.word(i - 2) == .tomorrow
    let (end, kind) = withPartOfDay(t, i + 1, .weekday)
    return Match(end: end, kind: kind, reading: .weekday(day, isTomorrow ? .afterToday : .latest))
  }

  /// "Good Friday" and "Bloody Sunday" are names of days, "Sunday Times" of a newspaper; none is in the week.
  private static func isName(_ t: DateTokens, _ i: Int) -> Bool {
    t.word(i - 1) == .holiday && t.isCapital(i - 1) || t.word(i + 1) == .newspaper && t.isCapital(i + 1)
  }

  /// Takes a following "night", "morning", … into the expression.
  private static func withPartOfDay(
    _ t: DateTokens, _ i: Int, _ kind: TemporalExpression.Kind
  ) -> (Int, TemporalExpression.Kind) {
    t.word(i) == .partOfDay ? (i + 1, .partOfDay) : (i, kind)
  }

  @Sendable static func weekdayOfWeek(_ t: DateTokens, _ i: Int) -> Match? {
    let next = t.word(i + 1) == .of ? i + 2 : i + 1
    guard let day = Weekday(rawValue: t.value(i)), unit(t, next + 1) == .week else { return nil }
    switch t.word(next) {
    case .last: return Match(end: next + 2, kind: .weekday, reading: .weekday(day, .ofLastWeek))
    case .next: return Match(end: next + 2, kind: .weekday, reading: .weekday(day, .ofNextWeek))
    default: return nil
    }
  }

  /// "late on Monday", "early Tuesday", "earlier on Sunday", "earlier today", "early hours of Sunday", "late
  /// in the evening of 3 May".
  @Sendable static func partOfWeekday(_ t: DateTokens, _ i: Int) -> Match? {
    if unit(t, i + 1) == .hour, t.word(i + 2) == .of || t.word(i + 2) == .on { return dayAfterPart(t, i + 3) }
    let next = t.word(i + 1) == .on ? i + 2 : i + 1
    if t.word(i + 1) == .on, let match = dayAfterPart(t, next) { return match }
    if t.word(next) == .weekday, var match = weekdayDate(t, next) ?? weekday(t, next) {
      match.kind = .partOfDay
      return match
    }
    guard t.word(next) == .today || t.word(next) == .yesterday else { return nil }
    return Match(end: next + 1, kind: .partOfDay, reading: .dayOffset(t.word(next) == .today ? 0 : -1))
  }

  @Sendable static func dayWord(_ t: DateTokens, _ i: Int) -> Match? {
    switch t.word(i) {
    case .yesterday: return day(t, i, -1)
    case .tomorrow: return day(t, i, 1)
    case .tonight: return Match(end: i + 1, kind: .partOfDay, reading: .dayOffset(0))
    case .today:
      // "Russia Today", "USA Today" are media.
      if t.tokens[i].isCapital, i > 0, t.word(i - 1) != .punctuation { return nil }
      return day(t, i, 0)
    default: return nil
    }
  }

  private static func day(_ t: DateTokens, _ i: Int, _ offset: Int) -> Match {
    let (end, kind) = withPartOfDay(t, i + 1, .relative)
    return Match(end: end, kind: kind, reading: .dayOffset(offset))
  }

  @Sendable static func weekendAlone(_ t: DateTokens, _ i: Int) -> Match? {
    guard t.word(i - 1) == .the else { return nil }
    return Match(end: i + 1, kind: .relative, reading: .weekend(0))
  }
}
