internal import DelimitedText

/// Why a row of a table is none that can be checked.
struct RowFault: Error {
  /// What was expected and what was found.
  let text: String

  init(_ text: String) { self.text = text }

  /// `subject_lat: expected a number in -90...90, found '91'`.
  init(_ column: RowColumn, expected: String, found: FieldBytes) {
    text = "\(column.rawValue): expected \(expected), found \(Self.quoted(found))"
  }

  /// The field between quotation marks; a long one is cut.
  static func quoted(_ field: FieldBytes) -> String {
    let limit = 60
    let text = FieldBytes(rebasing: field.prefix(limit)).text
    return field.isEmpty ? "nothing" : "'\(text)\(field.count > limit ? "…" : "")'"
  }
}
