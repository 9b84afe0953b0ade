import Model

/// The rules of all languages but English. Their words come from the files of `Languages`; what stands before
/// and what behind differs between languages and is allowed in both orders.
extension DateRule {
  static let ofOtherLanguages: [DateRule] = [
    DateRule(
      name: "ISO date", example: "2016-08-24", why: "the one all-figure date that cannot be misread",
      starts: [.number], match: isoDate),
    DateRule(
      name: "date in figures", example: "24.08.2016", why: "day first in all these languages",
      starts: [.number, .dottedDate], match: dateInFigures),
    DateRule(
      name: "weekday and date", example: "lundi 5 septembre", why: "weekday and date together fix the year",
      starts: [.weekday], match: weekdayDate),
    DateRule(
      name: "part of a month", example: "в начале августа", why: "a third of the month, no day invented",
      starts: [.early, .mid, .late, .month], match: gradedMonth),
    DateRule(
      name: "day and month", example: "24 août 2016", why: "day first, with or without year",
      starts: [.number, .ordinal], match: plainDay),
    DateRule(
      name: "month and year", example: "في آب 2016",
      why: "the month stays an interval; alone only behind a preposition",
      starts: [.month], match: plainMonth),
    DateRule(
      name: "year", example: "в 2016 году", why: "only with a preposition or the word for a year",
      starts: [.number], match: plainYear),
    DateRule(
      name: "weekday", example: "lundi dernier", why: "the latest such day, the report's own day included",
      starts: [.weekday, .last, .next, .partOfDay], match: plainWeekday),
    DateRule(
      name: "ago", example: "il y a trois jours", why: "counted from the day of saying",
      starts: [.ago, .before, .since, .number, .numberWord, .unit], match: plainAgo),
    DateRule(
      name: "day word", example: "dün", why: "today and its neighbours",
      starts: [.dayPhrase, .unitPhrase, .agoPhrase, .overnight, .recently], match: plainPhrase),
  ]

  /// "24 août 2016", "24 августа 2016 года", "24 آب/أغسطس 2016", "du 3 au 5 mai", "с 3 по 5 мая", "3-5
  /// Mayıs".
  @Sendable static func plainDay(_ t: DateTokens, _ i: Int) -> Match? {
    guard let first = dayNumber(t, i) else { return nil }
    var next = i + 1
    // "24-го августа"
    if t.isDash(next), t.word(next + 1) == .other, t.touches(next + 1) { next += 2 }
    var last = first
    if let end = rangeEnd(t, next, after: first) { (last, next) = (end, next + 2) }
    if t.word(next) == .of || t.word(next) == .from { next += 1 }
    guard t.word(next) == .month else { return nil }
    let month = t.value(next)
    let (year, end) = plainYearBehind(t, behindMonth(t, next))
    guard last <= CivilDate.daysInMonth(year: year.stated ?? 2000, month: month) else { return nil }
    let reading: Reading =
      last > first
      ? .days(year: year, month: month, first: first, last: last)
      : .day(year: year, month: month, day: first, weekday: nil)
    return Match(end: end, kind: year == .open ? .dayMonth : .fullDate, reading: reading)
  }

  /// Behind a month and, in Arabic, its other name: "آب/أغسطس", "آب (أغسطس)".
  private static func behindMonth(_ t: DateTokens, _ i: Int) -> Int {
    guard t.isMark(i + 1, "/") || t.isMark(i + 1, "("), t.word(i + 2) == .month, t.value(i + 2) == t.value(i)
    else { return t.isMark(i + 1, ".") && isYear(t, i + 2) ? i + 2 : i + 1 }
    return t.isMark(i + 3, ")") ? i + 4 : i + 3
  }

  /// A stated year, the word for year behind or before it included.
  private static func plainYearBehind(_ t: DateTokens, _ i: Int) -> (Reading.YearWord, Int) {
    let next = unit(t, i) == .year || t.word(i) == .of || t.word(i) == .from ? i + 1 : i
    guard isYear(t, next) else { return (.open, i) }
    return (.stated(t.value(next)), unit(t, next + 1) == .year ? next + 2 : next + 1)
  }

  /// "début août", "в конце мая 2016 года", "Ağustos başında", "Mayıs ayının sonunda".
  @Sendable static func gradedMonth(_ t: DateTokens, _ i: Int) -> Match? {
    if let (part, next) = part(t, i) {
      guard t.word(next) == .month else { return nil }
      let (year, end) = plainYearBehind(t, behindMonth(t, next))
      return Match(end: end, kind: .month, reading: .month(year: year, month: t.value(next), part: part))
    }
    guard t.word(i) == .month else { return nil }
    let next = unit(t, i + 1) == .month ? i + 2 : i + 1
    guard let (part, _) = part(t, next), t.vocabulary.language == .turkish else { return nil }
    return Match(end: next + 1, kind: .month, reading: .month(year: .open, month: t.value(i), part: part))
  }

  /// "août 2016", "в мае", "Ağustos'ta", "Ağustos ayında".
  @Sendable static func plainMonth(_ t: DateTokens, _ i: Int) -> Match? {
    let behind = behindMonth(t, i)
    let (year, end) = plainYearBehind(t, behind)
    let reading = Reading.month(year: year, month: t.value(i), part: .whole)
    if year != .open { return Match(end: end, kind: .month, reading: reading) }
    if t.vocabulary.language == .turkish, t.isApostrophe(i + 1) || unit(t, i + 1) == .month {
      return Match(end: t.isApostrophe(i + 1) ? i + 1 : i + 2, kind: .month, reading: reading)
    }
    let first = unit(t, i - 1) == .month ? i - 1 : i
    switch t.word(first - 1) {
    case .in, .since, .until, .before, .after, .from, .between:
      return Match(end: behind, kind: .month, reading: reading)
    default: return nil
    }
  }

  /// "en 2016", "в 2016 году", "2016 yılında", "2016'da", "عام 2016".
  @Sendable static func plainYear(_ t: DateTokens, _ i: Int) -> Match? {
    guard isYear(t, i) else { return nil }
    let isNamed = unit(t, i - 1) == .year || unit(t, i + 1) == .year
    let isTurkish = t.vocabulary.language == .turkish && t.isApostrophe(i + 1)
    let isTied: Bool =
      switch t.word(i - 1) {
      case .in, .since, .until, .before, .after: t.vocabulary.language != .russian
      default: false
      }
    guard isNamed || isTurkish || isTied else { return nil }
    let end = unit(t, i + 1) == .year ? i + 2 : i + 1
    return Match(end: end, kind: .year, reading: .year(t.value(i), part: .whole))
  }

  /// "lundi", "lundi dernier", "в прошлую пятницу", "geçen pazartesi", "مساء الخميس", "lundi soir".
  @Sendable static func plainWeekday(_ t: DateTokens, _ i: Int) -> Match? {
    let at = t.word(i) == .weekday ? i : i + 1
    guard t.word(at) == .weekday, let day = Weekday(rawValue: t.value(at)) else { return nil }
    var choice = Reading.Choice.latest
    var end = at + 1
    var kind = TemporalExpression.Kind.weekday
    for word in [at == i ? .end : t.word(i), t.word(end)] {
      switch word {
      case .last: choice = .beforeToday
      case .next: choice = .afterToday
      case .partOfDay: kind = .partOfDay
      default: continue
      }
      if word == t.word(end) { end += 1 }
    }
    return Match(end: end, kind: kind, reading: .weekday(day, choice))
  }

  /// "il y a trois jours", "قبل ثلاثة أيام", "3 gün önce", "три дня назад", "неделю назад".
  @Sendable static func plainAgo(_ t: DateTokens, _ i: Int) -> Match? {
    let isBefore = t.word(i) == .ago || t.word(i) == .before || t.word(i) == .since
    let start = isBefore ? i + 1 : i
    var count = Reading.Count(value: 1, hedge: .exact)
    var next = start
    if t.word(next) == .number || t.word(next) == .numberWord, (1..<1_000).contains(t.value(next)) {
      count.value = t.value(next)
      next += 1
    }
    guard let unit = unit(t, next) else { return nil }
    if isBefore {
      guard next > start else { return nil }
      return Match(end: next + 1, kind: .relative, reading: .ago(count, unit))
    }
    guard t.word(next + 1) == .ago else { return nil }
    return Match(end: next + 2, kind: .relative, reading: .ago(count, unit))
  }

  /// What the files give whole: "hier", "geçen hafta", "قبل يومين".
  @Sendable static func plainPhrase(_ t: DateTokens, _ i: Int) -> Match? {
    switch t.word(i) {
    case .dayPhrase:
      let end = t.word(i + 1) == .partOfDay ? i + 2 : i + 1
      return Match(
        end: end, kind: end > i + 1 ? .partOfDay : .relative, reading: .dayOffset(t.value(i)))
    case .unitPhrase:
      guard let (unit, offset) = DateWord.unitAndNumber(t.value(i)) else { return nil }
      return Match(end: i + 1, kind: .relative, reading: .calendar(unit, offset: offset, part: .whole))
    case .agoPhrase:
      guard let (unit, count) = DateWord.unitAndNumber(t.value(i)) else { return nil }
      return Match(end: i + 1, kind: .relative, reading: .ago(.init(value: count, hedge: .exact), unit))
    case .overnight: return Match(end: i + 1, kind: .partOfDay, reading: .overnight)
    case .recently: return Match(end: i + 1, kind: .vague, reading: .recent(days: 30))
    default: return nil
    }
  }
}
