internal import Features
internal import Model

/// A time as it stands in an attribute: a day, or a second of universal time.
enum TileTime {
  /// The attributes that hold times, and the names of those that give them in seconds since 1970, for clients that compare
  /// numbers only.
  static let seconds = ["start": "start_s", "end": "end_s"]

  /// Seconds since 1970-01-01T00:00:00Z of `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`; nil for any other form.
  ///
  /// - Parameter isEnd: Whether a day means its last second, as the end of a closed interval does.
  static func seconds(of text: String, isEnd: Bool) -> Int? {
    guard let day = CivilDate(iso: text.prefix(10)) else { return nil }
    let rest = Array(text.utf8.dropFirst(10))
    if rest.isEmpty { return day.dayNumber * 86_400 + (isEnd ? 86_399 : 0) }
    guard rest.count == 10, rest[0] == UInt8(ascii: "T"), rest[3] == UInt8(ascii: ":"),
      rest[6] == UInt8(ascii: ":"), rest[9] == UInt8(ascii: "Z")
    else { return nil }
    func two(_ index: Int) -> Int? {
      guard (0x30...0x39).contains(rest[index]), (0x30...0x39).contains(rest[index + 1]) else { return nil }
      return Int(rest[index] - 0x30) * 10 + Int(rest[index + 1] - 0x30)
    }
    guard let hour = two(1), let minute = two(4), let second = two(7), hour < 24, minute < 60, second < 60
    else { return nil }
    return day.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second
  }
}
