import Foundation
import Model
import Testing

@testable import Gazetteer

@Suite struct TableReaderTests {
  @Test func usualHeaderNamesAreGuessed() throws {
    let folder = try TemporaryFolder()
    let text = """
      Code;Title;Lat;Long;CC;Type;Aliases;Pop;name_ar;Updated;wikidata
      v1;Tweiran;36.58671;37.45348;sy;village;Tuwayran|Toueirane;1200;طويران;2016-09-04;Q1
      """
    let place = try #require(try Reading(try folder.file("My Villages.csv", text)).places.first)
    var expected = SourcePlace(
      id: "user:my-villages:v1", name: "Tweiran",
      coordinate: try Coordinate(longitude: 37.45348, latitude: 36.58671))
    expected.featureCode = "PPL"
    expected.country = "SY"
    expected.population = 1200
    expected.identifiers = ["wikidata": "Q1"]
    expected.names = [
      SourceName(text: "طويران", language: "ar"), SourceName(text: "Tuwayran"), SourceName(text: "Toueirane"),
    ]
    expected.modified = "2016-09-04"
    #expect(place == expected)
  }

  @Test func mappingNamesColumnsThatNobodyWouldGuess() throws {
    let folder = try TemporaryFolder()
    var options = SourceFile.Options()
    options.mapping = try ColumnMapping("id=nr,name=wie,lon=rechts,lat=hoch,feature=art,names=auch")
    options.nameSpace = "mine:"
    options.source = "My own survey"
    options.licence = "CC BY 4.0"
    let text = "nr,wie,rechts,hoch,art,auch\n7,\"Ra'i, Al-\",37.4,36.6,S.DAM,\"a;b\"\nosm:9,B,37,36,,\n"
    let reading = try Reading(try folder.file("x.csv", text), options: options)
    #expect(reading.places.map(\.id) == ["mine:7", "osm:9"])
    #expect(reading.places.map(\.name) == ["Ra'i, Al-", "B"])
    #expect(reading.places.map(\.featureCode) == ["DAM", ""])
    #expect(reading.places.map { $0.names.map(\.text) } == [["a", "b"], []])
    #expect(reading.summary.source.name == "My own survey")
    #expect(reading.summary.source.licence == "CC BY 4.0")
  }

  @Test func placeWithoutIdKeepsItsOwnWhenRowsMove() throws {
    let folder = try TemporaryFolder()
    let one = try Reading(try folder.file("x.csv", "name,lat,lon\nA,1,2\nB,3,4\n")).places
    let other = try Reading(try folder.file("x.csv", "name,lat,lon\nB,3,4\nA,1,2\n")).places
    #expect(one.map(\.id) == other.reversed().map(\.id))
    #expect(Set(one.map(\.id)).count == 2)
  }

  @Test func quotesCommasAndNewlinesKeepTheLineNumbersRight() throws {
    let folder = try TemporaryFolder()
    let text =
      "id,name,lat,lon\r\n1,\"A \"\"x\"\",\r\nB\",1,2\r\n\r\n2,C,95,2\r\n3,5\" pipe,1,2\r\n4,\"D\"x,1,2\r\n5,E,1\r\n6,F,1,2"
    let reading = try Reading(try folder.file("x.csv", text))
    #expect(reading.places.map(\.name) == ["A \"x\",\nB", "5\" pipe", "F"])
    #expect(
      reading.problems == [
        "x.csv:5: latitude: expected a number in -90...90, found 95.0 (longitude and latitude look swapped)",
        "x.csv:7: a quoted field is followed by something other than a separator",
        "x.csv:8: expected 4 columns, found 3",
      ])
  }

  /// The row of a table of id, name, lat, lon, country, feature, pop, and what is wrong with it.
  @Test(arguments: [
    ("1,A,x,2,,,", "lat: expected a number in -90...90, found 'x'"),
    ("1,A,1,,,,", "lon: expected a number in -180...180, found none"),
    (
      "1,A,137,36,,,",
      "latitude: expected a number in -90...90, found 137.0 (longitude and latitude look swapped)"
    ),
    ("1,,1,2,,,", "name: expected a value, found none"),
    ("a b,A,1,2,,,", "id: expected an id without blanks, found 'a b'"),
    ("1,A,1,2,Syria,,", "country: expected two letters (ISO 3166-1), found 'Syria'"),
    ("1,A,1,2,,thing,", "feature: expected a code such as P.PPL or a word such as village, found 'thing'"),
    ("1,A,1,2,,,many", "pop: expected a number of at least 0, found 'many'"),
    ("1,A,1,2,,,-5", "pop: expected a number of at least 0, found '-5'"),
    ("1,A\0,1,2,,,", "expected text, found a NUL byte"),
    ("1,\"A,1,2,,,", "a quoted field is not closed"),
    (
      "1,\(String(repeating: "é", count: 5120)),1,2,,,",
      "name: expected at most 200 bytes, found '\(String(repeating: "é", count: 60))… (10240 bytes)'"
    ),
  ])
  func badRowIsOneLine(row: String, problem: String) throws {
    let folder = try TemporaryFolder()
    var options = SourceFile.Options()
    options.mapping = try ColumnMapping("country=country,feature=feature")
    let text = "id,name,lat,lon,country,feature,pop\n0,Z,1,2,,,\n\(row)\n"
    let reading = try Reading(try folder.file("x.csv", text), options: options)
    #expect(reading.problems == ["x.csv:3: \(problem)"])
    #expect(reading.summary.counts == RowCounts(good: 1, rejected: 1))
  }

  /// A table, and the error that ends the reading of it.
  @Test(arguments: [
    (
      "id,name,lat\n1,A,1\n", "",
      "x.csv:1: expected a column for 'lon', found id, name, lat; name it with lon=COLUMN"
    ),
    ("id,name,lat,lon\n", "lon=east", "x.csv:1: expected a column 'east', found id, name, lat, lon"),
    ("name,lat,lon,name\n", "", "x.csv:1: column 'name' occurs twice"),
    ("\"name,lat,lon\n", "", "x.csv:1: a quoted field is not closed"),
    ("", "", "expected a header, found an empty file"),
    ("\n\n", "", "expected a header, found an empty file"),
  ])
  func tableThatIsNoneIsOneClearError(text: String, mapping: String, problem: String) throws {
    let folder = try TemporaryFolder()
    var options = SourceFile.Options()
    options.mapping = try ColumnMapping(mapping)
    let path = try folder.file("x.csv", text)
    #expect(message { _ = try Reading(path, .csv, options: options) }.hasSuffix(problem))
  }

  @Test(arguments: ["lat", "north=y", "lat=a,lat=b"])
  func mappingThatIsNoneIsAUsageError(text: String) {
    #expect(message { _ = try ColumnMapping(text) }.hasPrefix("--columns: "))
  }

  private static let ochaHeader =
    "admin0Name_en,admin0Name_ar,admin0Pcode,admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,admin3Name_en,admin3Name_ar,admin3Pcode,admin4Name_en,admin4Name_ar,Column1,admin4Pcode,LocationName_en,LocationName_ar,Location_Pcode,location_type,LastUpdateDate,Latitude_y,Longitude_x\n"

  /// A row of invented villages in the invented subdistrict of Marj.
  private static func ocha(
    _ short: String, _ shortArabic: String, _ full: String, _ arabic: String, code: String
  ) -> String {
    "Syria,سوريا,SY,Aleppo,حلب,SY02,Afrin,عفرين,SY0203,Marj,المرج,SY020305,\(short),\(shortArabic),\(full),\(code),\(full),\(arabic),\(code),Community,22/01/2023,36.5,37.25\n"
  }

  @Test func ochaRowsGivePlacesAndAreas() throws {
    let folder = try TemporaryFolder()
    let text =
      Self.ochaHeader + Self.ocha("Burda", "بردة", "Burda (Marj)", "بردة - المرج", code: "C1")
      + Self.ocha(
        "Bayada - Aq Burhan", "البيضة_آق برهان", "Bayada - Aq Burhan", "البيضة_آق برهان", code: "C2")
      + Self.ocha("Abin - Efrin", "ابين- عفرين", "Abin - Efrin", "ابين- عفرين", code: "C3")
    let reading = try Reading(try folder.file("Locations.csv", text))
    let places = reading.places
    #expect(places.map(\.id) == ["ocha:C1", "ocha:C2", "ocha:C3"])
    #expect(places.map(\.name) == ["Burda", "Bayada - Aq Burhan", "Abin - Efrin"])
    #expect(places.map(\.area) == ["ocha:SY020305", "ocha:SY020305", "ocha:SY020305"])
    #expect(places.first?.modified == "2023-01-22")
    #expect(places.first?.admin1Name == "Aleppo")
    #expect(
      places.map { $0.names.map { "\($0.text)@\($0.language)" } } == [
        ["Burda (Marj)@en", "بردة@ar", "بردة - المرج@ar"],
        ["البيضة_آق برهان@ar", "البيضة@ar", "آق برهان@ar", "Bayada@en", "Aq Burhan@en"],
        ["ابين- عفرين@ar", "ابين@ar", "Abin@en"],
      ])
    #expect(reading.areas.map(\.code) == ["ocha:SY", "ocha:SY02", "ocha:SY0203", "ocha:SY020305"])
    #expect(reading.areas.map(\.kind) == ["country", "governorate", "district", "subdistrict"])
    #expect(reading.areas.map(\.parent) == [nil, "ocha:SY", "ocha:SY02", "ocha:SY0203"])
    #expect(reading.areas.last?.names == [SourceName(text: "المرج", language: "ar", kind: .preferred)])
    #expect(
      reading.summary.source
        == SourceDescription(name: "UN OCHA Locations.csv", licence: "CC BY 3.0 IGO", date: "2023-01-22"))
  }
}
