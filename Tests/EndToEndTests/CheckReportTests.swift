import Foundation
import Testing

/// `dateline check` on sentences and reports: its layer and its explanations.
@Suite struct CheckReportTests {
  private static let sentence = "Al-Rai is about 55 kilometers west of Jarablus."

  @Test func layerOfChecksIsWritten() async throws {
    let folder = try TemporaryFolder()
    let run = try await Program.run(
      ["check", "--json", "--geojson", folder.path("checks.geojson"), Self.sentence])
    #expect(run.status == 0, "\(run.errors)")
    let verify = try await Program.run(["verify", folder.path("checks.geojson")])
    #expect(verify.status == 0, "\(verify.text)")
    let data = try Data(contentsOf: URL(filePath: folder.path("checks.geojson")))
    let layer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let features = try #require(layer["features"] as? [[String: Any]])
    let properties = try #require(features.first?["properties"] as? [String: Any])
    #expect(features.count == 1)
    #expect(
      properties["stated_km"] as? Double == 55 && properties["distance_verdict"] as? String == "consistent")
    let line = try #require((features[0]["geometry"] as? [String: Any])?["coordinates"] as? [[Double]])
    #expect(line.first == [38.01111, 36.8175], "the line begins at the anchor")
  }

  @Test func layerThatCannotBeWrittenEndsTheRun() async throws {
    let run = try await Program.run(["check", "--geojson", "/none/checks.geojson", Self.sentence])
    #expect(run.status == 73 && run.errorLines.count == 1, "\(run.errors)")
  }

  @Test func explanationNamesPlacesMethodAndTolerance() async throws {
    let run = try await Program.run(["check", "--explain", Self.sentence])
    #expect(run.status == 0, "\(run.errors)")
    for part in [
      "subject", "geonames:169138", "anchor", "because", "method", "geodesic", "tolerance", "rounding",
    ] {
      #expect(run.text.contains(part), "\(part) in \(run.text)")
    }
  }

  @Test func verdictsStandFirst() async throws {
    let run = try await Program.run(["check", Self.sentence])
    #expect(run.lines[0].hasPrefix("distance    direction"), "\(run.text)")
    #expect(run.lines[1].hasPrefix("consistent  agrees"), "\(run.text)")
  }
}
