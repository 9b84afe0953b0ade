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

/// Writes rows with their findings, as bytes.
struct RowWriter {
  private let format: RowFormat
  private let columns: RowColumns
  /// What is written so far.
  private(set) var json = JSONBytes()

  init(_ format: RowFormat, _ columns: RowColumns) {
    self.format = format
    self.columns = columns
  }

  mutating func reserve(_ bytes: Int) { json.bytes.reserveCapacity(bytes) }

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
      json.raw("{\"line\":")
      json.int(record.line)
      json.raw(",\"error\":")
      json.string(fault.text)
      json.raw("}\n")
    case .csv: writeCSV(fault, of: record)
    }
  }

  private mutating func writeJSON(_ row: CheckedRow, of record: RecordReader) {
    let statement = row.statement
    json.raw("{\"line\":")
    json.int(row.line)
    json.raw(",\"subject\":")
    json.string(utf8: record[columns.subject].trimmed)
    json.raw(",\"anchor\":")
    json.string(utf8: record[columns.anchor].trimmed)
    json.raw(",\"value\":")
    number(statement.figure?.value)
    json.raw(",\"unit\":")
    text(statement.figure?.unit.rawValue)
    json.raw(",\"km\":")
    number(statement.figure?.length.kilometres)
    json.raw(",\"direction\":")
    text(statement.direction?.rawValue)
    json.raw(",\"hedge\":")
    json.string(statement.hedge.rawValue)
    json.raw(",\"path\":")
    text(statement.path?.rawValue)
    json.raw(",\"subject_lon\":")
    number(row.subject?.longitude)
    json.raw(",\"subject_lat\":")
    number(row.subject?.latitude)
    json.raw(",\"anchor_lon\":")
    number(row.anchor?.longitude)
    json.raw(",\"anchor_lat\":")
    number(row.anchor?.latitude)
    writeNames(row)
    json.raw(",\"finding\":")
    FindingRecord.write(row.finding, to: &json)
    json.raw("}\n")
  }

  private mutating func writeNames(_ row: CheckedRow) {
    // Most tables bring all coordinates along, and then these bytes are the same in each row.
    guard row.subjectPlace != nil || row.anchorPlace != nil else {
      return json.raw(
        ",\"subject_id\":null,\"anchor_id\":null,\"subject_reason\":null,\"anchor_reason\":null")
    }
    json.raw(",\"subject_id\":")
    text(row.subjectPlace?.choice?.place.id)
    json.raw(",\"anchor_id\":")
    text(row.anchorPlace?.choice?.place.id)
    json.raw(",\"subject_reason\":")
    text(row.subjectPlace?.reason)
    json.raw(",\"anchor_reason\":")
    text(row.anchorPlace?.reason)
  }

  private mutating func text(_ text: String?) {
    if let text { json.string(text) } else { json.raw("null") }
  }

  private mutating func number(_ value: Double?) {
    if let value { json.double(value) } else { json.raw("null") }
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
    cell((finding.measured?.kilometres).map(FindingRecord.thousandths))
    cell(finding.azimuth.map(FindingRecord.azimuth))
    cell(finding.azimuthDeviation.map(FindingRecord.tenths))
    cell(finding.ratio.map(FindingRecord.thousandths))
    cell((finding.tolerance?.total.kilometres).map(FindingRecord.thousandths))
    cell(finding.explanations.map(\.text).joined(separator: "; "))
    cell(finding.reason)
    json.raw(",\n")
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
      json.bytes.append(contentsOf: record.raw)
    } else {
      for _ in 1..<columns.names.count { json.byte(UInt8(ascii: ",")) }
    }
    json.byte(UInt8(ascii: ","))
    json.int(record.line)
  }

  private mutating func cell(_ value: Double?) {
    json.byte(UInt8(ascii: ","))
    if let value { json.double(value) }
  }

  private mutating func cell(_ text: String?) {
    json.byte(UInt8(ascii: ","))
    guard let text, !text.isEmpty else { return }
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 < 0x20 }) else {
      return json.bytes.append(contentsOf: text.utf8)
    }
    json.byte(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { json.byte(0x22) }
      json.byte(byte)
    }
    json.byte(0x22)
  }
}

extension RecordReader {
  /// Whether the record can be copied into a table of so many columns.
  fileprivate func isComplete(_ columns: Int) -> Bool {
    isRecord && count == columns && TextProblem(in: raw) == nil
  }
}
