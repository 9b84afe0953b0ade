internal import Model

/// A point on the line of universal time (UTC), to the nanosecond.
struct Moment: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  var second: Int
  /// 0..<1,000,000,000.
  var nanosecond: Int32 = 0

  /// The open ends of intervals.
  static let everBefore = Moment(second: .min)
  static let everAfter = Moment(second: .max)

  /// The first moment of a day.
  init(_ day: CivilDate) { self.init(second: day.dayNumber * 86_400) }

  init(second: Int, nanosecond: Int32 = 0) {
    self.second = second
    self.nanosecond = nanosecond
  }

  /// The first moment of its day; an open end stays one.
  var startOfDay: Moment {
    guard second != .min, second != .max else { return self }
    let rest = second % 86_400
    return Moment(second: second - (rest < 0 ? rest + 86_400 : rest))
  }

  static func < (a: Moment, b: Moment) -> Bool {
    a.second == b.second ? a.nanosecond < b.nanosecond : a.second < b.second
  }
}

/// A time as it stands in a filter.
enum TimeLiteral: Sendable, Hashable {
  case day(CivilDate)
  case moment(Moment)

  /// A day (`YYYY-MM-DD`) or a date-time of RFC 3339, section 5.6, with any offset; nil for anything else.
  /// Digits of a second behind the ninth are dropped.
  init?(_ text: String) {
    var text = text
    guard let literal = text.withUTF8({ TimeLiteral(bytes: $0) }) else { return nil }
    self = literal
  }

  /// The same from bytes.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes, 0..<4), let month = Self.number(bytes, 5..<7),
      let day = Self.number(bytes, 8..<10), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if bytes.count == 10 {
      self = .day(date)
      return
    }
    guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = Self.number(bytes, 11..<13),
      let minute = Self.number(bytes, 14..<16), let second = Self.number(bytes, 17..<19), hour < 24,
      minute < 60, second <= 60
    else { return nil }
    var at = 19
    var nanosecond: Int32 = 0
    if bytes[at] == UInt8(ascii: ".") {
      var unit: Int32 = 100_000_000
      at += 1
      guard at < bytes.count, 0x30...0x39 ~= bytes[at] else { return nil }
      while at < bytes.count, 0x30...0x39 ~= bytes[at] {
        nanosecond += Int32(bytes[at] - 0x30) * unit
        unit /= 10
        at += 1
      }
    }
    guard let offset = Self.offset(bytes, at) else { return nil }
    let instant = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - offset
    guard Self.seconds.contains(instant) else { return nil }
    self = .moment(Moment(second: instant, nanosecond: nanosecond))
  }

  /// The years 0000 to 9999 in UTC, which four digits can write.
  private static let seconds = -62_167_219_200..<253_402_300_800

  /// `Z` or `+HH:MM` to the end of the text, in seconds east.
  private static func offset(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    guard at < bytes.count else { return nil }
    if bytes[at] | 0x20 == UInt8(ascii: "z") { return at + 1 == bytes.count ? 0 : nil }
    guard bytes.count == at + 6, bytes[at + 3] == UInt8(ascii: ":"),
      let hours = number(bytes, at + 1..<at + 3),
      let minutes = number(bytes, at + 4..<at + 6), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    switch bytes[at] {
    case UInt8(ascii: "+"): return seconds
    case UInt8(ascii: "-"): return -seconds
    default: return nil
    }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard 0x30...0x39 ~= bytes[index] else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }

  /// Its first moment.
  var moment: Moment {
    switch self {
    case .day(let day): Moment(day)
    case .moment(let moment): moment
    }
  }

  var isDay: Bool {
    if case .day = self { return true }
    return false
  }

  /// `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SSZ` with as many digits of a second as are needed.
  var text: String {
    switch self {
    case .day(let day): return day.description
    case .moment(let moment):
      let day = CivilDate(dayNumber: moment.startOfDay.second / 86_400)
      let second = moment.second - moment.startOfDay.second
      let clock = [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      var fraction = ""
      if moment.nanosecond > 0 {
        let digits = String(moment.nanosecond)
        fraction = "." + String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while fraction.last == "0" { fraction.removeLast() }
      }
      return "\(day)T\(clock.joined(separator: ":"))\(fraction)Z"
    }
  }
}
