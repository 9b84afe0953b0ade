internal import Features
internal import Model

extension Timestamp {
  /// A second from `YYYY-MM-DDTHH:MM:SSZ`; nil for any other form, and for times that no clock shows.
  init?(second text: String) {
    let bytes = Array(text.utf8)
    let marks: [(Int, Character)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z")]
    guard bytes.count == 20, marks.allSatisfy({ bytes[$0.0] == $0.1.asciiValue }) else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard 0x30...0x39 ~= byte else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let date = CivilDate(year: year, month: month, day: day),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      hour < 24, minute < 60, second < 60
    else { return nil }
    self.init(day: date, second: hour * 3_600 + minute * 60 + second)
  }

  /// `YYYY-MM-DDTHH:MM:SS.SSSZ`, the form of version 1.3.
  var withMilliseconds: String { "\(description.dropLast()).000Z" }
}
