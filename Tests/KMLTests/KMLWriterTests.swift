import Drafts
import Features
import Foundation
import KML
import Model
import TestSupport
import Testing

@Suite struct KMLWriterTests {
  static let schema = FeatureSchema(
    name: "control-status", featureType: "control-interval", summary: "Who held a place & when",
    fields: [
      .init(name: "id", type: .string), .init(name: "title", type: .string),
      .init(name: "score", type: .real),
      .init(name: "count", type: .integer), .init(name: "ids", type: .strings),
      .init(name: "start", type: .dateTime), .init(name: "end", type: .dateTime),
      .init(name: "date_precision", type: .string),
    ])

  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  static func feature(
    _ id: String, _ geometry: Geometry?, time: FeatureTime? = nil, title: String = "x",
    precision: String = "day", ids: [String] = [], category: FeatureCategory? = nil
  ) -> Feature {
    Feature(
      id: id, geometry: geometry, time: time,
      values: [.string(id), .string(title), 0.5, 3, .strings(ids), nil, nil, .string(precision)],
      category: category)
  }

  static func write(_ features: [Feature], to path: String) throws -> [FormatLoss] {
    let writer = try KMLWriter(to: path, title: "Layers")
    try writer.begin(schema)
    for feature in features { try writer.append(feature) }
    try ReplacingFile.commit(try writer.finish())
    return writer.losses
  }

  static func text(_ features: [Feature]) throws -> String {
    try withFolder { folder in
      _ = try write(features, to: folder + "/x.kml")
      return try String(contentsOfFile: folder + "/x.kml", encoding: .utf8)
    }
  }

  @Test func bytesAreAsWrittenHere() throws {
    let isis = FeatureCategory(key: "isis", label: "IS", colour: "#e69f01")
    let text = try Self.text([
      Self.feature(
        "dabiq@2016", .point(try Coordinate(longitude: 37.268, latitude: 36.538_2)),
        time: .dates(from: try Self.day("2014-08-13"), to: nil), title: "Dabiq: IS", ids: ["a", "b"],
        category: isis)
    ])
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2">
        <Document>
        <name>Layers</name>
        <Style id="style-isis-e69f01"><IconStyle><color>ff019fe6</color></IconStyle>\
        <LabelStyle><color>ff019fe6</color></LabelStyle><LineStyle><color>ff019fe6</color><width>2</width></LineStyle>\
        <PolyStyle><color>66019fe6</color></PolyStyle></Style>
        <Schema name="fields-control-status" id="fields-control-status">
        <SimpleField type="string" name="id"></SimpleField>
        <SimpleField type="string" name="title"></SimpleField>
        <SimpleField type="double" name="score"></SimpleField>
        <SimpleField type="int" name="count"></SimpleField>
        <SimpleField type="string" name="ids"></SimpleField>
        <SimpleField type="string" name="start"></SimpleField>
        <SimpleField type="string" name="end"></SimpleField>
        <SimpleField type="string" name="date_precision"></SimpleField>
        </Schema>
        <Folder id="layer-control-status">
        <name>control-status</name>
        <description>Who held a place &amp; when</description>
        <Placemark id="control-status.dabiq_40_2016">
        <name>Dabiq: IS</name>
        <TimeSpan><begin>2014-08-13</begin></TimeSpan>
        <styleUrl>#style-isis-e69f01</styleUrl>
        <ExtendedData><SchemaData schemaUrl="#fields-control-status">
        <SimpleData name="id">dabiq@2016</SimpleData>
        <SimpleData name="title">Dabiq: IS</SimpleData>
        <SimpleData name="score">0.5</SimpleData>
        <SimpleData name="count">3</SimpleData>
        <SimpleData name="ids">a; b</SimpleData>
        <SimpleData name="date_precision">day</SimpleData>
        </SchemaData></ExtendedData>
        <Point><coordinates>37.268,36.5382</coordinates></Point>
        </Placemark>
        </Folder>
        </Document>
        </kml>

        """)
  }

  /// Precision, first day, last day, begin, end, origin.
  @Test(arguments: (try? rows(of: "times.tsv")) ?? []) func timesAreAsExactAsTheyAreSaid(row: Row) throws {
    let days = row.cells[1...2].map { CivilDate(iso: $0) }
    let text = try Self.text([
      Self.feature("a", nil, time: .days(days[0], days[1]), precision: row.cells[0])
    ])
    let begin = row.cells[3] == "-" ? "" : "<begin>\(row.cells[3])</begin>"
    let end = row.cells[4] == "-" ? "" : "<end>\(row.cells[4])</end>"
    #expect(text.contains("<TimeSpan>\(begin)\(end)</TimeSpan>"), "\(row)\n\(text)")
  }

  @Test func secondsStayWhereTheyAreNoWholeDays() throws {
    let day = try Self.day("2016-09-01")
    let noon = Timestamp(day: day, second: 43_200)
    let whole = try Self.text([
      Self.feature("a", nil, time: .timestamps(from: .start(of: day), to: .end(of: day)))
    ])
    #expect(whole.contains("<TimeSpan><begin>2016-09-01</begin><end>2016-09-01</end></TimeSpan>"))
    let half = try Self.text([Self.feature("a", nil, time: .timestamps(from: noon, to: nil))])
    #expect(half.contains("<TimeSpan><begin>2016-09-01T12:00:00Z</begin></TimeSpan>"))
  }

  @Test func whatIsLostIsToldOnceWithItsCount() throws {
    try withFolder { folder in
      let path = folder + "/x.kml"
      let losses = try Self.write(
        [
          Self.feature("a\u{1}b", nil, title: "bell \u{7}, <b> & \"c\"\r", ids: ["x;y"]),
          Self.feature("b", nil),
        ],
        to: path)
      #expect(
        losses.map(\.description) == [
          "2 features without a geometry, listed but not drawn",
          "2 characters that XML 1.0 cannot carry, written as U+FFFD",
          "1 lists with a semicolon in a word, joined by semicolons",
        ])
      #expect(try KMLVerifier().problems(in: path) == [])
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("<name>bell \u{FFFD}, &lt;b&gt; &amp; &quot;c&quot;&#13;</name>"))
    }
  }

  @Test func aRefusedFeatureTakesTheFileWithIt() throws {
    try withFolder { folder in
      let writer = try KMLWriter(to: folder + "/x.kml", title: "x")
      try writer.begin(Self.schema)
      let ring = try [Coordinate(longitude: 0, latitude: 0), Coordinate(longitude: 1, latitude: 0)]
      #expect(throws: InputError.self) { try writer.append(Self.feature("a", .polygon([ring]))) }
      #expect(throws: InputError.self) { try writer.finish() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test(.enabled(if: Ogr.isThere)) func gdalReadsTheSameIDsDatesAndPositions() throws {
    try withFolder { folder in
      let path = folder + "/x.kml"
      let square = try [(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)].map {
        try Coordinate(longitude: $0.0, latitude: $0.1)
      }
      let day = try Self.day("2016-09-04")
      _ = try Self.write(
        [
          Self.feature(
            "دابق, \"1\"", .point(try Coordinate(longitude: -37.123_456, latitude: 36.000_001)),
            time: .date(day)),
          Self.feature("area", .multiPolygon([[square]]), time: .dates(from: day, to: day.adding(days: 9))),
          Self.feature("line", .lineString(Array(square.dropLast()))),
        ], to: path)
      let table = try Ogr.csv(of: path)
      #expect(table.contains("POINT (-37.123456 36.000001)"), "\(table)")
      #expect(table.contains("MULTIPOLYGON (((1 1,2 1,2 2,1 2,1 1)))"), "\(table)")
      #expect(table.contains("LINESTRING (1 1,2 1,2 2,1 2)"), "\(table)")
      #expect(table.contains("\"دابق, \"\"1\"\"\""), "\(table)")
      #expect(table.contains("2016/09/04") && table.contains("2016/09/13"), "\(table)")
    }
  }
}

/// A folder that goes with the test.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "kml-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}
