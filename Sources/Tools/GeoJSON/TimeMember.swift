internal import Features
internal import Model
internal import Verification

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
