import CQL2
import Features
import Foundation
import Testing

/// The predicates of the standard's abstract tests (OGC 21-065r2, Annex A) with the number of features that
/// each selects.
@Suite(
  .enabled(
    if: StandardPlaces.isThere,
    "274 predicates of the standard NOT RUN: ../shared/data/cql2 is absent: SKIPPED"))
struct StandardTests {
  private let places: StandardPlaces

  /// Rows whose number the standard's own data contradict: three names begin with "Ch" (Chicago, Chengdu,
  /// Chișinău), and one with "Chis" once accents are off; Annex A has 2 for each.
  private static let corrected = [
    "ACCENTI(name) LIKE accenti('Ch%')": 3, "ACCENTI(CASEI(name)) LIKE accenti(casei('Chiș%'))": 1,
    "ACCENTI(CASEI(name)) LIKE accenti(casei('cHis%'))": 1,
  ]

  init() throws { places = try StandardPlaces() }

  @Test func everyPredicateSelectsAsManyFeaturesAsTheStandardSays() throws {
    #expect(places.rows.count == 274)
    var asExpected = 0
    for row in places.rows {
      let count = try count(Filter(text: row.filter), row)
      #expect(count == Self.corrected[row.filter] ?? row.count, "predicates.csv:\(row.line): \(row.filter)")
      if count == row.count { asExpected += 1 }
    }
    #expect(asExpected == 271)
  }

  @Test func everyPredicateSaysTheSameInJSONAndInCanonicalText() throws {
    for row in places.rows {
      let filter = try Filter(text: row.filter)
      let place: Comment = "predicates.csv:\(row.line): \(row.filter)"
      let fromJSON = try Filter(json: filter.json)
      let fromText = try Filter(text: filter.text)
      #expect(fromJSON == filter, place)
      #expect(fromText == filter, place)
      #expect(try count(fromJSON, row) == count(filter, row), place)
      #expect(try count(fromText, row) == count(filter, row), place)
    }
  }

  private func count(_ filter: Filter, _ row: StandardPlaces.Row) throws -> Int {
    let layer = try #require(places.layers[row.layer])
    let predicate = try FilterPredicate(filter, for: layer.schema, geometryNames: ["geom"])
    return layer.features.count(where: predicate.matches)
  }
}
