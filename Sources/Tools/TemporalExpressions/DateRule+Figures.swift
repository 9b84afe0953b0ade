import Model

/// Rules for dates in figures, and for parts of years and decades.
extension DateRule {
  /// "12/08/2016", "24.08.2016", "2016/08/24". A point means day first (DIN, ГОСТ); a stroke tells only where
  /// one figure is over twelve. Without a year of four figures it is a fraction or a name ("9/11").
  @Sendable static func dateInFigures(_ t: DateTokens, _ i: Int) -> Match? {
    if t.word(i) == .dottedDate {
      let value = t.value(i)
      let reading = day(year: value / 10_000, value / 100 % 100, value % 100, canSwap: false)
      return Match(end: i + 1, kind: .fullDate, reading: reading)
    }
    guard t.isMark(i + 1, "/"), t.word(i + 2) == .number, t.touches(i + 1), t.touches(i + 2) else {
      return nil
    }
    guard t.isMark(i + 3, "/"), t.word(i + 4) == .number, t.touches(i + 3), t.touches(i + 4) else {
      return Match(end: i + 3, kind: .fullDate, reading: nil)
    }
    if isYear(t, i) {
      let reading = day(year: t.value(i), t.value(i + 2), t.value(i + 4), canSwap: false)
      return Match(end: i + 5, kind: .fullDate, reading: reading)
    }
    guard isYear(t, i + 4) else { return Match(end: i + 5, kind: .fullDate, reading: nil) }
    let reading = day(
      year: t.value(i + 4), t.value(i + 2), t.value(i), canSwap: t.vocabulary.language == .english)
    return Match(end: i + 5, kind: .fullDate, reading: reading)
  }

  /// A day; with `canSwap` month and day may have changed places.
  private static func day(year: Int, _ month: Int, _ day: Int, canSwap: Bool) -> Reading? {
    let isDay = CivilDate(year: year, month: month, day: day) != nil
    let isSwapped = canSwap && CivilDate(year: year, month: day, day: month) != nil
    switch (isDay, isSwapped) {
    case (true, true) where month != day: return .eitherDay(year: year, month, day)
    case (true, _): return .day(year: .stated(year), month: month, day: day, weekday: nil)
    case (false, true): return .day(year: .stated(year), month: day, day: month, weekday: nil)
    case (false, false): return nil
    }
  }

  /// "in 2011-2015", "during 2014–15" is not read.
  @Sendable static func yearSpan(_ t: DateTokens, _ i: Int) -> Match? {
    guard isYear(t, i), t.isDash(i + 1), isYear(t, i + 2), t.value(i) < t.value(i + 2),
      t.touches(i + 1), t.touches(i + 2)
    else { return nil }
    switch t.word(i - 1) {
    case .in, .from, .during, .the, .of, .between, .since: break
    default: return nil
    }
    let reading = Reading.span(.year(t.value(i), part: .whole), .year(t.value(i + 2), part: .whole))
    return Match(end: i + 3, kind: .year, reading: reading)
  }

  /// "the 1990s", "the early 1990s".
  @Sendable static func decade(_ t: DateTokens, _ i: Int) -> Match? {
    if t.word(i) == .decade {
      return Match(end: i + 1, kind: .year, reading: .decade(t.value(i), part: .whole))
    }
    guard let (part, next) = part(t, i), t.word(next) == .decade else { return nil }
    return Match(end: next + 1, kind: .year, reading: .decade(t.value(next), part: part))
  }

  /// "spring 2016", "late summer of 2015", "last winter", "in the spring".
  @Sendable static func season(_ t: DateTokens, _ i: Int) -> Match? {
    var at = i
    var year = Reading.YearWord.open
    switch t.word(i) {
    case .season: break
    case .last: (at, year) = (i + 1, .last)
    case .next: (at, year) = (i + 1, .next)
    case .this: (at, year) = (i + 1, .offset(0))
    default:
      guard let (_, next) = part(t, i) else { return nil }
      at = next
    }
    guard t.word(at) == .season else { return nil }
    let (stated, end) = yearBehind(t, at + 1, allowsComma: false)
    if stated != .open {
      year = stated
    } else if year == .open {
      guard isBehindSeasonWord(t, at) else { return nil }
    }
    let season = (t.value(at) - 1) % 4
    let reading = Reading.months(year: year, first: season * 3 + 3, last: season * 3 + 5)
    return Match(end: end, kind: .month, reading: reading)
  }

  /// "in the spring", "during summer", "since autumn"; "fall" needs more: it is a loss too.
  private static func isBehindSeasonWord(_ t: DateTokens, _ i: Int) -> Bool {
    // "in the spring of the clock"
    if t.value(i) > 4 || t.word(i + 1) == .of { return false }
    switch t.word(t.word(i - 1) == .the ? i - 2 : i - 1) {
    case .in, .during, .since, .until, .over, .by: return !t.isCapital(i + 1)
    default: return false
    }
  }

  /// "Q1 2016", "the second quarter of this year", "the first half of 2016", "the last week of May".
  @Sendable static func numberedPart(_ t: DateTokens, _ i: Int) -> Match? {
    let isLast = t.word(i) == .last
    var number = t.value(i)
    var noun = i + 1
    if t.word(i) == .quarter {
      guard number > 0 else { return nil }
      noun = i
    } else if isLast {
      number = 5
    }
    let (year, end) = yearBehind(t, noun + 1, allowsComma: false)
    switch t.word(noun) {
    case .quarter:
      number = isLast ? 4 : number
      guard (1...4).contains(number), year != .open || noun == i && t.word(i - 1) == .in else { return nil }
      return Match(
        end: year == .open ? noun + 1 : end, kind: .month,
        reading: .months(year: year, first: number * 3 - 2, last: number * 3))
    case .half:
      number = isLast ? 2 : number
      guard (1...2).contains(number), year != .open else { return nil }
      return Match(
        end: end, kind: .month, reading: .months(year: year, first: number * 6 - 5, last: number * 6))
    case .unit where unit(t, noun) == .week && !t.tokens[noun].isPlural:
      guard t.word(noun + 1) == .of || t.word(noun + 1) == .in, isNamedMonth(t, noun + 2),
        dayNumber(t, noun + 3) == nil, (1...5).contains(number)
      else { return nil }
      let (year, end) = yearBehind(t, noun + 3, allowsComma: true)
      let reading = Reading.weekOfMonth(number, year: year, month: t.value(noun + 2))
      return Match(end: end, kind: .month, reading: reading)
    default: return nil
    }
  }
}
