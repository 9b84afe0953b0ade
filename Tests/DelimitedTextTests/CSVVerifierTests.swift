import DelimitedText
import Foundation
import Model
import TestSupport
import Testing
import Verification

@Suite struct CSVVerifierTests {
  static let table: [Row] = (try? rows(of: "rules.tsv")) ?? []

  private static func problems(_ bytes: [UInt8]) throws -> [FileProblem] {
    try withFolder { folder in
      try Data(bytes).write(to: URL(filePath: folder + "/x.csv"))
      return try CSVVerifier().problems(in: folder + "/x.csv")
    }
  }

  /// In the table `|` ends a line.
  @Test(arguments: table) func findsWhatTheRowSays(row: Row) throws {
    let problems = try Self.problems(Array(row.cells[1].replacing("|", with: "\r\n").utf8))
    let rules = problems.map(\.rule).sorted().joined(separator: ",")
    #expect(rules == (row.cells[0] == "-" ? "" : row.cells[0]), "\(row): \(problems.map(\.description))")
  }

  @Test func everyRuleHasARow() {
    let covered = Set(Self.table.flatMap { $0.cells[0].split(separator: ",").map(String.init) })
    #expect(CSVRule.allCases.map(\.rawValue).filter { !covered.contains($0) } == ["not-text"])
  }

  @Test func otherEncodingsAreToldByLine() throws {
    let latin = Array("id,latitude,longitude\na,1,2\n".utf8) + [0xE9, 0x2C, 0x31, 0x2C, 0x32, 0x0A]
    #expect(try Self.problems(latin).map { "\($0.place) \($0.rule)" } == ["line 3 not-text"])
    let wide = Array("id,latitude,longitude\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try Self.problems(wide).first?.rule == "not-text")
  }

  @Test func problemsNameRowAndLine() throws {
    let text = "id,latitude,longitude\n\"a\nb\",36,38\nc,96,200\n"
    #expect(
      try Self.problems(Array(text.utf8)).map(\.description) == [
        "line 4: error: out-of-range: feature c: latitude: expected a number in -90...90, found [200.0, 96.0]",
        "line 4: error: out-of-range: feature c: longitude: expected a number in -180...180, found [200.0, 96.0]",
      ])
  }

  @Test func aMissingFileIsOneLine() {
    #expect {
      try CSVVerifier().problems(in: "/nowhere.csv")
    } throws: { ($0 as? InputError)?.kind == .missingInput }
  }
}
