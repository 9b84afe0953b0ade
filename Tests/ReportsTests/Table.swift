import Foundation
import Model
import Testing

/// Tables beside the tests, and the events the tests speak of.
enum Table {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Tables")
  /// The folder of the five published reports. They are not ours, so they are not in the repository.
  static let seeds = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/reports").standardizedFileURL

  /// The cells of a table, comments left out; `\n`, `\t` and `\r` in cells are those characters.
  static func rows(_ name: String) -> [[String]] {
    guard let text = try? String(contentsOf: folder.appending(path: "\(name).tsv"), encoding: .utf8) else {
      Issue.record("no table \(name).tsv")
      return []
    }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init).map {
        $0.replacing("\\n", with: "\n").replacing("\\t", with: "\t").replacing("\\r", with: "\r")
      }
    }
  }

  /// `Tables/events.tsv`.
  static let events: [DatedEvent] = rows("events").compactMap { cells in
    guard cells.count == 4, let from = CivilDate(iso: cells[2]) else { return nil }
    let phrases = cells[3].split(separator: "|").map { $0.split(separator: "&").map { $0.trimmed } }
    return DatedEvent(id: cells[0], name: cells[1], from: from, phrases: phrases)
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: String { String(self).trimmingCharacters(in: .whitespaces) }
}
