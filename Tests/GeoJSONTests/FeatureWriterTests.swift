import Features
import Foundation
import GeoJSON
import Model
import Testing

@Suite struct FeatureWriterTests {
  /// A schema with such fields.
  static func schema(_ fields: String...) -> FeatureSchema {
    FeatureSchema(
      name: "changes", featureType: "change",
      fields: fields.map { FeatureSchema.Field(name: $0, type: .string) })
  }

  static func at(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
    try Coordinate(longitude: longitude, latitude: latitude)
  }

  static func text(_ feature: Feature) throws -> String {
    var encoder = FeatureEncoder(schema().withFields(feature.values.count))
    try encoder.encode(feature)
    return String(decoding: encoder.takeBytes(), as: UTF8.self)
  }

  @Test func bytesAreAsWrittenHere() throws {
    try withFolder { folder in
      let path = folder + "/changes.geojson"
      let writer = try FeatureWriter(
        to: path, Self.schema("title", "by", "count", "ratio", "from", "ok", "ids"))
      let day = try #require(CivilDate(year: 2016, month: 9, day: 4))
      try writer.append(
        Feature(
          id: "tweiran", geometry: .point(try Self.at(37.45348, 36.586_710_4)), time: .date(day),
          values: ["IS → \"FSA\"", "fsa", 3, 1.25, nil, true, nil]))
      try writer.append(
        Feature(id: "nowhere", geometry: nil, values: [nil, nil, nil, nil, nil, nil, .strings(["a", "b"])]))
      try writer.close()
      let bytes = try String(contentsOfFile: path, encoding: .utf8)
      #expect(
        bytes == """
          {"type":"FeatureCollection","name":"changes",\
          "conformsTo":["http://www.opengis.net/spec/json-fg-1/1.0/conf/core"],"featureType":"change","features":[
          {"type":"Feature","id":"tweiran","geometry":{"type":"Point","coordinates":[37.45348,36.58671]},\
          "place":null,"time":{"date":"2016-09-04"},\
          "properties":{"by":"fsa","count":3,"from":null,"ids":null,"ok":true,"ratio":1.25,"title":"IS → \\"FSA\\""}},
          {"type":"Feature","id":"nowhere","geometry":null,"place":null,"time":null,\
          "properties":{"by":null,"count":null,"from":null,"ids":["a","b"],"ok":null,"ratio":null,"title":null}}
          ]}

          """)
      #expect(try GeoJSONVerifier().problems(in: path) == [])
    }
  }

  @Test func anEmptyCollectionIsValid() throws {
    try withFolder { folder in
      let writer = try FeatureWriter(to: folder + "/none.geojson", Self.schema())
      try writer.close()
      #expect(try GeoJSONVerifier().problems(in: folder + "/none.geojson") == [])
    }
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (-0.000_000_4, "0"), (55.26, "55.26"), (1.0, "1"), (-1.5, "-1.5"),
    (0.1 + 0.2, "0.3"), (36.586_710_4, "36.58671"), (0.000_001, "0.000001"), (-0.000_001, "-0.000001"),
    (8_999_999_999.5, "8999999999.5"), (1e15, "1000000000000000.0"), (1e21, "1e+21"),
    (123_456.789_012_3, "123456.789012"),
  ]) func numbersHaveAtMostSixDecimals(value: Double, text: String) throws {
    let bytes = try Self.text(Feature(id: "n", geometry: nil, values: [.double(value)]))
    #expect(bytes.hasSuffix(#""properties":{"n":\#(text)}}"#), "\(bytes)")
  }

  @Test func whatJSONOrTerminalsStumbleOverIsEscaped() throws {
    let text = "a\"\\\u{8}\t\n\u{C}\r\u{0}\u{1B}\u{7F}\u{85}\u{A0}é\u{2028}\u{2029}\u{202A}جرابلس🗺"
    let bytes = try Self.text(Feature(id: text, geometry: nil))
    let expected =
      #""a\"\\\b\t\n\f\r\u0000\u001b\u007f\u0085"# + "\u{A0}é" + #"\u2028\u2029"# + "\u{202A}جرابلس🗺\""
    #expect(bytes.contains(expected))
    let object = try JSONSerialization.jsonObject(with: Data(bytes.utf8)) as? [String: Any]
    #expect(object?["id"] as? String == text)
  }

  @Test func ringsAreTurnedRightHand() throws {
    let outline = try [Self.at(0, 0), Self.at(0, 4), Self.at(4, 4), Self.at(4, 0), Self.at(0, 0)]
    let hole = try [Self.at(1, 1), Self.at(2, 1), Self.at(2, 2), Self.at(1, 2), Self.at(1, 1)]
    for rings in [[outline, hole], [outline.reversed(), hole.reversed()]] {
      let bytes = try Self.text(Feature(id: "p", geometry: .polygon(rings)))
      #expect(bytes.contains("[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]"))
    }
  }

  @Test func positionsThatRoundingMakesTheSameStandOnce() throws {
    let ring = try [
      Self.at(0, 0), Self.at(1, 0), Self.at(1.000_000_1, 0), Self.at(1, 1), Self.at(0, 0),
    ]
    let bytes = try Self.text(Feature(id: "p", geometry: .polygon([ring])))
    #expect(bytes.contains("[[[0,0],[1,0],[1,1],[0,0]]]"))
  }

  @Test func aLineAcrossTheAntimeridianIsCut() throws {
    let line = Geometry.line(from: try Self.at(179, 10), to: try Self.at(-179, 20))
    #expect(
      line
        == .multiLineString([
          [try Self.at(179, 10), try Self.at(180, 15)], [try Self.at(-180, 15), try Self.at(-179, 20)],
        ]))
    #expect(Geometry.line(from: try Self.at(1, 1), to: try Self.at(1.000_000_1, 1)) == nil)
  }

  @Test func whatGeoJSONCannotSayIsRefused() throws {
    let a = try Self.at(0, 0)
    let b = try Self.at(1, 0)
    let day = try #require(CivilDate(year: 2016, month: 9, day: 4))
    let features = [
      Feature(id: "x", geometry: nil, values: [.double(.nan)]),
      Feature(id: "x", geometry: nil, values: [.double(.infinity)]),
      Feature(id: "x", geometry: nil, values: [.int(1 << 53)]),
      Feature(id: "x", geometry: .lineString([a])),
      Feature(id: "x", geometry: .polygon([])),
      Feature(id: "x", geometry: .polygon([[a, b, a]])),
      Feature(id: "x", geometry: .polygon([[a, b, try Self.at(1, 1)]])),
      Feature(id: "x", geometry: .polygon([[a, b, try Self.at(2, 0), a]])),
      Feature(id: "x", geometry: nil, time: .dates(from: day, to: day.adding(days: -1))),
      Feature(id: "x", geometry: nil, time: .date(CivilDate(dayNumber: 5_000_000))),
    ]
    for feature in features {
      #expect(throws: InputError.self) { try Self.text(feature) }
    }
  }

  // MARK: - The target

  @Test func anUnclosedWriterLeavesTheOldFileAndNothingElse() throws {
    try withFolder { folder in
      let path = folder + "/old.geojson"
      try "old".write(toFile: path, atomically: false, encoding: .utf8)
      do {
        let writer = try FeatureWriter(to: path, Self.schema())
        try writer.append(Feature(id: "a", geometry: nil))
        try writer.finish()
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["old.geojson"])
    }
  }

  @Test func aRefusedFeatureTakesTheFileWithIt() throws {
    try withFolder { folder in
      let path = folder + "/new.geojson"
      let writer = try FeatureWriter(to: path, Self.schema("n"))
      #expect(throws: InputError.self) {
        try writer.append(Feature(id: "a", geometry: nil, values: [.double(.nan)]))
      }
      #expect(throws: InputError.self) { try writer.close() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func ofSeveralFilesAllAreReplacedOrNone() throws {
    try withFolder { folder in
      let paths = ["a", "b", "c"].map { "\(folder)/\($0).geojson" }
      try "old a".write(toFile: paths[0], atomically: false, encoding: .utf8)
      let writers = try paths.map { try FeatureWriter(to: $0, Self.schema()) }
      for writer in writers { try writer.finish() }
      // Somebody makes a folder where the third file is to be: renaming onto it fails.
      try FileManager.default.createDirectory(
        atPath: paths[2] + "/in-the-way", withIntermediateDirectories: true)
      #expect(throws: InputError.self) { try FeatureWriter.close(writers) }
      #expect(try String(contentsOfFile: paths[0], encoding: .utf8) == "old a")
      #expect(!FileManager.default.fileExists(atPath: paths[1]))
    }
  }

  @Test func aSymbolicLinkStaysAndItsFileIsReplaced() throws {
    try withFolder { folder in
      try "old".write(toFile: folder + "/real.geojson", atomically: false, encoding: .utf8)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.geojson", withDestinationPath: "real.geojson")
      try FeatureWriter(to: folder + "/link.geojson", Self.schema()).close()
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.geojson") == "real.geojson")
      #expect(try String(contentsOfFile: folder + "/real.geojson", encoding: .utf8) != "old")
    }
  }

  @Test(arguments: ["/dev/null", "/", "/nowhere/x.geojson"]) func aTargetThatIsNoFileIsRefused(path: String) {
    #expect {
      try FeatureWriter(to: path, Self.schema())
    } throws: { ($0 as? InputError)?.kind == .cannotCreate }
  }
}

extension FeatureSchema {
  /// So many fields, n, n1, n2, …
  fileprivate func withFields(_ count: Int) -> FeatureSchema {
    var schema = self
    schema.fields = (0..<count).map { Field(name: $0 == 0 ? "n" : "n\($0)", type: .string) }
    return schema
  }
}
