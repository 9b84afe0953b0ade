internal import FeatureIndex
internal import Features
internal import Model

/// Reads the times of queries: RFC 3339, 5.6, and dates for whole days.
enum TimeParameter {
  /// A `datetime`: a moment or an interval, closed, ends open by `..` or nothing.
  static func window(_ text: String) throws(Problem) -> TimeWindow {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard let moment = moment(parts[0]) else { throw refusal(text) }
      return TimeWindow(from: moment.first, to: moment.last)
    case 2:
      let isOpen = parts.map { $0.isEmpty || $0 == ".." }
      guard isOpen != [true, true] else { throw refusal(text) }
      let from = isOpen[0] ? nil : moment(parts[0])
      let to = isOpen[1] ? nil : moment(parts[1])
      guard isOpen[0] || from != nil, isOpen[1] || to != nil else { throw refusal(text) }
      let window = TimeWindow(from: from?.first, to: to?.last)
      if let first = window.from, let last = window.to, last < first {
        throw Problem.value(of: "datetime", expected: "an end not before the start", found: text)
      }
      return window
    default: throw refusal(text)
    }
  }

  /// The day (UTC) of a `known-at`.
  static func day(_ text: String, of name: String) throws(Problem) -> CivilDate {
    guard let moment = moment(text[...]) else {
      throw Problem.value(of: name, expected: "YYYY-MM-DD or a date-time of RFC 3339", found: text)
    }
    return moment.last.day
  }

  /// The second that a date-time of RFC 3339 names.
  static func second(_ text: String) -> Timestamp? {
    guard let moment = moment(text[...]), moment.first == moment.last else { return nil }
    return moment.first
  }

  private static func refusal(_ text: String) -> Problem {
    Problem.value(
      of: "datetime",
      expected: "YYYY-MM-DD, a date-time of RFC 3339, or two with a slash between, '..' for an open end",
      found: text)
  }

  /// The first and the last second of a moment.
  private static func moment(_ text: Substring) -> (first: Timestamp, last: Timestamp)? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let day = CivilDate(iso: text.prefix(10)) else { return nil }
    if bytes.count == 10 { return (.start(of: day), .end(of: day)) }
    guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = number(bytes[11...12], below: 24),
      let minute = number(bytes[14...15], below: 60), let second = number(bytes[17...18], below: 60)
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { isDigit($0) }
      guard (1...9).contains(digits.count) else { return nil }
      rest = rest[digits.endIndex...]
    }
    guard let offset = offset(rest) else { return nil }
    let seconds = day.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - offset
    let dayNumber = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let moment = Timestamp(
      day: CivilDate(dayNumber: dayNumber), second: seconds - dayNumber * 86_400)
    return (moment, moment)
  }

  /// Seconds east of UTC; a blank stands for the `+` that a form would have encoded.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
    let isPlus = sign == UInt8(ascii: "+") || sign == UInt8(ascii: " ")
    let start = bytes.startIndex
    guard bytes.count == 6, isPlus || sign == UInt8(ascii: "-"), bytes[start + 3] == UInt8(ascii: ":"),
      let hour = number(bytes[(start + 1)...(start + 2)], below: 24),
      let minute = number(bytes[(start + 4)...(start + 5)], below: 60)
    else { return nil }
    return (isPlus ? 1 : -1) * (hour * 3_600 + minute * 60)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ digits: ArraySlice<UInt8>, below limit: Int) -> Int? {
    var value = 0
    for digit in digits {
      guard isDigit(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value < limit ? value : nil
  }
}
