import Foundation
import Gazetteer
import Model
import TestSupport
import Testing

@Suite struct BasemapTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The basemap of a file of features, each with its properties and geometry.
  private func basemap(_ features: [(properties: String, geometry: String)]) throws -> Basemap {
    let lines = features.map {
      "{\"type\":\"Feature\",\"properties\":{\($0.properties)},\"geometry\":\($0.geometry)}"
    }
    let content = "{\"type\":\"FeatureCollection\",\"features\":[\n\(lines.joined(separator: ",\n"))\n]}"
    return try Basemap(file: try folder.file("ground.geojson", content))
  }

  private static let line = "{\"type\":\"LineString\",\"coordinates\":[[37,36],[38,36.5]]}"
  private static let square =
    "{\"type\":\"Polygon\",\"coordinates\":[[[37,36],[38,36],[38,37],[37,36]]]}"

  @Test(arguments: Table.rows("basemap-kinds", of: "GazetteerTests"))
  func kindIsToldFromTheProperties(row: TableRow) throws {
    let geometry = row.cells[1] == "line" ? Self.line : Self.square
    let kinds = try basemap([(row.cells[0], geometry)]).features.map(\.kind.rawValue)
    row.expect(kinds == [row.cells[2]] ? [] : ["found \(kinds)"])
  }

  @Test func pointsArePassedOverAndSourcesNamed() throws {
    let ground = try basemap([
      ("\"name\":\"A\",\"source\":\"Somebody\"", Self.line),
      ("", "{\"type\":\"Point\",\"coordinates\":[37,36]}"), ("\"name\":\"B\"", Self.square),
    ])
    #expect(ground.features.map(\.shape.name) == ["A", "B"])
    #expect(ground.credits == ["Somebody"])
    #expect(try basemap([("", Self.line)]).credits == ["ground.geojson"])
  }

  @Test func whatIsWrongIsToldWithItsLine() throws {
    let cases = [
      (
        "\"kind\":\"sea\"", Self.line,
        "ground.geojson:2: kind: expected one of land, water, river, border, other, found 'sea'"
      ),
      ("", "{\"type\":\"LineString\",\"coordinates\":[[37,360],[38,36.5]]}", "latitude"),
      (
        "", "{\"type\":\"Point\",\"coordinates\":[37,36]}",
        "expected lines or polygons of GeoJSON, found none"
      ),
    ]
    for (properties, geometry, problem) in cases {
      let error = #expect(throws: InputError.self) { try basemap([(properties, geometry)]) }
      #expect(error?.description.contains(problem) == true, "\(error.map { "\($0)" } ?? "")")
    }
  }

  @Test func gazetteerDrawsItsBordersAndRiversAndNamesWhomItOwesThem() throws {
    let gazetteer = try TestGazetteer.shared()
    let ground = try gazetteer.basemap()
    let names = Set(ground.features.map(\.shape.name))
    #expect(names.isSuperset(of: ["Euphrates", "border of Syria and Turkey"]))
    #expect(Set(ground.features.map(\.kind)) == [.river, .border])
    #expect(ground.credits == ["Natural Earth (public domain)"])
    #expect(try gazetteer.credits(of: ["geonames:169179", "none:1"]) == ["GeoNames (CC BY 4.0)"])
  }
}
