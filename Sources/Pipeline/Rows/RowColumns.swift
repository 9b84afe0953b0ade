internal import DelimitedText
internal import Model

/// The columns that `dateline check --csv` reads.
enum RowColumn: String, CaseIterable {
  case subject, anchor, value, unit, direction
  case hedge, path
  case subjectLatitude = "subject_lat"
  case subjectLongitude = "subject_lon"
  case anchorLatitude = "anchor_lat"
  case anchorLongitude = "anchor_lon"

  /// The columns a table must have; a value or a direction may be missing in a row, not both.
  static let required: [RowColumn] = [.subject, .anchor, .value, .unit, .direction]
}

/// Where a table has its columns.
struct RowColumns: Sendable {
  /// Where a latitude and its longitude stand.
  struct Point: Sendable {
    var latitude: Int
    var longitude: Int
  }
  /// The header's names, blanks at their ends removed.
  let names: [String]
  let subject: Int
  let anchor: Int
  let value: Int
  let unit: Int
  let direction: Int
  let hedge: Int?
  let path: Int?
  let subjectPoint: Point?
  let anchorPoint: Point?

  /// The columns of a header; names in any order and case, and other columns beside them.
  init(header: RecordReader, at location: String) throws(InputError) {
    let names = (0..<header.count).map { header[$0].trimmed.text }
    var position: [RowColumn: Int] = [:]
    for (index, name) in names.enumerated() {
      guard let column = RowColumn(rawValue: name.lowercased()) else { continue }
      guard position.updateValue(index, forKey: column) == nil else {
        throw InputError(.data, at: location, "column '\(column.rawValue)' occurs twice")
      }
    }
    func required(_ column: RowColumn) throws(InputError) -> Int {
      if let index = position[column] { return index }
      throw InputError(.data, at: location, Self.missing(column, among: names))
    }
    func point(_ latitude: RowColumn, _ longitude: RowColumn) throws(InputError) -> Point? {
      guard position[latitude] != nil || position[longitude] != nil else { return nil }
      return Point(latitude: try required(latitude), longitude: try required(longitude))
    }
    self.names = names
    subject = try required(.subject)
    anchor = try required(.anchor)
    value = try required(.value)
    unit = try required(.unit)
    direction = try required(.direction)
    hedge = position[.hedge]
    path = position[.path]
    subjectPoint = try point(.subjectLatitude, .subjectLongitude)
    anchorPoint = try point(.anchorLatitude, .anchorLongitude)
  }

  private static func missing(_ column: RowColumn, among names: [String]) -> String {
    if names.count == 1, let separator = [";", "\t", "|"].first(where: names[0].contains) {
      let name = separator == "\t" ? "tabs" : "'\(separator)'"
      return "expected commas between the columns, found \(name)"
    }
    let shown = names.prefix(20).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
    let nearest = Spelling.nearest(to: column.rawValue, among: names)
    return "column '\(column.rawValue)' is missing (needed: "
      + "\(RowColumn.required.map(\.rawValue).joined(separator: ", "))); found \(shown)"
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
      + (nearest.map { "; '\($0)' comes nearest" } ?? "")
  }
}
