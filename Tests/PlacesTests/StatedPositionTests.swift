import Model
import Testing

@testable import Places

/// What a stated position says of a measured length and azimuth.
struct StatedPositionTests {
  private func figure(
    _ value: Double?, _ unit: QuantityMention.Unit = .length(.kilometre), _ hedge: Hedge = .none,
    range: ClosedRange<Double>? = nil, second: LengthFigure? = nil
  ) -> QuantityMention {
    QuantityMention(
      span: ByteSpan(start: 0, end: 0), text: "", sentence: 0, value: value, range: range, unit: unit,
      hedge: hedge, second: second)
  }

  private func weight(
    _ quantity: QuantityMention?, _ direction: CompassPoint? = nil, _ route: Route? = nil,
    at kilometres: Double, azimuth: Double = 0, extents: Double = 2
  ) throws -> Double {
    let position = try #require(StatedPosition(quantity: quantity, direction: direction, route: route))
    return position.weight(kilometres: kilometres, azimuth: azimuth, extents: extents)
  }

  @Test func figureWeighsByTheBandsOfTrueStatements() throws {
    // 50 km: 43.5...58.8 a straight line, from 33.3 a road's, up to twice off a miss.
    let weights = try [50, 44, 58, 40, 34, 30, 100, 15, 130].map { try weight(figure(50), at: $0) }
    #expect(weights == [2, 2, 2, 1, 1, -1, -1, -4.4, -4.4])
  }

  @Test func compassWordAddsWhereTheLengthMayBeRight() throws {
    #expect(try weight(figure(50), .north, at: 50, azimuth: 20) == 3.4)
    #expect(try weight(figure(50), .north, at: 50, azimuth: 180) < 0)
    #expect(try weight(figure(50), .north, at: 500) == StatedPosition.floor)
  }

  @Test func boundsSpeakToOneSide() throws {
    #expect(try weight(figure(10, .length(.kilometre), .lessThan), at: 1) > 0)
    #expect(try weight(figure(10, .length(.kilometre), .lessThan), at: 60) < 0)
    #expect(try weight(figure(50, .length(.kilometre), .moreThan), at: 90) > 0)
    #expect(try weight(figure(50, .length(.kilometre), .moreThan), at: 20) < 0)
  }

  @Test func rangesAndTwoUnitsAreIntervals() throws {
    #expect(try weight(figure(30, range: 20...40), at: 22) == 2)
    #expect(try weight(figure(75, second: LengthFigure(50, .mile)), at: 80.5) == 2)
    #expect(try weight(figure(75, second: LengthFigure(50, .mile)), at: 100) < 2)
  }

  @Test func routesAndTimesAreWeakerWitnesses() throws {
    #expect(try weight(figure(90), nil, .road, at: 60) == 1)
    #expect(try weight(figure(90), nil, .straight, at: 60) < 0)
    // An hour's drive is 20 to 110 km, an hour's walk 2 to 6.
    #expect(try weight(figure(1, .time(.hour)), nil, .road, at: 60) == 1)
    #expect(try weight(figure(1, .time(.hour)), nil, .road, at: 400) < 0)
    #expect(try weight(figure(1, .time(.hour)), nil, .foot, at: 60) < 0)
  }

  @Test func directionAloneIsSaidOfNeighbours() throws {
    #expect(try weight(nil, .south, at: 10, azimuth: 170) > weight(nil, .south, at: 150, azimuth: 170))
    #expect(try weight(nil, .south, at: 900, azimuth: 170) < 0)
    #expect(StatedPosition(quantity: nil, direction: nil, route: nil) == nil)
    #expect(StatedPosition(quantity: figure(3, .count("villages")), direction: nil, route: nil) == nil)
  }

  @Test func aFigureSaidTwiceIsOneStatement() throws {
    let one = try #require(StatedPosition(quantity: figure(25), direction: .north, route: nil))
    let same = try #require(StatedPosition(quantity: figure(25), direction: nil, route: nil))
    let other = try #require(StatedPosition(quantity: figure(40), direction: .north, route: nil))
    #expect(same.repeats(one))
    #expect(!other.repeats(one))
    #expect(one.reversed?.direction == .south)
  }
}
