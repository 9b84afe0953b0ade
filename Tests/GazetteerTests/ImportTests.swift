import Foundation
import Gazetteer
import Model
import Testing

@Suite struct ImportTests {
  @Test func dumpAddsPlacesAndMergesKnownOnes() throws {
    let folder = try TemporaryFolder()
    let target = try folder.gazetteer().path
    let rows = [
      "\u{FEFF}" + Fixture.dumpRow(), Fixture.dumpRow(latitude: "95"),
      Fixture.dumpRow(
        id: 169179, name: "Jarabulus", alternates: "Djérâbloûs,http://x.org,Jarablus", latitude: "36.9"),
    ]
    let dump = try folder.file("SY.txt", rows.joined(separator: "\r\n") + "\r\n")
    let summary = try #require(try GazetteerImporter().add([dump], to: target).first)
    #expect(summary.rows == 3)
    #expect(summary.placesAdded == 1)
    #expect(summary.placesMerged == 1)
    #expect(summary.badRows == 1)
    #expect(summary.problems.map(\.location) == ["SY.txt:2"])
    let gazetteer = try Gazetteer(path: target)
    let known = try #require(try gazetteer.place(id: "geonames:169179"))
    #expect(known.coordinate.latitude == 36.8175, "the project's row outranks the dump's")
    #expect(try gazetteer.matches(for: "Djerablous", fuzzy: false).map(\.place.id) == ["geonames:169179"])
    let added = try #require(try gazetteer.matches(for: "Al-Rai", fuzzy: true).first)
    #expect(added.place.id == "geonames:169138")
    #expect(added.place.source == "GeoNames SY.txt")
    #expect(try gazetteer.search("ar rai", limit: 1).first?.place.id == "geonames:169138")
    #expect(try gazetteer.info().inputs.last == "SY.txt (geonames): 3 rows, 1 bad, 0 left out")
  }

  @Test func importingTwiceAddsNothing() throws {
    let folder = try TemporaryFolder()
    let target = try folder.gazetteer().path
    let dump = try folder.file("SY.txt", Fixture.dumpRow() + "\n")
    _ = try GazetteerImporter().add([dump], to: target)
    let first = try Gazetteer(path: target).info()
    let again = try #require(try GazetteerImporter().add([dump], to: target).first)
    let second = try Gazetteer(path: target).info()
    #expect(again.placesAdded == 0)
    #expect(again.namesAdded == 0)
    #expect(first.names == second.names)
  }

  @Test func worldLayerGivesCountriesAPointAmongTheirCities() throws {
    let folder = try TemporaryFolder()
    try folder.project()
    func city(_ id: Int, _ longitude: String, _ latitude: String) -> String {
      Fixture.dumpRow(
        id: id, name: "City \(id)", alternates: "", latitude: latitude, longitude: longitude, country: "FJ")
    }
    try folder.file(
      "cities15000.txt", [city(1, "179", "-17"), city(2, "-179", "-17")].joined(separator: "\n"))
    try folder.file("admin1Codes.txt", "FJ.09\tWest\tWest\t9001\nFJ.10\tEmpty\tEmpty\t9002\n")
    let fields =
      ["FJ", "FJI", "242", "FJ", "Fiji", "Suva", "18270", "875983"] + Array(repeating: "", count: 8)
    try folder.file(
      "countryInfo.txt", "# comment\n" + (fields + ["2205218", "", ""]).joined(separator: "\t") + "\n")
    let target = "\(folder.path)/w.sqlite"
    let summary = try GazetteerBuilder().build(
      project: folder.path, worldFolder: folder.path, to: target)
    #expect(summary.areasWithoutPoint == 1)
    let region = try #require(try Gazetteer(path: target).place(id: "geonames:9001"))
    #expect(abs(region.coordinate.longitude) == 180, "the mean lies on the antimeridian, not at Greenwich")
    #expect(abs(region.coordinate.latitude + 17) < 0.01)
    // Half of 2° of longitude at 17° S: 106.3 km, rounded up to a kilometre.
    #expect(region.radius == .kilometres(107))
    #expect(region.source.contains("middle of its cities"))
    #expect(try Gazetteer(path: target).place(id: "geonames:1")?.admin1?.name == "West")
  }

  @Test func axesSwappedWithinTheirRangesAreSeenByTheCountry() throws {
    let folder = try TemporaryFolder()
    let row = "a,A,36.8,38.0,P,PPL,SY,,,,,,,,s,\nb,B,36.8,67.1,P,PPL,AF,,,,,,,,s,\n"
    try folder.project(replacing: [
      "places.csv": Fixture.header + row, "names.csv": "id,name,lang,kind,source\n",
    ])
    let kabul = Fixture.dumpRow(id: 1, name: "Mazar", latitude: "36.7", longitude: "67.1", country: "AF")
    try folder.file("cities15000.txt", kabul + "\n" + Fixture.dumpRow(id: 2, name: "Aleppo") + "\n")
    try folder.file("admin1Codes.txt", "SY.09\tAleppo\tAleppo\t9001\n")
    try folder.file("countryInfo.txt", "# none\n")
    let target = "\(folder.path)/w.sqlite"
    #expect {
      try GazetteerBuilder().build(project: folder.path, worldFolder: folder.path, to: target)
    } throws: {
      "\($0)" == "places.csv:3: longitude: 36.8, latitude 67.1 lies far outside AF; the two look swapped"
    }
  }

  @Test func leftoversOfKilledBuildsAreRemoved() throws {
    let folder = try TemporaryFolder()
    try folder.project()
    let mine = "g.sqlite.building-\(ProcessInfo.processInfo.processIdentifier)-1"
    try folder.file("g.sqlite.building-2147483646-1", "half")
    try folder.file(mine, "another build of a live process")
    _ = try folder.gazetteer()
    #expect(folder.names.filter { $0.contains("building") } == [mine])
  }
}
