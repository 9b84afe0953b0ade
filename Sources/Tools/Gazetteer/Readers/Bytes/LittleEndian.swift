/// Whole numbers of a binary header, least byte first; nil where the bytes end before the number does.
struct LittleEndian {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// A number of 2, 4 or 8 bytes; nil too where it is too large for a size.
  mutating func number(_ width: Int) -> Int? {
    guard let bytes = bytes(width) else { return nil }
    let value = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value)
  }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// Passes over bytes; false where there are fewer.
  mutating func skip(_ count: Int) -> Bool {
    guard count <= rest.count else { return false }
    rest = rest.dropFirst(count)
    return true
  }
}
