import Drafts
import Features
import Foundation
@testable import GeoPackage
import Model
import TestSupport
import Testing
import Verification

@Suite struct WriterTests {
  let folder = try? TemporaryFolder()

  private func path(_ name: String = "out.gpkg") throws -> String { try #require(folder).file(name) }

  @Test func everyTypeComesBack() throws {
    try Sample.write(to: try path())
    let rows = try Sample.rows(try path(), "SELECT * FROM control_status ORDER BY fid")
    #expect(rows.count == 3)
    #expect(
      rows[0][2...] == [
        .text("a"), .text("Jarablus: ISIS"), .text("ISIS"), .integer(3), .real(0.97), .integer(1),
        .text(#"["a","b"]"#), .text("2016-08-24"), .text("2016-08-24T00:00:00.000Z"),
        .text("2016-09-14T23:59:59.000Z"),
      ])
    #expect(rows[2][3...].allSatisfy { $0 == .null })
  }

  @Test func pointsHaveTheBytesOfTheStandard() throws {
    try Sample.write(to: try path())
    let blob = try Sample.rows(try path(), "SELECT hex(geom) FROM control_status WHERE fid = 1")[0][0]
    // 'GP', version 0, flags 1, 4326; little-endian, type 1; 38.01111 and 36.8175 by Python's struct.
    #expect(blob == .text("47500001E61000000101000000" + "4C546F0D6C014340" + "713D0AD7A3684240"))
  }

  @Test func featuresWithoutAGeometryStandInATableOfTheirOwn() throws {
    try Sample.write(to: try path())
    #expect(
      try Sample.rows(try path(), "SELECT fid, id FROM control_status_unlocated") == [
        [.integer(4), .text("d")]
      ])
    #expect(
      try Sample.rows(try path(), "SELECT table_name, data_type FROM gpkg_contents ORDER BY 1").map {
        $0.compactMap(\.text)
      } == [
        ["areas", "features"], ["control_status", "features"], ["control_status_unlocated", "attributes"],
        ["layer_styles", "attributes"],
      ])
  }

  @Test(arguments: GeoPackageVersion.allCases) func bothVersionsAreClean(version: GeoPackageVersion) throws {
    try Sample.write(to: try path(), version: version)
    #expect(
      try GeoPackageVerifier().problems(in: try path()).filter { $0.rule != "holes" }.map(\.description) == []
    )
    #expect(try Sample.rows(try path(), "PRAGMA user_version") == [[.integer(version.userVersion)]])
    let triggers = try Sample.rows(
      try path(), "SELECT name FROM sqlite_schema WHERE name LIKE 'rtree_areas_geom_update_' ORDER BY 1")
    #expect(
      triggers.compactMap { $0[0].text?.last }
        == (version == .v1_3 ? ["1", "2", "3", "4"] : ["2", "4", "5", "6", "7"]))
  }

  @Test func theSameFeaturesGiveTheSameBytesInAnyFolder() throws {
    let other = try TemporaryFolder()
    try Sample.write(to: try path())
    try Sample.write(to: other.file("another-name.gpkg"))
    let bytes = try Data(contentsOf: URL(filePath: try path()))
    #expect(bytes == (try Data(contentsOf: URL(filePath: other.file("another-name.gpkg")))))
  }

  @Test func textsOfAllScriptsComeBack() throws {
    let writer = try GeoPackageWriter(to: try path())
    try writer.begin(
      FeatureSchema(
        name: "names", featureType: "name",
        fields: [.init(name: "name", type: .string), .init(name: "list", type: .strings)],
        categoryFields: ["name"]))
    let names = ["جرابلس", "Дебальцеве", "naïve “quote” <&>'", "𐎀 line\nbreak\ttab", "", "a\0b"]
    for (index, name) in names.enumerated() {
      try writer.append(
        Feature(
          id: "\(index)", geometry: try Sample.point(1, 1), values: [.string(name), .strings([name, "\\"])],
          category: FeatureCategory(key: name, label: name, colour: "#000000")))
    }
    #expect(writer.losses.map(\.description) == ["1 texts with a zero character, which was left out"])
    try ReplacingFile.commit(try writer.finish())
    let rows = try Sample.rows(try path(), "SELECT name, list, id FROM names ORDER BY fid")
    #expect(rows.map(\.first) == names.map { .text($0 == "a\0b" ? "ab" : $0) })
    for (row, name) in zip(rows, names) {
      let json = try #require(row[1].text)
      #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [name, "\\"])
    }
    #expect(try GeoPackageVerifier().problems(in: try path()).map(\.description) == [])
  }

  @Test func noFeatureAndTenLayers() throws {
    let writer = try GeoPackageWriter(to: try path())
    for number in 0..<10 {
      try writer.begin(Sample.bare("layer-\(number)", [.point, .line, .polygon][number % 3]))
      guard number == 7 else { continue }
      let line = try Sample.ring([(1, 2), (3, 4)])
      try writer.append(Feature(id: "only", geometry: .lineString(line)))
    }
    try ReplacingFile.commit(try writer.finish())
    #expect(try GeoPackageVerifier().problems(in: try path()).map(\.description) == [])
    let counts = try Sample.rows(
      try path(), "SELECT feature_count FROM gpkg_ogr_contents ORDER BY table_name")
    #expect(counts.map { $0[0].integer } == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0])
    let kinds = try Sample.rows(
      try path(), "SELECT DISTINCT geometry_type_name FROM gpkg_geometry_columns ORDER BY 1")
    #expect(kinds.map { $0[0].text } == ["MULTILINESTRING", "MULTIPOLYGON", "POINT"])
  }

  @Test func pointsBesideManyPointsAllBecomeMany() throws {
    let writer = try GeoPackageWriter(to: try path())
    try writer.begin(Sample.bare("places", .point))
    try writer.append(Feature(id: "one", geometry: try Sample.point(38.5, 36.5)))
    try writer.append(Feature(id: "two", geometry: .multiPoint(try Sample.ring([(1, 2), (3, 4)]))))
    try writer.append(Feature(id: "none", geometry: .multiPoint([])))
    try ReplacingFile.commit(try writer.finish())
    let problems = try GeoPackageVerifier().problems(in: try path())
    #expect(problems.map(\.rule) == ["empty-geometry"])
    #expect(
      try Sample.rows(try path(), "SELECT geometry_type_name FROM gpkg_geometry_columns") == [
        [.text("MULTIPOINT")]
      ])
  }

  @Test func polygonsAreTurnedRightHand() throws {
    try Sample.write(to: try path())
    let blob = try #require(try Sample.rows(try path(), "SELECT geom FROM areas WHERE fid = 1")[0][0].blob)
    let shape = try blob.withUnsafeBufferPointer { try BinaryGeometry($0, mark: 1) }
    guard case .polygons(let polygons) = try #require(shape.parts.first) else {
      Issue.record("no polygon")
      return
    }
    #expect(polygons[0][0].map(\.longitude) == [37, 38, 38, 37, 37])
    #expect(polygons[0][1].map(\.longitude) == [37.2, 37.8, 37.8, 37.2])
    #expect(shape.envelope == [37, 38, 36, 37])
  }

  @Test func namesAreLowerCaseAndUnique() throws {
    let writer = try GeoPackageWriter(to: try path())
    let names = ["fid", "Geom", "marker-color", "marker_color", "2nd", "поле", "start", "Start"]
    for layer in ["Öffnung-1", "layer_styles"] {
      try writer.begin(
        FeatureSchema(
          name: layer, featureType: "x", fields: names.map { .init(name: $0, type: .integer) }))
    }
    try ReplacingFile.commit(try writer.finish())
    let columns = try Sample.rows(try path(), "SELECT name FROM pragma_table_info('layer_styles_2')")
    #expect(
      columns.map { $0[0].text } == [
        "fid", "geom", "id", "fid_2", "geom_2", "marker_color", "marker_color_2", "x2nd", "x________",
        "start", "start_2",
      ])
    #expect(try Sample.rows(try path(), "SELECT count(*) FROM x__ffnung_1") == [[.integer(0)]])
  }

  @Test func theStyleHasTheCategoriesAndTheTimes() throws {
    try Sample.write(to: try path())
    let styles = try Sample.rows(try path(), "SELECT styleQML FROM layer_styles ORDER BY id").compactMap {
      $0[0].text
    }
    #expect(
      styles[0].contains(#"<temporal enabled="1" mode="2" limitMode="1" startField="start" endField="end""#))
    #expect(styles[0].contains(#"attr="&quot;control&quot;""#))
    #expect(styles[0].contains(#"symbol="0" value="ISIS" label="ISIS""#))
    #expect(styles[0].contains(#"symbol="2" value="" label="other""#))
    #expect(styles[0].contains(#"value="213,94,0,255""#))
    #expect(!styles[1].contains("<temporal"))
  }

  @Test func whatCannotBeCarriedIsCounted() throws {
    let writer = try GeoPackageWriter(to: try path())
    try writer.begin(Sample.bare("places", .point))
    let day = try #require(CivilDate(iso: "2016-08-24"))
    try writer.append(Feature(id: "a", geometry: try Sample.point(1, 1), time: .date(day)))
    try writer.begin(Sample.schema)
    var other = Sample.feature("b", nil)
    other.id = "c"
    try writer.append(other)
    #expect(
      writer.losses.map(\.description) == [
        "1 ids of features whose field 'id' says another",
        "1 times of features of layers without a column of times",
      ])
  }
}
