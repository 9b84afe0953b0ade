internal import DelimitedText
internal import GeoJSON
internal import Model

/// How findings on rows are written.
public enum RowFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case json
  /// The table's own columns, then those of the finding.
  case csv
}

/// Writes rows with their findings, as bytes; used for one chunk of rows after the other, so that its memory is too.
struct RowWriter: ~Copyable {
  private let format: RowFormat
  private let columns: RowColumns
  /// What is written so far.
  private(set) var json = ByteText(capacity: 1 << 20)
  /// The sentence of the row in hand.
  var reason = ByteText()

  init(_ format: RowFormat, _ columns: RowColumns) {
    self.format = format
    self.columns = columns
  }

  /// Forgets what is written, and keeps the memory.
  mutating func clear() { json.cut(to: 0) }

  mutating func write(_ row: CheckedRow, of record: RecordReader) {
    switch format {
    case .json: writeJSON(row, of: record)
    case .csv: writeCSV(row, of: record)
    }
  }

  /// A row that is none: it stands in its place all the same.
  mutating func write(_ fault: RowFault, of record: RecordReader) {
    switch format {
    case .json:
      json.add("{\"line\":")
      json.int(record.line)
      json.add(",\"error\":")
      json.string(fault.text)
      json.add("}\n")
    case .csv: writeCSV(fault, of: record)
    }
  }

  private mutating func writeJSON(_ row: CheckedRow, of record: RecordReader) {
    let statement = row.statement
    json.add("{\"line\":")
    json.int(row.line)
    json.add(",\"subject\":")
    json.string(utf8: record[columns.subject].trimmed)
    json.add(",\"anchor\":")
    json.string(utf8: record[columns.anchor].trimmed)
    json.add(",\"value\":")
    number(statement.figure?.value)
    json.add(",\"unit\":")
    text(statement.figure?.unit.rawValue)
    json.add(",\"km\":")
    number(statement.figure?.length.kilometres)
    json.add(",\"direction\":")
    text(statement.direction?.rawValue)
    json.add(",\"hedge\":")
    json.string(statement.hedge.rawValue)
    json.add(",\"path\":")
    text(statement.path?.rawValue)
    json.add(",\"subject_lon\":")
    number(row.subject?.longitude)
    json.add(",\"subject_lat\":")
    number(row.subject?.latitude)
    json.add(",\"anchor_lon\":")
    number(row.anchor?.longitude)
    json.add(",\"anchor_lat\":")
    number(row.anchor?.latitude)
    writeNames(row)
    json.add(",\"finding\":")
    reason.withBytes { FindingRecord.write(row.finding, reason: $0, to: &json) }
    json.add("}\n")
  }

  private mutating func writeNames(_ row: CheckedRow) {
    // Most tables bring all coordinates along, and then these bytes are the same in each row.
    guard row.subjectPlace != nil || row.anchorPlace != nil else {
      return json.add(
        ",\"subject_id\":null,\"anchor_id\":null,\"subject_reason\":null,\"anchor_reason\":null")
    }
    json.add(",\"subject_id\":")
    text(row.subjectPlace?.choice?.place.id)
    json.add(",\"anchor_id\":")
    text(row.anchorPlace?.choice?.place.id)
    json.add(",\"subject_reason\":")
    text(row.subjectPlace?.reason)
    json.add(",\"anchor_reason\":")
    text(row.anchorPlace?.reason)
  }

  private mutating func text(_ text: String?) {
    if let text { json.string(text) } else { json.add("null") }
  }

  private mutating func number(_ value: Double?) {
    if let value { json.double(value) } else { json.add("null") }
  }
}

/// The table with the finding's columns behind its own.
extension RowWriter {
  /// The columns behind the table's own.
  static let findingColumns = [
    "line", "distance_verdict", "direction_verdict", "measured_km", "azimuth", "direction_deviation", "ratio",
    "tolerance_km", "explanations", "reason", "error",
  ]

  /// The header, as the table has it, and the finding's columns.
  static func header(_ raw: FieldBytes) -> [UInt8] {
    Array(raw) + Array(("," + findingColumns.joined(separator: ",") + "\n").utf8)
  }

  private mutating func writeCSV(_ row: CheckedRow, of record: RecordReader) {
    let finding = row.finding
    begin(record)
    cell(finding.distance?.rawValue)
    cell(finding.direction?.rawValue)
    cell(finding.measured?.kilometres, places: 3)
    cell(finding.azimuth.map(FindingRecord.roundable), places: 3)
    cell(finding.azimuthDeviation, places: 1)
    cell(finding.ratio, places: 3)
    cell(finding.tolerance?.total.kilometres, places: 3)
    cell(finding.explanations.isEmpty ? nil : finding.explanations.map(\.text).joined(separator: "; "))
    reason.withBytes { Self.cell($0, to: &json) }
    json.add(",\n")
  }

  /// The row as it stands where it has the header's fields, else as many empty ones.
  private mutating func writeCSV(_ fault: RowFault, of record: RecordReader) {
    begin(record)
    for _ in 0..<Self.findingColumns.count - 2 { json.byte(UInt8(ascii: ",")) }
    cell(fault.text)
    json.byte(UInt8(ascii: "\n"))
  }

  private mutating func begin(_ record: RecordReader) {
    if record.isComplete(columns.names.count) {
      json.add(record.raw)
    } else {
      for _ in 1..<columns.names.count { json.byte(UInt8(ascii: ",")) }
    }
    json.byte(UInt8(ascii: ","))
    json.int(record.line)
  }

  private mutating func cell(_ value: Double?, places: Int) {
    json.byte(UInt8(ascii: ","))
    if let value { json.double(value, places: places) }
  }

  private mutating func cell(_ text: String?) {
    var text = text ?? ""
    text.withUTF8 { Self.cell($0, to: &json) }
  }

  private static func cell(_ text: FieldBytes, to json: inout ByteText) {
    json.byte(UInt8(ascii: ","))
    guard text.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 < 0x20 }) else { return json.add(text) }
    json.byte(0x22)
    var rest = text[...]
    while let mark = rest.firstIndex(of: 0x22) {
      json.add(FieldBytes(rebasing: rest[...mark]))
      json.byte(0x22)
      rest = rest[(mark + 1)...]
    }
    json.add(FieldBytes(rebasing: rest))
    json.byte(0x22)
  }
}

extension RecordReader {
  /// Whether the record can be copied into a table of so many columns.
  fileprivate func isComplete(_ columns: Int) -> Bool {
    isRecord && count == columns && TextProblem(in: raw) == nil
  }
}
