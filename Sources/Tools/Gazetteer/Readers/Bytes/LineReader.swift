private import Glibc
internal import Model

/// The bytes of a row; valid only until the reader is asked for the next one.
typealias RowBytes = UnsafeBufferPointer<UInt8>

/// The lines of a file one after the other: LF or CRLF, a byte order mark dropped, the last line with or without end.
final class LineReader {
  /// A line longer than this is no line of a table: 16 MB.
  static let limit = 1 << 24

  let source: ByteSource
  /// Number of the line that `next()` gave last, from 1.
  private(set) var line = 0
  private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
  private var start = 0
  private var end = 0
  private var hasEnded = false

  init(_ source: ByteSource) { self.source = source }

  deinit { buffer.deallocate() }

  /// The next line without its end; nil after the last.
  func next() throws(InputError) -> RowBytes? {
    var searched = start
    while true {
      if let newline = find(from: searched) {
        let bytes = slice(start, newline)
        start = newline + 1
        line += 1
        return line == 1 ? withoutMark(bytes) : bytes
      }
      searched = end
      if hasEnded {
        guard start < end else { return nil }
        let bytes = slice(start, end)
        start = end
        line += 1
        return line == 1 ? withoutMark(bytes) : bytes
      }
      searched -= start
      try refill()
      searched += start
    }
  }

  private func find(from offset: Int) -> Int? {
    guard let base = buffer.baseAddress, offset < end,
      let found = memchr(base + offset, 0x0A, end - offset)
    else { return nil }
    return found - UnsafeMutableRawPointer(base)
  }

  private func slice(_ from: Int, _ to: Int) -> RowBytes {
    let last = to > from && buffer[to - 1] == 0x0D ? to - 1 : to
    return RowBytes(rebasing: buffer[from..<last])
  }

  private func withoutMark(_ bytes: RowBytes) -> RowBytes {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? RowBytes(rebasing: bytes[3...]) : bytes
  }

  /// Moves the unfinished line to the front and reads more behind it.
  private func refill() throws(InputError) {
    let kept = end - start
    guard kept <= Self.limit else {
      throw InputError(
        .data, at: "\(source.name):\(line + 1)", "expected a line of at most 16 MB, found a longer one")
    }
    if kept == buffer.count {
      let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 2)
      _ = larger.update(fromContentsOf: buffer[start..<end])
      buffer.deallocate()
      buffer = larger
    } else if start > 0, let base = buffer.baseAddress {
      memmove(base, base + start, kept)
    }
    (start, end) = (0, kept)
    let count = try source.read(
      into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[end...]))
    end += count
    hasEnded = count == 0
  }
}
