import Foundation
import Model
import Testing

@testable import Gazetteer

@Suite struct GeoNamesTablesTests {
  /// A row of alternateNamesV2 after its two numbers, and the name it gives.
  @Test(arguments: [
    ("ar\tحلب\t1\t\t\t\t\t", SourceName(text: "حلب", language: "ar", kind: .preferred)),
    ("\tHaleb\t\t\t\t\t\t", SourceName(text: "Haleb")),
    ("en\tThe Big Apple\t\t\t1\t\t\t", SourceName(text: "The Big Apple", language: "en", kind: .colloquial)),
    ("en\tLA\t\t1\t\t\t\t", SourceName(text: "LA", language: "en", kind: .short)),
    ("en\tCalifornia\t1\t1\t\t\t\t", SourceName(text: "California", language: "en", kind: .preferred)),
    (
      "la\tBeroea\t\t\t\t1\t-300\t637",
      SourceName(text: "Beroea", language: "la", kind: .historic, from: "-300", to: "637")
    ),
    ("iata\tALP\t\t\t\t\t\t", SourceName(text: "ALP", kind: .code)),
    ("unlc\tSYALP\t\t\t\t\t\t", SourceName(text: "SYALP", kind: .code)),
    ("abbr\tN.Y.\t\t\t\t\t\t", SourceName(text: "N.Y.", kind: .short)),
    (
      "fr_1793\tCommune-Affranchie\t\t\t\t\t\t",
      SourceName(text: "Commune-Affranchie", language: "fr", kind: .historic)
    ),
    ("en\tAleppo\t\t\t\t", SourceName(text: "Aleppo", language: "en")),
  ])
  func alternateNameHasLanguageKindAndTime(cells: String, expected: SourceName) throws {
    let folder = try TemporaryFolder()
    let reading = try Reading(try folder.file("alternateNamesV2.txt", "1\t170063\t\(cells)"))
    #expect(reading.names.map(\.name) == [expected])
    #expect(reading.names.map(\.place) == ["geonames:170063"])
  }

  @Test func linksAndPostalCodesAreNoNames() throws {
    let folder = try TemporaryFolder()
    let rows = [
      "link\thttps://en.wikipedia.org/wiki/Aleppo", "post\t12345", "wkdt\tQ41183", "en\t",
      "en\t\(String(repeating: "x", count: 10_000))",
    ]
    let text = rows.map { "1\t170063\t\($0)\t\t\t\t\t\t\n" }.joined()
    let reading = try Reading(try folder.file("alternateNamesV2.txt", text))
    guard case .identifier("Q41183", space: "wikidata", of: "geonames:170063") = reading.items.first else {
      Issue.record("expected an identifier, found \(reading.items)")
      return
    }
    #expect(reading.summary.counts == RowCounts(good: 1, rejected: 2, filtered: 2))
    #expect(reading.problems.first == "alternateNamesV2.txt:4: alternate name: expected a value, found none")
  }

  @Test func adminCodesBecomeAreas() throws {
    let folder = try TemporaryFolder()
    let text = "SY.09\tḨalab\tHalab\t170062\nSY.09.1\tManbij\tManbij\t0\nSY\tx\tx\t1\nIQ.01\t\t\t1\n"
    let reading = try Reading(try folder.file("admin1CodesASCII.txt", text), .adminCodes)
    #expect(
      reading.areas == [
        SourceArea(
          code: "SY.09", name: "Ḩalab", level: 1, parent: "SY", place: "geonames:170062",
          names: [SourceName(text: "Halab", kind: .ascii)]),
        SourceArea(code: "SY.09.1", name: "Manbij", level: 2, parent: "SY.09", place: nil),
      ])
    #expect(
      reading.problems == [
        "admin1CodesASCII.txt:3: code: expected codes joined by points such as SY.09, found 'SY'",
        "admin1CodesASCII.txt:4: name: expected a value, found none",
      ])
  }

  @Test func countriesAndHierarchy() throws {
    let folder = try TemporaryFolder()
    let country = "SY\tSYR\t760\tSY\tSyria\tDamascus\t185180\t0\tAS\t.sy\tSYP\tPound\t963\t\t\tar\t163843\t\t"
    let countries = try Reading(try folder.file("countryInfo.txt", "# remark\n\(country)\nSyria\n"))
    #expect(
      countries.areas == [
        SourceArea(code: "SY", name: "Syria", kind: "country", level: 0, place: "geonames:163843")
      ])
    #expect(countries.problems == ["countryInfo.txt:3: expected at least 17 tab-separated columns, found 1"])
    let hierarchy = try Reading(
      try folder.file("hierarchy.txt", "163843\t170062\tADM\n163843\t169577\nx\t1\t\n1\n"))
    let pairs = hierarchy.items.map { item -> String in
      if case .containment(let child, let parent) = item { "\(child) in \(parent)" } else { "\(item)" }
    }
    #expect(pairs == ["geonames:170062 in geonames:163843", "geonames:169577 in geonames:163843"])
    #expect(hierarchy.summary.counts == RowCounts(good: 2, rejected: 2))
  }
}
