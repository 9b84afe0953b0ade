private import Glibc

/// What keeps bytes from being text.
public struct TextProblem: Error, Sendable, Hashable {
  /// What was expected and what was found, in a line.
  public let text: String

  /// Looks for a NUL byte and for what is no UTF-8; nil where there is neither.
  public init?(in bytes: FieldBytes) {
    guard let base = bytes.baseAddress else { return nil }
    if memchr(base, 0, bytes.count) != nil {
      text = "expected text, found a NUL byte"
      return
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      text =
        "expected UTF-8, found other bytes; a file of Windows or Latin-1 is converted by "
        + "iconv -f WINDOWS-1252 -t UTF-8"
    }
  }

  /// Looks at the first bytes of a file for another encoding, which its byte order mark or its zero bytes betray.
  public init?(beginningOf bytes: FieldBytes) {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
    let head = bytes.prefix(64)
    // Latin letters in UTF-16 have a zero in every second byte.
    let zeros = [0, 1].map { side in head.indices.count { head[$0] == 0 && $0 % 2 == side } }
    let isWide = zeros.contains(0) && (zeros[0] + zeros[1]) * 3 >= head.count && !head.isEmpty
    guard marks.contains(where: { head.starts(with: $0) }) || isWide else { return nil }
    text = "expected UTF-8, found UTF-16 or UTF-32; convert the file with iconv -f UTF-16 -t UTF-8"
  }
}
