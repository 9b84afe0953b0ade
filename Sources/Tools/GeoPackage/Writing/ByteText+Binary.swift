internal import Model

/// Numbers as binary formats hold them.
extension ByteText {
  /// The highest byte first.
  mutating func bigEndian<Value: FixedWidthInteger>(_ value: Value) { raw(value.bigEndian) }

  /// The lowest byte first.
  mutating func littleEndian<Value: FixedWidthInteger>(_ value: Value) { raw(value.littleEndian) }

  private mutating func raw<Value: FixedWidthInteger>(_ value: Value) {
    withUnsafeBytes(of: value) { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { add($0) }
    }
  }
}
