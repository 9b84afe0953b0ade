import KML
import Model
import TestSupport
import Testing
import Verification

@Suite struct KMLVerifierTests {
  static let table: [Row] = (try? rows(of: "rules.tsv")) ?? []

  /// `§` stands for a placemark's head; see the table's remarks.
  static func document(_ text: String) -> String {
    guard text.hasPrefix("<") else { return text }
    guard !text.hasPrefix("<kml"), !text.hasPrefix("<x") else { return text }
    return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(text)</Document></kml>"
  }

  @Test(arguments: table) func findsWhatTheRowSays(row: Row) throws {
    let problems = KMLVerifier().problems(in: Array(Self.document(row.cells[1]).utf8))
    let rules = problems.map(\.rule).sorted().joined(separator: ",")
    #expect(rules == (row.cells[0] == "-" ? "" : row.cells[0]), "\(row): \(problems.map(\.description))")
  }

  @Test func everyRuleHasARow() {
    let covered = Set(Self.table.flatMap { $0.cells[0].split(separator: ",").map(String.init) })
    #expect(KMLRule.allCases.map(\.rawValue).filter { !covered.contains($0) } == [])
  }

  @Test func problemsNameTheFeatureByItsOwnID() {
    let text = """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document>
      <Placemark id="x.1"><ExtendedData><Data name="id"><value>دابق</value></Data></ExtendedData>
      <Point><coordinates>137,96</coordinates></Point></Placemark>
      </Document></kml>
      """
    let problems = KMLVerifier().problems(in: Array(text.utf8))
    #expect(problems.map(\.feature) == ["دابق"])
    #expect(problems.first?.place.hasPrefix("3:") == true)
  }

  @Test func aMissingFileIsOneLine() {
    #expect {
      try KMLVerifier().problems(in: "/nowhere.kml")
    } throws: { ($0 as? InputError)?.kind == .missingInput }
  }

  /// Cut and flipped bytes never crash the reader.
  @Test func damagedTextNeverCrashes() {
    var numbers = SeededNumbers(seed: 2016)
    for row in Self.table {
      let original = Array(Self.document(row.cells[1]).utf8)
      for _ in 0..<20 {
        var bytes = original
        for _ in 0...2 where !bytes.isEmpty {
          if Bool.random(using: &numbers) {
            bytes[Int.random(in: bytes.indices, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
          } else {
            bytes.removeSubrange(Int.random(in: bytes.indices, using: &numbers)...)
          }
        }
        _ = KMLVerifier().problems(in: bytes)
      }
    }
  }
}
