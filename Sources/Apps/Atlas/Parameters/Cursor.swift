/// Where a page ended: the state of the collection that it was read from, the position there, and the question.
///
/// Positions mean something in one state alone. A state is known by the hash of its features, so that a cursor outlives a
/// restart and every change of other collections; of one whose state is no longer kept the client is told to begin anew.
struct Cursor: Sendable, Hashable {
  /// The collection's state.
  var state: UInt64
  /// The position of the next feature.
  var position: Int
  /// The hash of the parameters that choose features.
  var question: UInt64

  /// What a cursor looks like.
  static let pattern = "^[A-Za-z0-9_-]{27}$"

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  init(state: UInt64, position: Int, question: UInt64) {
    self.state = state
    self.position = position
    self.question = question
  }

  /// Reads a cursor in base64url without padding (RFC 4648, 5).
  init(_ text: String) throws(Problem) {
    guard text.utf8.count == 27, let bytes = Self.bytes(of: text) else {
      throw Problem.value(
        of: "cursor", expected: "the cursor of a 'next' link as it stands there", found: text)
    }
    state = Self.number(bytes[0..<8])
    position = Int(Self.number(bytes[8..<12]))
    question = Self.number(bytes[12..<20])
  }

  /// The text for links.
  var text: String {
    var bytes: [UInt8] = []
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: state >> shift))
    }
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: position >> shift))
    }
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: question >> shift))
    }
    bytes.append(0)
    var text: [UInt8] = []
    for index in stride(from: 0, to: bytes.count, by: 3) {
      let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
      for shift: UInt32 in [18, 12, 6, 0] { text.append(Self.digits[Int(group >> shift & 63)]) }
    }
    return String(decoding: text.prefix(27), as: UTF8.self)
  }

  private static func bytes(of text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (group, bits): (UInt32, UInt32) = (0, 0)
    for digit in text.utf8 {
      guard let value = digits.firstIndex(of: digit) else { return nil }
      (group, bits) = (group << 6 | UInt32(value), bits + 6)
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: group >> bits))
      }
    }
    return group & (1 << bits - 1) == 0 ? bytes : nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
