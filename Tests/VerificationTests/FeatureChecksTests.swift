import Foundation
import TestSupport
import Testing
import Verification

@Suite struct FeatureChecksTests {
  static let table: [Row] = (try? rows(of: "features.tsv")) ?? []

  @Test(arguments: table) func findsWhatTheRowSays(row: Row) throws {
    try #require(row.cells.count == 4)
    let problems = try Self.problems(orientation: row.cells[1], features: row.cells[2])
    let rules = problems.map(\.rule).sorted().joined(separator: ",")
    #expect(rules == (row.cells[0] == "-" ? "" : row.cells[0]), "\(row): \(problems.map(\.description))")
  }

  @Test func everyRuleHasARow() {
    let covered = Set(Self.table.flatMap { $0.cells[0].split(separator: ",").map(String.init) })
    // More than 999 positions do not fit a row.
    #expect(FeatureRule.allCases.map(\.rawValue).filter { !covered.contains($0) } == ["excess-vertices"])
  }

  @Test func manyPositionsAreWorthANote() {
    var checks = FeatureChecks(orientation: .any)
    let line = (0..<1_000).map { RawPosition(longitude: Double($0) / 100, latitude: 1, mark: 7) }
    checks.check(.lines([line]), at: 7)
    let problems = checks.finish()
    #expect(problems.map(\.description) == ["7: note: excess-vertices: 1000 positions, more than 999"])
  }

  @Test func problemsComeInTheOrderOfTheFileInTheLayersOwnWords() {
    var checks = FeatureChecks(orientation: .any)
    for layer in ["x", "y"] {
      checks.beginLayer { "layer \(layer), row \($0)" }
      for (row, latitude) in [(1, 95.0), (2, 36.0)] {
        checks.beginFeature(id: "a", at: row)
        checks.check(.points([RawPosition(longitude: 100, latitude: latitude, mark: row)]), at: row)
      }
    }
    let problems = checks.finish()
    #expect(
      problems.map(\.description)
        == ["x", "y"].flatMap { layer in
          [
            "layer \(layer), row 1: error: out-of-range: feature a: "
              + "latitude: expected a number in -90...90, found [100.0, 95.0]",
            "layer \(layer), row 2: error: duplicate-id: feature a: "
              + "the id stands at layer \(layer), row 1 already",
          ]
        })
  }

  @Test func aSpoiltColumnIsToldOneByOneUpToALimitAndThenCounted() throws {
    var checks = FeatureChecks(orientation: .any)
    let odd = FeatureChecks.mostOdd + 500
    for row in 1...(3 * odd) {
      checks.beginFeature(id: "\(row)", at: row)
      let text = row <= odd ? "2016-09-01T00:00:00Z" : "2016-09-01"
      checks.check([RawProperty("date", .text(text), mark: row)], at: row)
    }
    let problems = checks.finish()
    #expect(problems.count == FeatureChecks.mostOdd)
    #expect(problems.allSatisfy { $0.rule == "mixed-date-forms" })
    let last = try #require(problems.last)
    #expect(last.message.hasSuffix(", and so 500 more"))
  }

  // MARK: - Rows

  private static func problems(orientation: String, features: String) throws -> [FileProblem] {
    let orientations: [String: FeatureChecks.Orientation] = [
      "any": .any, "outlines": .outlines, "rightHand": .rightHand,
    ]
    var checks = FeatureChecks(orientation: try #require(orientations[orientation]))
    for (row, text) in features.components(separatedBy: " | ").enumerated() {
      let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      try #require(parts.count == 3, "\(text)")
      checks.beginFeature(id: parts[0].isEmpty ? nil : parts[0], at: row)
      checks.check(try geometry(parts[1], mark: row), at: row)
      checks.check(properties(parts[2], mark: row), at: row)
    }
    return checks.finish()
  }

  private static func geometry(_ text: String, mark: Int) throws -> RawGeometry {
    let words = text.split(separator: " ", maxSplits: 1)
    let rings = try words[1].split(separator: "/").map { ring in
      try ring.split(separator: ",").map { pair in
        let numbers = pair.split(separator: " ").compactMap { Double($0) }
        try #require(numbers.count == 2, "\(text)")
        return RawPosition(longitude: numbers[0], latitude: numbers[1], mark: mark)
      }
    }
    switch words[0] {
    case "points": return .points(rings[0])
    case "lines": return .lines(rings)
    default: return .polygons([rings])
    }
  }

  private static func properties(_ text: String, mark: Int) -> [RawProperty] {
    text.split(separator: ",").map { pair in
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let value: RawProperty.Value =
        parts[1].isEmpty ? .null : .text(parts[1] == "\"\"" ? "" : parts[1])
      return RawProperty(parts[0], value, mark: mark)
    }
  }
}
