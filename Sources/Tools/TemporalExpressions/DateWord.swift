/// What a word can do in a date. Words that do nothing there are `other`.
enum DateWord: UInt8 {
  case end, other, punctuation, number, ordinal, figure
  case month, shortMonth, weekday, shortWeekday, numberWord, unit, partOfDay
  case a, the, of, several, few, couple
  case last, past, previous, this, next, coming, upcoming
  case early, late, mid, earlier, later, startOf, endOf, ago, ahead, old
  case yesterday, today, tonight, tomorrow, overnight, recently, recent, weekend
  case moreThan, than, atLeast, least, almost, less, about
  case on, `in`, at, `for`, since, from, until, by, before, after, during, within, over, between, and, to
  case will, would, set, due, planned, going, be, wasWere, said, otherPast, clause

  /// The vocabulary: the word's lower-case form, what it does, and its value (month, weekday, count, unit).
  static let vocabulary: [UInt128: Entry] = {
    var entries: [UInt128: Entry] = [:]
    func add(_ words: String, _ word: DateWord, _ value: Int = 0, plural: Bool = false) {
      for text in words.split(separator: " ") {
        entries[key(text.utf8)] = Entry(word: word, value: value, isPlural: plural)
      }
    }
    for (index, name) in months.enumerated() { add(name, .month, index + 1) }
    for (index, names) in shortMonths.enumerated() { add(names, .shortMonth, index + 1) }
    add("may", .month, 5)
    for (index, name) in weekdays.enumerated() { add(name, .weekday, index + 1) }
    for (index, names) in shortWeekdays.enumerated() { add(names, .shortWeekday, index + 1) }
    for (index, name) in numbers.enumerated() { add(name, .numberWord, index + 1) }
    add("thirty", .numberWord, 30)
    add("forty", .numberWord, 40)
    add("fifty", .numberWord, 50)
    for (index, unit) in DateUnit.allCases.enumerated() {
      add(unit.rawValue, .unit, index)
      add(unit.rawValue + "s", .unit, index, plural: true)
    }
    add("fortnight", .unit, fortnight)
    add("morning noon afternoon midday dawn daybreak", .partOfDay, 0)
    add("evening night midnight dusk nightfall", .partOfDay, 1)
    for (words, word) in plainWords { add(words, word) }
    return entries
  }()

  /// The value of "fortnight": two weeks, see `DateUnit.init(index:)`.
  static let fortnight = 6

  struct Entry {
    var word: DateWord
    var value: Int
    var isPlural: Bool
  }

  /// The lower-case ASCII form of a word of at most 16 bytes as one number.
  static func key(_ bytes: some Sequence<UInt8>) -> UInt128 {
    bytes.reduce(0) { $0 << 8 | UInt128($1) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
  private static let shortMonths = [
    "jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let shortWeekdays = ["mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"]
  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]
  private static let plainWords: [(String, DateWord)] = [
    ("a an", .a), ("the", .the), ("of", .of), ("several many", .several), ("few", .few), ("couple", .couple),
    ("last", .last), ("past", .past), ("previous preceding", .previous), ("this", .this),
    ("next following", .next), ("coming", .coming), ("upcoming", .upcoming),
    ("early", .early), ("late", .late), ("mid middle", .mid), ("earlier", .earlier), ("later", .later),
    ("beginning start", .startOf), ("end", .endOf), ("ago", .ago), ("ahead", .ahead), ("old", .old),
    ("yesterday", .yesterday), ("today", .today), ("tonight", .tonight), ("tomorrow", .tomorrow),
    ("overnight", .overnight), ("recently", .recently), ("recent", .recent), ("weekend", .weekend),
    ("more", .moreThan), ("than", .than), ("least", .least), ("almost nearly", .almost), ("less", .less),
    ("about around some roughly approximately", .about),
    ("on", .on), ("in", .in), ("at", .at), ("for", .for), ("since", .since), ("from", .from),
    ("until till", .until), ("by", .by), ("before", .before), ("after", .after),
    ("during throughout", .during),
    ("within", .within), ("over", .over), ("between", .between), ("and", .and), ("to", .to),
    ("will shall ll", .will), ("would", .would),
    ("set slated scheduled expected poised", .set), ("due", .due),
    ("plans plan planning intends intend expects aims hopes", .planned), ("going", .going),
    ("is are be being been", .be), ("was were", .wasWere),
    ("said told announced added stated wrote reported confirmed declared", .said),
    ("had has have did killed captured seized took attacked", .otherPast),
    ("but while when which because although though whereas", .clause),
  ]
}

/// Units in which news counts time.
enum DateUnit: String, CaseIterable {
  case hour, day, week, month, year, decade
}
