import Foundation
public import Testing

/// A row of a table: whether it is right today, its cells, and why it is there.
public struct TableRow: Sendable, CustomTestStringConvertible {
  /// The table and line, to find the row again.
  public var position: String
  /// Whether the row is known to fail; the test asserts that it still does.
  public var isKnownFailing: Bool
  /// The cells between the kind and the origin.
  public var cells: [String]
  /// Where the row comes from, or the reason why it is there.
  public var origin: String

  /// The position and the first cell.
  public var testDescription: String { "\(position): \(cells.first ?? "")" }

  /// Expects that nothing is wrong, or, of a row known to fail, that something still is.
  public func expect(_ problems: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    if isKnownFailing {
      #expect(
        !problems.isEmpty, "\(position) passes now: make its kind \"ok\"", sourceLocation: sourceLocation)
    } else {
      #expect(
        problems == [], "\(position): \(cells.joined(separator: " | "))", sourceLocation: sourceLocation)
    }
  }
}

/// Tables beside the tests: kind, cells, origin; comments begin with `#`.
public enum Table {
  /// The rows of `Tests/<module>/Tables/<name>.tsv`.
  public static func rows(_ name: String, of module: String) -> [TableRow] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "\(module)/Tables/\(name).tsv")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      Issue.record("no table \(url.path)")
      return []
    }
    var rows: [TableRow] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 3, let kind = cells.first, ["ok", "known-failing"].contains(kind) else {
        Issue.record("\(name).tsv:\(index + 1): expected kind, cells and origin")
        continue
      }
      rows.append(
        TableRow(
          position: "\(name).tsv:\(index + 1)", isKnownFailing: kind == "known-failing",
          cells: Array(cells[1..<(cells.count - 1)]), origin: cells[cells.count - 1]))
    }
    return rows
  }
}
