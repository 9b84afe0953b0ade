import FeatureIndex
import Features
import Foundation
import GeoJSON
import TestSupport
import Testing

/// Boxes over Natural Earth's countries, rivers and towns: the counts of the abstract tests of CQL2 (OGC 21-065r2, annex A),
/// whose S_INTERSECTS with a BBOX asks the same.
@Suite struct NaturalEarthTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data/cql2/ne110m4cql2.gpkg").standardizedFileURL
    .path

  static let isThere: Bool = {
    let isThere = FileManager.default.fileExists(atPath: file)
    if !isThere { print("SKIPPED: \(file) is missing; boxes are not held against the standard's counts") }
    return isThere && Ogr.isThere
  }()

  @Test(.enabled(if: isThere), arguments: Table.rows("boxes", of: "FeatureIndexTests"))
  func aBoxSelectsAsManyAsTheStandardSays(_ row: TableRow) throws {
    let schema = FeatureSchema(name: row.cells[0], featureType: "feature")
    let decoder = FeatureDecoder(schema)
    let features = try Ogr.features(of: Self.file, layer: row.cells[0]).enumerated().map { number, line in
      try decoder.feature(of: line.utf8, at: "feature \(number)")
    }
    let degrees = row.cells[1].split(separator: ",").compactMap { Double($0) }
    let box = GeographicBox(west: degrees[0], south: degrees[1], east: degrees[2], north: degrees[3])
    let page = try FeatureIndex(schema, features).page(FeatureQuery(box: box, limit: 1_000))
    #expect(page.positions.count == page.matched)
    row.expect(
      "\(page.matched) of \(features.count)" == row.cells[2]
        ? [] : ["found \(page.matched) of \(features.count)"])
  }
}
