import Geodesy
import Model
import TestSupport
import Testing

@Suite struct GeodesicTests {
  /// How far two azimuths are apart, degrees.
  private func turn(_ a: Double, _ b: Double) -> Double {
    let raw = abs(a - b).truncatingRemainder(dividingBy: 360)
    return min(raw, 360 - raw)
  }

  /// The angle a tolerance in metres subtends at a distance, degrees.
  ///
  /// Near the antipode the azimuth is as sharp as the length, but the base is the reduced length, not the
  /// distance; 1e-9 degrees is the precision of the table.
  private func angle(_ tolerance: Double, at metres: Double) -> Double {
    max(1e-9, tolerance / max(metres, tolerance) * 57.29577951308232)
  }

  @Test(arguments: try rows(of: "geodesics.tsv"))
  func geodesicHasTheLengthAndAzimuthOfTheTable(_ row: Row) throws {
    let from = try Coordinate(longitude: row.number(0), latitude: row.number(1))
    let to = try Coordinate(longitude: row.number(2), latitude: row.number(3))
    let tolerance = try row.number(6)
    let path = Geodesic(from: from, to: to)
    #expect(abs(path.length.metres - (try row.number(4))) <= tolerance)
    #expect((0..<360).contains(path.azimuth))
    #expect((0..<360).contains(path.finalAzimuth))
    if row.cells[5] != "-" {
      let expected = try row.number(5)
      #expect(turn(path.azimuth, expected) <= angle(tolerance, at: path.length.metres))
    }
  }

  @Test(arguments: try rows(of: "geodesics.tsv"))
  func destinationLeadsBackToTheEnd(_ row: Row) throws {
    let from = try Coordinate(longitude: row.number(0), latitude: row.number(1))
    let to = try Coordinate(longitude: row.number(2), latitude: row.number(3))
    let path = Geodesic(from: from, to: to)
    let end = try from.destination(azimuth: path.azimuth, distance: path.length)
    #expect(Geodesic(from: end, to: to).length < .metres(1e-6))
  }

  @Test func paperDirectExampleIsMet() throws {
    // Karney 2013, the worked direct example: φ1 40°, α1 30°, s12 10,000 km; figures to eleven decimals.
    let start = try Coordinate(longitude: 0, latitude: 40)
    let end = try start.destination(azimuth: 30, distance: .kilometres(10_000))
    #expect(abs(end.latitude - 41.79331020506) < 1e-10)
    #expect(abs(end.longitude - 137.84490004377) < 1e-10)
    #expect(abs(Geodesic(from: start, to: end).finalAzimuth - 149.09016931807) < 1e-10)
  }

  @Test func coincidentPositionsHaveNoLength() throws {
    let place = try Coordinate(longitude: 38.01111, latitude: 36.8175)
    #expect(Geodesic(from: place, to: place).length == .metres(0))
    let same = try place.destination(azimuth: 123, distance: .metres(0))
    #expect(Geodesic(from: place, to: same).length < .metres(1e-6))
  }

  @Test(arguments: [Double.nan, .infinity])
  func destinationRefusesAzimuthThatIsNoNumber(_ azimuth: Double) throws {
    let place = try Coordinate(longitude: 38, latitude: 36)
    #expect(throws: CoordinateError.self) {
      try place.destination(azimuth: azimuth, distance: .kilometres(1))
    }
  }

  @Test(arguments: [nil, 1, 2, 7, 100_000]) func batchEqualsOneByOne(workers: Int?) throws {
    // Steps of the golden ratio and its like over 32–37 N, 36–42 E: spread without a random source.
    let count = 20_001
    func spread(_ seed: Double, _ width: Double) -> [Double] {
      (0..<count).map { (Double($0) * seed).truncatingRemainder(dividingBy: 1) * width }
    }
    let starts = try zip(spread(0.618_034, 6), spread(0.754_878, 5)).map {
      try Coordinate(longitude: 36 + $0, latitude: 32 + $1)
    }
    let ends = try zip(spread(0.569_840, 6), spread(0.819_173, 5)).map {
      try Coordinate(longitude: 36 + $0, latitude: 32 + $1)
    }
    let batch = Geodesic.measure(from: starts, to: ends, workers: workers)
    #expect(batch == zip(starts, ends).map { Geodesic(from: $0, to: $1) })
    #expect(Geodesic.measure(from: [], to: [], workers: workers).isEmpty)
  }

  @Test(arguments: try rows(of: "polygons.tsv"))
  func ringHasTheAreaAndPerimeterOfTheTable(_ row: Row) throws {
    let ring = try row.cells[0].split(separator: " ").map { corner in
      let axes = corner.split(separator: ",").compactMap { Double($0) }
      return try Coordinate(longitude: try #require(axes.first), latitude: try #require(axes.last))
    }
    let area = try row.number(1)
    let tolerance = try row.number(3)
    #expect(abs(GeodesicPolygon.signedArea(of: ring) - area) <= tolerance)
    #expect(abs(GeodesicPolygon.area(of: ring) - abs(area)) <= tolerance)
    #expect(abs(GeodesicPolygon.perimeter(of: ring).metres - (try row.number(2))) <= 0.001)
  }

  @Test func ringWithoutPositionsHasNoArea() {
    let ring: [Coordinate] = []
    #expect(GeodesicPolygon.area(of: ring) == 0)
    #expect(GeodesicPolygon.perimeter(of: ring) == .metres(0))
  }
}
