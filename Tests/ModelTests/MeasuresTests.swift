import Model
import Testing

struct MeasuresTests {
  /// Metres of one unit: SI; international yard and mile agreement of 1959; nautical mile of 1929.
  @Test(arguments: [
    (LengthUnit.kilometre, 1_000.0), (.mile, 1_609.344), (.nauticalMile, 1_852), (.metre, 1),
    (.yard, 0.9144), (.foot, 0.3048),
  ])
  func unitHasItsDefinedLength(_ unit: LengthUnit, _ metres: Double) {
    #expect(unit.length(1).metres == metres)
    #expect(abs(unit.length(50).metres - metres * 50) < 1e-9)
  }

  /// The square of the mile and 1/640 of it for the acre; the are of 1795 for the hectare.
  @Test(arguments: [
    (AreaUnit.squareKilometre, 1.0), (.squareMile, 1.609344 * 1.609344), (.hectare, 0.01),
    (.acre, 1.609344 * 1.609344 / 640),
  ])
  func areaUnitHasItsDefinedSize(_ unit: AreaUnit, _ squareKilometres: Double) {
    #expect(abs(unit.squareKilometres - squareKilometres) < 1e-12)
  }

  @Test func lengthsCompareBySize() {
    #expect(Length.kilometres(1.6) < .miles(1) && Length.miles(1) < .nauticalMiles(1))
    #expect(Length.yards(1_760).metres == Length.miles(1).metres)
    #expect(abs(Length.feet(3).metres - Length.yards(1).metres) < 1e-12)
  }

  @Test func sixteenPointsStandEvery22AndAHalfDegrees() {
    #expect(CompassPoint.allCases.count == 16)
    for (index, point) in CompassPoint.allCases.enumerated() {
      #expect(point.azimuth == Double(index) * 22.5)
      #expect(CompassPoint(nearest: point.azimuth) == point)
    }
  }

  @Test(arguments: [
    (CompassPoint.west, 245.8, 24.2), (.north, 350, 10), (.north, 10, 10), (.north, 180, 180),
    (.northwest, 0, 45), (.south, 169.7, 10.3), (.east, 450, 0), (.north, -10, 10), (.west, 90, 180),
    (.northNorthwest, 20, 42.5),
  ])
  func deviationIsTheSmallerAngle(_ point: CompassPoint, _ azimuth: Double, _ expected: Double) {
    #expect(abs(point.deviation(from: azimuth) - expected) < 1e-9)
  }

  @Test(arguments: [
    (359.0, CompassPoint.north), (11.2, .north), (11.3, .northNortheast), (-22.5, .northNorthwest),
    (720, .north), (245.8, .westSouthwest), (-360, .north),
  ])
  func nearestPointWrapsRoundNorth(_ azimuth: Double, _ point: CompassPoint) {
    #expect(CompassPoint(nearest: azimuth) == point)
  }
}
