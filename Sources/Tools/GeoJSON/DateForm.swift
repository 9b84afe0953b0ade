internal import Features
internal import Model

/// The form of a text that may be a date.
enum DateForm: Hashable {
  /// How a value looks, regardless of its time.
  enum Shape: String, Hashable {
    case day = "YYYY-MM-DD"
    case second = "YYYY-MM-DDTHH:MM:SSZ"
    case fraction = "a time with a fraction of a second"
    case offset = "a time with an offset"
    case local = "a time without a zone"
    case number = "a number"
  }
  case empty
  case day(CivilDate)
  case second(Timestamp, Shape)
  case month
  case year
  case period
  case number
  /// Shaped as a date, but the calendar has no such day.
  case noSuchDay
  case other

  /// Recognises ISO 8601's usual forms.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    func digits(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard 0x30...0x39 ~= byte else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    func has(_ byte: Character, at index: Int) -> Bool {
      index < bytes.count && bytes[index] == byte.asciiValue
    }
    guard !bytes.isEmpty else {
      self = .empty
      return
    }
    guard let year = digits(0..<4) else {
      self = .other
      return
    }
    if bytes.count == 4 {
      self = .year
    } else if bytes.contains(UInt8(ascii: "/")), has("-", at: 4) {
      self = .period
    } else if has("-", at: 4), bytes.count == 7, digits(5..<7) != nil {
      self = .month
    } else if has("-", at: 4), has("-", at: 7), let month = digits(5..<7), let day = digits(8..<10) {
      let date = CivilDate(year: year, month: month, day: day)
      self = date.map { Self.withTime($0, bytes.dropFirst(10)) } ?? .noSuchDay
    } else {
      self = .other
    }
  }

  /// A day with the rest of its text, such as `T10:00:00Z`.
  private static func withTime(_ day: CivilDate, _ rest: ArraySlice<UInt8>) -> DateForm {
    if rest.isEmpty { return .day(day) }
    let text = String(decoding: rest.dropFirst(), as: UTF8.self)
    guard rest.first == UInt8(ascii: "T") || rest.first == UInt8(ascii: " ") else { return .other }
    let clock = text.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
    let zone = text.dropFirst(clock.count)
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24,
      minute < 60,
      let second = parts.count == 3 ? Double(parts[2]) : 0, second < 61
    else { return .noSuchDay }
    let instant = Timestamp(day: day, second: hour * 3_600 + minute * 60 + Int(second))
    let isWhole = parts.count == 3 && parts[2].utf8.count == 2 && parts.allSatisfy { $0.utf8.count == 2 }
    switch zone {
    case "Z": return .second(instant, isWhole && rest.first == UInt8(ascii: "T") ? .second : .fraction)
    case "": return .second(instant, .local)
    default: return zone.first == "+" || zone.first == "-" ? .second(instant, .offset) : .other
    }
  }

  var shape: Shape? {
    switch self {
    case .day: .day
    case .second(_, let shape): shape
    case .number: .number
    default: nil
    }
  }

  var isDateLike: Bool {
    switch self {
    case .day, .second, .month, .period, .noSuchDay: true
    case .empty, .year, .number, .other: false
    }
  }

  /// The first second meant; nil where it is not a time in UTC.
  var first: Timestamp? {
    switch self {
    case .day(let day): .start(of: day)
    case .second(let instant, let shape): shape == .offset ? nil : instant
    default: nil
    }
  }

  /// The last second meant; nil where it is not a time in UTC.
  var last: Timestamp? {
    if case .day(let day) = self { return .end(of: day) }
    return first
  }
}

/// The `time` of a feature as JSON-FG defines it.
struct TimeMember {
  /// Why a value is not such a member.
  struct Fault: Error { var message: String }

  /// First day; nil where open, or no time is given.
  private(set) var first: CivilDate?
  /// Last day; nil where open, or no time is given.
  private(set) var last: CivilDate?

  init(_ value: JSONValue) throws(Fault) {
    if value.kind == .null { return }
    guard value.kind == .object else {
      throw Fault(message: "expected an object or null, found \(value.typeName)")
    }
    let instants = [
      try Self.instant(value["date"], isDay: true), try Self.instant(value["timestamp"], isDay: false),
    ]
    if let interval = value["interval"] {
      try read(interval)
      for instant in instants.compactMap(\.self) where !contains(instant.day) {
        throw Fault(message: "the instant lies outside the interval")
      }
    } else {
      guard let instant = instants.compactMap(\.self).first else {
        throw Fault(message: "expected one of 'date', 'timestamp' and 'interval', found none")
      }
      first = instant.day
      last = instant.day
    }
  }

  /// Whether a day lies in it.
  func contains(_ day: CivilDate) -> Bool {
    first.map { $0 <= day } ?? true && last.map { day <= $0 } ?? true
  }

  private static func instant(_ value: JSONValue?, isDay: Bool) throws(Fault) -> Timestamp? {
    guard let value else { return nil }
    let form = value.string.map(DateForm.init) ?? .other
    switch (form, isDay) {
    case (.day(let day), true): return .start(of: day)
    case (.second(let instant, .second), false), (.second(let instant, .fraction), false): return instant
    default:
      throw Fault(
        message:
          "expected \(isDay ? "a date" : "a timestamp in UTC"), found '\(value.string ?? value.typeName)'")
    }
  }

  private mutating func read(_ interval: JSONValue) throws(Fault) {
    let ends = interval.elements
    guard ends.count == 2 else { throw Fault(message: "interval: expected two ends") }
    var forms: [DateForm?] = []
    for end in ends {
      let form = end.string.map(DateForm.init) ?? .other
      if end.string == ".." {
        forms.append(nil)
      } else if form.first != nil, form.shape == .day || form.shape == .second || form.shape == .fraction {
        forms.append(form)
      } else {
        throw Fault(
          message: "interval: expected a date, a timestamp or \"..\", found '\(end.string ?? end.typeName)'")
      }
    }
    if let from = forms[0], let to = forms[1] {
      guard (from.shape == .day) == (to.shape == .day) else {
        throw Fault(message: "interval: expected both ends as dates or both as timestamps")
      }
      guard let a = from.first, let b = to.last, a <= b else {
        throw Fault(message: "interval: expected an end not before the start")
      }
    }
    first = forms[0]?.first?.day
    last = forms[1]?.last?.day
  }
}
