import Foundation
import Testing

/// `dateline verify` on every format of text: known by content, whatever the name.
@Suite struct VerifyTests {
  private static let collection = #"{"type":"FeatureCollection","features":[]}"#
  private static let feature =
    #"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[38,36]},"properties":{}}"#

  @Test(arguments: [
    ("x", collection, "GeoJSON", 0), ("x.csv", collection, "GeoJSON", 0),
    ("x", "\(feature)\n\(feature.replacing("\"a\"", with: "\"b\""))\n", "GeoJSON", 0),
    ("x", "\(feature)\n\(feature)\n", "GeoJSON", 1), ("x", "\u{1E}\(feature)\n", "GeoJSON", 0),
    ("x.geojson", "id,latitude,longitude\r\na,36,38\r\n", "CSV", 0),
    ("x", "\u{FEFF}id,latitude,longitude\na,96,38\n", "CSV", 1),
    (
      "x", "<?xml version=\"1.0\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document/></kml>", "KML",
      0
    ),
    ("x.kml", "<html/>", "KML", 1), ("x", "words", "GeoJSON", 1), ("x", "", "GeoJSON", 1),
  ])
  func formatIsKnownByContent(name: String, content: String, format: String, status: Int32) async throws {
    let folder = try TemporaryFolder()
    let run = try await Program.run(["verify", try folder.file(name, content)])
    #expect(run.status == status && run.errors.contains("\(name): \(format)"), "\(run.text)\(run.errors)")
    #expect(run.lines.isEmpty == (status == 0))
  }

  @Test func problemsAreObjectsWhereAskedFor() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("x.csv", "id,latitude,longitude\na,36,38\na,36,39\n")
    let run = try await Program.run(["verify", "--json", path])
    #expect(run.status == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.lines[0].utf8)) as? [String: String])
    #expect(
      object == [
        "file": path, "place": "line 3", "severity": "error", "rule": "duplicate-id", "feature": "a",
        "message": "the id stands at line 2 already",
      ])
  }

  @Test func foldersAndMissingFilesAreOneLine() async throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path("none")] {
      let run = try await Program.run(["verify", path])
      #expect(run.status == 66 && run.errorLines.count == 1, "\(run.errors)")
    }
  }

  @Test func whatTheGazetteerExportsIsLinkedPlaces() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("places.lpf.json")
    let export = try await Program.run([
      "gazetteer", "export", "--format", "linked-places", "-o", path, "--bbox", "37,36,38.1,37",
    ])
    try #require(export.status == 0, "\(export.errors)")
    let run = try await Program.run(["verify", path])
    #expect(run.status == 0, "\(run.text)")
  }
}
