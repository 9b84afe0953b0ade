import Foundation
import Model
import TestSupport
import Testing

@testable import Gazetteer

@Suite struct LineReaderTests {
  private static func lines(_ path: String) throws -> [String] {
    let reader = LineReader(try ByteSource(path: path))
    var lines: [String] = []
    while let bytes = try reader.next() {
      lines.append(bytes.text)
      #expect(reader.line == lines.count)
    }
    return lines
  }

  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\r\n", ["a", "b"]),
    ("a\n\nb", ["a", "", "b"]),
    ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]), ("\u{FEFF}", [""]), ("\r\n\r", ["", ""]),
    ("a\rb\n", ["a\rb"]),
  ])
  func lineEndsAreNoPartOfTheLine(text: String, expected: [String]) throws {
    let folder = try TemporaryFolder()
    #expect(try Self.lines(try folder.file("x", text)) == expected)
  }

  /// Lines across the borders of the reader's blocks (1 MB) come out whole.
  @Test func linesOfEveryLengthComeOutWhole() throws {
    let folder = try TemporaryFolder()
    var numbers = SeededNumbers(seed: 3)
    let lengths =
      [0, 1, 1_048_575, 1_048_576, 1_048_577, 3_000_000]
      + (0..<60).map { _ in Int.random(in: 0...90_000, using: &numbers) }
    let lines = lengths.shuffled(using: &numbers).enumerated().map {
      String(repeating: ["a", "é", "ب"][$0 % 3], count: $1)
    }
    let path = try folder.file("x", lines.joined(separator: "\r\n"))
    #expect(try Self.lines(path) == lines)
  }

  @Test func endlessLineIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("x", "a\n" + String(repeating: "b", count: LineReader.limit + 3 << 20))
    #expect(
      message { _ = try Self.lines(path) } == "x:2: expected a line of at most 16 MB, found a longer one")
  }

  @Test func whatIsNoFileIsAnError() throws {
    let folder = try TemporaryFolder()
    #expect(message { _ = try ByteSource(path: "\(folder.path)/no") } == "\(folder.path)/no: no such file")
    #expect(
      message { _ = try ByteSource(path: folder.path) } == "\(folder.path): expected a file, found a folder")
  }

  /// What a file is called and begins with, and the format it has.
  @Test(arguments: [
    ("SY.txt", Fixture.dumpRow(), SourceFormat.geonames), ("x", "\u{FEFF}" + Fixture.dumpRow(), .geonames),
    ("a.txt", "1\t2\ten\tName\t\t\t\t\t\t", .alternateNames),
    ("a.txt", "SY.09\tAleppo\tAleppo\t170062", .adminCodes),
    (
      "a.txt", "# a\n#b\tc\nSY\tSYR\t760\tSY\tSyria\tD\t1\t0\tAS\t.sy\tSYP\tP\t963\t\t\tar\t163843\t\t",
      .countryInfo
    ),
    ("h.txt", "1\t2\tADM", .hierarchy), ("x.csv", "admin1Pcode,Location_Pcode\n", .ocha),
    ("x.csv", "a,b\n", .csv),
    ("x", "id;name;lat;lon\n", .csv), ("x.txt", "name\tx\ty\n", .csv),
    ("x", "id\ttitle\ttitle_source\n", .linkedPlacesTable),
    ("x", "{\"type\":\"Feature\",\"properties\":{\"wof:id\":1}}", .whosOnFirst),
    ("x", " {\n\"type\": \"FeatureCollection\"", .geojson), ("x", "\u{1E}{\"type\":\"Feature\"", .geojson),
    ("x", "{\"type\":\"FeatureCollection\",\"features\":[{\"names\":[{\"toponym\":\"A\"}]}]}", .linkedPlaces),
    ("x", "[\n{\"type\":\"item\",\"id\":\"Q1\"},", .wikidata),
  ])
  func formatIsToldFromTheFile(name: String, content: String, format: SourceFormat) throws {
    let folder = try TemporaryFolder()
    #expect(try SourceFile(path: try folder.file(name, content)).format == format)
  }

  @Test(arguments: ["hello", "{\"a\":1}", "a,b,c", "\0\0", "1\t2\t3\t4\t5"])
  func unknownFormatNamesTheKnownOnes(content: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("x", content)
    #expect(
      message { _ = try SourceFile(path: path) }
        == "\(path): expected a known format, found none that fits; name one of geonames, alternate-names, admin-codes, country-info, hierarchy, ocha, whos-on-first, geojson, csv, linked-places, linked-places-tsv, wikidata"
    )
  }

  @Test(arguments: SourceFormat.allCases)
  func emptyFileIsAnErrorInEachFormat(format: SourceFormat) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("x", "")
    let found = message { _ = try Reading(path, format) }
    #expect(found.hasPrefix("\(path): expected ") && found.hasSuffix(", found an empty file"), "\(found)")
    #expect(
      message { _ = try Reading(path) } == "\(path): expected a source of place names, found an empty file")
  }
}
