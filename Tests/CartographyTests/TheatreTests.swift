import Model
import Testing

@testable import Cartography

@Suite struct TheatreTests {
  private static func point(_ id: String, _ longitude: Double, _ latitude: Double) throws -> MapPoint {
    MapPoint(
      id: id, coordinate: try Sample.position(longitude, latitude), label: id, symbol: .hollow)
  }

  @Test func onePlaceIsATheatre() throws {
    #expect(Theatre([try Self.point("a", 37, 36)]).ids == ["a"])
  }

  @Test func farTownStaysOutsideOfACluster() throws {
    // Towns of northern Aleppo, and Mosul 500 km to the east.
    let cluster = try Sample.points(20, spread: 0.5)
    let theatre = Theatre(cluster + [try Self.point("mosul", 43.12, 36.34)])
    #expect(theatre.ids == Set(cluster.map(\.id)))
  }

  @Test func evenlySpreadPlacesAllStay() throws {
    for count in [4, 30, 300] {
      let points = try Sample.points(count, spread: 2, seed: UInt64(count))
      #expect(Theatre(points).ids.count == count)
    }
  }

  @Test func theatreOfTheMostPlacesIsDrawn() throws {
    let syria = try Sample.points(12, spread: 1)
    let mali = try (0..<5).map { try Self.point("mali:\($0)", -3 + Double($0) / 5, 16.7) }
    let drawing = try MapDrawing(Sample.sheet(syria + mali))
    #expect(Theatre(syria + mali).ids == Set(syria.map(\.id)))
    #expect(drawing.outside == 5)
    // Still each once on every map, at the frame.
    let parsed = ParsedSVG(drawing.svg)
    #expect(parsed.elements.compactMap { $0.attributes["data-place"] }.count == 17 * 3)
    #expect(parsed.numbersOffPage == [])
    #expect(parsed.all("text").contains { $0.words == "outside" })
  }

  @Test func antipodesAndPolesAreNoTrouble() throws {
    let points = [
      try Self.point("a", 0, 90), try Self.point("b", 180, -90), try Self.point("c", 10, 0),
      try Self.point("d", -170, 0),
    ]
    #expect(ParsedSVG(try MapDrawing(Sample.sheet(points)).svg).numbersOffPage == [])
  }
}
