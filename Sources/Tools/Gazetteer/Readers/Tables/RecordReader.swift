internal import Model

/// The records of a CSV file (RFC 4180) or of a tab-separated one, one after the other, with the line each begins on.
final class RecordReader {
  /// A record longer than this has lost a quotation mark: 1 MB.
  private static let limit = 1 << 20

  private let lines: LineReader
  private let separator: UInt8
  private let isQuoted: Bool
  /// The last record's bytes as they stand in the file.
  private(set) var raw: [UInt8] = []
  /// The line on which the last record begins, from 1.
  private(set) var line = 0
  /// The last record's fields one after the other, and where each ends.
  private var cells: [UInt8] = []
  private var ends: [Int] = []

  /// Where in a field the reader is.
  private enum State { case start, plain, quoted, closed }

  /// `isQuoted`: whether quotation marks round a field are its dress and not its content.
  init(_ source: ByteSource, separator: UInt8, isQuoted: Bool) {
    lines = LineReader(source)
    self.separator = separator
    self.isQuoted = isQuoted
  }

  /// How many fields the last record has.
  var count: Int { ends.count }

  /// A field of the last record, blanks at its ends removed.
  subscript(index: Int) -> String {
    let start = index == 0 ? 0 : ends[index - 1]
    return cells.withUnsafeBufferPointer { $0.part(start, ends[index]).trimmed.text }
  }

  /// Goes to the next record; blank lines are passed over. False after the last; throws a `RowProblem` where the record is
  /// none, and can go on behind it.
  func next() throws -> Bool {
    guard var bytes = try nextFilled() else { return false }
    line = lines.line
    cells.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    raw.removeAll(keepingCapacity: true)
    raw.append(contentsOf: bytes)
    var state = State.start
    while true {
      guard let end = split(bytes, from: state) else {
        throw RowProblem("a quoted field is followed by something other than a separator")
      }
      state = end
      if state != .quoted { break }
      guard raw.count < Self.limit, let more = try lines.next() else {
        throw RowProblem("a quoted field is not closed")
      }
      bytes = more
      raw.append(0x0A)
      raw.append(contentsOf: more)
      cells.append(0x0A)
    }
    ends.append(cells.count)
    if let problem = raw.withUnsafeBufferPointer({ $0.problem }) { throw problem }
    return true
  }

  private func nextFilled() throws(InputError) -> RowBytes? {
    while let bytes = try lines.next() {
      if !bytes.isEmpty { return bytes }
    }
    return nil
  }

  /// Takes the fields of a line; nil where a quoted field is followed by rubbish.
  private func split(_ bytes: RowBytes, from begin: State) -> State? {
    var state = begin
    for byte in bytes {
      if state == .quoted {
        if byte == 0x22 { state = .closed } else { cells.append(byte) }
      } else if byte == separator {
        ends.append(cells.count)
        state = .start
      } else if state == .closed {
        // A doubled quotation mark stands for one.
        guard byte == 0x22 else { return nil }
        cells.append(byte)
        state = .quoted
      } else if state == .start, byte == 0x22, isQuoted {
        state = .quoted
      } else {
        cells.append(byte)
        state = .plain
      }
    }
    return state
  }
}
