import Foundation
import Gazetteer
import Model
import Testing

@Suite struct BadInputTests {
  private static func places(_ row: String) -> [String: String] {
    ["places.csv": Fixture.header + row + "\n"]
  }

  /// What is wrong, and the line that says so.
  @Test(arguments: [
    (
      places("a,A,38,36.8l75,P,PPL,SY,,,,,,,,s,"),
      "places.csv:2: latitude: expected a number in -90...90, found '36.8l75'"
    ),
    (
      places("a,A,38,abc,P,PPL,SY,,,,,,,,s,"),
      "places.csv:2: latitude: expected a number in -90...90, found 'abc'"
    ),
    (places("a,A,38,,P,PPL,SY,,,,,,,,s,"), "places.csv:2: latitude: expected a value, found none"),
    (
      places("a,A,36,139,P,PPL,SY,,,,,,,,s,"),
      "places.csv:2: latitude: expected a number in -90...90, found 139.0 (longitude and latitude look swapped)"
    ),
    (
      places("a,A,200,95,P,PPL,SY,,,,,,,,s,"),
      "places.csv:2: latitude: expected a number in -90...90, found 95.0"
    ),
    (
      places("a,A,nan,36,P,PPL,SY,,,,,,,,s,"),
      "places.csv:2: longitude: expected a number in -180...180, found 'nan'"
    ),
    (
      places("a,A,38,36,P,PPL,SY,,,,,,,,s,\na,B,38,36,P,PPL,SY,,,,,,,,s,"),
      "places.csv:3: id: 'a' is given twice, first on line 2"
    ),
    (
      places("a,A,38,36,P,PPL,SY,,,,,7,,,s,\nb,B,38,36,P,PPL,SY,,,,,7,,,s,"),
      "places.csv:3: geonames: number 7 is given twice, first by 'a'"
    ),
    (places("a b,A,38,36,P,PPL,SY,,,,,,,,s,"), "places.csv:2: id: expected no blanks, found 'a b'"),
    (places("a,,38,36,P,PPL,SY,,,,,,,,s,"), "places.csv:2: name: expected a value, found none"),
    (
      places("a,A,38,36,X,PPL,SY,,,,,,,,s,"),
      "places.csv:2: feature_class: expected one of AHLPRSTUV, found 'X'"
    ),
    (
      places("a,A,38,36,P,PPL,Syria,,,,,,,,s,"),
      "places.csv:2: country: expected two capital letters (ISO 3166-1), found 'Syria'"
    ),
    (
      places("a,A,38,36,P,PPL,SY,,,many,,,,,s,"),
      "places.csv:2: population: expected a whole number of at least 0, found 'many'"
    ),
    (
      places("a,A,38,36,P,PPL,SY,,,,-5,,,,s,"),
      "places.csv:2: radius_m: expected metres greater than 0, found '-5'"
    ),
    (places("a,A,38,36,P,PPL,SY,,,,,,,,,"), "places.csv:2: source: expected a value, found none"),
    (places("a,A,38,36,P,PPL"), "places.csv:2: expected 16 columns, found 6"),
    (
      places("a,\"A\nB\",38,36,P,PPL,SY,,,,,,,,s,\nb,B,38,x,P,PPL,SY,,,,,,,,s,"),
      "places.csv:4: latitude: expected a number in -90...90, found 'x'"
    ),
    (places("a,\"A,38,36,P,PPL,SY,,,,,,,,s,"), "places.csv:2: a quoted field is not closed"),
    (
      places("a,\"A\"x,38,36,P,PPL,SY,,,,,,,,s,"),
      "places.csv:2: a quoted field is followed by something other than a comma"
    ),
    (places("a,A\0,38,36,P,PPL,SY,,,,,,,,s,"), "places.csv:2: expected text, found a NUL byte"),
    (["places.csv": ""], "places.csv:1: expected a header, found an empty file"),
    (
      ["places.csv": "id,name,lat\n"],
      "places.csv:1: unknown column 'lat'; expected id,name,longitude,latitude,feature_class,feature_code,country,admin1_code,admin1_name,population,radius_m,geonames,wikidata,ocha,source,note"
    ),
    (["names.csv": "id,name,lang,kind\n"], "names.csv:1: column 'source' is missing"),
    (["names.csv": "id,name,lang,kind,source,name\n"], "names.csv:1: column 'name' occurs twice"),
    (
      ["names.csv": "id,name,lang,kind,source\ngeonames:1,A,,,s\n"],
      "names.csv:2: id: expected the id of a place, found 'geonames:1'"
    ),
    (
      ["names.csv": "id,name,lang,kind,source\ngeonames:169179,--,,,s\n"],
      "names.csv:2: name: expected a letter or digit, found '--'"
    ),
    (
      ["actors.csv": Fixture.actors + "x,X,state,,,,,nobody,,,,s\n"],
      "actors.csv:5: backers: expected the id of an actor, found 'nobody'"
    ),
    (
      ["actors.csv": Fixture.actors + "x,X,state,,,,,,2016-13,,,s\n"],
      "actors.csv:5: from: expected YYYY, YYYY-MM or YYYY-MM-DD, found '2016-13'"
    ),
    (
      ["events.csv": Fixture.events + "x,X,2016-08-24,2016-08-01,p,,s\n"],
      "events.csv:3: to: expected a day not before 2016-08-24, found 2016-08-01"
    ),
    (["events.csv": Fixture.events + "x,X,,,p,,s\n"], "events.csv:3: from: expected a day, found none"),
  ])
  func wrongTableIsOneClearLine(files: [String: String], message: String) throws {
    let folder = try TemporaryFolder()
    try folder.project(replacing: files)
    let before = folder.names
    #expect {
      try GazetteerBuilder().build(project: folder.path, worldFolder: nil, to: "\(folder.path)/g.sqlite")
    } throws: {
      let description = ($0 as? InputError)?.description
      if description != message { Issue.record("expected '\(message)', found '\(description ?? "\($0)")'") }
      return description == message
    }
    #expect(folder.names == before, "a failed build left something behind")
  }

  @Test func byteOrderMarkAndCarriageReturnsAreNoFault() throws {
    let folder = try TemporaryFolder()
    let places = "\u{FEFF}" + Fixture.places.replacingOccurrences(of: "\n", with: "\r\n")
    let gazetteer = try folder.gazetteer(replacing: ["places.csv": places])
    #expect(try gazetteer.info().places == 12)
    #expect(try gazetteer.place(id: "geonames:172955")?.source == "GeoNames")
  }

  @Test func missingFilesAreNamed() throws {
    let folder = try TemporaryFolder()
    #expect(throws: InputError(.missingInput, at: "\(folder.path)/places.csv", "no such file")) {
      try GazetteerBuilder().build(project: folder.path, worldFolder: nil, to: "\(folder.path)/g.sqlite")
    }
    try folder.project()
    #expect(throws: InputError(.cannotCreate, at: folder.path, "expected a file, found a folder")) {
      try GazetteerBuilder().build(project: folder.path, worldFolder: nil, to: folder.path)
    }
    #expect(throws: InputError(.cannotCreate, at: "\(folder.path)/no", "no such folder")) {
      try GazetteerBuilder().build(project: folder.path, worldFolder: nil, to: "\(folder.path)/no/g.sqlite")
    }
    #expect(throws: InputError.self) {
      try GazetteerBuilder().build(
        project: folder.path, worldFolder: folder.path, to: "\(folder.path)/g.sqlite")
    }
    #expect(folder.names == ["actors.csv", "events.csv", "names.csv", "places.csv"])
  }

  @Test func filesThatAreNoGazetteerAreRefused() throws {
    let folder = try TemporaryFolder()
    let good = try folder.gazetteer().path
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: good)))
    func variant(_ change: (inout [UInt8]) -> Void) throws -> String {
      var copy = bytes
      change(&copy)
      let path = "\(folder.path)/variant.sqlite"
      try Data(copy).write(to: URL(fileURLWithPath: path))
      return path
    }
    func message(_ path: String) -> String {
      do throws(InputError) {
        _ = try Gazetteer(path: path)
        return "opened"
      } catch {
        return error.problem
      }
    }
    #expect(message("\(folder.path)/none") == "no such gazetteer file; build one first")
    #expect(message(folder.path) == "expected a gazetteer file, found a folder")
    #expect(message(try folder.file("empty", "")) == "the gazetteer file is empty")
    #expect(message(try folder.file("text", "no SQLite")) == "expected an SQLite file, found something else")
    #expect(message(try variant { $0[68] = 0 }) == "an SQLite file, but not a gazetteer of Dateline")
    #expect(
      message(try variant { $0[63] = 99 })
        == "made by a newer Dateline: its schema is 99, this program knows 4")
    #expect(
      message(try variant { $0[63] = 0 }) == "schema 0 is out of date, expected 4; build the file again")
    let cut = try variant { $0.removeLast(5000) }
    #expect(message(cut) == "truncated: expected \(bytes.count) bytes, found \(bytes.count - 5000)")
    #expect(message(good) == "opened")
  }

  /// A dump's content, and the line that says what is wrong with it.
  @Test(arguments: [
    ("", "expected rows of a GeoNames dump, found an empty file"),
    (
      String(Fixture.dumpRow().dropLast("\t2018-01-01".count)),
      "dump.txt:1: expected 19 tab-separated columns, found 18"
    ),
    (
      Fixture.dumpRow(latitude: "95", longitude: "100"),
      "dump.txt:1: latitude: expected a number in -90...90, found 95.0"
    ),
    (
      Fixture.dumpRow(latitude: "137", longitude: "36"),
      "dump.txt:1: latitude: expected a number in -90...90, found 137.0 (longitude and latitude look swapped)"
    ),
    (
      Fixture.dumpRow() + "\n" + Fixture.dumpRow(latitude: "abc"),
      "dump.txt:2: latitude: expected a number in -90...90, found 'abc'"
    ),
    (Fixture.dumpRow(name: "A\0B"), "dump.txt:1: expected text, found a NUL byte"),
    (Fixture.dumpRow(name: ""), "dump.txt:1: name: expected a value, found none"),
    (Fixture.dumpRow(id: -1), "dump.txt:1: geonameid: expected a whole number greater than 0, found '-1'"),
    (Fixture.dumpRow(featureClass: "Q"), "dump.txt:1: feature class: expected one of AHLPRSTUV, found 'Q'"),
    ("\u{1F}\u{8B}", "dump.txt:1: expected 19 tab-separated columns, found 1"),
  ])
  func wrongDumpIsOneClearLineAndLeavesTheFileAsItWas(content: String, message: String) throws {
    let folder = try TemporaryFolder()
    let target = try folder.gazetteer().path
    let dump = try folder.file("dump.txt", content)
    let before = try Data(contentsOf: URL(fileURLWithPath: target))
    let names = folder.names
    #expect {
      var options = ImportOptions()
      options.format = .geonames
      options.isStrict = true
      _ = try GazetteerImporter(options).add([dump], to: target)
    } throws: {
      let description = ($0 as? InputError)?.description ?? "\($0)"
      if !description.hasSuffix(message) { Issue.record("expected '\(message)', found '\(description)'") }
      return description.hasSuffix(message)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == before)
    #expect(folder.names == names)
  }
}
