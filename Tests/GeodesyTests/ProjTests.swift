import Geodesy
import Model
import TestSupport
import Testing

@Suite struct ProjTests {
  @Test func databaseHasTheDefiningConstantsOfWGS84() throws {
    // NIMA TR8350.2, third edition.
    let stored = try Ellipsoid(crs: "EPSG:4326")
    #expect(stored.name == "WGS 84")
    #expect(stored.semiMajorAxis == .metres(6_378_137))
    #expect(stored.inverseFlattening == 298.257223563)
    #expect(Ellipsoid.wgs84.semiMajorAxis == stored.semiMajorAxis)
    #expect(Ellipsoid.wgs84.inverseFlattening == stored.inverseFlattening)
  }

  @Test func otherEllipsoidsAreReadFromTheDatabase() throws {
    // EPSG:4313 (Belge 1972) is on International 1924, EPSG:7022: a 6,378,388 m, 1/f 297.
    let stored = try Ellipsoid(crs: "EPSG:4313")
    #expect(stored.semiMajorAxis == .metres(6_378_388))
    #expect(stored.inverseFlattening == 297)
  }

  @Test func sphereIsMeasuredAsSphere() throws {
    let sphere = Ellipsoid(name: "sphere", semiMajorAxis: .metres(6_371_000), inverseFlattening: 0)
    let path = Geodesic(
      from: try Coordinate(longitude: 0, latitude: 0), to: try Coordinate(longitude: 90, latitude: 0),
      on: sphere)
    #expect(abs(path.length.metres - 6_371_000 * .pi / 2) < 1e-6)
  }

  @Test func unknownSystemIsNamedWithWhatProjSaid() throws {
    let error = try #require(throws: ProjError.self) { try Ellipsoid(crs: "EPSG:999999") }
    #expect(error.request == "coordinate reference system 'EPSG:999999'")
    #expect(error.said.contains("crs not found"))
    #expect(error.description.contains("EPSG:999999"))
  }

  @Test func transformationBetweenNonsenseIsRefused() throws {
    let error = try #require(throws: ProjError.self) { try Transformation(from: "EPSG:4326", to: "garbage") }
    #expect(error.description.contains("'EPSG:4326' to 'garbage'"))
    #expect(!error.said.isEmpty)
  }

  @Test(arguments: try rows(of: "transformations.tsv"))
  func transformationMeetsTheTable(_ row: Row) throws {
    let transformation = try Transformation(from: row.cells[0], to: row.cells[1])
    let start = PlanePosition(x: try row.number(2), y: try row.number(3))
    let tolerance = try row.number(6)
    let end = try transformation.forward(start)
    #expect(abs(end.x - (try row.number(4))) <= tolerance)
    #expect(abs(end.y - (try row.number(5))) <= tolerance)
    let back = try transformation.backward(end)
    #expect(abs(back.x - start.x) <= max(1e-9, abs(start.x) * 1e-9))
    #expect(abs(back.y - start.y) <= max(1e-9, abs(start.y) * 1e-9))
  }

  @Test func positionOutsideTheSystemIsRefusedEachTimeAlike() throws {
    let transformation = try Transformation(from: "EPSG:4326", to: "EPSG:32637")
    let beyond = PlanePosition(x: 38, y: 95)
    let first = try #require(throws: ProjError.self) { try transformation.forward(beyond) }
    let second = try #require(throws: ProjError.self) { try transformation.forward(beyond) }
    #expect(first == second, "the log of the first error must not stand in the second")
    #expect(first.request == "position 38.0, 95.0 from EPSG:4326 to EPSG:32637")
    #expect(try transformation.forward(PlanePosition(x: 38, y: 36)).x.isFinite)
  }

  @Test func transformationIsSharedBetweenTasks() async throws {
    let transformation = try Transformation(from: "EPSG:4326", to: "EPSG:32637")
    let expected = try transformation.forward(PlanePosition(x: 38, y: 36))
    try await withThrowingTaskGroup(of: PlanePosition.self) { group in
      for _ in 0..<32 { group.addTask { try transformation.forward(PlanePosition(x: 38, y: 36)) } }
      for try await position in group { #expect(position == expected) }
    }
  }

  /// "Some 50 kilometres west of Raqqa" for the Tabqa dam: a wrong method confirms a wrong figure.
  @Test func webMercatorWouldConfirmFiftyKilometresForTheDam() throws {
    // GeoNames' Raqqa; the dam as the design gives it.
    let raqqa = try Coordinate(longitude: 39.00788, latitude: 35.95283)
    let dam = try Coordinate(longitude: 38.56667, latitude: 35.87222)
    let mercator = try Transformation(from: "EPSG:4326", to: "EPSG:3857")
    let planar = try mercator.forward(PlanePosition(raqqa)).planarDistance(
      to: mercator.forward(PlanePosition(dam)))
    #expect(abs(planar / 1_000 - 50.35) < 0.01)
    #expect(abs(planar / 1_000 - 50) < 1)
    let ground = Geodesic(from: raqqa, to: dam).length.kilometres
    #expect(abs(ground - 40.82) < 0.01)
    #expect(abs(ground - 50) > 9)
  }
}
