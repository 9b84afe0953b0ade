internal import Model

/// The records of a CSV file (RFC 4180) or of a tab-separated one, one after the other, with the line each begins on.
final class RecordReader {
  /// A record, or what is wrong with it.
  struct Record {
    /// The line on which it begins, from 1.
    var line: Int
    var fields: Result<[String], RowProblem>
  }

  /// A record longer than this has lost a quotation mark: 1 MB.
  private static let limit = 1 << 20

  private let lines: LineReader
  private let separator: UInt8
  private let isQuoted: Bool
  /// The last record's bytes as they stand in the file.
  private(set) var raw: [UInt8] = []
  private var cells: [[UInt8]] = []
  private var cell: [UInt8] = []

  /// Where in a field the reader is.
  private enum State { case start, plain, quoted, closed }

  /// `isQuoted`: whether quotation marks round a field are its dress and not its content.
  init(_ source: ByteSource, separator: UInt8, isQuoted: Bool) {
    lines = LineReader(source)
    self.separator = separator
    self.isQuoted = isQuoted
  }

  /// The next record; blank lines are left out. nil after the last.
  func next() throws(InputError) -> Record? {
    guard var bytes = try nextFilled() else { return nil }
    let first = lines.line
    (cells, cell) = ([], [])
    raw = Array(bytes)
    var state = State.start
    while true {
      guard let end = split(bytes, from: state) else {
        return Record(
          line: first,
          fields: .failure(RowProblem("a quoted field is followed by something other than a separator")))
      }
      state = end
      if state != .quoted { break }
      guard raw.count < Self.limit, let more = try lines.next() else {
        return Record(line: first, fields: .failure(RowProblem("a quoted field is not closed")))
      }
      bytes = more
      raw.append(0x0A)
      raw.append(contentsOf: more)
      cell.append(0x0A)
    }
    cells.append(cell)
    return Record(line: first, fields: texts())
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
        if byte == 0x22 { state = .closed } else { cell.append(byte) }
      } else if byte == separator {
        cells.append(cell)
        cell.removeAll(keepingCapacity: true)
        state = .start
      } else if state == .closed {
        // A doubled quotation mark stands for one.
        guard byte == 0x22 else { return nil }
        cell.append(byte)
        state = .quoted
      } else if state == .start, byte == 0x22, isQuoted {
        state = .quoted
      } else {
        cell.append(byte)
        state = .plain
      }
    }
    return state
  }

  private func texts() -> Result<[String], RowProblem> {
    if raw.contains(0) { return .failure(RowProblem("expected text, found a NUL byte")) }
    var fields: [String] = []
    fields.reserveCapacity(cells.count)
    for cell in cells {
      guard let text = String(validating: cell, as: UTF8.self) else {
        return .failure(RowProblem("expected UTF-8, found other bytes"))
      }
      fields.append(text)
    }
    return .success(fields)
  }
}
