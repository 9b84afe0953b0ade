/// One form in which news writes a time.
struct DateRule: Sendable {
  /// What a rule found: the tokens `first..<end`, and what they mean; no reading means "not a date, pass over
  /// it".
  struct Match {
    var end: Int
    var kind: TemporalExpression.Kind
    var reading: Reading?
    /// Where the words of the time begin, if later than the token the rule began at.
    var first: Int?
  }

  /// Short name; every expression carries the name of its rule.
  var name: String
  /// Words the rule takes.
  var example: String
  /// Why the rule is there, or why it is so narrow.
  var why: String
  /// The words it may begin with.
  var starts: [DateWord]
  /// Reads tokens from an index.
  var match: @Sendable (DateTokens, Int) -> Match?

  /// The rules of English in the order in which they are tried at a token; the first that matches takes it.
  static let all: [DateRule] = [
    DateRule(
      name: "ISO date", example: "2016-08-24", why: "the one all-figure date that cannot be misread",
      starts: [.number], match: isoDate),
    DateRule(
      name: "date in figures", example: "12/08/2016",
      why: "8 December or 12 August: where nobody can tell, both ends are kept",
      starts: [.number, .dottedDate],
      match: dateInFigures),
    DateRule(
      name: "weekday and date", example: "Tuesday, March 7", why: "weekday and date together fix the year",
      starts: [.weekday, .shortWeekday], match: weekdayDate),
    DateRule(
      name: "part of last month", example: "late last month", why: "a third of a month or year, not a day",
      starts: [.early, .mid, .late, .startOf, .endOf, .earlier, .later], match: partOfCalendarUnit),
    DateRule(
      name: "part of a month", example: "late August", why: "a third of the month, no day invented",
      starts: [.early, .mid, .late, .startOf, .endOf], match: partOfMonth),
    DateRule(
      name: "part of a year", example: "early 2015", why: "a third of the year, no day invented",
      starts: [.early, .mid, .late, .startOf, .endOf], match: partOfYear),
    DateRule(
      name: "season", example: "spring 2016",
      why: "three months of the north; only with a year or a preposition",
      starts: [.season, .early, .mid, .late, .last, .this, .next], match: season),
    DateRule(
      name: "decade", example: "the early 1990s", why: "ten years, or a part of them",
      starts: [.decade, .early, .mid, .late], match: decade),
    DateRule(
      name: "part of a year by number", example: "the first half of 2016",
      why: "quarters, halves, weeks of a month",
      starts: [.ordinalWord, .ordinal, .quarter, .last], match: numberedPart),
    DateRule(
      name: "night of a day", example: "the night of 3-4 May", why: "the hour is lost, the day is kept",
      starts: [.partOfDay], match: partOfDayThenDay),
    DateRule(
      name: "overnight", example: "overnight into Sunday", why: "a night has two days",
      starts: [.overnight], match: overnight),
    DateRule(
      name: "part of a weekday", example: "late on Monday", why: "the hour is lost, the day is kept",
      starts: [.early, .late, .earlier, .later], match: partOfWeekday),
    DateRule(
      name: "day and month", example: "Nov. 2", why: "both orders, with or without year",
      starts: [.month, .shortMonth, .number, .ordinal, .ordinalWord], match: dayAndMonth),
    DateRule(
      name: "month and year", example: "March 2011", why: "the month stays an interval",
      starts: [.month, .shortMonth], match: monthAndYear),
    DateRule(
      name: "month", example: "in May",
      why: "only behind a preposition: may and march are verbs, May is a name",
      starts: [.month], match: monthAlone),
    DateRule(
      name: "year", example: "in 2015", why: "only behind a preposition: 2,000 fighters are no year",
      starts: [.number], match: yearAlone),
    DateRule(
      name: "span of years", example: "in 2011-2015",
      why: "only behind a preposition: a copyright is no date",
      starts: [.number], match: yearSpan),
    DateRule(
      name: "weekday last week", example: "Monday last week",
      why: "the calendar week before, not the latest Monday",
      starts: [.weekday], match: weekdayOfWeek),
    DateRule(
      name: "weekday", example: "Saturday night", why: "the latest such day, the report's own day included",
      starts: [.weekday], match: weekday),
    DateRule(
      name: "neighbour", example: "the following day", why: "counted from the day told last",
      starts: [.following, .previous, .next, .same], match: neighbour),
    DateRule(
      name: "last or next", example: "last month", why: "calendar units: last week is Monday to Sunday",
      starts: [.last, .this, .next, .coming, .upcoming], match: lastOrNext),
    DateRule(
      name: "the day before", example: "the day before", why: "counted from the day told last",
      starts: [.unit, .partOfDay], match: theDayBefore),
    DateRule(
      name: "time of day", example: "at dawn",
      why: "of the day told beside it; alone, of the report's day or the one before",
      starts: [.partOfDay], match: momentOfDay),
    DateRule(
      name: "weekend", example: "over the weekend", why: "two days, neither is preferred",
      starts: [.weekend], match: weekendAlone),
    DateRule(
      name: "the past weeks", example: "the past two weeks", why: "a stretch that ends at the report",
      starts: [.past, .last], match: pastStretch),
    DateRule(
      name: "ago", example: "10 days ago", why: "counted from the day of saying where the sentence names it",
      starts: countStarts + [.unit], match: ago),
    DateRule(
      name: "earlier or later", example: "a day earlier", why: "counted from the time named before it",
      starts: countStarts, match: earlierOrLater),
    DateRule(
      name: "a day after", example: "a day after the talks failed",
      why: "what follows lies so long before the report; its own words name no day", starts: countStarts,
      match: after),
    DateRule(
      name: "length of time", example: "in 10 days",
      why: "a stretch up to the report, unless a cue puts it ahead",
      starts: countStarts, match: length),
    DateRule(
      name: "recent", example: "in recent months", why: "a vague stretch up to the report",
      starts: [.recent, .recently], match: recent),
    DateRule(
      name: "ahead", example: "in the months ahead", why: "a vague stretch from the report on",
      starts: [.unit], match: ahead),
    DateRule(
      name: "day word", example: "yesterday", why: "today and its neighbours",
      starts: [.yesterday, .today, .tonight, .tomorrow], match: dayWord),
  ]

  /// Where a count may begin.
  static let countStarts: [DateWord] = [
    .number, .numberWord, .a, .few, .several, .moreThan, .at, .almost, .less, .about, .over,
  ]

  /// The rules that may begin with a word.
  struct ByStart: Sendable {
    /// By the word's raw value.
    private var rules: [[DateRule]]
    /// One bit for each word with which any rule begins.
    private var starts: UInt128 = 0

    init(_ all: [DateRule]) {
      rules = [[DateRule]](repeating: [], count: Int(DateWord.clause.rawValue) + 1)
      for rule in all {
        for start in rule.starts {
          rules[Int(start.rawValue)].append(rule)
          starts |= 1 << UInt128(start.rawValue)
        }
      }
    }

    /// Whether any rule begins with a word: few words of a sentence are asked for more.
    func canStart(_ word: DateWord) -> Bool { starts >> UInt128(word.rawValue) & 1 == 1 }

    subscript(_ word: DateWord) -> [DateRule] { rules[Int(word.rawValue)] }
  }

  /// The rules of English, and those of all other languages.
  static let english = ByStart(all)
  static let elsewhere = ByStart(ofOtherLanguages)
}
