import Foundation
import Gazetteer
import Model
import Testing

/// A user's own file of shapes beside the gazetteer.
@Suite struct ShapeFileTests {
  let folder: TemporaryFolder
  let gazetteer: Gazetteer

  init() throws {
    folder = try TemporaryFolder()
    gazetteer = try folder.gazetteer()
  }

  private func feature(_ properties: String, _ corners: String) -> String {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[\(corners)]}}"
  }

  private func shapes(_ features: [String]) throws(InputError) -> ShapeFile {
    let content = "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))\n]}"
    let path = "\(folder.path)/mine.geojson"
    do { try folder.file("mine.geojson", content) } catch { throw InputError(.io, at: path, "\(error)") }
    return try ShapeFile(path: path, gazetteer: gazetteer)
  }

  private func place(_ id: String) throws -> Place { try #require(try gazetteer.place(id: id)) }

  @Test func idComesBeforeNameAndAnyNameWillDo() throws {
    let shapes = try shapes([
      feature("\"name\":\"Raqqa\"", "[39,35.9],[39.1,35.9]"),
      feature("\"id\":\"geonames:169179\",\"name\":\"by id\",\"accuracy_m\":20", "[38,36.8],[38.1,36.8]"),
      feature("\"name\":\"Jarablus\"", "[38,36.8],[38.1,36.8]"),
      feature("\"id\":\"ocha:C9999\"", "[38,36.8],[38.1,36.8]"),
    ])
    let raqqa = try #require(try shapes.shape(of: place("geonames:172955")))
    #expect(raqqa.name == "Raqqa", "a name of names.csv, not the main one")
    #expect(raqqa.source == "mine.geojson")
    #expect(raqqa.accuracy == .metres(100))
    let jarabulus = try #require(try shapes.shape(of: place("geonames:169179")))
    #expect(jarabulus.name == "by id")
    #expect(jarabulus.accuracy == .metres(20))
    #expect(try shapes.shape(of: place("geonames:12951")) == nil)
  }

  @Test func ofTwoOfANameTheNearerIsTaken() throws {
    let shapes = try shapes([
      feature("\"name\":\"Raqqa\",\"source\":\"far\"", "[39.5,35.9],[39.6,35.9]"),
      feature("\"name\":\"raqqa\",\"source\":\"near\"", "[39.1,35.9],[39.2,35.9]"),
      feature("\"name\":\"Jarablus\"", "[-80,40],[-81,40]"),
    ])
    #expect(try shapes.shape(of: place("geonames:172955"))?.source == "near")
    #expect(try shapes.shape(of: place("geonames:169179")) == nil, "a namesake on another continent")
  }

  @Test func fileLiesOverTheGazetteer() throws {
    let shapes = try shapes([
      feature("\"countries\":\"TR, SY\",\"name\":\"wall\"", "[37,36.6],[38,36.8]"),
      feature("\"countries\":\"IQ,SY\"", "[41,36],[42,37]"),
    ])
    #expect(shapes.borders(of: "SY").map(\.neighbour) == ["IQ", "TR"])
    #expect(shapes.borders(of: "TR").map(\.shape.name) == ["wall"])
    let other = try ShapeFile(
      path: try folder.file("other.geojson", feature("\"countries\":\"LB,SY\"", "[36,34],[36.5,34.5]")))
    let layered = LayeredShapes([shapes, other, gazetteer])
    #expect(try layered.borders(of: "SY").map(\.neighbour) == ["IQ", "LB", "TR"])
    #expect(try layered.shape(of: place("geonames:172955")) == nil)
  }

  @Test func wrongFileIsOneClearLine() throws {
    func problem(_ content: String) -> String {
      do {
        let path = try folder.file("bad.geojson", content)
        _ = try ShapeFile(path: path)
        return "read"
      } catch {
        return "\(error)".replacingOccurrences(of: folder.path + "/", with: "")
      }
    }
    #expect(problem("") == "bad.geojson: expected features of GeoJSON, found none")
    #expect(problem("{\"type\":\"FeatureCollection\",\"features\":[]}") == "read")
    #expect(
      problem(feature("\"name\":\"x\"", "[120,36],[36,120]"))
        == "bad.geojson:1: latitude: expected a number in -90...90, found 120.0 (longitude and latitude look swapped)"
    )
    #expect(problem(feature("\"name\":\"x\"", "[1,2]")).hasPrefix("bad.geojson:1: geometry: expected a line"))
    #expect(
      problem(feature("", "[1,2],[3,4]")).hasSuffix("expected an id, a name or countries, found none of them")
    )
    #expect(problem("{\"type\":\"Feature\"").contains("truncated JSON"))
    #expect(throws: InputError.self) { try ShapeFile(path: "\(folder.path)/none.geojson") }
  }
}
