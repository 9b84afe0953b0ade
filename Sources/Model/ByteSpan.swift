/// A half-open range of UTF-8 byte offsets, `start..<end`, into the text of a report.
public struct ByteSpan: Sendable, Hashable, Comparable {
  /// Offset of the first byte, 0 or more.
  public let start: Int
  /// Offset behind the last byte, never below `start`.
  public let end: Int

  /// Makes a span; an `end` below `start` is taken as an empty span at `start`.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The number of bytes.
  public var length: Int { end - start }

  /// The span as a range, for slicing arrays of bytes.
  public var range: Range<Int> { start..<end }

  /// Whether the two spans share a byte.
  public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }

  /// Whether every byte of `other` lies in this span.
  public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }

  /// The smallest span that holds both.
  public func union(_ other: ByteSpan) -> ByteSpan {
    ByteSpan(start: min(start, other.start), end: max(end, other.end))
  }

  /// By start, then by end.
  public static func < (a: ByteSpan, b: ByteSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
