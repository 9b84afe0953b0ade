import Foundation
import Model
import TestSupport
import Testing

@testable import Gazetteer

@Suite struct GeoNamesReaderTests {
  @Test func rowBecomesAPlaceWithItsNames() throws {
    let folder = try TemporaryFolder()
    let row = Fixture.dumpRow(
      alternates:
        "IST,Al Raai,Ar Ra'i,الراعي,https://en.wikipedia.org/wiki/X,,\(String(repeating: "x", count: 201))")
    let reading = try Reading(try folder.file("SY.txt", row))
    var expected = SourcePlace(
      id: "geonames:169138", name: "Ar Rā‘ī",
      coordinate: try Coordinate(longitude: 37.4478, latitude: 36.61182))
    expected.featureCode = "PPLA3"
    expected.country = "SY"
    expected.adminCodes = ["09"]
    expected.modified = "2018-01-01"
    expected.names = [
      SourceName(text: "Ar Ra'i", kind: .ascii), SourceName(text: "IST", kind: .code),
      SourceName(text: "Al Raai"),
      SourceName(text: "الراعي"),
    ]
    #expect(reading.places == [expected])
    #expect(reading.summary.counts == RowCounts(good: 1))
    #expect(
      reading.summary.source
        == SourceDescription(name: "GeoNames SY.txt", licence: "CC BY 4.0", date: "2018-01-01"))
  }

  @Test func adminCodesKeepTheirOrderAndLoseEmptyOnesAtTheEnd() throws {
    let folder = try TemporaryFolder()
    var cells = Fixture.dumpRow().components(separatedBy: "\t")
    cells[10...13] = ["09", "", "1234", ""]
    cells[14] = "5432"
    let place = try #require(try Reading(try folder.file("x", cells.joined(separator: "\t"))).places.first)
    #expect(place.adminCodes == ["09", "", "1234"])
    #expect(place.population == 5432)
  }

  /// A row and what is wrong with it.
  @Test(arguments: [
    (String(Fixture.dumpRow().dropLast("\t2018-01-01".count)), "expected 19 tab-separated columns, found 18"),
    (Fixture.dumpRow() + "\tx", "expected 19 tab-separated columns, found 20"),
    ("x", "expected 19 tab-separated columns, found 1"),
    (
      Fixture.dumpRow(latitude: "95", longitude: "100"), "latitude: expected a number in -90...90, found 95.0"
    ),
    (
      Fixture.dumpRow(latitude: "137", longitude: "36"),
      "latitude: expected a number in -90...90, found 137.0 (longitude and latitude look swapped)"
    ),
    (Fixture.dumpRow(latitude: "abc"), "latitude: expected a number in -90...90, found 'abc'"),
    (Fixture.dumpRow(latitude: ""), "latitude: expected a number in -90...90, found none"),
    (Fixture.dumpRow(longitude: "nan"), "longitude: expected a number in -180...180, found 'nan'"),
    (Fixture.dumpRow(longitude: "1e999"), "longitude: expected a number in -180...180, found inf"),
    (Fixture.dumpRow(name: "A\0B"), "expected text, found a NUL byte"),
    (Fixture.dumpRow(name: ""), "name: expected a value, found none"),
    (
      Fixture.dumpRow(name: String(repeating: "x", count: 10_240)),
      "name: expected at most 200 bytes, found '\(String(repeating: "x", count: 60))… (10240 bytes)'"
    ),
    (Fixture.dumpRow(id: -1), "geonameid: expected a whole number greater than 0, found '-1'"),
    (Fixture.dumpRow(id: 0), "geonameid: expected a whole number greater than 0, found '0'"),
    (Fixture.dumpRow(featureClass: "Q"), "feature class: expected one of AHLPRSTUV, found 'Q'"),
    (Fixture.dumpRow(featureClass: ""), "feature class: expected one of AHLPRSTUV, found none"),
  ])
  func badRowIsOneLineAndCostsNoOther(row: String, problem: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("SY.txt", "\(Fixture.dumpRow())\n\(row)\n\(Fixture.dumpRow(id: 2))\n")
    let reading = try Reading(path, .geonames)
    #expect(reading.problems == ["SY.txt:2: \(problem)"])
    #expect(reading.rejected.map(\.bytes) == [Array(row.utf8)])
    #expect(reading.places.map(\.id) == ["geonames:169138", "geonames:2"])
    #expect(reading.summary.counts == RowCounts(good: 2, rejected: 1))
  }

  @Test func bytesThatAreNoTextAreRejected() throws {
    let folder = try TemporaryFolder()
    var bytes = Array(Fixture.dumpRow().utf8)
    bytes[8] = 0xFF
    let reading = try Reading(try folder.file("SY.txt", bytes: bytes), .geonames)
    #expect(reading.problems == ["SY.txt:1: expected UTF-8, found other bytes"])
  }

  @Test func markCarriageReturnsAndBlankLinesAreNoFault() throws {
    let folder = try TemporaryFolder()
    let text = "\u{FEFF}\(Fixture.dumpRow())\r\n\r\n\(Fixture.dumpRow(id: 2))\r\n"
    let reading = try Reading(try folder.file("SY.txt", text))
    #expect(reading.places.map(\.modified) == ["2018-01-01", "2018-01-01"])
    #expect(reading.summary.counts == RowCounts(good: 2))
  }

  @Test func whatRejectThrowsEndsTheReading() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("SY.txt", "\(Fixture.dumpRow())\nx\n\(Fixture.dumpRow(id: 2))\n")
    var seen = 0
    let found = message {
      _ = try SourceFile(path: path, format: .geonames).read(
        item: { _ in seen += 1 }, reject: { throw $0.problem })
    }
    #expect(found == "SY.txt:2: expected 19 tab-separated columns, found 1")
    #expect(seen == 1)
  }

  /// A filter, and which of the three rows pass: Ar Rā‘ī (SY, P.PPLA3), a dam in Iraq, an islet of Fiji at 180° W.
  @Test(
    arguments: [
      (["SY"], nil, [], [1]), (["IQ", "FJ"], nil, [], [2, 3]), ([], "37,36,38,37", [], [1]),
      ([], "170,-20,-170,0", [], [3]), ([], "-180,-90,180,90", [], [1, 2, 3]), ([], nil, ["P"], [1]),
      ([], nil, ["S.DAM", "P.PPL"], [2]), (["SY"], nil, ["S"], []),
    ] as [([String], String?, [String], [Int])])
  func filterLeavesRowsOut(countries: [String], box: String?, features: [String], expected: [Int]) throws {
    let folder = try TemporaryFolder()
    let rows = [
      Fixture.dumpRow(id: 1),
      Fixture.dumpRow(id: 2, latitude: "34", longitude: "43", featureClass: "S", country: "IQ")
        .replacingOccurrences(of: "PPLA3", with: "DAM"),
      Fixture.dumpRow(id: 3, latitude: "-16.85", longitude: "-179.99", featureClass: "T", country: "FJ"),
    ]
    var filter = PlaceFilter.none
    filter.countries = Set(countries)
    filter.box = try box.map { text throws(InputError) in try PlaceFilter.Box(text) }
    filter.features = try features.map { text throws(InputError) in try PlaceFilter.Feature(text) }
    let reading = try Reading(try folder.file("x.txt", rows.joined(separator: "\n")), filter: filter)
    #expect(reading.places.map(\.id) == expected.map { "geonames:\($0)" })
    #expect(reading.summary.counts == RowCounts(good: expected.count, filtered: 3 - expected.count))
  }

  @Test(arguments: ["1,2,3", "1,2,3,x", "1,9,3,8", "200,0,1,1", "0,-91,1,1", ""])
  func boxThatIsNoneIsAUsageError(text: String) {
    #expect(
      message { _ = try PlaceFilter.Box(text) }
        == "--bbox: expected west,south,east,north in degrees, found '\(text)'")
  }

  @Test(arguments: ["", "Q", "PPL", "P."])
  func featureThatIsNoneIsAUsageError(text: String) {
    #expect(message { _ = try PlaceFilter.Feature(text) }.hasSuffix("such as P.PPL, found '\(text)'"))
  }

  @Test func shortDecimalsAreReadAsTheLibraryReadsThem() {
    var numbers = SeededNumbers(seed: 7)
    var texts = [
      "", "-", ".", "-.", "5.", ".5", "-.5", "+5", "1e3", "0x1p3", "nan", "inf", "-0", "-0.0", "00.10",
      "1.2.3", "1 ", "--1",
      "999999999999999", "9999999999999999", "0.000000000000001", "36.8l75", "1٣",
    ]
    for _ in 0..<20_000 {
      let whole = Int.random(in: -181...181, using: &numbers)
      let decimals = Int.random(in: 0...17, using: &numbers)
      let fraction = (0..<decimals).map { _ in String(Int.random(in: 0...9, using: &numbers)) }.joined()
      texts.append(decimals == 0 ? "\(whole)" : "\(whole).\(fraction)")
    }
    for text in texts {
      let found = Array(text.utf8).withUnsafeBufferPointer { Double(bytes: $0) }
      #expect(
        found?.bitPattern == Double(text)?.bitPattern || found?.isNaN == true && Double(text)?.isNaN == true,
        "\(text)")
    }
  }
}
