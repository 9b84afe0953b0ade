import Foundation
import Model
import Testing

@testable import Gazetteer

extension RealData {
  fileprivate static let sources = "\(root)/../shared/data"
  fileprivate static var hasSources: Bool { exists("\(sources)/ocha/Locations.csv") }
}

/// The sources themselves; counts as `shared/data/README.md` gives them, or as a few lines of Python count them.
@Suite(.enabled(if: RealData.hasSources, "no ../shared/data: SKIPPED"))
struct RealSourceTests {
  @Test func everyRowOfOCHAIsRead() throws {
    let reading = try Reading("\(RealData.sources)/ocha/Locations.csv")
    #expect(reading.problems == [])
    #expect(reading.summary.counts == RowCounts(good: 7_693))
    #expect(Set(reading.places.map(\.id)).count == 7_693)
    // 1 country, 14 governorates, 62 districts; 270 of the 272 subdistricts have a populated place.
    #expect([0, 1, 2, 3].map { level in reading.areas.count { $0.level == level } } == [1, 14, 62, 270])
    #expect(reading.summary.source.date == "2023-01-22")
    #expect(reading.places.allSatisfy { place in place.names.contains { $0.language == "ar" } })
    #expect(reading.places.allSatisfy { !$0.name.hasSuffix(")") })
    let jarablus = try #require(reading.places.first { $0.id == "ocha:C2227" })
    #expect(jarablus.country == "SY")
    #expect(jarablus.area?.hasPrefix("ocha:SY02") == true)
    #expect(jarablus.names.contains { $0.text == "جرابلس" })
    let twins = try #require(reading.places.first { $0.name == "Bayada - Aq Burhan" })
    #expect(Set(twins.names.map(\.text)).isSuperset(of: ["Bayada", "Aq Burhan"]))
  }

  /// Rows of the country's file, and how many of them are void (`mz:is_current` 0, superseded or deprecated).
  @Test func everyFeatureOfWhosOnFirstIsReadOrVoid() throws {
    let reading = try Reading("\(RealData.sources)/wof/whosonfirst-data-admin-sy.geojsonl.gz")
    #expect(reading.problems == [])
    #expect(reading.summary.counts == RowCounts(good: 10_422, filtered: 260))
    #expect(reading.places.count == 10_422)
    #expect(reading.areas.filter { $0.level == 0 }.map(\.name) == ["Syria"])
    // 14 governorates and the zone of the UN's observers on the Golan.
    #expect(reading.areas.count { $0.level == 1 } == 15)
    let village = try #require(reading.places.first { $0.id == "wof:1276140007" })
    #expect(village.identifiers == ["geonames": "163691"])
    #expect(village.adminCodes == ["10"])
    #expect([village.featureClass, village.featureCode] == ["P", "PPL"])
    #expect(village.names.contains(SourceName(text: "تل خزنة", language: "ar", kind: .preferred)))
  }

  @Test(arguments: [("SY.ppl.derived.txt", 10_508), ("cities15000.txt", 23_461)])
  func everyRowOfTheDumpIsRead(file: String, rows: Int) throws {
    let reading = try Reading("\(RealData.sources)/geonames/\(file)")
    #expect(reading.problems == [])
    #expect(reading.summary.counts == RowCounts(good: rows))
    #expect(reading.progress.count == rows / 4096 + 1)
  }

  /// The row as String's own methods read it.
  @Test func fieldsOfTheDumpAreThoseOfASlowReader() throws {
    let path = "\(RealData.sources)/geonames/SY.ppl.derived.txt"
    let places = try Reading(path).places
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    try #require(lines.count == places.count)
    for (line, place) in zip(lines, places) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(place.id == "geonames:\(fields[0])" && place.name == fields[1])
      #expect(
        place.coordinate.latitude == Double(fields[4]) && place.coordinate.longitude == Double(fields[5]))
      #expect(
        place.featureCode == fields[7] && place.country == fields[8]
          && place.adminCodes.first ?? "" == fields[10])
      #expect(place.population ?? 0 == Int(fields[14]))
      let names = Set(fields[3].split(separator: ",").map(String.init) + [fields[1], fields[2]])
      #expect(Set(place.names.map(\.text) + [place.name]) == names, "\(line)")
    }
  }

  @Test func regionsAndCountriesAreRead() throws {
    let regions = try Reading("\(RealData.sources)/geonames/admin1Codes.txt")
    #expect(regions.problems == [])
    #expect(regions.areas.count == 3_888)
    let countries = try Reading("\(RealData.sources)/geonames/countryInfo.txt")
    #expect(countries.problems == [])
    #expect(countries.areas.count == 252)
    #expect(countries.areas.first { $0.code == "SY" }?.place == "geonames:163843")
  }

  @Test func naturalEarthIsGeoJSONOfAUser() throws {
    let folder = "\(RealData.sources)/naturalearth"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".geojson")
    }.sorted()
    #expect(files.count == 3)
    var rows = 0
    for file in files {
      let reading = try Reading("\(folder)/\(file)")
      rows += reading.summary.counts.all
      #expect(reading.summary.counts.good > 0, "\(file): \(reading.problems.prefix(3))")
    }
    #expect(rows == 20 + 13 + 114)
  }
}
