private import Foundation
internal import Model
private import SwiftCSV

/// A CSV file with a fixed header, read whole; every complaint names file and line.
struct CSVTable {
  /// One row with its line.
  struct Row {
    /// The line on which it begins, from 1.
    let line: Int
    private let file: String
    private let fields: [String]
    private let columns: [String: Int]

    fileprivate init(line: Int, file: String, fields: [String], columns: [String: Int]) {
      self.line = line
      self.file = file
      self.fields = fields
      self.columns = columns
    }

    /// The field, blanks at its ends removed.
    subscript(column: String) -> String {
      columns[column].map { fields[$0].trimmingCharacters(in: .whitespaces) } ?? ""
    }

    /// The field, or nil where it is empty.
    func optional(_ column: String) -> String? { self[column].isEmpty ? nil : self[column] }

    /// The field; throws where it is empty.
    func required(_ column: String) throws(InputError) -> String {
      guard let value = optional(column) else { throw error(column, "expected a value, found none") }
      return value
    }

    /// The fields between `|`, empty ones left out.
    func list(_ column: String) -> [String] {
      self[column].split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
        !$0.isEmpty
      }
    }

    /// `places.csv:14: latitude: …`.
    func error(_ column: String, _ problem: String) -> InputError {
      InputError(.data, at: "\(file):\(line)", "\(column): \(problem)")
    }
  }

  /// The file's name, without its folder.
  let file: String
  /// Rows after the header; blank lines are left out.
  private(set) var rows: [Row] = []
  /// Size of the file, bytes.
  let bytes: Int
  /// FNV-1a (64 bits) of the file, hexadecimal.
  let checksum: String

  /// Reads a file whose header must have exactly these columns, in any order.
  init(path: String, columns expected: [String]) throws(InputError) {
    file = URL(fileURLWithPath: path).lastPathComponent
    let data = try Self.contents(of: path)
    bytes = data.count
    var hash = WordHash()
    for byte in data { hash.add(byte) }
    checksum = String(hash.value, radix: 16)
    let text = try Self.text(data, file: file)
    let lines = try Self.lines(of: text, file: file)
    guard let header = lines.first, header.fields != [""] else {
      throw InputError(.data, at: "\(file):1", "expected a header, found an empty file")
    }
    let positions = try Self.columns(header.fields, expected: expected, file: file)
    for (line, fields) in lines.dropFirst() where fields != [""] {
      guard fields.count == header.fields.count else {
        throw InputError(
          .data, at: "\(file):\(line)", "expected \(header.fields.count) columns, found \(fields.count)")
      }
      rows.append(Row(line: line, file: file, fields: fields, columns: positions))
    }
  }

  private static func contents(of path: String) throws(InputError) -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(.missingInput, at: path, "no such file")
    }
    if isFolder.boolValue { throw InputError(.missingInput, at: path, "expected a file, found a folder") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError(.missingInput, at: path, "the file cannot be read")
    }
    return data
  }

  /// The text, its byte order mark removed; throws at the first line that is not UTF-8 or holds a NUL byte.
  private static func text(_ data: Data, file: String) throws(InputError) -> String {
    var bytes = [UInt8](data)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    func line(_ offset: Int) -> Int { bytes[..<offset].count { $0 == 0x0A } + 1 }
    if let offset = bytes.firstIndex(of: 0) {
      throw InputError(.data, at: "\(file):\(line(offset))", "expected text, found a NUL byte")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      var number = 1
      for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        if String(validating: part, as: UTF8.self) == nil { break }
        number += 1
      }
      throw InputError(.data, at: "\(file):\(number)", "expected UTF-8, found other bytes")
    }
    return text
  }

  /// Rows of fields with the line on which each begins. SwiftCSV does not count lines and does not mind a quote
  /// that is never closed, so both are done here.
  private static func lines(of text: String, file: String) throws(InputError) -> [(
    line: Int, fields: [String]
  )] {
    var rows: [(line: Int, fields: [String])] = []
    var line = 1
    do {
      let csv = try EnumeratedCSV(string: text, delimiter: .comma, loadColumns: false, rowLimit: 0)
      try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { fields in
        rows.append((line, fields))
        line += 1 + fields.reduce(0) { $0 + $1.count(where: \.isNewline) }
      }
    } catch {
      throw InputError(
        .data, at: "\(file):\(line)", "a quoted field is followed by something other than a comma")
    }
    guard text.utf8.count(where: { $0 == 0x22 }).isMultiple(of: 2) else {
      throw InputError(.data, at: "\(file):\(rows.last?.line ?? 1)", "a quoted field is not closed")
    }
    if let first = rows.first, let last = rows.last, last.fields.count + 1 == first.fields.count,
      text.last == ","
    {
      rows[rows.count - 1].fields.append("")  // SwiftCSV drops an empty last field at the end of the file
    }
    return rows
  }

  private static func columns(
    _ header: [String], expected: [String], file: String
  ) throws(InputError) -> [String: Int] {
    var positions: [String: Int] = [:]
    for (index, field) in header.enumerated() {
      let name = field.trimmingCharacters(in: .whitespaces)
      guard expected.contains(name) else {
        throw InputError(
          .data, at: "\(file):1", "unknown column '\(name)'; expected \(expected.joined(separator: ","))")
      }
      guard positions.updateValue(index, forKey: name) == nil else {
        throw InputError(.data, at: "\(file):1", "column '\(name)' occurs twice")
      }
    }
    for name in expected where positions[name] == nil {
      throw InputError(.data, at: "\(file):1", "column '\(name)' is missing")
    }
    return positions
  }
}
