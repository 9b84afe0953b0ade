import Foundation

/// A row of a table of `Tables/`: its cells and where it stands.
public struct Row: CustomStringConvertible, Sendable {
  /// The cells.
  public let cells: [String]
  /// File and line.
  public let place: String

  /// File, line and origin, for the failure's message.
  public var description: String { "\(place) \(cells.last ?? "")" }

  /// A cell as a number.
  public func number(_ column: Int) throws -> Double {
    guard cells.indices.contains(column), let value = Double(cells[column]) else {
      throw RowError(problem: "\(place): column \(column + 1): expected a number")
    }
    return value
  }
}

/// A cell that is not what the test reads there.
public struct RowError: Error {
  /// In one line.
  public let problem: String
}

/// The rows of a tab-separated table beside the calling file; lines that start with `#` are remarks.
public func rows(of table: String, file: String = #filePath) throws -> [Row] {
  let url = URL(filePath: file).deletingLastPathComponent().appending(path: "Tables/\(table)")
  let lines = try String(contentsOf: url, encoding: .utf8).split(
    separator: "\n", omittingEmptySubsequences: false)
  return lines.enumerated().compactMap { index, line in
    guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return Row(cells: cells, place: "\(table):\(index + 1)")
  }
}
