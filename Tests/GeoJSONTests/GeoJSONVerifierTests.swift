import GeoJSON
import Model
import Testing
import Verification

@Suite struct GeoJSONVerifierTests {
  static let rows = (try? table("rules.tsv")) ?? []

  @Test(arguments: rows) func findsWhatTheRowSays(row: [String]) throws {
    try #require(row.count == 3)
    let found = GeoJSONVerifier().problems(in: Array(row[2].utf8))
    let rules = found.map(\.rule).sorted().joined(separator: ",")
    #expect(rules == (row[0] == "-" ? "" : row[0]), "\(row[1]): \(found.map(\.description))")
  }

  @Test func everyRuleHasARow() {
    let covered = Set(Self.rows.flatMap { $0[0].split(separator: ",").map(String.init) })
    let rules = GeoJSONRule.allCases.map(\.rawValue) + FeatureRule.allCases.map(\.rawValue)
    #expect(rules.filter { !covered.contains($0) } == [])
  }

  @Test func problemsNameFeatureLineAndColumn() throws {
    let text = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","id":"جرابلس","geometry":null,"properties":{}},
      {"type":"Feature","geometry":{"type":"Point","coordinates":[38.01,95]},"properties":{}}
      ]}
      """
    let found = GeoJSONVerifier().problems(in: Array(text.utf8)).map(\.description)
    #expect(
      found == [
        "3:1: warning: missing-id: feature #2: expected an id, found none: the feature cannot be cited",
        "3:60: error: out-of-range: feature #2: latitude: expected a number in -90...90, found [38.01, 95.0]",
        "3:60: warning: swapped-axes: feature #2: longitude and latitude look swapped in [38.01, 95.0]",
      ])
  }

  @Test func aMissingFileIsOneLine() {
    #expect(throws: InputError(.missingInput, at: "/nowhere.geojson", "No such file or directory")) {
      try GeoJSONVerifier().problems(in: "/nowhere.geojson")
    }
  }

  /// Cut, flipped and doubled bytes must never crash the reader, and never hang it.
  @Test func damagedTextNeverCrashes() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, limit)))
    }
    for row in Self.rows {
      let original = Array(row[2].utf8)
      for _ in 0..<40 {
        var bytes = original
        for _ in 0...next(3) where !bytes.isEmpty {
          switch next(3) {
          case 0: bytes[next(bytes.count)] = UInt8(next(256))
          case 1: bytes.removeSubrange(next(bytes.count)...)
          default: bytes.insert(bytes[next(bytes.count)], at: next(bytes.count))
          }
        }
        _ = GeoJSONVerifier().problems(in: bytes)
      }
    }
  }
}
