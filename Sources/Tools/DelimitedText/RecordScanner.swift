private import Glibc

/// Finds where records of comma-separated values (RFC 4180) end: at LF or CRLF outside quotation marks.
///
/// A quotation mark opens a quoted field only where the field begins; elsewhere it is content, as other readers have it.
struct RecordScanner {
  /// A record longer than this has lost a quotation mark or is no row of a table: 1 MB.
  static let limit = 1 << 20

  /// What stands at a place of the bytes.
  enum Outcome: Equatable {
    /// A record whose next one begins at the offset.
    case record(next: Int)
    /// A line that is no record (`RecordProblem` tells why); reading goes on at the offset.
    case malformed(next: Int)
    /// The bytes end before the record does.
    case open
  }

  /// What begins at `start`. `isLast` tells that no more bytes will come.
  static func scan(_ bytes: FieldBytes, from start: Int, isLast: Bool) -> Outcome {
    let newline = lineEnd(bytes, from: start)
    let lineEnd = newline ?? bytes.count
    guard hasQuote(bytes, start, lineEnd) else {
      guard lineEnd - start <= limit else { return .malformed(next: newline.map { $0 + 1 } ?? bytes.count) }
      if let newline { return .record(next: newline + 1) }
      return isLast ? .record(next: bytes.count) : .open
    }
    let next = newline.map { $0 + 1 } ?? bytes.count
    switch quotedEnd(bytes, from: start) {
    case .end(let end): return end - start <= limit ? .record(next: end) : .malformed(next: next)
    case .rubbish: return .malformed(next: next)
    case .missing(let isQuoted):
      if bytes.count - start > limit { return .malformed(next: next) }
      guard isLast else { return .open }
      return isQuoted ? .malformed(next: next) : .record(next: bytes.count)
    }
  }

  private static func lineEnd(_ bytes: FieldBytes, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
      return nil
    }
    return found - UnsafeMutableRawPointer(mutating: base)
  }

  private static func hasQuote(_ bytes: FieldBytes, _ start: Int, _ end: Int) -> Bool {
    bytes.baseAddress.map { memchr($0 + start, 0x22, end - start) != nil } ?? false
  }

  /// Where a record with quotation marks ends.
  private enum QuotedEnd {
    /// Behind its line end.
    case end(Int)
    /// Nowhere: a closing quotation mark is followed by something other than a comma or a line end.
    case rubbish
    /// Beyond the bytes, or beyond the limit.
    case missing(isQuoted: Bool)
  }

  private static func quotedEnd(_ bytes: FieldBytes, from start: Int) -> QuotedEnd {
    var state = FieldState.start
    var index = start
    let end = min(bytes.count, start + limit + 1)
    while index < end {
      let byte = bytes[index]
      if byte == 0x0A, state != .quoted { return .end(index + 1) }
      guard let next = state.after(byte) else { return .rubbish }
      state = next
      index += 1
    }
    return .missing(isQuoted: state == .quoted)
  }
}

/// Where in a field a reader is.
enum FieldState {
  case start, plain, quoted, closed, carriageReturn

  /// The state behind a byte that ends no record; nil where a closed field is followed by rubbish.
  func after(_ byte: UInt8) -> FieldState? {
    switch self {
    case .quoted: byte == 0x22 ? .closed : .quoted
    case .start, .plain:
      byte == 0x2C ? .start : self == .start && byte == 0x22 ? .quoted : .plain
    case .closed:
      switch byte {
      case 0x22: .quoted
      case 0x2C: .start
      case 0x0D: .carriageReturn
      default: nil
      }
    case .carriageReturn: nil
    }
  }
}
