/// A day of the proleptic Gregorian calendar, without a time zone.
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  /// The day that lies `dayNumber` days after 1970-01-01.
  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// A day by year, month (1...12) and day of month, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.daysInMonth(year: year, month: month) else {
      return nil
    }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// A day from `YYYY-MM-DD`; nil for any other form, and for days the calendar does not have.
  public init?(iso text: some StringProtocol) {
    var fields = (0, 0, 0)
    var position = 0
    for byte in text.utf8 {
      switch (position, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
      case (0...3, 0x30...0x39): fields.0 = fields.0 * 10 + Int(byte - 0x30)
      case (5...6, 0x30...0x39): fields.1 = fields.1 * 10 + Int(byte - 0x30)
      case (8...9, 0x30...0x39): fields.2 = fields.2 * 10 + Int(byte - 0x30)
      default: return nil
      }
      position += 1
    }
    guard position == 10 else { return nil }
    self.init(year: fields.0, month: fields.1, day: fields.2)
  }

  /// `days_from_civil` of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
  private init(uncheckedYear year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month (1...12) and day of month (`civil_from_days` of the same paper).
  public var components: (year: Int, month: Int, day: Int) {
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The year, as in 2016.
  public var year: Int { components.year }
  /// The month, 1...12.
  public var month: Int { components.month }
  /// The day of the month, 1...31.
  public var day: Int { components.day }
  /// The day of the week.
  public var weekday: Weekday { Weekday(rawValue: ((dayNumber + 3) % 7 + 7) % 7 + 1) ?? .monday }

  /// The day `days` later (earlier where negative).
  public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// The same day of the month `months` later, or the month's last day where it is shorter.
  public func adding(months: Int) -> CivilDate {
    let now = components
    let index = now.year * 12 + now.month - 1 + months
    let year = index >= 0 ? index / 12 : (index - 11) / 12
    let month = index - year * 12 + 1
    let day = min(now.day, Self.daysInMonth(year: year, month: month))
    return CivilDate(uncheckedYear: year, month: month, day: day)
  }

  /// The first day of this day's month.
  public var startOfMonth: CivilDate { adding(days: 1 - day) }
  /// The last day of this day's month.
  public var endOfMonth: CivilDate {
    let now = components
    return adding(days: Self.daysInMonth(year: now.year, month: now.month) - now.day)
  }

  /// The number of days of a month (1...12), 28...31.
  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// By time.
  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.dayNumber < b.dayNumber }

  /// `YYYY-MM-DD` (ISO 8601).
  public var description: String {
    let now = components
    func pad(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(pad(now.year, 4))-\(pad(now.month, 2))-\(pad(now.day, 2))"
  }
}

/// A day of the week; the raw value is ISO 8601's, Monday 1 to Sunday 7.
public enum Weekday: Int, Sendable, CaseIterable {
  case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}
