import Foundation
import Testing

@testable import Gazetteer

/// Rows of a test table: tab-separated, `#` begins a comment.
func table(_ name: String) throws -> [[String]] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables")
  let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  try #require(!rows.isEmpty, "\(name) has no rows")
  return rows
}

@Suite struct TransliterationTests {
  @Test func rulesJoinSpellingsOfOneName() throws {
    for row in try table("joins.tsv") {
      try #require(row.count == 4, "\(row)")
      let rules = NameFolding.rules(joining: row[0], and: row[1])
      #expect(rules == NameFolding.rules(joining: row[1], and: row[0]), "\(row): not symmetric")
      guard let rules else {
        Issue.record("\(row[0]) = \(row[1]): not joined")
        continue
      }
      let fired = row[2].isEmpty ? rules.isEmpty : rules.contains { $0.contains(row[2]) }
      #expect(fired, "\(row[0]) = \(row[1]): expected '\(row[2])', found \(rules)")
    }
  }

  @Test func rulesKeepOtherNamesApart() throws {
    for row in try table("must-not-join.tsv") {
      #expect(NameFolding.rules(joining: row[0], and: row[1]) == nil, "\(row[0]) / \(row[1])")
      #expect(NameFolding.rules(joining: row[1], and: row[0]) == nil, "\(row[1]) / \(row[0])")
    }
  }

  /// A look-up of the press spelling reaches the gazetteer's.
  @Test func joinedSpellingsShareAnIndexKey() throws {
    for row in try table("joins.tsv") where !row[2].isEmpty {
      let keys = NameFolding.Toponym(row[0]).variants
      #expect(keys.contains(NameFolding.variantKey(row[1])), "\(row[0]) = \(row[1]): \(keys)")
    }
  }
}
