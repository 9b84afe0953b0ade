public import Model

/// Comma-separated values (RFC 4180) written as bytes.
extension ByteText {
  /// A field: quoted where it holds a comma, a quotation mark or a line end, or is empty without being null.
  public mutating func field(_ text: String) {
    let needsQuotes =
      text.isEmpty || text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return add(text: text) }
    byte(0x22)
    for unit in text.utf8 {
      if unit == 0x22 { byte(0x22) }
      byte(unit)
    }
    byte(0x22)
  }

  /// The end of a record (RFC 4180, 2.1).
  public mutating func endRecord() { add("\r\n") }

  /// Whether a spreadsheet would take words for a formula: they begin with `=`, `+`, `-`, `@`, a tab or a carriage return, and are no
  /// number (OWASP, "CSV Injection"). Words of articles are other people's.
  public static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
    var text = text
    return text.withUTF8 { Double(decimal: $0) == nil }
  }
}
