import Foundation
import Model
import TestSupport
import Testing

@testable import Gazetteer

/// Shapes in the gazetteer file: their bytes, the project's folder `shapes`, and what is asked of them.
@Suite struct ShapeTests {
  private func at(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
    try Coordinate(longitude: longitude, latitude: latitude)
  }

  private static let euphrates = """
    {"type":"Feature","properties":{"name":"the Euphrates at Jarablus","id":"geonames:169179","source":"Natural Earth 1:10m","accuracy_m":4200},"geometry":{"type":"MultiLineString","coordinates":[[[38.026,36.836],[38.02,36.8]]]}}
    """
  private static let border = """
    {"type":"Feature","properties":{"countries":"TR,SY"},"geometry":{"type":"LineString","coordinates":[[37,36.6],[38,36.8]]}}
    """

  private func gazetteer(_ features: [String]) throws -> (TemporaryFolder, Gazetteer) {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/shapes", withIntermediateDirectories: true)
    try folder.file("shapes/test.geojsonl", features.joined(separator: "\n") + "\n")
    return (folder, try folder.gazetteer())
  }

  @Test func bytesGiveBackPositionsToATenthOfAMetre() throws {
    var random = SeededNumbers(seed: 8)
    let corners = [try at(180, 90), try at(-180, -90), try at(0, 0), try at(-179.999999, 0.0000004)]
    let walk = try (0..<500).map { _ in
      try at(Double.random(in: -180...180, using: &random), Double.random(in: -90...90, using: &random))
    }
    for lines in [[], [[]], [corners], [walk, [], corners]] as [[[Coordinate]]] {
      let read = try #require(ShapeBlob.lines(ShapeBlob.encode(.lines(lines))))
      #expect(read.paths.map(\.count) == lines.map(\.count))
      for (a, b) in zip(read.paths.joined(), lines.joined()) {
        #expect(abs(a.longitude - b.longitude) <= 5.1e-7)
        #expect(abs(a.latitude - b.latitude) <= 5.1e-7)
      }
    }
    let polygons = PlaceShape.Geometry.polygons([[corners, walk], [corners]])
    let read = try #require(ShapeBlob.polygons(ShapeBlob.encode(polygons)))
    #expect(ShapeBlob.encode(read) == ShapeBlob.encode(polygons))
    #expect(read.positions == polygons.positions)
  }

  @Test func damagedBytesAreNoShape() throws {
    var random = SeededNumbers(seed: 9)
    let good = ShapeBlob.encode(.lines([try (0..<50).map { try at(Double($0), 10) }]))
    #expect(ShapeBlob.lines([]) == nil)
    #expect(ShapeBlob.lines([UInt8](repeating: 0xFF, count: 40)) == nil)
    for length in 1..<good.count { #expect(ShapeBlob.lines(Array(good.prefix(length))) == nil) }
    for _ in 0..<2_000 {
      var bytes = good
      for _ in 0..<3 {
        bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      // Whatever comes of it, it ends.
      _ = ShapeBlob.lines(bytes)
      _ = ShapeBlob.polygons(bytes)
    }
  }

  @Test func shapeIsFoundByIdAndByEveryIdentifier() throws {
    let (folder, gazetteer) = try gazetteer([Self.euphrates])
    var place = try #require(try gazetteer.place(id: "geonames:169179"))
    let shape = try #require(try gazetteer.shape(of: place))
    #expect(shape.name == "the Euphrates at Jarablus")
    #expect(shape.source == "Natural Earth 1:10m")
    #expect(shape.accuracy == .metres(4_200))
    #expect(shape.geometry == .lines([[try at(38.026, 36.836), try at(38.02, 36.8)]]))
    place.id = "elsewhere:1"
    #expect(try gazetteer.shape(of: place) == shape)
    place.identifiers = ["ocha": "C2227"]
    place.id = "elsewhere:2"
    #expect(try gazetteer.shape(of: place) == shape)
    place.identifiers = [:]
    place.id = "elsewhere:3"
    #expect(try gazetteer.shape(of: place) == nil)
    let raqqa = try #require(try gazetteer.place(id: "geonames:172955"))
    #expect(try gazetteer.shape(of: raqqa) == nil)
    #expect(try gazetteer.shape(of: raqqa) == nil, "and once more, from memory")
    #expect(folder.names.contains("g.sqlite"))
  }

  @Test func borderIsFoundFromBothSides() throws {
    let (_, gazetteer) = try gazetteer([Self.border])
    let syria = try gazetteer.borders(of: "SY")
    let turkey = try gazetteer.borders(of: "TR")
    #expect(syria.map(\.neighbour) == ["TR"])
    #expect(turkey.map(\.neighbour) == ["SY"])
    #expect(syria.map(\.shape) == turkey.map(\.shape))
    #expect(syria.first?.shape.name == "border of SY and TR")
    #expect(try gazetteer.borders(of: "FJ").isEmpty)
    #expect(try gazetteer.borders(of: "SY").map(\.shape) == syria.map(\.shape), "and once more, from memory")
  }

  @Test(arguments: [
    (
      "{\"type\":\"Feature\",\"properties\":{\"id\":\"geonames:1\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}",
      "id: expected the id of a place, found 'geonames:1'"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}",
      "properties: expected an id, a name or countries, found none of them"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"x\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}",
      "geometry: expected lines or polygons, found Point"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{\"countries\":\"SY\"},\"geometry\":null}",
      "countries: expected two ISO codes such as SY,TR, found 'SY'"
    ),
  ])
  func wrongFeatureOfTheProjectEndsTheBuild(_ feature: String, _ problem: String) throws {
    let error = #expect(throws: InputError.self) { try gazetteer([Self.border, feature]) }
    #expect(error?.location == "test.geojsonl:2")
    #expect(error?.problem == problem)
  }

  @Test func realShapesAreThere() throws {
    let gazetteer = try TestGazetteer.shared()
    let syria = try gazetteer.borders(of: "SY")
    #expect(syria.map(\.neighbour) == ["IL", "IQ", "JO", "LB", "TR"])
    #expect(syria.allSatisfy { $0.shape.source == "Natural Earth 1:10m" })
    #expect(try gazetteer.borders(of: "UA").map(\.neighbour) == ["BY", "HU", "MD", "PL", "RO", "RU", "SK"])
    for name in ["Euphrates", "Tigris", "Nile", "Dnieper", "Dnipro River", "Siverskyi Donets", "Amu Darya"] {
      let match = try #require(try gazetteer.matches(for: name, fuzzy: false).first, "\(name)")
      let shape = try #require(try gazetteer.shape(of: match.place), "\(name)")
      #expect(shape.geometry.positions > 100, "\(name)")
    }
  }
}
