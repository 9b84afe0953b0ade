import Foundation
import Testing

/// `place`, `near` and a user's corrections.
@Suite struct PlaceCommandTests {
  private static func object(_ line: Substring) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private static func candidates(_ line: Substring) throws -> [[String: Any]] {
    try #require(try object(line)["candidates"] as? [[String: Any]])
  }

  @Test func aQueryIsALineWhetherKnownOrNot() async throws {
    let names = Data("Raqqa\nXyzzyville-on-the-Nowhere\n\n...\nCerablus\n".utf8)
    let run = try await Program.run(["place", "-", "--json"], input: names)
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.lines.count == 4)
    let queries = try run.lines.map { try Self.object($0)["query"] as? String }
    #expect(queries == ["Raqqa", "Xyzzyville-on-the-Nowhere", "...", "Cerablus"])
    #expect(try Self.candidates(run.lines[0]).first?["id"] as? String == "geonames:172955")
    #expect(try Self.candidates(run.lines[1]).isEmpty && Self.candidates(run.lines[2]).isEmpty)
    let cerablus = try Self.candidates(run.lines[3])
    #expect(cerablus.first?["id"] as? String == "geonames:169179", "\(run.lines[3].prefix(300))")
  }

  @Test func aTypingErrorIsFoundAndSaid() async throws {
    let run = try await Program.run(["place", "Jaraflus", "--limit", "1"])
    #expect(
      run.status == 0 && run.text.contains("geonames:169179") && run.text.contains("typing error"),
      "\(run.text)")
    let exact = try await Program.run(["place", "Jaraflus", "--exact"])
    #expect(exact.status == 1 && exact.errors.contains("elsewhere: "), "\(exact.errors)")
  }

  @Test(arguments: [
    (["--country", "tr"], ["geonames:309134"]), (["--class", "H"], []),
    (["--within", "38.005,36.81,38.02,36.82"], ["geonames:169179"]),
    (["--within", "Aleppo"], ["geonames:169179"]),
    (["--near", "37.99,36.835", "--limit", "1"], ["geonames:309134"]),
  ])
  func filtersAndNearnessChoose(_ options: [String], _ ids: [String]) async throws {
    let run = try await Program.run(["place", "Carablus", "--json"] + options)
    let found = try Self.candidates(try #require(run.lines.first)).compactMap { $0["id"] as? String }
    #expect(found == ids, "\(options): \(found)")
  }

  @Test(arguments: [
    (["--near", "38.01"], "--near"), (["--near", "200,36"], "--near"), (["--within", "1,2,3"], "--within"),
    (["--within", "1,50,3,40"], "--within"), (["--country", "Syria"], "--country"),
    (["--class", "Q"], "--class"),
  ])
  func wrongOptionsAreToldInOneLine(_ options: [String], _ name: String) async throws {
    let run = try await Program.run(["place", "Carablus"] + options)
    #expect(run.status == 64 && run.errorLines.count == 1 && run.errors.contains(name), "\(run.errors)")
  }

  @Test func aLineWithoutLettersDoesNotEndTheReading() async throws {
    let run = try await Program.run(["place", "-"], input: Data("Raqa\n---\nJarabulus\n".utf8))
    #expect(run.status == 1 && run.errorLines.count == 1 && run.errors.contains("'---'"), "\(run.errors)")
    #expect(run.text.contains("geonames:172955") && run.text.contains("geonames:169179"), "\(run.text)")
  }

  @Test(arguments: [
    ["near", "-70.5,10", "--limit", "1"], ["place", "San Juan", "--near", "-66.1,18.4", "--limit", "1"],
    ["place", "Springfield", "--within", "-95,35,-90,40"],
  ])
  func theWestIsNoOption(_ arguments: [String]) async throws {
    let run = try await Program.run(arguments)
    #expect(run.status == 0 && run.errorLines.allSatisfy { $0.hasPrefix("…") }, "\(run.errors)")
  }

  @Test(arguments: [
    ["drop", "geonames:169179", "--name", ""], ["alias", "geonames:169179", " "],
    ["alias", "geonames:169179", "😀"],
    ["add", "", "5,5"], ["add", "X", "5,5", "--id", "user:a b"], ["alias", "geonames:169179", "\u{64E}حلب"],
    ["drop"], ["alias", "geonames:1", "Nowhere"], ["add", "X", "5,95"],
  ])
  func aCorrectionThatCouldNotBeReadAgainIsRefused(_ arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    let gazetteer = folder.path("g.sqlite")
    for ending in ["", ".index"] {
      try FileManager.default.copyItem(
        atPath: try await Project.gazetteer.value + ending, toPath: gazetteer + ending)
    }
    let run = try await Program.run(["gazetteer"] + arguments + ["--reason", "a test"], gazetteer: gazetteer)
    #expect(run.status == 64 && run.errorLines.count == 1, "\(arguments): \(run.status) \(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("corrections.csv")))
  }

  @Test func nearGivesDistanceAndDirection() async throws {
    let run = try await Program.run(["near", "38.01111,36.8175", "--class", "P", "--limit", "2", "--json"])
    let places = try run.lines.map(Self.object)
    #expect(places.map { $0["id"] as? String } == ["geonames:169179", "geonames:309134"])
    #expect(places.first?["distance_km"] as? Double == 0)
    // 36.8175 N 38.01111 E to 36.83452 N 37.9983 E: PROJ 9.1.1 geod -I +ellps=WGS84, 2,207.5 m at 328.8°.
    #expect(abs((places.last?["distance_km"] as? Double ?? 0) - 2.2075) < 0.01, "\(run.text)")
    let wrong = try await Program.run(["near", "36.8,138.0"])
    #expect(wrong.status == 64 && wrong.errors.contains("swapped"), "\(wrong.errors)")
  }

  @Test func aUsersCorrectionsOutrankAndTravel() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = folder.path("g.sqlite")
    for ending in ["", ".index"] {
      try FileManager.default.copyItem(
        atPath: try await Project.gazetteer.value + ending, toPath: gazetteer + ending)
    }
    func ids(_ name: String) async throws -> [String] {
      let run = try await Program.run(["place", name, "--json"], gazetteer: gazetteer)
      return try Self.candidates(try #require(run.lines.first)).compactMap { $0["id"] as? String }
    }
    func correct(_ arguments: String...) async throws {
      let run = try await Program.run(
        ["gazetteer"] + arguments + ["--reason", "a test, \"quoted\""], gazetteer: gazetteer)
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try await ids("Carablus").contains("geonames:309134"))
    try await correct("drop", "geonames:309134", "--name", "Carablus")
    #expect(try await ids("Carablus") == ["geonames:169179"])
    #expect(try await ids("Karkamış").contains("geonames:309134"), "only the name is dropped")

    try await correct("add", "Tall al-Ikhtira", "37.21,36.54", "--country", "SY", "--feature", "T.HLL")
    #expect(try await ids("Tel al Ikhtira") == ["user:tall-al-ikhtira"])
    try await correct("alias", "user:tall-al-ikhtira", "Point Ikhtira")
    #expect(try await ids("point ikhtira") == ["user:tall-al-ikhtira"])
    try await correct("drop", "geonames:172955")
    #expect(try await !ids("Raqqa").contains("geonames:172955"))

    // They hold in the reading of reports, and after an import.
    let report =
      #"{"id":"r","published":"2016-09-05","text":"Rebels captured Point Ikhtira, east of Azaz, from ISIS. ISIS holds Raqqa."}"#
    let claims = try await Program.run(["claims", "-"], gazetteer: gazetteer, input: Data(report.utf8))
    #expect(
      claims.text.contains("user:tall-al-ikhtira") && !claims.text.contains("geonames:172955"),
      "\(claims.text)")
    let dump = try folder.file("a.csv", "id,name,lon,lat\nx,Somewhere,37,36\n")
    #expect(try await Program.run(["gazetteer", "import", dump], gazetteer: gazetteer).status == 0)
    #expect(try await ids("Carablus") == ["geonames:169179"])

    let table = try String(contentsOfFile: folder.path("corrections.csv"), encoding: .utf8)
    #expect(table.hasPrefix("action,id,name,longitude,latitude,feature,country,reason,date\n"), "\(table)")
    #expect(table.split(separator: "\n").count == 5)
    try folder.file("corrections.csv", table + "drop,,,,,,,no reason,\n")
    let bad = try await Program.run(["place", "Raqqa"], gazetteer: gazetteer)
    #expect(bad.status == 65)
    #expect(bad.errors == "dateline: corrections.csv:6: id: expected an id, a name or both, found neither\n")
  }
}
