import Foundation
import Model
import TestSupport
import Testing

@testable import Gazetteer

@Suite struct LinkedPlacesTests {
  private static let source = SourceDescription(name: "Our survey", licence: "CC BY 4.0", date: "2020-02-03")

  /// Places with all that the formats hold, in seeded variety.
  private static func places(_ count: Int, isFull: Bool) throws -> [SourcePlace] {
    var numbers = SeededNumbers(seed: 17)
    let spaces = ["geonames:", "wikidata:Q", "wof:", "ocha:C", "user:x:"]
    let types = [("P", "PPL"), ("P", "PPLA3"), ("A", "ADM1"), ("H", "STM"), ("S", "DAM"), ("T", "")]
    let kinds: [SourceName.Kind] = [
      .preferred, .alternate, .short, .colloquial, .historic, .ascii, .press, .code,
    ]
    return try (1...count).map { number in
      func chance() -> Bool { Bool.random(using: &numbers) }
      func degrees(_ limit: Int) -> Double { Double(Int.random(in: -limit...limit, using: &numbers)) / 1e6 }
      var place = SourcePlace(
        id: "\(spaces[number % spaces.count])\(number)", name: "Place \"\(number)\" / ‘Ayn\\",
        coordinate: try Coordinate(longitude: degrees(180_000_000), latitude: degrees(90_000_000)))
      (place.featureClass, place.featureCode) = types[number % types.count]
      place.country = chance() ? "SY" : ""
      place.admin1Name = chance() ? "Aleppo" : nil
      place.area = chance() ? "ocha:SY020301" : nil
      if chance() { place.identifiers = ["geonames": "\(number)", "wikidata": "Q\(number)", "ocha": "C1"] }
      place.modified = "2019-01-02"
      place.note = chance() ? "note \(number)" : nil
      if isFull {
        place.adminCodes = chance() ? ["09", "", "x"] : []
        place.population = chance() ? number : nil
        place.radius = chance() ? 12.5 : nil
      }
      for index in 0..<Int.random(in: 0...4, using: &numbers) {
        var name = SourceName(text: "Name \(index) @ الاسم", language: index % 2 == 0 ? "ar" : "")
        if isFull {
          name.kind = kinds[Int.random(in: 0..<kinds.count, using: &numbers)]
          if name.kind == .historic { (name.from, name.to) = ("1850", chance() ? "1923-10-29" : nil) }
        } else if name.language.isEmpty {
          name.text = "Name \(index)"
        }
        place.names.append(name)
      }
      return place
    }
  }

  @Test func whatIsWrittenAsGeoJSONIsReadAgain() throws {
    let folder = try TemporaryFolder()
    let places = try Self.places(300, isFull: true)
    let path = try folder.file("out.json", "")
    let file = try #require(FileHandle(forWritingAtPath: path))
    var writer = try LinkedPlacesWriter(to: file)
    for place in places { try writer.append(place, from: Self.source) }
    try writer.finish()
    try file.close()
    let reading = try Reading(path)
    #expect(try SourceFile(path: path).format == .linkedPlaces)
    #expect(reading.problems == [])
    #expect(reading.places == places)
  }

  @Test func writtenGeoJSONHasWhatTheFormatAsksFor() throws {
    let folder = try TemporaryFolder()
    var place = SourcePlace(
      id: "geonames:170063", name: "Aleppo", coordinate: try Coordinate(longitude: 37.16, latitude: 36.2))
    (place.featureCode, place.country, place.modified) = ("PPL", "SY", "2019-01-02")
    place.identifiers = ["wikidata": "Q41183"]
    place.names = [SourceName(text: "Beroea", language: "la", kind: .historic, from: "-0300", to: "0637")]
    let path = try folder.file("out.json", "")
    let file = try #require(FileHandle(forWritingAtPath: path))
    var writer = try LinkedPlacesWriter(to: file)
    try writer.append(place, from: Self.source)
    try writer.finish()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let expected = """
      {"type":"FeatureCollection","@context":"\(LinkedPlaces.context)","features":[
      {"@id":"https://www.geonames.org/170063","geometry":{"coordinates":[37.16,36.2],"type":"Point"},\
      "links":[{"identifier":"wd:Q41183","type":"closeMatch"}],\
      "names":[{"citations":[{"label":"Our survey","year":2019}],"toponym":"Aleppo"},\
      {"kind":"historic","lang":"la","toponym":"Beroea","when":{"timespans":[{"end":{"in":"0637"},"start":{"in":"-0300"}}]}}],\
      "properties":{"ccodes":["SY"],"fclasses":["P"],"modified":"2019-01-02","title":"Aleppo"},"type":"Feature",\
      "types":[{"identifier":"aat:300008347","label":"P.PPL"},{"identifier":"https://www.geonames.org/ontology#P.PPL","label":"P.PPL"}],\
      "when":{"timespans":[{"start":{"in":"2019-01-02"}}]}}
      ]}

      """
    #expect(text == expected)
  }

  /// Linked Places 1.3 has seven classes, GeoNames nine; the code stays in `types`, and is what is read again.
  @Test(arguments: [("P", "P"), ("U", "H"), ("V", "L"), ("R", "R")])
  func classesAreThoseOfTheFormat(letter: String, expected: String) throws {
    #expect(LinkedPlaces.featureClass(letter) == expected)
    var place = SourcePlace(
      id: "x:1", name: "X", coordinate: try Coordinate(longitude: 37.16, latitude: 36.2))
    place.featureClass = letter
    let feature = LinkedPlacesFeature(place, source: Self.source)
    #expect(feature.properties.fclasses == [expected])
    #expect(feature.types.last?.identifier == LinkedPlaces.ontology + letter)
  }

  @Test func emptyCollectionIsJSONToo() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.json", "")
    let file = try #require(FileHandle(forWritingAtPath: path))
    var writer = try LinkedPlacesWriter(to: file)
    try writer.finish()
    #expect(try Reading(path).summary.counts == RowCounts())
  }

  @Test func whatIsWrittenAsTableIsReadAgain() throws {
    let folder = try TemporaryFolder()
    let places = try Self.places(300, isFull: false)
    let path = try folder.file("out.tsv", "")
    let file = try #require(FileHandle(forWritingAtPath: path))
    var writer = try LinkedPlacesTableWriter(to: file)
    for place in places { try writer.append(place, from: Self.source) }
    try writer.finish()
    try file.close()
    let reading = try Reading(path)
    #expect(try SourceFile(path: path).format == .linkedPlacesTable)
    #expect(reading.problems == [])
    #expect(reading.places == places)
  }

  @Test func otherPeoplesFeaturesAreUnderstood() throws {
    let text = """
      {"type":"FeatureCollection","@context":"https://example.org/linkedplaces-context-v1.1.jsonld","features":[
      {"@id":"http://example.org/places/p_1","type":"Feature","properties":{"title":"Abingdon","ccodes":["GB"],"fclasses":["P"]},
      "when":{"timespans":[{"start":{"in":"1600"}}]},
      "names":[{"toponym":"Abingdon","lang":"en"},{"toponym":"Abbandune","lang":"ang","when":{"timespans":[{"start":{"earliest":"0700","latest":"0800"},"end":{"in":"1066"}}]}}],
      "types":[{"identifier":"aat:300008375","label":"town","sourceLabels":[{"label":"Town","lang":"en"}]}],
      "geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-1.28,51.67],"when":{"timespans":[]}}]},
      "links":[{"type":"exactMatch","identifier":"gn:2657780"},{"type":"primaryTopicOf","identifier":"wp:x"},{"type":"closeMatch","identifier":"http://www.wikidata.org/entity/Q321129"}]},
      {"@id":"p_2","type":"Feature","properties":{"title":"Nowhere","ccodes":[],"fclasses":["A"]},"names":[]}
      ]}
      """
    let folder = try TemporaryFolder()
    let reading = try Reading(try folder.file("lp.json", text))
    let place = try #require(reading.places.first)
    #expect(place.id == "http://example.org/places/p_1")
    #expect([place.featureClass, place.featureCode] == ["P", "PPL"])
    #expect(place.identifiers == ["geonames": "2657780", "wikidata": "Q321129"])
    #expect(
      place.names == [
        SourceName(text: "Abbandune", language: "ang", kind: .historic, from: "0700", to: "1066")
      ])
    #expect(reading.summary.counts == RowCounts(good: 1, filtered: 1))
  }

  @Test func tableOfOtherPeople() throws {
    let folder = try TemporaryFolder()
    let text =
      "id\ttitle\ttitle_source\tfclasses\tstart\tmatches\tvariants\tlon\tlat\tgeowkt\n"
      + "1\tA \"quoted\n2\tB\ts\tP\t1600\tgn:5;wd:Q6\tBee@en-latn;Bé\t\t\tPOINT (37.25 36.5)\n3\tC\ts\tX;A\t\t\t\t1\t2\t\n4\tD\ts\tP\t\t\t\t\t\t\n5\tE\ts\tP\t\t\t\tx\t2\t\n"
    let reading = try Reading(try folder.file("lp.tsv", text))
    #expect(reading.places.map(\.id) == ["user:lp:2", "user:lp:3"])
    #expect(reading.places.map(\.featureClass) == ["P", "A"])
    #expect(reading.places.first?.identifiers == ["geonames": "5", "wikidata": "Q6"])
    #expect(reading.places.first?.names == [SourceName(text: "Bee", language: "en"), SourceName(text: "Bé")])
    #expect(reading.places.first?.coordinate == (try Coordinate(longitude: 37.25, latitude: 36.5)))
    #expect(
      reading.problems == [
        "lp.tsv:2: expected 10 columns, found 2", "lp.tsv:6: lon: expected a number in -180...180, found 'x'",
      ])
    #expect(reading.summary.counts == RowCounts(good: 2, rejected: 2, filtered: 1))
  }
}
