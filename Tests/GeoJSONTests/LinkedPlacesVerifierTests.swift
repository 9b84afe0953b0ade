import GeoJSON
import TestSupport
import Testing
import Verification

@Suite struct LinkedPlacesVerifierTests {
  static let table: [Row] = (try? rows(of: "linked-places.tsv")) ?? []

  static let context =
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"

  @Test(arguments: table) func findsWhatTheRowSays(row: Row) throws {
    let text = #"{"type":"FeatureCollection","@context":"\#(Self.context)","features":[\#(row.cells[1])]}"#
    let problems = GeoJSONVerifier().problems(in: Array(text.utf8))
    let rules = problems.map(\.rule).sorted().joined(separator: ",")
    #expect(rules == (row.cells[0] == "-" ? "" : row.cells[0]), "\(row): \(problems.map(\.description))")
  }

  @Test func everyRuleHasARow() {
    let covered = Set(Self.table.flatMap { $0.cells[0].split(separator: ",").map(String.init) })
    #expect(LinkedPlacesRule.allCases.map(\.rawValue).filter { !covered.contains($0) } == [])
  }
}
