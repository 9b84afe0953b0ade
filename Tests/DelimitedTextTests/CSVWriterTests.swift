import DelimitedText
import Drafts
import Features
import Foundation
import Model
import TestSupport
import Testing
import Verification

@Suite struct CSVWriterTests {
  private static let schema = FeatureSchema(
    name: "places", featureType: "t",
    fields: [
      .init(name: "id", type: .string), .init(name: "title", type: .string),
      .init(name: "count", type: .integer),
      .init(name: "score", type: .real), .init(name: "ok", type: .boolean),
      .init(name: "ids", type: .strings),
      .init(name: "date", type: .date),
    ])

  private static func row(_ id: String, _ title: PropertyValue, ids: [String] = []) -> [PropertyValue] {
    [.string(id), title, 3, 0.25, true, .strings(ids), "2016-09-04"]
  }

  private static func write(
    _ features: [Feature], schema: FeatureSchema, to folder: String, hasByteOrderMark: Bool = false
  ) throws -> (text: String, losses: [String]) {
    let writer = CSVWriter(folder: folder, hasByteOrderMark: hasByteOrderMark)
    try writer.begin(schema)
    for feature in features { try writer.append(feature) }
    try ReplacingFile.commit(try writer.finish())
    let text = try String(contentsOfFile: "\(folder)/\(schema.name).csv", encoding: .utf8)
    return (text, writer.losses.map(\.description))
  }

  @Test func bytesAreAsWrittenHere() throws {
    try withFolder { folder in
      let point = try Coordinate(longitude: 37.123_456_7, latitude: 36.5)
      let (text, losses) = try Self.write(
        [
          Feature(id: "a", geometry: .point(point), values: Self.row("a", "x, \"y\"\nz", ids: ["p", "q"])),
          Feature(id: "b", geometry: nil, values: Self.row("b", nil)),
          Feature(id: "c", geometry: .multiPoint([point, point]), values: Self.row("c", "", ids: ["p;q"])),
        ], schema: Self.schema, to: folder)
      #expect(
        text
          == """
          id,title,count,score,ok,ids,date,latitude,longitude
          a,"x, ""y""\nz",3,0.25,true,p; q,2016-09-04,36.5,37.123457
          b,,3,0.25,true,,2016-09-04,,
          c,"",3,0.25,true,p;q,2016-09-04,36.5,37.123457

          """.replacing("\n", with: "\r\n").replacing("\"\"\r\nz", with: "\"\"\nz"))
      #expect(
        losses == [
          "1 lists with a semicolon in a word, joined by semicolons",
          "1 features of several points, written with the first alone",
        ])
      #expect(try CSVVerifier().problems(in: folder + "/places.csv").map { "\($0)" } == [])
    }
  }

  /// Text, what stands in the cell, origin.
  @Test(arguments: (try? rows(of: "formulas.tsv")) ?? []) func whatASpreadsheetWouldRunIsGuarded(row: Row)
    throws
  {
    try withFolder { folder in
      let (text, losses) = try Self.write(
        [Feature(id: "a", geometry: nil, values: Self.row("a", .string(row.cells[0])))], schema: Self.schema,
        to: folder)
      #expect(text.contains("\r\na,\(row.cells[1]),3,"), "\(row): \(text)")
      #expect(losses.isEmpty == (row.cells[0] == row.cells[1]), "\(row): \(losses)")
    }
  }

  @Test func linesAndPolygonsAreWellKnownText() throws {
    try withFolder { folder in
      let square = try [(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)].map {
        try Coordinate(longitude: $0.0, latitude: $0.1)
      }
      let schema = FeatureSchema(name: "areas", featureType: "t", geometry: .polygon)
      let (text, losses) = try Self.write(
        [
          Feature(id: "a", geometry: .polygon([square])),
          Feature(id: "b", geometry: .multiPolygon([[square]])),
          Feature(id: "c", geometry: .lineString(square)), Feature(id: "d", geometry: nil),
        ], schema: schema, to: folder)
      let ring = "(1 1, 2 1, 2 2, 1 2, 1 1)"
      #expect(
        text.split(separator: "\r\n") == [
          "id,wkt", "a,\"POLYGON (\(ring))\"", "b,\"MULTIPOLYGON ((\(ring)))\"", "c,\"LINESTRING \(ring)\"",
          "d,",
        ])
      #expect(losses == [])
      #expect(try CSVVerifier().problems(in: folder + "/areas.csv").map { "\($0)" } == [])
    }
  }

  @Test func theByteOrderMarkStandsWhereAskedFor() throws {
    try withFolder { folder in
      _ = try Self.write([], schema: Self.schema, to: folder, hasByteOrderMark: true)
      let bytes = try Data(contentsOf: URL(filePath: folder + "/places.csv"))
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      #expect(try CSVVerifier().problems(in: folder + "/places.csv") == [])
    }
  }

  @Test(.enabled(if: Ogr.isThere)) func gdalReadsTheSameIDsDatesAndPositions() throws {
    try withFolder { folder in
      let points = [-180.0, -37.123_456, 1.5, 179.999_999]
      let features = try points.enumerated().map { index, longitude in
        Feature(
          id: "ø\(index), \"x\"",
          geometry: .point(try Coordinate(longitude: longitude, latitude: 36.000_001)),
          values: Self.row("ø\(index), \"x\"", "t"))
      }
      _ = try Self.write(features, schema: Self.schema, to: folder)
      let table = try Ogr.csv(
        of: folder + "/places.csv",
        options: [
          "-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude", "-oo",
          "AUTODETECT_TYPE=YES",
        ])
      for (index, longitude) in points.enumerated() {
        let x = longitude == longitude.rounded() ? "\(Int(longitude))" : "\(longitude)"
        #expect(table.contains("POINT (\(x) 36.000001)\",\"ø\(index), \"\"x\"\"\","), "\(table)")
      }
      #expect(table.contains("2016/09/04"))
    }
  }
}

/// A folder that goes with the test.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "csv-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}
