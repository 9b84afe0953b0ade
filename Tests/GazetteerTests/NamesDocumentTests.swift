import Foundation
import TestSupport
import Testing

@testable import Gazetteer

/// `docs/names.md` says what the code does.
@Suite struct NamesDocumentTests {
  /// Rule, joins, family, example, cost.
  private func documented() throws -> [[String]] {
    let text = try String(contentsOf: TestGazetteer.root.appending(path: "docs/names.md"), encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }.dropFirst().map
    {
      $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func everyRuleIsDocumentedAndNoOther() throws {
    #expect(try documented().map { $0[0] } == NameRule.allCases.map(\.name))
  }

  @Test func everyExampleJoinsByItsRule() throws {
    for row in try documented() {
      let names = row[3].components(separatedBy: " = ")
      try #require(names.count == 2, "\(row)")
      let rules = NameFolding.rules(joining: names[0], and: names[1])
      #expect(rules?.contains(row[0]) == true, "\(row[3]): \(row[0]), found \(rules ?? ["nothing"])")
    }
  }

  @Test func costsOfConsonantsAreThoseOfTheCode() throws {
    let rows = Dictionary(uniqueKeysWithValues: try documented().map { ($0[0], $0[4]) })
    for (rule, exchanges) in Dictionary(grouping: ConsonantTable.exchanges, by: \.rule) {
      let prices = exchanges.map(\.price)
      let (low, high) = (prices.min() ?? 0, prices.max() ?? 0)
      let text = low == high ? Self.text(low) : "\(Self.text(low))–\(Self.text(high))"
      #expect(rows[rule.name] == text, "\(rule.name)")
    }
  }

  private static func text(_ thousandths: Int32) -> String {
    thousandths == 0 ? "0" : "\(Double(thousandths) / 1000)"
  }
}
