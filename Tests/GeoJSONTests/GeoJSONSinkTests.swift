import Drafts
import Features
import Foundation
import GeoJSON
import Model
import TestSupport
import Testing
import Verification

@Suite struct GeoJSONSinkTests {
  private static func write(_ form: GeoJSONSink.Form, to folder: String) throws {
    let sink = GeoJSONSink(folder: folder, form: form)
    let day = try #require(CivilDate(year: 2016, month: 9, day: 4))
    for name in ["a", "b"] {
      try sink.begin(
        FeatureSchema(
          name: name, featureType: "t",
          fields: [.init(name: "id", type: .string), .init(name: "date", type: .date)]))
      for number in 1...2 {
        let point = try Coordinate(longitude: 38.123_456 + Double(number), latitude: -36.5)
        try sink.append(
          Feature(
            id: "\(name)\(number)", geometry: .point(point), time: .date(day),
            values: [.string("\(name)\(number)"), "2016-09-04"]))
      }
    }
    try ReplacingFile.commit(try sink.finish())
  }

  @Test(arguments: GeoJSONSink.Form.allCases) func everyLayerIsAFileWithoutAProblem(form: GeoJSONSink.Form)
    throws
  {
    try withFolder { folder in
      try Self.write(form, to: folder)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(files == ["a.\(form.rawValue)", "b.\(form.rawValue)"])
      for file in files {
        #expect(try GeoJSONVerifier().problems(in: "\(folder)/\(file)") == [])
      }
    }
  }

  @Test func theCollectionIsTheOneOfFeatureWriter() throws {
    try withFolder { folder in
      let sink = GeoJSONSink(folder: folder)
      let schema = FeatureSchema(name: "a", featureType: "t")
      try sink.begin(schema)
      let writer = try FeatureWriter(to: folder + "/other.geojson", schema)
      for id in ["x", "y"] {
        try sink.append(Feature(id: id, geometry: nil))
        try writer.append(Feature(id: id, geometry: nil))
      }
      try ReplacingFile.commit(try sink.finish())
      try writer.close()
      let contents = try ["a", "other"].map { try Data(contentsOf: URL(filePath: "\(folder)/\($0).geojson")) }
      #expect(contents[0] == contents[1])
    }
  }

  @Test func sequencesHaveOneFeatureALineAndSeparatorsWhereAskedFor() throws {
    try withFolder { folder in
      try Self.write(.lines, to: folder)
      try Self.write(.sequence, to: folder)
      let lines = try String(contentsOfFile: folder + "/a.geojsonl", encoding: .utf8)
      #expect(lines.split(separator: "\n").count == 2)
      #expect(lines.hasPrefix(#"{"type":"Feature","id":"a1","geometry":{"type":"Point""#))
      let sequence = try String(contentsOfFile: folder + "/a.geojsons", encoding: .utf8)
      // With JSON-FG's members GDAL reads one feature.
      #expect(!sequence.contains(#""time":"#))
      #expect(sequence == lines.split(separator: "\n").map { "\u{1E}\($0)\n" }.joined())
    }
  }

  @Test func aRefusedFeatureLeavesNoFileOfAnyLayer() throws {
    try withFolder { folder in
      let sink = GeoJSONSink(folder: folder, form: .lines)
      try sink.begin(FeatureSchema(name: "a", featureType: "t"))
      try sink.append(Feature(id: "x", geometry: nil))
      try sink.begin(FeatureSchema(name: "b", featureType: "t"))
      #expect(throws: InputError.self) { try sink.append(Feature(id: "y", geometry: .polygon([]))) }
      #expect(throws: InputError.self) { try sink.finish() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func everyTextOfASequenceIsVerifiedAndOnesAmongThemCompared() {
    let point = #""geometry":{"type":"Point","coordinates":[38,36]}"#
    let text = """
      {"type":"Feature","id":"a",\(point),"properties":{"start":"2016-09-04T00:00:00Z","end":null}}
      {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[38,96]},"properties":{"start":"2016-09-04","end":null}}
      {"type":"Feature"
      {"type":"Feature","id":"c",\(point),"properties":{"start":"2016-09-05T00:00:00Z","end":null}}
      """
    let sequence = text.split(separator: "\n").map { "\u{1E}\($0)\n" }.joined()
    for text in [text, sequence] {
      let found = GeoJSONVerifier().problems(in: Array(text.utf8)).map { "\($0.place) \($0.rule)" }
      #expect(
        found == [
          "line 3 not-json", "line 2 duplicate-id", "line 2 mixed-date-forms", "line 2 out-of-range",
          "line 2 swapped-axes",
        ])
    }
  }

  @Test(.enabled(if: Ogr.isThere), arguments: GeoJSONSink.Form.allCases)
  func gdalReadsTheSameIDsDatesAndPositions(form: GeoJSONSink.Form) throws {
    try withFolder { folder in
      try Self.write(form, to: folder)
      let table = try Ogr.csv(of: "\(folder)/b.\(form.rawValue)")
      #expect(
        table.split(separator: "\n").sorted() == [
          "\"POINT (39.123456 -36.5)\",2016/09/04,b1", "\"POINT (40.123456 -36.5)\",2016/09/04,b2",
          "WKT,date,id",
        ], "\(table)")
    }
  }
}
