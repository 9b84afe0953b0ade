import Foundation
import Geodesy
import Model
import TestSupport
import Testing

/// A position from two numbers, for tests that write many.
func at(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
  try Coordinate(longitude: longitude, latitude: latitude)
}

/// A direction and a distance from a position, at random.
func wander(
  from position: Coordinate, within metres: ClosedRange<Double>, using random: inout SeededNumbers
) throws -> Coordinate {
  try position.destination(
    azimuth: Double.random(in: 0..<360, using: &random),
    distance: .metres(Double.random(in: metres, using: &random)))
}

/// A position anywhere, the poles included.
func anywhere(using random: inout SeededNumbers) throws -> Coordinate {
  try at(Double.random(in: -180...180, using: &random), Double.random(in: -90...90, using: &random))
}

/// A position on a meridian so many degrees further east.
func turned(_ position: Coordinate, by degrees: Double) throws -> Coordinate {
  let longitude = position.longitude + degrees
  return try at(longitude > 180 ? longitude - 360 : longitude, position.latitude)
}

/// Points of a segment every so many metres, by the direct problem alone: slow, and shares nothing with the
/// search.
func points(from start: Coordinate, to end: Coordinate, every step: Double) throws -> [Coordinate] {
  let path = Geodesic(from: start, to: end)
  return try stride(from: 0, through: path.length.metres, by: step).map {
    try start.destination(azimuth: path.azimuth, distance: .metres($0))
  } + [end]
}

/// The least distance to any of some points.
func least(from position: Coordinate, to points: [Coordinate]) -> Double {
  points.map { Geodesic(from: position, to: $0).length.metres }.min() ?? .infinity
}

@Suite struct GeodesicLineTests {
  @Test(arguments: try rows(of: "nearest.tsv"))
  func nearestPointIsThatOfTheTable(_ row: Row) throws {
    let position = try #require(try corners(row.cells[0]).first)
    let line = try corners(row.cells[1])
    let nearest = try #require(GeodesicLine.nearest(to: position, on: [line]))
    let tolerance = try row.number(5)
    let expected = try #require(try corners(row.cells[2]).first)
    #expect(Geodesic(from: nearest.point, to: expected).length.metres <= tolerance)
    #expect(abs(nearest.distance.metres - (try row.number(3))) <= tolerance)
    #expect(abs(nearest.along.metres - (try row.number(4))) <= tolerance)
  }

  private func corners(_ cell: String) throws -> [Coordinate] {
    try cell.split(separator: " ").map { corner in
      let axes = corner.split(separator: ",").compactMap { Double($0) }
      return try at(try #require(axes.first), try #require(axes.last))
    }
  }

  @Test func nearestAgreesWithSteppingAlongTheLineMetreByMetre() throws {
    var random = SeededNumbers(seed: 5)
    for _ in 0..<20 {
      let start = try anywhere(using: &random)
      let end = try wander(from: start, within: 1...3_000, using: &random)
      let position = try wander(from: start, within: 1...6_000, using: &random)
      let nearest = try #require(GeodesicLine.nearest(to: position, on: [[start, end]]))
      let stepped = least(from: position, to: try points(from: start, to: end, every: 1))
      #expect(nearest.distance.metres <= stepped + 1e-6)
      // Half a step aside at distance d costs at most 0.5²/2d, and never more than half a step.
      #expect(stepped - nearest.distance.metres <= min(0.5, 0.125 / nearest.distance.metres) + 1e-6)
      let there = Geodesic(from: position, to: nearest.point)
      #expect(abs(there.length.metres - nearest.distance.metres) <= 1e-6)
    }
  }

  /// Segments up to a third of the way round, positions anywhere: no point of the line is nearer.
  @Test func noPointOfTheLineIsNearer() throws {
    var random = SeededNumbers(seed: 11)
    for round in 0..<150 {
      let reach = [2e4, 1e6, 1.3e7][round % 3]
      var line = [try anywhere(using: &random)]
      for _ in 0..<4 {
        line.append(try wander(from: line[line.count - 1], within: 0...reach, using: &random))
      }
      let position = try wander(from: line[0], within: 0...reach * 1.5, using: &random)
      let nearest = try #require(GeodesicLine.nearest(to: position, on: [line]))
      for (start, end) in zip(line, line.dropFirst()) {
        let length = Geodesic(from: start, to: end).length.metres
        let stepped = least(from: position, to: try points(from: start, to: end, every: max(length, 1) / 250))
        #expect(nearest.distance.metres <= stepped + 1e-5, "round \(round)")
      }
      // The point is on the line: as far along it as said.
      let whole = GeodesicLine.length(of: line).metres
      #expect((0...whole + 1e-6).contains(nearest.along.metres))
      #expect(try pointAlong(line, nearest.along.metres, isNear: nearest.point), "round \(round)")
    }
  }

  private func pointAlong(_ line: [Coordinate], _ along: Double, isNear point: Coordinate) throws -> Bool {
    var rest = along
    for (start, end) in zip(line, line.dropFirst()) {
      let path = Geodesic(from: start, to: end)
      if rest <= path.length.metres + 1e-6 {
        let there = try start.destination(azimuth: path.azimuth, distance: .metres(rest))
        return Geodesic(from: there, to: point).length.metres < 1e-5
      }
      rest -= path.length.metres
    }
    return false
  }

  @Test func turningTheEarthChangesNoDistance() throws {
    let line = try [at(37, 36), at(38.5, 36.4), at(39, 35.2)]
    let position = try at(37.6, 36.9)
    let here = try #require(GeodesicLine.nearest(to: position, on: [line]))
    // The line comes to cross the antimeridian.
    let moved = try line.map { try turned($0, by: 141.5) }
    let there = try #require(GeodesicLine.nearest(to: turned(position, by: 141.5), on: [moved]))
    #expect(abs(here.distance.metres - there.distance.metres) < 1e-6)
    #expect(abs(here.along.metres - there.along.metres) < 1e-6)
    #expect(abs(here.azimuth - there.azimuth) < 1e-9)
  }

  @Test func nearestTellsWhichLine() throws {
    let lines = try [[at(0, 0), at(1, 0)], [], [at(0, 10), at(1, 10)], [at(5, 5)]]
    #expect(GeodesicLine.nearest(to: try at(0.5, 9), on: lines)?.line == 2)
    let alone = try #require(GeodesicLine.nearest(to: at(5, 5.1), on: lines))
    #expect(alone.line == 3)
    #expect(alone.point == lines[3][0])
    #expect(alone.along == .metres(0))
    #expect(alone.azimuth == 180)
  }

  @Test func noPositionsHaveNoNearestPointAndNoLength() throws {
    #expect(GeodesicLine.nearest(to: try at(1, 1), on: []) == nil)
    #expect(GeodesicLine.nearest(to: try at(1, 1), on: [[], []]) == nil)
    #expect(GeodesicLine.length(of: []) == .metres(0))
    #expect(GeodesicLine.length(of: [try at(1, 1)]) == .metres(0))
  }

  @Test func repeatedPositionsAreOnePoint() throws {
    let place = try at(38, 36)
    let nearest = try #require(GeodesicLine.nearest(to: at(38, 37), on: [[place, place, place]]))
    #expect(nearest.point == place)
    #expect(nearest.distance == Geodesic(from: try at(38, 37), to: place).length)
    #expect(nearest.along == .metres(0))
  }
}
