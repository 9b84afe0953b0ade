/// The words of English dates.
extension DateVocabulary {
  static let english: DateVocabulary = {
    var english = DateVocabulary(.english)
    func add(_ words: String, _ word: DateWord, _ value: Int = 0, plural: Bool = false) {
      for text in words.split(separator: " ") {
        english.add(text, Entry(word: word, value: value, isPlural: plural))
      }
    }
    for (index, name) in months.enumerated() { add(name, .month, index + 1) }
    for (index, names) in shortMonths.enumerated() { add(names, .shortMonth, index + 1) }
    for (index, name) in weekdays.enumerated() { add(name, .weekday, index + 1) }
    for (index, names) in shortWeekdays.enumerated() { add(names, .shortWeekday, index + 1) }
    for (index, name) in numbers.enumerated() { add(name, .numberWord, index + 1) }
    for (index, name) in ["thirty", "forty", "fifty"].enumerated() { add(name, .numberWord, index * 10 + 30) }
    for (index, name) in ordinals.enumerated() { add(name, .ordinalWord, index + 1) }
    for (index, unit) in DateUnit.allCases.enumerated() {
      add(unit.rawValue, .unit, index)
      add(unit.rawValue + "s", .unit, index, plural: true)
    }
    add("fortnight", .unit, DateWord.fortnight)
    for (index, names) in partsOfDay.enumerated() { add(names, .partOfDay, index) }
    for (index, names) in seasons.enumerated() { add(names, .season, index + 1) }
    for quarter in 1...4 { add("q\(quarter)", .quarter, quarter) }
    add("quarter", .quarter)
    for (words, word) in plainWords { add(words, word) }
    english.tell("that it he his with has not have they their who an its as were which this")
    english.close()
    return english
  }()

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
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
  /// Stretches of the day, of the night, and moments.
  private static let partsOfDay = [
    "morning afternoon", "evening night", "noon midday dawn daybreak midnight dusk nightfall",
  ]
  /// Spring 1 to winter 4; "fall", which is a verb and a loss too, counts on: see `DateRule.season`.
  private static let seasons = [
    "spring springtime", "summer summertime", "autumn", "winter wintertime", "", "", "fall",
  ]
  private static let plainWords: [(String, DateWord)] = [
    ("a an", .a), ("the", .the), ("of", .of), ("several many", .several), ("few", .few), ("couple", .couple),
    ("last", .last), ("past", .past), ("previous preceding", .previous), ("this", .this),
    ("next", .next), ("following", .following), ("same that", .same), ("coming", .coming),
    ("upcoming", .upcoming), ("half", .half), ("good black bloody palm easter ash maundy holy", .holiday),
    ("times telegraph express mirror herald tribune", .newspaper),
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
    ("through thru", .through), ("into", .into),
    ("will shall ll", .will), ("would", .would),
    ("set slated scheduled expected poised", .set), ("due", .due),
    ("plans plan planning intends intend expects aims hopes", .planned), ("going", .going),
    ("is are be being been", .be), ("was were", .wasWere),
    ("said told announced added stated wrote reported confirmed declared", .said),
    ("had has have did killed captured seized took attacked", .otherPast),
    ("but while when which because although though whereas", .clause),
  ]
}
