/// UTF-8 text under construction, in one piece of memory that grows and is used again.
///
/// Tables ask for millions of sentences and lines. An array asks at each piece whether it is shared, a string moreover
/// whether it is still ASCII; this one cannot be copied, so that a piece costs no more than its bytes.
public struct ByteText: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  /// How many bytes are written.
  @inlinable public var count: Int { written }
  @usableFromInline var written: Int

  /// Begins an empty text with room for so many bytes.
  public init(capacity: Int = 256) {
    self.capacity = max(1, capacity)
    start = .allocate(capacity: self.capacity)
    written = 0
  }

  deinit { start.deallocate() }

  /// The bytes, valid inside `body` only.
  public borrowing func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: start, count: count))
  }

  /// A copy of the bytes.
  public var array: [UInt8] { withBytes { Array($0) } }

  /// A copy as a string.
  public var contents: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  /// Drops what stands behind the first `kept` bytes, and keeps the memory.
  public mutating func cut(to kept: Int) { written = min(written, kept) }

  /// Makes room for so many more bytes and counts them; the caller writes them all.
  @inlinable @inline(__always) mutating func room(_ added: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - written < added { grow(added) }
    defer { written += added }
    return start + written
  }

  @usableFromInline @inline(never) mutating func grow(_ added: Int) {
    capacity = max(2 * capacity, count + added)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }
}

/// Pieces of text.
extension ByteText {
  /// A piece that stands in the program.
  @inlinable @inline(__always) public mutating func add(_ text: StaticString) {
    room(text.utf8CodeUnitCount).initialize(from: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// A string; not for literals, which `add` writes faster.
  public mutating func add(text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Bytes that are UTF-8.
  @inlinable public mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let from = bytes.baseAddress else { return }
    room(bytes.count).initialize(from: from, count: bytes.count)
  }

  /// One byte.
  @inlinable @inline(__always) public mutating func byte(_ byte: UInt8) { room(1).pointee = byte }
}

/// Numbers, written by whole numbers: a `Double`'s own description takes many times as long.
extension ByteText {
  /// A whole number.
  public mutating func int(_ value: Int) { decimal(value, places: 0) }

  /// `value` steps of the last of so many decimals, such as 12,500 thousandths as `12.5`: no idle zeros, no idle point.
  public mutating func decimal(_ value: Int, places: Int) {
    if value < 0 { byte(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var places = places
    while places > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      guard digit == 0 else { break }
      rest = quotient
      places -= 1
    }
    let digits = max(Self.digits(of: rest), places + 1)
    // From the last digit to the first, over the point.
    let first = room(places > 0 ? digits + 1 : digits)
    var last = first + (places > 0 ? digits : digits - 1)
    func put(_ count: Int) {
      for _ in 0..<count {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        last.pointee = UInt8(truncatingIfNeeded: 0x30 + digit)
        last -= 1
        rest = quotient
      }
    }
    if places > 0 {
      put(places)
      last.pointee = UInt8(ascii: ".")
      last -= 1
    }
    put(digits - places)
  }

  private static func digits(of value: UInt) -> Int {
    var count = 1
    var limit: UInt = 10
    // 10^19 is the last power of ten in 64 bits.
    while value >= limit, count < 20 {
      count += 1
      limit &*= 10
    }
    return count
  }

  /// A number with at most so many decimals, halves rounded away from zero; one of more than 9·10¹⁵ steps, or none that is
  /// finite, in its shortest exact form.
  public mutating func rounded(_ value: Double, places: Int) {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = value * scale
    guard abs(scaled) < 9e15 else { return add(text: value.description) }
    // Stated figures mostly are whole, and then no noughts have to be taken off.
    let whole = Int(value)
    if Double(whole) == value { return int(whole) }
    // `rounded()` would be a call of the C library for each number.
    let steps = Int(scaled)
    let rest = scaled - Double(steps)
    decimal(rest >= 0.5 ? steps + 1 : rest <= -0.5 ? steps - 1 : steps, places: places)
  }
}

extension String {
  /// What a closure writes.
  public init(writing write: (inout ByteText) -> Void) {
    var text = ByteText()
    write(&text)
    self = text.contents
  }
}
