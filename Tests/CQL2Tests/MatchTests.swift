import CQL2
import Features
import Testing
import TestSupport

/// Which features of a small sample meet a filter, and which meet its negation: those of neither are null.
struct MatchTests {
  @Test(arguments: Table.rows("matches", of: "CQL2Tests"))
  func aFilterIsTrueFalseOrNullOfAFeature(_ row: TableRow) throws {
    let text = row.cells[0]
    let isTrue = try ids(text)
    let isFalse = try ids("NOT (\(text))")
    var problems: [String] = []
    if isTrue != row.cells[1] { problems.append("true of \(isTrue)") }
    if isFalse != row.cells[2] { problems.append("false of \(isFalse)") }
    if try ids("(\(text)) IS NULL") != nulls(isTrue, isFalse) { problems.append("null of others") }
    row.expect(problems)
  }

  private func ids(_ text: String) throws -> String {
    let predicate = try FilterPredicate(Filter(text: text), for: TownSample.schema)
    let found = TownSample.features.filter(predicate.matches).map(\.id)
    return found.isEmpty ? "-" : found.joined(separator: " ")
  }

  private func nulls(_ isTrue: String, _ isFalse: String) -> String {
    let known = Set("\(isTrue) \(isFalse)".split(separator: " ").map(String.init))
    let rest = TownSample.features.map(\.id).filter { !known.contains($0) }
    return rest.isEmpty ? "-" : rest.joined(separator: " ")
  }
}
