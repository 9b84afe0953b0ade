import Model

/// Whether bytes are text that the stages can read, said in one line if not.
enum TextCheck {
  /// Files that people take for text, by their first bytes.
  private static let kinds: [(start: [UInt8], name: String)] = [
    (Array("%PDF".utf8), "a PDF file"), (Array("PK\u{3}\u{4}".utf8), "a zip file (or an office document)"),
    ([0x1F, 0x8B], "a gzip file"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("SQLite format 3".utf8), "an SQLite database"),
  ]

  /// Throws unless the bytes are UTF-8 text with something in it.
  static func check(_ bytes: [UInt8], name: String) throws(InputError) {
    if bytes.isEmpty { throw InputError(.data, at: name, "is empty; expected the text of a report") }
    if let kind = kinds.first(where: { bytes.starts(with: $0.start) }) {
      throw InputError(.data, at: name, "expected text, found \(kind.name)")
    }
    try checkUTF16(bytes, name)
    try checkUTF8(bytes, name)
    if let nul = bytes.firstIndex(of: 0) {
      throw InputError(
        .data, at: "\(name):\(line(of: nul, in: bytes))",
        "expected text, found a NUL byte: the file is binary")
    }
    if bytes.allSatisfy({ $0 <= 0x20 }) || (bytes.count == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF])) {
      throw InputError(.data, at: name, "is empty; expected the text of a report, found white space only")
    }
  }

  private static func checkUTF16(_ bytes: [UInt8], _ name: String) throws(InputError) {
    let head = bytes.prefix(64)
    let hasMark = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    let nuls = head.count(where: { $0 == 0 })
    guard hasMark || (head.count >= 4 && nuls * 5 >= head.count * 2 && nuls * 5 <= head.count * 3) else {
      return
    }
    let first = hex(bytes[0]) + " " + hex(bytes.count > 1 ? bytes[1] : 0)
    let encoding = hasMark ? "UTF-16" : (bytes[0] == 0 ? "UTF-16BE" : "UTF-16LE")
    throw InputError(
      .data, at: "\(name):1",
      "expected UTF-8, found UTF-16 (first bytes \(first)); convert it: " + command(encoding, name))
  }

  private static func checkUTF8(_ bytes: [UInt8], _ name: String) throws(InputError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw InputError(
        .data, at: "\(name):\(line(of: offset, in: bytes))",
        "expected UTF-8, found byte \(hex(bytes[offset])) (offset \(offset)); if the file is Latin-1, convert it: "
          + command("WINDOWS-1252", name))
    }
  }

  private static func command(_ encoding: String, _ name: String) -> String {
    let stem = name == "-" ? "report.txt" : name
    return "iconv -f \(encoding) -t UTF-8 '\(stem)' > '\(stem).utf8'"
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }

  /// The line, counted from 1, of an offset.
  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<min(offset, bytes.count)].count(where: { $0 == 0x0A })
  }
}
