import Model

/// Rules for times counted from the report or from another time.
extension DateRule {
  /// The unit at a token.
  static func unit(_ t: DateTokens, _ i: Int) -> DateUnit? {
    t.word(i) == .unit ? DateUnit(index: t.value(i)) : nil
  }

  /// "10", "two", "a", "a few", "more than a", "almost two", "a couple of", and where the count ends.
  static func count(_ t: DateTokens, _ i: Int) -> (Reading.Count, Int)? {
    var hedge = Reading.Count.Hedge.exact
    var next = i
    switch t.word(i) {
    case .moreThan, .less:
      guard t.word(i + 1) == .than else { return nil }
      hedge = t.word(i) == .moreThan ? .moreThan : .almost
      next = i + 2
    case .at:
      guard t.word(i + 1) == .least else { return nil }
      hedge = .moreThan
      next = i + 2
    case .over: (hedge, next) = (.moreThan, i + 1)
    case .almost: (hedge, next) = (.almost, i + 1)
    case .about: (hedge, next) = (.about, i + 1)
    default: break
    }
    guard let (value, end) = number(t, next) else { return nil }
    return (Reading.Count(value: max(1, value), hedge: value == 0 ? .vague : hedge), end)
  }

  /// A number of units; 0 for "a few" and "several".
  private static func number(_ t: DateTokens, _ i: Int) -> (Int, Int)? {
    switch t.word(i) {
    case .number: return t.value(i) > 0 && t.value(i) < 1_000 ? (t.value(i), i + 1) : nil
    case .numberWord: return (t.value(i), i + 1)
    case .few, .several: return (0, i + 1)
    case .a:
      if t.word(i + 1) == .few { return (0, i + 2) }
      if t.word(i + 1) == .couple { return (2, t.word(i + 2) == .of ? i + 3 : i + 2) }
      return (1, i + 1)
    default: return nil
    }
  }

  /// A count with its unit ("two weeks"), and where it ends.
  static func countedUnit(_ t: DateTokens, _ i: Int) -> (Reading.Count, DateUnit, Int)? {
    guard let (stated, next) = count(t, i), t.word(next) == .unit else { return nil }
    var count = stated
    if t.value(next) == DateWord.fortnight { count.value *= 2 }
    guard let unit = DateUnit(index: t.value(next)) else { return nil }
    return (count, unit, next + 1)
  }

  @Sendable static func ago(_ t: DateTokens, _ i: Int) -> Match? {
    if let (count, unit, next) = countedUnit(t, i) {
      guard t.word(next) == .ago else { return nil }
      return Match(end: next + 1, kind: .relative, reading: .ago(count, unit))
    }
    guard let unit = unit(t, i), t.tokens[i].isPlural, t.word(i + 1) == .ago else { return nil }
    return Match(end: i + 2, kind: .vague, reading: .ago(.init(value: 1, hedge: .vague), unit))
  }

  @Sendable static func after(_ t: DateTokens, _ i: Int) -> Match? {
    guard let (count, unit, next) = countedUnit(t, i), t.word(next) == .after else { return nil }
    return Match(end: next + 1, kind: .relative, reading: .after(count, unit))
  }

  /// "in 10 days", "for almost a year", "within 48 hours"; without a preposition only a length.
  @Sendable static func length(_ t: DateTokens, _ i: Int) -> Match? {
    guard let (count, unit, next) = countedUnit(t, i) else { return nil }
    if unit == .hour, count.value < 24 || !t.word(i - 1).tiesLength { return nil }
    if t.word(i) == .at || t.word(i) == .over && !t.word(i - 1).tiesLength { return overStretch(t, i) }
    if t.word(next) == .old || t.word(i) == .a && !t.word(i - 1).tiesLength { return nil }
    let reading = t.word(i - 1).tiesLength ? Reading.stretch(count, unit) : .length
    return Match(end: next, kind: .duration, reading: reading)
  }

  /// "over two weeks" is a stretch behind its preposition.
  private static func overStretch(_ t: DateTokens, _ i: Int) -> Match? {
    guard t.word(i) == .over, let (count, unit, next) = countedUnit(t, i + 1) else { return nil }
    return Match(end: next, kind: .duration, reading: .stretch(count, unit), first: i + 1)
  }

  /// "the past two weeks", "the last few days", "the past year".
  @Sendable static func pastStretch(_ t: DateTokens, _ i: Int) -> Match? {
    if let (count, unit, next) = countedUnit(t, i + 1) {
      return Match(end: next, kind: .duration, reading: .stretch(count, unit))
    }
    guard t.word(i) == .past, let unit = unit(t, i + 1), unit != .hour else { return nil }
    let hedge: Reading.Count.Hedge = t.tokens[i + 1].isPlural ? .vague : .exact
    return Match(end: i + 2, kind: .duration, reading: .stretch(.init(value: 1, hedge: hedge), unit))
  }

  @Sendable static func recent(_ t: DateTokens, _ i: Int) -> Match? {
    if t.word(i) == .recently { return Match(end: i + 1, kind: .vague, reading: .recent(days: 30)) }
    guard let unit = unit(t, i + 1), t.tokens[i + 1].isPlural else { return nil }
    return Match(end: i + 2, kind: .vague, reading: .recent(days: unit.recentDays))
  }

  @Sendable static func ahead(_ t: DateTokens, _ i: Int) -> Match? {
    guard t.tokens[i].isPlural, t.word(i + 1) == .ahead, t.word(i + 2) != .of else { return nil }
    return Match(end: i + 2, kind: .vague, reading: .ahead)
  }

  /// "late last month", "earlier this month", "early this year".
  @Sendable static func partOfCalendarUnit(_ t: DateTokens, _ i: Int) -> Match? {
    var part: Reading.Part
    var next: Int
    switch t.word(i) {
    case .earlier: (part, next) = (.soFar, t.word(i + 1) == .in ? i + 2 : i + 1)
    case .later: (part, next) = (.rest, i + 1)
    default:
      guard let found = self.part(t, i) else { return nil }
      (part, next) = found
    }
    let allowsThe = t.word(i) == .earlier || t.word(i) == .startOf || t.word(i) == .endOf
    guard let unit = unit(t, next + 1), !t.tokens[next + 1].isPlural, unit.isCalendar,
      let offset = offset(t.word(next), the: allowsThe)
    else { return nil }
    if offset != 0, part == .soFar || part == .rest { part = .whole }
    return Match(end: next + 2, kind: .relative, reading: .calendar(unit, offset: offset, part: part))
  }

  private static func offset(_ word: DateWord, the: Bool = false) -> Int? {
    switch word {
    case .last: -1
    case .this: 0
    case .the: the ? 0 : nil
    case .next, .coming, .upcoming: 1
    default: nil
    }
  }

  /// "last week", "next year", "this coming Monday", "last Monday", "last night", "this morning", "last
  /// August", "last weekend".
  @Sendable static func lastOrNext(_ t: DateTokens, _ i: Int) -> Match? {
    guard let offset = offset(t.word(i)) else { return nil }
    let next = i + 1
    if t.word(i) == .this, t.word(next) == .coming || t.word(next) == .past, t.word(next + 1) == .weekday {
      let isAhead = t.word(next) == .coming
      guard var match = weekday(t, next + 1), let day = Weekday(rawValue: t.value(next + 1)) else {
        return nil
      }
      match.reading = .weekday(day, isAhead ? .afterToday : .beforeToday)
      return match
    }
    switch t.word(next) {
    case .unit: return calendarUnit(t, i, offset)
    case .weekday:
      guard let day = Weekday(rawValue: t.value(next)) else { return nil }
      let choice: Reading.Choice = offset < 0 ? .beforeToday : offset > 0 ? .afterToday : .latest
      let end = t.word(next + 1) == .partOfDay ? next + 2 : next + 1
      return Match(end: end, kind: .weekday, reading: .weekday(day, choice))
    case .partOfDay:
      guard offset == 0 || (offset == -1 && t.value(next) == 1) else { return nil }
      return Match(end: next + 1, kind: .partOfDay, reading: .dayOffset(offset))
    case .month:
      guard t.tokens[next].isCapital else { return nil }
      let year: Reading.YearWord = offset < 0 ? .last : offset > 0 ? .next : .offset(0)
      return Match(
        end: next + 1, kind: .month, reading: .month(year: year, month: t.value(next), part: .whole))
    case .weekend: return Match(end: next + 1, kind: .relative, reading: .weekend(offset))
    default:
      // "the next 10 days"
      guard offset > 0, let (_, _, end) = countedUnit(t, next) else { return nil }
      return Match(end: end, kind: .vague, reading: .ahead)
    }
  }

  private static func calendarUnit(_ t: DateTokens, _ i: Int, _ offset: Int) -> Match? {
    guard let unit = unit(t, i + 1) else { return nil }
    if t.tokens[i + 1].isPlural {
      return offset > 0 && t.word(i) != .next ? Match(end: i + 2, kind: .vague, reading: .ahead) : nil
    }
    guard unit.isCalendar else { return nil }
    return Match(end: i + 2, kind: .relative, reading: .calendar(unit, offset: offset, part: .whole))
  }
}

extension DateUnit {
  /// The unit a vocabulary entry means; a fortnight counts in weeks.
  init?(index: Int) {
    if index == DateWord.fortnight {
      self = .week
    } else if Self.allCases.indices.contains(index) {
      self = Self.allCases[index]
    } else {
      return nil
    }
  }

  /// Whether "last" and "this" before it name a unit of the calendar.
  var isCalendar: Bool { self == .week || self == .month || self == .year }

  /// About how many days "recent" goes back when counted in the unit.
  var recentDays: Int {
    switch self {
    case .hour: 2
    case .day: 7
    case .week: 42
    case .month: 183
    case .year: 1_826
    case .decade: 10_957
    }
  }
}

extension DateWord {
  /// Whether a length of time behind this word ends at the report ("in 10 days", "for almost a year").
  var tiesLength: Bool {
    switch self {
    case .in, .for, .within, .during, .over, .the: true
    default: false
    }
  }
}
