import Model
import Testing

struct CivilDateTests {
  /// Days of the week and day numbers from `date -d … +%u` and `date -d … +%s` of GNU coreutils 9.1.
  private static let known: [(iso: String, dayNumber: Int, weekday: Weekday)] = [
    ("1970-01-01", 0, .thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11_016, .tuesday),
    ("2016-09-05", 17_049, .monday), ("2016-12-27", 17_162, .tuesday), ("2017-03-07", 17_232, .tuesday),
    ("2016-02-29", 16_860, .monday), ("1900-03-01", -25_508, .thursday), ("2100-02-28", 47_540, .sunday),
  ]

  @Test(arguments: known.map(\.iso))
  func dayNumberAndWeekdayAreThoseOfTheCalendar(_ iso: String) throws {
    let row = try #require(Self.known.first { $0.iso == iso })
    let date = try #require(CivilDate(iso: iso))
    #expect(date.dayNumber == row.dayNumber)
    #expect(date.weekday == row.weekday)
    #expect(date.description == iso)
  }

  @Test func fourHundredYearsRoundTrip() throws {
    var date = try #require(CivilDate(year: 1800, month: 1, day: 1))
    let end = try #require(CivilDate(year: 2200, month: 1, day: 1))
    var days = 0
    var previous = date.adding(days: -1)
    while date < end {
      let parts = date.components
      #expect(CivilDate(year: parts.year, month: parts.month, day: parts.day) == date)
      #expect(date.weekday.rawValue == previous.weekday.rawValue % 7 + 1)
      previous = date
      date = date.adding(days: 1)
      days += 1
    }
    // A Gregorian cycle of 400 years has 146,097 days.
    #expect(days == 146_097)
  }

  @Test(arguments: [(1900, false), (2000, true), (2016, true), (2017, false), (2100, false), (2400, true)])
  func leapYearsHaveTwentyNineDaysInFebruary(_ year: Int, _ isLeap: Bool) {
    #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
    #expect(CivilDate.daysInMonth(year: year, month: 2) == (isLeap ? 29 : 28))
  }

  @Test(arguments: [
    ("2016-01-31", 1, "2016-02-29"), ("2017-01-31", 1, "2017-02-28"), ("2016-12-15", 1, "2017-01-15"),
    ("2016-01-15", -1, "2015-12-15"), ("2016-03-31", -1, "2016-02-29"), ("2016-05-31", -27, "2014-02-28"),
    ("2016-08-24", 0, "2016-08-24"), ("2016-08-24", 1_200, "2116-08-24"),
  ])
  func monthsKeepTheDayOrTakeTheLast(_ iso: String, _ months: Int, _ expected: String) throws {
    #expect(try #require(CivilDate(iso: iso)).adding(months: months).description == expected)
  }

  @Test(arguments: [
    "", "2016", "2016-9-5", "2016-13-01", "2016-00-10", "2016-02-30", "2017-02-29", "16-09-05", "2016-09-05 ",
    "2016-09-05T00:00:00Z", "2016/09/05", "٢٠١٦-٠٩-٠٥", "-016-09-05", "2016--9-05", "+016-09-05",
  ])
  func otherFormsAreNoDate(_ text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test func monthsBeginAndEndInTheirMonth() throws {
    let date = try #require(CivilDate(iso: "2016-02-17"))
    #expect(date.startOfMonth.description == "2016-02-01")
    #expect(date.endOfMonth.description == "2016-02-29")
  }
}
