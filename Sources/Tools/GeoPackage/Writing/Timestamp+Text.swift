internal import Features
internal import Model

extension Timestamp {
  /// A second from `YYYY-MM-DDTHH:MM:SSZ`; nil for any other form, and for times that no clock shows.
  init?(second text: String) {
    var numbers = (year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0)
    var position = 0
    for byte in text.utf8 {
      let digit = Int(byte) - 0x30
      switch (position, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")), (10, UInt8(ascii: "T")), (13, UInt8(ascii: ":")),
        (16, UInt8(ascii: ":")), (19, UInt8(ascii: "Z")):
        break
      case (0...3, 0x30...0x39): numbers.year = numbers.year * 10 + digit
      case (5...6, 0x30...0x39): numbers.month = numbers.month * 10 + digit
      case (8...9, 0x30...0x39): numbers.day = numbers.day * 10 + digit
      case (11...12, 0x30...0x39): numbers.hour = numbers.hour * 10 + digit
      case (14...15, 0x30...0x39): numbers.minute = numbers.minute * 10 + digit
      case (17...18, 0x30...0x39): numbers.second = numbers.second * 10 + digit
      default: return nil
      }
      position += 1
    }
    guard position == 20, numbers.hour < 24, numbers.minute < 60, numbers.second < 60,
      let day = CivilDate(year: numbers.year, month: numbers.month, day: numbers.day)
    else { return nil }
    self.init(day: day, second: numbers.hour * 3_600 + numbers.minute * 60 + numbers.second)
  }

  /// `YYYY-MM-DDTHH:MM:SS.SSSZ`, the form of version 1.3.
  var withMilliseconds: String { "\(description.dropLast()).000Z" }
}
