import Foundation
import Gazetteer
import Model
import Testing

/// One place from many sources.
@Suite struct JoinTests {
  private let folder: TemporaryFolder
  private let target: String

  init() throws {
    folder = try TemporaryFolder()
    target = try folder.gazetteer().path
  }

  private func add(
    _ name: String, _ content: String, _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> ImportSummary {
    var options = ImportOptions()
    change(&options)
    let file = try folder.file(name, content)
    return try #require(try GazetteerImporter(options).add([file], to: target).first)
  }

  private func joins(_ joined: Bool) throws -> [PlaceJoin] {
    var all: [PlaceJoin] = []
    try Gazetteer(path: target).forEachJoin(joined: joined) { all.append($0) }
    return all
  }

  private static let header = "id,name,lon,lat,country,feature,geonames\n"

  @Test func identifiersJoinWhateverTheNames() throws {
    let summary = try add("a.csv", Self.header + "x1,Another Name,38.02,36.82,SY,P.PPL,169179\n")
    #expect(summary.placesJoined == 1 && summary.placesAdded == 0)
    let gazetteer = try Gazetteer(path: target)
    let place = try #require(try gazetteer.place(id: "user:a:x1"))
    #expect(place.id == "geonames:169179")
    #expect(place.otherPoints.map(\.reason) == ["same identifier: geonames:169179"])
    #expect(place.spread.map { abs($0.metres - 840) < 10 } == true, "0.0089° by 0.0025° at 36.8° N")
    #expect(
      try gazetteer.matches(for: "Another Name", fuzzy: false).map(\.place.id) == ["geonames:169179"])
  }

  @Test func namesJoinNearbyAndNotFarAway() throws {
    let rows = """
      near,Djerablous,38.02,36.82,SY,P.PPL,
      far,Jarablus,38.5,36.9,SY,P.PPL,
      beyond,Jarablus,38.07,36.84,SY,P.PPL,
      river,Jarablus,38.011,36.817,SY,H.STM,
      abroad,Jarablus,38.011,36.817,TR,P.PPL,

      """
    let summary = try add("b.csv", Self.header + rows)
    #expect(summary.placesJoined == 1 && summary.placesAdded == 4 && summary.nearMisses == 3)
    let join = try #require(try joins(true).first)
    #expect([join.place, join.other] == ["geonames:169179", "user:b:near"])
    #expect(join.reason.contains("name alike") && join.reason.contains("m apart; class P"))
    let misses = try joins(false)
    // Across the border lies Karkamış, which was called Carablus.
    #expect(Set(misses.map(\.other)) == ["user:b:beyond", "user:b:river", "user:b:abroad"])
    #expect(misses.contains { $0.reason.contains("apart; reach") })
    #expect(misses.contains { $0.reason.contains("kind") })
  }

  @Test func aSourceDoesNotHaveAPlaceTwice() throws {
    let rows = "y1,Jarablus,38.012,36.818,SY,P.PPL,\ny2,Jarabulus,38.013,36.819,SY,P.PPL,\n"
    let summary = try add("c.csv", Self.header + rows)
    #expect(summary.placesJoined == 1 && summary.placesAdded == 1)
    #expect(try joins(false).map(\.reason) == ["already joined with user:c:y1"])
    // The same rows again, one of them moved: nothing new.
    let again = try add("c.csv", Self.header + rows.replacing("38.012", with: "38.0125"))
    #expect(again.placesAdded == 0 && again.placesJoined == 1 && again.placesMerged == 1)
    let place = try #require(try Gazetteer(path: target).place(id: "geonames:169179"))
    #expect(place.otherPoints.map(\.coordinate.longitude) == [38.0125])
  }

  @Test func twoRowsOfOneIdentifierAreNotBothThePlace() throws {
    let rows = "z1,A,38.02,36.82,SY,P.PPL,169179\nz2,B,-77,38.9,SY,P.PPL,169179\n"
    let summary = try add("d.csv", Self.header + rows)
    #expect(summary.placesJoined == 1 && summary.placesAdded == 1 && summary.nearMisses == 1)
    #expect(try joins(false).first?.reason.hasPrefix("same identifier geonames:169179, but") == true)
  }

  @Test func aJoinedPlaceIsRenewedByItsOwnSource() throws {
    func row(_ name: String, _ latitude: String) -> String {
      Fixture.dumpRow(id: 900_001, name: name, alternates: "", latitude: latitude, longitude: "37.5") + "\n"
    }
    _ = try add("SY.txt", row("Tall Ikhtira", "36.5"))
    _ = try add("e.csv", Self.header + "w,Tell Ikhtira,37.501,36.5,SY,P.PPL,900001\n")
    let summary = try add("SY.txt", row("Tall al Ikhtira", "36.6"))
    #expect(summary.placesMerged == 1)
    let place = try #require(try Gazetteer(path: target).place(id: "geonames:900001"))
    #expect(place.name == "Tall al Ikhtira" && place.coordinate.latitude == 36.6)
    #expect(try joins(true).map(\.other) == ["user:e:w"])
  }

  @Test func aRenewedRowRenewsItsRegion() throws {
    for region in ["First", "Second"] {
      _ = try add("r.csv", "id,name,lon,lat,country,feature,admin1\nr1,Ikhtira,38,36,SY,P.PPL,\(region)\n")
      let exported = try folder.file("out.tsv")
      _ = try Gazetteer(path: target).export(.linkedPlacesTable, to: exported)
      let rows = try String(contentsOfFile: exported, encoding: .utf8).split(separator: "\n")
      #expect(rows.filter { $0.hasPrefix("user:r:r1\t") && $0.contains("\t\(region)\t") }.count == 1)
    }
  }

  @Test func theRowThatWasChangedLastStands() throws {
    func row(_ name: String, _ day: String) -> String {
      Fixture.dumpRow(id: 900_003, name: name, alternates: "").replacing("2018-01-01", with: day) + "\n"
    }
    for (name, day, stands) in [
      ("First Ikhtira", "2016-05-01", "First Ikhtira"), ("Older Ikhtira", "2012-01-16", "First Ikhtira"),
      ("Undated Ikhtira", "", "First Ikhtira"), ("Newer Ikhtira", "2019-01-01", "Newer Ikhtira"),
    ] {
      #expect(try add("SY.txt", row(name, day)).placesMerged == (name == "First Ikhtira" ? 0 : 1))
      let gazetteer = try Gazetteer(path: target)
      #expect(try gazetteer.place(id: "geonames:900003")?.name == stands)
      #expect(try gazetteer.matches(for: name, fuzzy: false).first?.place.id == "geonames:900003")
    }
  }

  @Test func whatOnlyBadRowsSayIsKeptForMending() throws {
    let rejects = try folder.file("rejects.txt")
    #expect(throws: InputError.self) {
      try add("SY.txt", "no row\n") {
        $0.format = .geonames
        $0.rejects = rejects
      }
    }
    #expect(try String(contentsOfFile: rejects, encoding: .utf8).contains("no row\n"))
    let input = try folder.file("in.txt", Fixture.dumpRow() + "\n")
    var options = ImportOptions()
    options.rejects = input
    #expect(throws: InputError.self) { try GazetteerImporter(options).add([input], to: target) }
    #expect(try String(contentsOfFile: input, encoding: .utf8) == Fixture.dumpRow() + "\n")
  }

  @Test func filtersChooseRows() throws {
    let rows =
      "f1,One,38,36,SY,P.PPL,\nf2,Two,38,36,TR,P.PPL,\nf3,Three,30,36,SY,P.PPL,\nf4,Four,38,36,SY,H.DAM,\n"
    let box = try PlaceFilter.Box("37,35,39,37")
    let populated = try PlaceFilter.Feature("P")
    let summary = try add("f.csv", Self.header + rows) {
      $0.filter.countries = ["SY"]
      $0.filter.box = box
      $0.filter.features = [populated]
    }
    #expect(summary.placesAdded == 1 && summary.filtered == 3)
    #expect(try Gazetteer(path: target).place(id: "user:f:f1")?.name == "One")
  }

  @Test func areasAreGivenByNameAndCodeAndCirclesEnd() throws {
    _ = try add("admin2Codes.txt", "SY.09.01\tJarablus\tJarablus\t900100\nSY.09\tAleppo\tAleppo\t170062\n")
    let row = Fixture.dumpRow(id: 900_002, name: "Ikhtira Kabir", alternates: "")
    _ = try add("SY.txt", row.replacing("\t09\t\t", with: "\t09\t01\t") + "\n")
    _ = try add("hierarchy.txt", "900002\t169179\n169179\t900002\n")
    let gazetteer = try Gazetteer(path: target)
    let place = try #require(try gazetteer.place(id: "geonames:900002"))
    #expect(place.fullName == "Ikhtira Kabir, Jarablus, Aleppo")
    #expect(place.areas.isSuperset(of: ["SY.09.01", "SY.09"]))
    for area in ["SY.09.01", "SY.09"] {
      #expect(try gazetteer.area(named: area) == area)
      let found = try gazetteer.matches(for: "Ikhtira Kabir", LookUp(area: area))
      #expect(found.map(\.place.id) == ["geonames:900002"])
    }
    #expect(try gazetteer.matches(for: "Ikhtira Kabir", LookUp(area: "SY.04")).isEmpty)
  }

  @Test func namesOfAnotherFileComeWithLanguageKindAndTime() throws {
    let rows = [
      "1\t169179\ten\tJerablus Town\t1\t\t\t\t\t", "2\t169179\tiata\tJRB\t\t\t\t\t\t",
      "3\t169179\tgrc\tEuropos\t\t\t\t1\t-300\t600", "4\t77\ten\tNobody\t\t\t\t\t\t",
      "5\t169179\twkdt\tQ1149502\t\t\t\t\t\t",
    ]
    let summary = try add("alternateNamesV2.txt", rows.joined(separator: "\n") + "\n")
    #expect(summary.namesAdded == 3 && summary.filtered == 1)
    let gazetteer = try Gazetteer(path: target)
    let names = try gazetteer.names(of: try #require(try gazetteer.place(id: "geonames:169179")))
    let europos = try #require(names.first { $0.text == "Europos" })
    #expect([europos.kind, europos.from, europos.to] == ["historic", "-300", "600"])
    let town = try #require(names.first { $0.text == "Jerablus Town" })
    #expect([town.kind, town.language] == ["preferred", "en"])
    #expect(try gazetteer.matches(for: "JRB", fuzzy: false).map(\.place.id) == ["geonames:169179"])
    #expect(try gazetteer.place(id: "wikidata:Q1149502")?.id == "geonames:169179")
  }
}
