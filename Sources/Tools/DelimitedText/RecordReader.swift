/// The records in a chunk of comma-separated values, one after the other, their fields without a copy.
///
/// The bytes must stay where they are as long as the reader is used.
public final class RecordReader {
  /// What the reader stands on.
  public enum Step: Sendable {
    /// A record: `count`, `raw` and the fields tell of it.
    case record
    /// A line that is none; `raw` has it.
    case malformed
  }

  /// Why a line is no record.
  public static let malformedText =
    "expected quoted fields to end at a comma or a line end, and rows of at most 1 MB; "
    + "found a row that begins here and is not closed"

  private struct Field {
    var start: Int
    var end: Int
    /// Whether quotation marks are doubled inside.
    var isEscaped: Bool
  }

  private let bytes: FieldBytes
  // All of it is asked a dozen times a row, by one thread alone: the runtime need not look for overlapping accesses.
  @exclusivity(unchecked) private var position: Int
  @exclusivity(unchecked) private var nextLine: Int
  @exclusivity(unchecked) private var fields: [Field] = []
  @exclusivity(unchecked) private var unescaped: [UnsafeMutableBufferPointer<UInt8>] = []
  /// The line on which the record begins, from 1.
  @exclusivity(unchecked) public private(set) var line = 0
  /// The record as it stands in the chunk, without its line end.
  @exclusivity(unchecked) public private(set) var raw = FieldBytes(start: nil, count: 0)

  /// Reads from bytes whose first line has a number; a byte order mark must have been dropped.
  public init(_ bytes: FieldBytes, firstLine: Int) {
    self.bytes = bytes
    position = 0
    nextLine = firstLine
  }

  deinit { freeUnescaped() }

  /// How many fields the record has.
  public var count: Int { fields.count }

  /// Whether it is one; of a malformed line only `raw` can be told.
  @exclusivity(unchecked) public private(set) var isRecord = false
  /// How many bytes were read.
  public var offset: Int { position }
  /// The line after the last record.
  public var lineAfter: Int { nextLine }

  /// A field, without its quotation marks; valid until the next record is read.
  public subscript(index: Int) -> FieldBytes {
    let field = fields[index]
    let part = FieldBytes(rebasing: bytes[field.start..<field.end])
    return field.isEscaped ? unescape(part) : part
  }

  /// Goes to the next record, over blank lines; nil after the last.
  public func next() -> Step? {
    if !unescaped.isEmpty { freeUnescaped() }
    while position < bytes.count {
      let start = position
      line = nextLine
      switch RecordScanner.scan(bytes, from: start, isLast: true) {
      case .record(let next):
        take(start, next)
        isRecord = true
        if raw.isEmpty { continue }
        split(start, start + raw.count)
        return .record
      case .malformed(let next):
        take(start, next)
        isRecord = false
        return .malformed
      case .open:
        // With `isLast` nothing is left open.
        return nil
      }
    }
    return nil
  }

  private func take(_ start: Int, _ next: Int) {
    var end = next
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    raw = FieldBytes(rebasing: bytes[start..<end])
    // A line without end is cut where the bytes end, and its next line begins there all the same.
    nextLine += 1 + raw.count { $0 == 0x0A }
    position = next
  }

  private func split(_ start: Int, _ end: Int) {
    fields.removeAll(keepingCapacity: true)
    var index = start
    while true {
      var field = Field(start: index, end: index, isEscaped: false)
      if index < end, bytes[index] == 0x22 {
        field.start = index + 1
        index += 1
        while index < end {
          if bytes[index] == 0x22 {
            guard index + 1 < end, bytes[index + 1] == 0x22 else { break }
            field.isEscaped = true
            index += 1
          }
          index += 1
        }
        field.end = index
        index += 1
      } else {
        while index < end, bytes[index] != 0x2C { index += 1 }
        field.end = index
      }
      fields.append(field)
      if index >= end { return }
      index += 1
    }
  }

  private func unescape(_ field: FieldBytes) -> FieldBytes {
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: field.count)
    unescaped.append(room)
    var count = 0
    var index = 0
    while index < field.count {
      room[count] = field[index]
      count += 1
      index += field[index] == 0x22 ? 2 : 1
    }
    return FieldBytes(rebasing: UnsafeBufferPointer(room)[..<count])
  }

  private func freeUnescaped() {
    for room in unescaped { room.deallocate() }
    unescaped.removeAll(keepingCapacity: true)
  }
}
