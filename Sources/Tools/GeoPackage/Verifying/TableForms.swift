internal import Verification

/// Forms of names and values in tables.
enum TableForms {
  /// A name in quotes.
  static func quoted(_ name: String) -> String {
    "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  /// Types of columns (table 1 of the standard), each with the classes of values that SQLite may keep in it.
  static func takes(_ value: SQLiteValue, type: String) -> Bool {
    switch value {
    case .null: true
    case .integer(let number): !isText(type) && type != "BLOB" && (type != "BOOLEAN" || 0...1 ~= number)
    case .real: ["FLOAT", "DOUBLE", "REAL"].contains(type)
    case .text: isText(type)
    case .blob: type.hasPrefix("BLOB")
    }
  }

  /// Whether the standard has a type of columns.
  static func isType(_ type: String) -> Bool {
    ["BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "FLOAT", "DOUBLE", "REAL", "BLOB"]
      .contains(type) || isText(type) || type.hasPrefix("BLOB(")
  }

  private static func isText(_ type: String) -> Bool {
    type == "TEXT" || type.hasPrefix("TEXT(") || type == "DATE" || type == "DATETIME"
  }

  /// Whether a text is a DATE: `YYYY-MM-DD`.
  static func isDate(_ text: String) -> Bool {
    if case .day = DateForm(text) { text.utf8.count == 10 } else { false }
  }

  /// Whether a text is a DATETIME: `YYYY-MM-DDTHH:MM:SS.SSSZ`; since 1.4 also without milliseconds or
  /// seconds.
  static func isDateTime(_ text: String, version: Int64) -> Bool {
    guard case .second(_, let shape) = DateForm(text), shape == .second || shape == .fraction else {
      return false
    }
    let lengths = version >= 10_400 ? [17, 20, 24] : [24]
    return lengths.contains(text.utf8.count) && text.utf8.dropFirst(10).first == UInt8(ascii: "T")
  }

  /// The fields that a QGIS style takes its times from.
  static func timeFields(of style: String) -> [String] {
    guard let start = style.firstRange(of: "<temporal ")?.upperBound else { return [] }
    let element = style[start...].prefix { $0 != ">" }
    guard element.contains("enabled=\"1\"") else { return [] }
    return ["startField=\"", "endField=\""].compactMap { key in
      element.firstRange(of: key).map { String(element[$0.upperBound...].prefix { $0 != "\"" }) }
    }.filter { !$0.isEmpty }
  }
}
