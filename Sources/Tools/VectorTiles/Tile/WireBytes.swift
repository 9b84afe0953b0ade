/// The wire format of Protocol Buffers: what a tile needs of it, written straight into an array.
///
/// swift-protobuf reads our tiles, but does not write them: the values of attributes stay encoded from the
/// feature to every tile it lies in, where messages would be made and encoded again for each tile.
extension [UInt8] {
  /// A varint: seven bits a byte, the lowest first.
  @inline(__always)
  mutating func appendVarint(_ value: UInt64) {
    if value < 0x80 { return append(UInt8(truncatingIfNeeded: value)) }
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// The key of a field that is a varint.
  @inline(__always)
  mutating func appendKey(varint field: UInt64) { appendVarint(field << 3) }

  /// The key of a field of so many bytes, and their number.
  @inline(__always)
  mutating func appendKey(field: UInt64, length: Int) {
    appendVarint(field << 3 | 2)
    appendVarint(UInt64(length))
  }

  /// A field of text.
  mutating func append(field: UInt64, text: String) {
    appendKey(field: field, length: text.utf8.count)
    append(contentsOf: text.utf8)
  }

  /// How many bytes a varint takes.
  @inline(__always)
  static func varintLength(_ value: UInt64) -> Int { (63 - (value | 1).leadingZeroBitCount) / 7 + 1 }
}

/// A signed number as an unsigned one, so that numbers near 0 stay small: 0, -1, 1, -2, … become 0, 1, 2, 3,
/// …
@inline(__always)
func zigzag(_ value: Int32) -> UInt32 { UInt32(bitPattern: (value << 1) ^ (value >> 31)) }
