import Model
import Testing

struct CoordinateTests {
  @Test(arguments: [(180.0, 90.0), (-180, -90), (0, 0), (38.01111, 36.8175)])
  func wholeRangeIsAccepted(_ longitude: Double, _ latitude: Double) throws {
    let coordinate = try Coordinate(longitude: longitude, latitude: latitude)
    #expect(coordinate.longitude == longitude && coordinate.latitude == latitude)
  }

  @Test(arguments: [
    (180.1, 0.0, CoordinateError.Axis.longitude), (0, 90.1, .latitude), (0, -90.1, .latitude),
    (-180.1, 0, .longitude), (.nan, 0, .longitude), (0, .nan, .latitude), (0, .infinity, .latitude),
    (-.infinity, 0, .longitude), (500, 500, .latitude),
  ])
  func valueOutOfRangeNamesItsAxis(_ longitude: Double, _ latitude: Double, _ axis: CoordinateError.Axis) {
    #expect {
      try Coordinate(longitude: longitude, latitude: latitude)
    } throws: {
      ($0 as? CoordinateError)?.axis == axis
    }
  }

  @Test func swappedAxesAreCalledSwapped() {
    // Severodvinsk to the east of Tokyo: 139.7° is a longitude, never a latitude.
    let error = #expect(throws: CoordinateError.self) {
      try Coordinate(longitude: 35.68, latitude: 139.7)
    }
    #expect(
      error?.description
        == "latitude: expected a number in -90...90, found 139.7 (longitude and latitude look swapped)")
  }

  @Test func valueNoSwapExplainsIsNotCalledSwapped() {
    let error = #expect(throws: CoordinateError.self) {
      try Coordinate(longitude: 139.7, latitude: 139.7)
    }
    #expect(error?.description == "latitude: expected a number in -90...90, found 139.7")
  }
}
