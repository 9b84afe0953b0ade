internal import DelimitedText
internal import Model

/// The columns of a table: names in any order and case.
struct TableHeader: Sendable {
  /// The names as they stand, blanks at their ends removed.
  let names: [String]
  /// File and line.
  let location: String
  private let position: [String: Int]

  /// Reads the record that a reader stands on; throws where a name occurs twice.
  init(_ record: RecordReader, at location: String) throws(InputError) {
    names = (0..<record.count).map { record[$0].trimmed.text }
    self.location = location
    var position: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      guard position.updateValue(index, forKey: name.lowercased()) == nil else {
        throw InputError(.data, at: location, "column '\(name)' occurs twice")
      }
    }
    self.position = position
  }

  /// Where a column stands; nil where the table has none of that name.
  subscript(name: String) -> Int? { position[name] }

  /// Where a column stands; throws where the table has none of that name.
  func require(_ name: String) throws(InputError) -> Int {
    if let index = position[name] { return index }
    if names.count == 1, let separator = [";", "\t", "|"].first(where: names[0].contains) {
      throw InputError(
        .data, at: location,
        "expected commas between the columns, found \(separator == "\t" ? "tabs" : "'\(separator)'")")
    }
    let nearest = Spelling.nearest(to: name, among: names)
    throw InputError(
      .data, at: location,
      "column '\(name)' is missing; found \(shown)" + (nearest.map { "; '\($0)' comes nearest" } ?? ""))
  }

  /// The first names, for messages.
  var shown: String {
    names.prefix(20).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }
}

/// A row of a table, valid until the next one is read.
struct ConflictRow {
  let record: RecordReader
  /// Where it stands in the file, bytes.
  let span: ByteSpan
  /// The file's name without its folder and ending: what claims cite where a row names no report.
  let table: String

  /// The text of a field without blanks at its ends; nil where it is empty or `NA`, or there is no such column.
  func text(_ column: Int?) -> String? {
    guard let column else { return nil }
    let text = record[column].trimmed.text
    return text.isEmpty || text == "NA" ? nil : text
  }

  /// The row as it stands, on one line.
  var line: String {
    record.raw.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text of a field that must have one.
  func required(_ column: Int, _ name: String) throws(RowFault) -> String {
    guard let text = text(column) else { throw RowFault("\(name): expected a text, found nothing") }
    return text
  }

  /// A whole number; nil where the field is empty.
  func number(_ column: Int?, _ name: String, in range: ClosedRange<Int>) throws(RowFault) -> Int? {
    guard let text = text(column) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw RowFault(
        "\(name): expected a number in \(range.lowerBound)...\(range.upperBound), found '\(text)'")
    }
    return number
  }

  /// A point; nil where both fields are empty.
  func point(
    longitude: (Int?, String), latitude: (Int?, String)
  ) throws(RowFault) -> Coordinate? {
    try RowPoint.point(
      longitude: (text(longitude.0), longitude.1), latitude: (text(latitude.0), latitude.1))
  }
}

/// Reads a point out of two fields.
enum RowPoint {
  static func point(
    longitude: (text: String?, name: String), latitude: (text: String?, name: String)
  ) throws(RowFault) -> Coordinate? {
    if longitude.text == nil, latitude.text == nil { return nil }
    let (x, y) = (try degrees(longitude, 180), try degrees(latitude, 90))
    do { return try Coordinate(longitude: x, latitude: y) } catch { throw RowFault(error.description) }
  }

  private static func degrees(
    _ field: (text: String?, name: String), _ limit: Int
  ) throws(RowFault) -> Double {
    guard let text = field.text else {
      throw RowFault("\(field.name): expected a number in -\(limit)...\(limit), found nothing")
    }
    var copy = text
    guard let value = copy.withUTF8({ Double(decimal: $0) }), abs(value) <= Double(limit) else {
      throw RowFault("\(field.name): expected a number in -\(limit)...\(limit), found '\(text)'")
    }
    return value
  }
}
