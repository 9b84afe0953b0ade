public import Features
public import Model

/// The form of a text that may be a date.
public enum DateForm: Sendable, Hashable {
  /// How a value looks, regardless of its time.
  public enum Shape: String, Sendable, Hashable {
    case day = "YYYY-MM-DD"
    case second = "YYYY-MM-DDTHH:MM:SSZ"
    case fraction = "a time with a fraction of a second"
    case offset = "a time with an offset"
    case local = "a time without a zone"
    case number = "a number"
  }
  /// No text at all.
  case empty
  /// A day.
  case day(CivilDate)
  /// A second; not in universal time where the shape is an offset or none is told.
  case second(Timestamp, Shape)
  /// `YYYY-MM`.
  case month
  /// `YYYY`.
  case year
  /// Two dates, one slash.
  case period
  /// Not a text but a number.
  case number
  /// Shaped as a date, but the calendar has no such day.
  case noSuchDay
  /// Anything else.
  case other

  /// Recognises ISO 8601's usual forms.
  public init(_ text: String) {
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

  /// How it looks; nil for what no column of times should hold.
  public var shape: Shape? {
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
  public var first: Timestamp? {
    switch self {
    case .day(let day): .start(of: day)
    case .second(let instant, let shape): shape == .offset ? nil : instant
    default: nil
    }
  }

  /// The last second meant; nil where it is not a time in UTC.
  public var last: Timestamp? {
    if case .day(let day) = self { return .end(of: day) }
    return first
  }
}
