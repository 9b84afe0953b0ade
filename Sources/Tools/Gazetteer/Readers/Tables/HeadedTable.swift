internal import Model

/// A CSV or tab-separated file whose first record names the columns, read record by record.
struct HeadedTable {
  /// One record with its fields by column; valid until the next is read.
  struct Row {
    fileprivate var record: RecordReader
    fileprivate var positions: [String: Int]

    /// The field, blanks at its ends removed; empty where there is no such column.
    subscript(column: String) -> String {
      guard let index = positions[column] else { return "" }
      return record[index]
    }

    /// The field, or nil where it is empty.
    func optional(_ column: String) -> String? {
      let text = self[column]
      return text.isEmpty ? nil : text
    }

    /// The field; throws where it is empty or longer than a name may be.
    func name(_ column: String) throws(RowProblem) -> String {
      let text = self[column]
      guard !text.isEmpty else { throw .field(column, expected: "a value", found: "") }
      return try Self.checked(text, column)
    }

    /// A name that is not too long.
    static func checked(_ name: String, _ column: String) throws(RowProblem) -> String {
      let limit = GeoNamesReader.nameLimit
      guard name.utf8.count <= limit else {
        throw .field(column, expected: "at most \(limit) bytes", found: name)
      }
      return name
    }

    /// A number of degrees.
    func degrees(_ column: String, range: String) throws(RowProblem) -> Double {
      let text = self[column]
      guard let value = Double(text), !value.isNaN else {
        throw .field(column, expected: "a number in \(range)", found: text)
      }
      return value
    }

    /// The position in two columns, degrees.
    func coordinate(longitude: String, latitude: String) throws(RowProblem) -> Coordinate {
      let north = try degrees(latitude, range: "-90...90")
      return try Coordinate(east: try degrees(longitude, range: "-180...180"), north: north)
    }
  }

  /// The columns' names, blanks at their ends removed.
  let columns: [String]
  private let records: RecordReader
  private let positions: [String: Int]

  /// Reads the header. `separator` nil: the one of comma, semicolon and tab that the first line has most of.
  init(_ source: ByteSource, separator: UInt8? = nil, isQuoted: Bool = true) throws {
    let chosen: UInt8
    if let separator { chosen = separator } else { chosen = try Self.separator(of: source) }
    records = RecordReader(source, separator: chosen, isQuoted: isQuoted)
    do {
      guard try records.next() else {
        throw InputError(.data, at: source.path, "expected a header, found an empty file")
      }
    } catch let problem as RowProblem {
      throw InputError(.data, at: "\(source.name):\(records.line)", problem.text)
    }
    let header = records
    let names = (0..<header.count).map { header[$0] }
    columns = names
    var positions: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      guard positions.updateValue(index, forKey: name) == nil else {
        throw InputError(.data, at: "\(source.name):\(records.line)", "column '\(name)' occurs twice")
      }
    }
    self.positions = positions
  }

  private static func separator(of source: ByteSource) throws(InputError) -> UInt8 {
    let line = try source.peek(1 << 16).prefix { $0 != 0x0A }
    let counts = [0x2C, 0x09, 0x3B].map { mark in (mark: UInt8(mark), count: line.count { $0 == mark }) }
    // The first of the largest: a comma where nothing is found.
    return counts.dropFirst().reduce(counts[0]) { $1.count > $0.count ? $1 : $0 }.mark
  }

  /// Calls `body` for each record; a record with another number of fields, or with a `RowProblem`, is rejected.
  func eachRow(into sink: ItemSink, _ body: (Row) throws -> Void) throws {
    while true {
      do {
        guard try records.next() else { return }
        guard records.count == columns.count else {
          throw RowProblem("expected \(columns.count) columns, found \(records.count)")
        }
        try body(Row(record: records, positions: positions))
      } catch let problem as RowProblem {
        try records.raw.withUnsafeBufferPointer { try sink.reject(line: records.line, problem.text, $0) }
      }
    }
  }
}
