/// A value of SQLite: one of its five storage classes (SQLite, "Datatypes In SQLite", 2).
enum SQLiteValue: Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// A text, or NULL where there is none.
  static func words(_ text: String?) -> SQLiteValue { text.map(SQLiteValue.text) ?? .null }
  /// A number, or NULL where there is none.
  static func number(_ value: Double?) -> SQLiteValue { value.map(SQLiteValue.real) ?? .null }

  /// The whole number, where it is one.
  var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
  /// The text, where it is one.
  var text: String? { if case .text(let value) = self { value } else { nil } }
  /// The bytes, where it is a blob.
  var blob: [UInt8]? { if case .blob(let value) = self { value } else { nil } }
  /// The number, where it is one.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// As a message shows it.
  var shown: String {
    switch self {
    case .null: "NULL"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): "'\(value)'"
    case .blob(let value): "\(value.count) bytes"
    }
  }
}
