import Model

/// Rules for dates of the calendar.
extension DateRule {
  @Sendable static func isoDate(_ t: DateTokens, _ i: Int) -> Match? {
    guard t.word(i) == .number, t.isMark(i + 1, "-"), t.word(i + 2) == .number, t.isMark(i + 3, "-"),
      t.word(i + 4) == .number, t.touches(i + 1), t.touches(i + 2), t.touches(i + 3), t.touches(i + 4),
      isYear(t, i), CivilDate(year: t.value(i), month: t.value(i + 2), day: t.value(i + 4)) != nil
    else { return nil }
    let year = Reading.YearWord.stated(t.value(i))
    let reading = Reading.day(year: year, month: t.value(i + 2), day: t.value(i + 4), weekday: nil)
    return Match(end: i + 5, kind: .fullDate, reading: reading)
  }

  @Sendable static func weekdayDate(_ t: DateTokens, _ i: Int) -> Match? {
    var next = i + 1
    if t.isMark(next, ".") { next += 1 }
    if t.isMark(next, ",") { next += 1 }
    if t.word(next) == .the { next += 1 }
    guard var match = dayAndMonth(t, next), let weekday = Weekday(rawValue: t.value(i)) else { return nil }
    guard case .day(let year, let month, let day, _)? = match.reading else { return nil }
    match.reading = .day(year: year, month: month, day: day, weekday: weekday)
    return match
  }

  /// "August 24", "Nov. 2, 2016", "24 August", "the 24th of August last year", "Nov. 1-2".
  @Sendable static func dayAndMonth(_ t: DateTokens, _ i: Int) -> Match? {
    let isMonthFirst = t.word(i) == .month || t.word(i) == .shortMonth
    guard let found = isMonthFirst ? monthThenDay(t, i) : dayThenMonth(t, i) else { return nil }
    let (year, end) = yearBehind(t, found.end, allowsComma: true)
    guard found.last <= CivilDate.daysInMonth(year: year.stated ?? 2000, month: found.month) else {
      return nil
    }
    if isMonthFirst, year == .open, t.word(i - 1) == .in { return nil }  // "In May 12 people …"
    let kind: TemporalExpression.Kind = if case .stated = year { .fullDate } else { .dayMonth }
    if found.last > found.first {
      let reading = Reading.days(year: year, month: found.month, first: found.first, last: found.last)
      return Match(end: end, kind: kind, reading: reading)
    }
    let reading = Reading.day(year: year, month: found.month, day: found.first, weekday: nil)
    return Match(end: end, kind: kind, reading: reading)
  }

  typealias DaysOfMonth = (month: Int, first: Int, last: Int, end: Int)

  private static func monthThenDay(_ t: DateTokens, _ i: Int) -> DaysOfMonth? {
    guard isNamedMonth(t, i) else { return nil }
    var next = i + 1
    if t.isMark(next, ".") { next += 1 }
    guard let day = dayNumber(t, next) else { return nil }
    next += 1
    if let last = rangeEnd(t, next, after: day) { return (t.value(i), day, last, next + 2) }
    return (t.value(i), day, day, next)
  }

  private static func dayThenMonth(_ t: DateTokens, _ i: Int) -> DaysOfMonth? {
    guard let first = dayNumber(t, i) ?? ordinalDay(t, i) else { return nil }
    var next = i + 1
    var last = first
    if let end = rangeEnd(t, next, after: first) {
      last = end
      next += 2
    }
    if t.word(next) == .of { next += 1 }
    guard isNamedMonth(t, next) else { return nil }
    let month = t.value(next)
    next += 1
    if t.word(next - 1) == .shortMonth, t.isMark(next, "."), t.touches(next) { next += 1 }
    return (month, first, last, next)
  }

  /// The second day of "24-26", "1 and 2", "3 to 5".
  static func rangeEnd(_ t: DateTokens, _ i: Int, after first: Int) -> Int? {
    guard t.isDash(i) || t.word(i) == .and || t.word(i) == .to, let last = dayNumber(t, i + 1), last > first,
      !t.isMark(i + 2, ":")
    else { return nil }
    return last
  }

  /// "the fifth of May"
  private static func ordinalDay(_ t: DateTokens, _ i: Int) -> Int? {
    t.word(i) == .ordinalWord && t.word(i + 1) == .of ? t.value(i) : nil
  }

  static func dayNumber(_ t: DateTokens, _ i: Int) -> Int? {
    guard t.word(i) == .number || t.word(i) == .ordinal, (1...31).contains(t.value(i)),
      t.tokens[i].digits <= 2
    else { return nil }
    return t.value(i)
  }

  /// A month that is not the verb "may", the verb "march" or a small abbreviation that means something else.
  static func isNamedMonth(_ t: DateTokens, _ i: Int) -> Bool {
    switch t.word(i) {
    case .month: t.tokens[i].isCapital || (t.value(i) != 3 && t.value(i) != 5)
    case .shortMonth: t.tokens[i].isCapital
    default: false
    }
  }

  static func isYear(_ t: DateTokens, _ i: Int) -> Bool {
    t.word(i) == .number && (1900...2099).contains(t.value(i)) && t.tokens[i].digits == 4
  }

  /// The year behind a day or month: "2016", ", 2016", "of 2016", "last year", "of this year".
  static func yearBehind(_ t: DateTokens, _ i: Int, allowsComma: Bool) -> (Reading.YearWord, Int) {
    var next = i
    if allowsComma, t.isMark(next, ",") { next += 1 }
    if t.word(next) == .of { next += 1 }
    // "2011-2015" is a span of years; "2022 - " ends a dateline.
    if isYear(t, next), !(t.isDash(next + 1) && isYear(t, next + 2)) {
      return (.stated(t.value(next)), next + 1)
    }
    if let offset = yearOffset(t, next) { return (.offset(offset), next + 2) }
    return (.open, i)
  }

  private static func yearOffset(_ t: DateTokens, _ i: Int) -> Int? {
    guard t.word(i + 1) == .unit, DateUnit(index: t.value(i + 1)) == .year, !t.tokens[i + 1].isPlural else {
      return nil
    }
    switch t.word(i) {
    case .last: return -1
    case .this: return 0
    case .next: return 1
    default: return nil
    }
  }

  @Sendable static func monthAndYear(_ t: DateTokens, _ i: Int) -> Match? {
    guard isNamedMonth(t, i) else { return nil }
    var next = i + 1
    if t.word(i) == .shortMonth, t.isMark(next, ".") { next += 1 }
    let (year, end) = yearBehind(t, next, allowsComma: true)
    if year == .open { return nil }
    return Match(end: end, kind: .month, reading: .month(year: year, month: t.value(i), part: .whole))
  }

  @Sendable static func monthAlone(_ t: DateTokens, _ i: Int) -> Match? {
    guard isNamedMonth(t, i), t.word(i + 1) != .number || t.word(i - 1) == .in else { return nil }
    if t.word(i + 1) == .unit, t.isCapital(i + 1) { return nil }  // "in May Day parades"
    let opensSpan =
      t.word(i + 2) == .month && (t.word(i + 1) == .to || t.word(i + 1) == .and || t.isDash(i + 1))
    let isDoubtful = (t.value(i) == 3 || t.value(i) == 5) && !opensSpan
    switch t.word(i - 1) {
    case .in, .since, .during, .until: break
    case .by, .from, .before, .after, .of, .to, .and, .between: if isDoubtful { return nil }
    default: return nil
    }
    return Match(end: i + 1, kind: .month, reading: .month(year: .open, month: t.value(i), part: .whole))
  }

  /// The part that "late", "early", "mid-", "the end of" or "the beginning of" names, and where its noun
  /// begins.
  static func part(_ t: DateTokens, _ i: Int) -> (Reading.Part, Int)? {
    let next = t.isDash(i + 1) || t.word(i + 1) == .in ? i + 2 : i + 1
    switch t.word(i) {
    case .early: return (.early, next)
    case .late: return (.late, next)
    case .mid: return (.mid, t.word(i + 1) == .of ? i + 2 : next)
    case .startOf: return t.word(i + 1) == .of ? (.early, i + 2) : nil
    case .endOf: return t.word(i + 1) == .of ? (.late, i + 2) : nil
    default: return nil
    }
  }

  @Sendable static func partOfMonth(_ t: DateTokens, _ i: Int) -> Match? {
    guard let (part, next) = part(t, i), isNamedMonth(t, next), dayNumber(t, next + 1) == nil else {
      return nil
    }
    let (year, end) = yearBehind(t, next + 1, allowsComma: false)
    return Match(end: end, kind: .month, reading: .month(year: year, month: t.value(next), part: part))
  }

  @Sendable static func partOfYear(_ t: DateTokens, _ i: Int) -> Match? {
    guard let (part, next) = part(t, i), isYear(t, next) else { return nil }
    return Match(end: next + 1, kind: .year, reading: .year(t.value(next), part: part))
  }

  @Sendable static func yearAlone(_ t: DateTokens, _ i: Int) -> Match? {
    guard isYear(t, i), !t.isDash(i + 1), t.word(i + 1) != .unit else { return nil }
    let isSafe: Bool
    switch t.word(i - 1) {
    case .in, .since, .during, .until, .before: isSafe = true
    case .by, .from, .after, .between: isSafe = false
    case .and where t.word(i - 3) == .between: isSafe = false
    case .unit: isSafe = DateUnit(index: t.value(i - 1)) == .year  // "the year 2015"
    default: return nil
    }
    let isRound = t.value(i) % 1000 == 0
    if !isSafe || isRound, t.word(i + 1) == .other, !t.tokens[i + 1].isCapital { return nil }
    return Match(end: i + 1, kind: .year, reading: .year(t.value(i), part: .whole))
  }
}
