/// A tag of HTML: its name in small letters, and where its attributes stand.
struct HTMLTag {
  var name: String
  var isClosing: Bool
  private var attributes: Range<Int>
  private let bytes: [UInt8]
  /// Behind the closing ">".
  var end: Int

  /// Reads the tag at a "<"; nil where the sign begins none.
  init?(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    var i = start + 1
    isClosing = i < bytes.count && bytes[i] == 0x2F
    if isClosing { i += 1 }
    let nameStart = i
    while i < bytes.count, Self.isNameByte(bytes[i]), i - nameStart < 32 { i += 1 }
    guard i > nameStart, TextBytes.isLower(bytes[nameStart] | 0x20) else { return nil }
    name = String(decoding: bytes[nameStart..<i].map { $0 | 0x20 }, as: UTF8.self)
    let attributesStart = i
    var quote: UInt8 = 0
    while i < bytes.count {
      let byte = bytes[i]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        break
      } else if byte == 0x22 || byte == 0x27, bytes[i - 1] == 0x3D {
        quote = byte
      }
      i += 1
    }
    attributes = attributesStart..<i
    end = min(i + 1, bytes.count)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    TextBytes.isLower(byte | 0x20) || TextBytes.isDigit(byte) || byte == 0x2D || byte == 0x3A
  }

  /// The value of an attribute, references decoded.
  func attribute(_ wanted: String) -> String? {
    var i = attributes.lowerBound
    while i < attributes.upperBound {
      while i < attributes.upperBound, bytes[i] <= 0x20 || bytes[i] == 0x2F { i += 1 }
      let nameStart = i
      while i < attributes.upperBound, bytes[i] > 0x20, bytes[i] != 0x3D { i += 1 }
      let name = bytes[nameStart..<i]
      var value: Range<Int>?
      if i < attributes.upperBound, bytes[i] == 0x3D { (value, i) = self.value(from: i + 1) }
      if name.map({ TextBytes.isUpper($0) ? $0 | 0x20 : $0 }).elementsEqual(wanted.utf8) {
        return value.map { HTMLEntities.decoded(bytes[$0]) }
      }
      if i == nameStart { i += 1 }
    }
    return nil
  }

  private func value(from start: Int) -> (Range<Int>, Int) {
    var i = start
    guard i < attributes.upperBound else { return (i..<i, i) }
    let quote = bytes[i]
    if quote == 0x22 || quote == 0x27 {
      i += 1
      let first = i
      while i < attributes.upperBound, bytes[i] != quote { i += 1 }
      return (first..<i, min(i + 1, attributes.upperBound))
    }
    while i < attributes.upperBound, bytes[i] > 0x20 { i += 1 }
    return (start..<i, i)
  }
}
