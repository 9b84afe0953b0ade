/// What a word can do in a date, whatever the language. Words that do nothing there are `other`.
enum DateWord: UInt8 {
  case end, other, punctuation, number, ordinal, figure, dottedDate, decade
  case month, shortMonth, weekday, shortWeekday, numberWord, ordinalWord, unit, partOfDay
  case season, quarter, half, dayPhrase, unitPhrase, agoPhrase
  case a, the, of, several, few, couple
  case last, past, previous, following, same, this, next, coming, upcoming
  case early, late, mid, earlier, later, startOf, endOf, ago, ahead, old
  case yesterday, today, tonight, tomorrow, overnight, recently, recent, weekend
  case moreThan, than, atLeast, least, almost, less, about
  case on, `in`, at, `for`, since, from, until, by, before, after, during, within, over, between, and, to
  case through, into, holiday, newspaper
  case will, would, set, due, planned, going, be, wasWere, said, otherPast, clause

  /// The value of "fortnight": two weeks, see `DateUnit.init(index:)`.
  static let fortnight = 6
}

/// Units in which news counts time.
enum DateUnit: String, CaseIterable {
  case hour, day, week, month, year, decade
}
