import Foundation
import Model
import Testing

@testable import Gazetteer

/// Lines and polygons that come with imported places.
@Suite struct ShapeImportTests {
  private func feature(_ name: String, _ geometry: String, _ more: String = "") -> String {
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"\(name)\"\(more)},\"geometry\":\(geometry)}"
  }

  private func geometry(_ type: String, _ coordinates: String) -> String {
    "{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}"
  }

  private func imported(
    _ content: String, as name: String, _ options: ImportOptions = ImportOptions()
  ) throws -> (summary: ImportSummary, gazetteer: Gazetteer) {
    let folder = try TemporaryFolder()
    let target = try folder.gazetteer().path
    let file = try folder.file(name, content)
    let summary = try #require(try GazetteerImporter(options).add([file], to: target).first)
    return (summary, try Gazetteer(path: target))
  }

  private func shape(_ name: String, _ gazetteer: Gazetteer) throws -> PlaceShape? {
    try gazetteer.shape(of: try #require(try gazetteer.matches(for: name, fuzzy: false).first).place)
  }

  @Test func linesAndPolygonsAreKept() throws {
    let square = "[[37,36],[37.2,36],[37.2,36.2],[37,36.2],[37,36]]"
    let rows = [
      feature("Wadi", geometry("LineString", "[[37,36],[37.1,36.1],[37.1,36.1]]")),
      feature("Canals", geometry("MultiLineString", "[[[37,36],[37.1,36.1]],[[38,36],[38,37,250]]]")),
      feature("Park", geometry("Polygon", "[\(square)]"), ",\"accuracy_m\":25"),
      feature("Islands", geometry("MultiPolygon", "[[\(square)],[\(square)]]")),
      feature("Dot", geometry("Point", "[37,36]")),
    ]
    let collection = "{\"type\":\"FeatureCollection\",\"features\":[\(rows.joined(separator: ",\n"))]}"
    for (content, name) in [(collection, "a.geojson"), (rows.joined(separator: "\n"), "a.geojsonl")] {
      let (summary, gazetteer) = try imported(content, as: name)
      #expect(summary.problems == [])
      #expect(summary.rows == 5)
      #expect(summary.shapes == 4)
      #expect(try shape("Wadi", gazetteer)?.geometry.positions == 2)
      #expect(try shape("Canals", gazetteer)?.geometry.paths.count == 2)
      let park = try #require(try shape("Park", gazetteer))
      #expect(park.accuracy == .metres(25))
      #expect(park.name == "Park")
      guard case .polygons(let polygons) = park.geometry else {
        Issue.record("a polygon is no line")
        continue
      }
      #expect(polygons.map { $0.map(\.count) } == [[5]])
      #expect(try shape("Islands", gazetteer)?.accuracy == .metres(100))
      #expect(try shape("Dot", gazetteer) == nil)
    }
  }

  @Test func shapeGoesToThePlaceThatTheRowJoins() throws {
    let row = feature(
      "Jarabulus", geometry("Polygon", "[[[38,36.81],[38.02,36.81],[38.02,36.825],[38,36.825],[38,36.81]]]"),
      ",\"geonames\":169179")
    let (summary, gazetteer) = try imported(row, as: "towns.geojsonl")
    #expect(summary.placesJoined == 1)
    let jarabulus = try #require(try gazetteer.place(id: "geonames:169179"))
    #expect(try gazetteer.shape(of: jarabulus)?.geometry.positions == 5)
  }

  /// Each bad shape is one line, counted and kept among the rejects; the place stays, as a point.
  @Test func badShapeCostsNoPlace() throws {
    let rows = [
      feature("Open", geometry("Polygon", "[[[37,36],[37.2,36],[37.2,36.2],[37,36.2]]]")),
      feature("Flat", geometry("Polygon", "[[[37,36],[37.2,36],[37,36]]]")),
      feature("Lone", geometry("LineString", "[[37,36]]")),
      feature("Still", geometry("LineString", "[[37,36],[37,36]]")),
      feature("Hole", geometry("Polygon", "[[[37,36],[37.2,36],[37.2,36.2],[37,36]],[[37.1,36.1]]]")),
      feature("Swapped", geometry("LineString", "[[36,120],[37,121]]")),
      feature("NaN", geometry("LineString", "[[37,36],[\"NaN\",36]]")),
      feature("Bare", geometry("LineString", "[[37,36],[NaN,36]]")),
      feature("Good", geometry("LineString", "[[37,36],[37,37]]")),
    ]
    let rejects = try TemporaryFolder()
    var options = ImportOptions()
    options.rejects = "\(rejects.path)/rejects.txt"
    let (summary, gazetteer) = try imported(rows.joined(separator: "\n") + "\n", as: "b.geojsonl", options)
    #expect(summary.rows == 9)
    #expect(summary.badRows == 8)
    #expect(summary.shapes == 2)
    let kept = "; the place is kept as a point"
    let problems = summary.problems.map { "\($0.location.dropFirst("b.geojsonl:".count)) \($0.problem)" }
    #expect(
      Array(problems.prefix(5)) == [
        "1 geometry: ring 1: its last position is not its first; it was closed",
        "2 geometry: ring 1: expected three corners at least, found 2" + kept,
        "3 geometry: expected a line of two positions at least, found 1" + kept,
        "4 geometry: expected a line of two positions at least, found 1" + kept,
        "5 geometry: ring 2: expected three corners at least, found 1" + kept,
      ])
    #expect(problems.count == 8)
    for name in ["Open", "Flat", "Lone", "Still", "Hole", "Good"] {
      #expect(try !gazetteer.matches(for: name, fuzzy: false).isEmpty, "\(name)")
    }
    #expect(try shape("Open", gazetteer)?.geometry.positions == 5)
    #expect(try shape("Hole", gazetteer) == nil)
    let lines = try String(contentsOfFile: "\(rejects.path)/rejects.txt", encoding: .utf8)
    for name in ["Swapped", "NaN", "Bare"] { #expect(lines.contains("\"\(name)\"")) }
  }

  @Test func shapeOfTooManyPositionsIsRefused() {
    let corners = (0...DrawnShape.mostPositions).map { [Double($0) / 10_000, Double($0 % 2)] }
    let drawn = DrawnShape(JSONObject(["type": "LineString", "coordinates": corners]))
    #expect(drawn.problem == "geometry: expected at most 200000 positions, found 200001")
    #expect(drawn.geometry == nil)
    let most = DrawnShape(JSONObject(["type": "LineString", "coordinates": Array(corners.dropLast())]))
    #expect(most.problem == nil)
    #expect(most.geometry?.positions == 200_000)
  }

  /// Rows that are all bad end an import, but not where their places are good.
  @Test func placesOfBadShapesAloneAreKept() throws {
    let (summary, gazetteer) = try imported(
      feature("Lone", geometry("LineString", "[[37,36]]")), as: "d.geojsonl")
    #expect(summary.badRows == 1)
    #expect(summary.placesAdded == 1)
    #expect(try shape("Lone", gazetteer) == nil)
  }

  @Test func exacterShapeStandsAgainstALaterOne() throws {
    let folder = try TemporaryFolder()
    let target = try folder.gazetteer().path
    func add(_ accuracy: Int, _ east: String) throws -> PlaceShape? {
      let row = feature(
        "Jarabulus", geometry("LineString", "[[38,36.81],[\(east),36.82]]"),
        ",\"geonames\":169179,\"accuracy_m\":\(accuracy)")
      _ = try GazetteerImporter().add([try folder.file("\(east).geojsonl", row)], to: target)
      let gazetteer = try Gazetteer(path: target)
      return try gazetteer.shape(of: try #require(try gazetteer.place(id: "geonames:169179")))
    }
    #expect(try add(500, "38.01")?.accuracy == .metres(500))
    #expect(try add(2_000, "38.02")?.accuracy == .metres(500))
    #expect(try add(50, "38.03")?.accuracy == .metres(50))
  }

  @Test func polygonOfWhosOnFirstIsKeptForAreasAndTowns() throws {
    func row(_ id: Int, _ placetype: String, _ geometry: String) -> String {
      """
      {"type":"Feature","properties":{"wof:id":\(id),"wof:name":"Place \(id)","wof:placetype":"\(placetype)",\
      "geom:latitude":35,"geom:longitude":\(38 + Double(id) / 10)},"geometry":\(geometry)}
      """
    }
    let square = geometry("Polygon", "[[[38,35],[38.2,35],[38.2,35.2],[38,35.2],[38,35]]]")
    let rows = [
      row(1, "region", square), row(2, "locality", square), row(3, "neighbourhood", square),
      row(4, "county", geometry("Point", "[38,35]")),
    ]
    let (summary, gazetteer) = try imported(rows.joined(separator: "\n") + "\n", as: "wof.geojsonl")
    #expect(summary.problems == [])
    #expect(summary.shapes == 2)
    let shapes = try (1...4).map { id in
      try gazetteer.shape(of: try #require(try gazetteer.place(id: "wof:\(id)")))
    }
    #expect(shapes.map { $0?.geometry.positions } == [5, 5, nil, nil])
  }

  static let shared = "\(RealData.root)/../shared/data"
  static var hasShared: Bool { RealData.exists("\(shared)/naturalearth/ne_10m_lakes.subset.geojson") }

  @Test(.enabled(if: hasShared, "no ../shared/data: SKIPPED"))
  func realFilesGiveTheirShapes() throws {
    let folder = try TemporaryFolder()
    let target = try folder.gazetteer().path
    let summaries = try GazetteerImporter().add(
      [
        "\(Self.shared)/naturalearth/ne_10m_lakes.subset.geojson",
        "\(Self.shared)/naturalearth/ne_10m_rivers_lake_centerlines.subset.geojson",
        "\(Self.shared)/wof/whosonfirst-data-admin-sy.geojsonl.gz",
      ], to: target)
    #expect(summaries.map(\.problems) == [[], [], []])
    #expect(summaries.allSatisfy { $0.shapes > 0 })
    let gazetteer = try Gazetteer(path: target)
    // Syria: 185,180 km² without the waters, in every almanac.
    let syria = try #require(try gazetteer.place(id: "wof:85632413"))
    #expect(try gazetteer.shape(of: syria)?.geometry.positions ?? 0 > 100)
  }
}
