import Geodesy
import Model
import TestSupport
import Testing

@Suite struct GeodesicStretchTests {
  /// One river in three pieces, the middle one drawn upstream, with a tributary that ends at a corner.
  private func river() throws -> [[Coordinate]] {
    try [
      [at(38, 36), at(38.5, 36.1), at(39, 36)],
      [at(40, 35.5), at(39.5, 35.8), at(39, 36)],
      [at(40, 35.5), at(41, 35)],
      [at(39.4, 37), at(39.5, 35.8)],
    ]
  }

  @Test func stretchRunsAcrossPieces() throws {
    let start = try at(38.2, 36.2)
    let end = try at(40.5, 35.1)
    let stretch = try #require(GeodesicLine.stretch(from: start, to: end, along: river()))
    let whole = try [at(38, 36), at(38.5, 36.1), at(39, 36), at(39.5, 35.8), at(40, 35.5), at(41, 35)]
    let first = try #require(GeodesicLine.nearest(to: start, on: [whole]))
    let last = try #require(GeodesicLine.nearest(to: end, on: [whole]))
    #expect(abs(stretch.length.metres - (last.along.metres - first.along.metres)) < 1e-4)
    #expect(stretch.startOffset == first.distance)
    #expect(stretch.endOffset == last.distance)
    #expect(Array(stretch.path.dropFirst().dropLast()) == Array(whole[1...4]))
    #expect(abs(GeodesicLine.length(of: stretch.path).metres - stretch.length.metres) < 1e-6)
  }

  @Test func stretchTurnsIntoTheTributary() throws {
    let stretch = try #require(GeodesicLine.stretch(from: at(38, 36), to: at(39.4, 37), along: river()))
    let expected = try [at(38, 36), at(38.5, 36.1), at(39, 36), at(39.5, 35.8), at(39.4, 37)]
    #expect(stretch.path == expected)
    #expect(stretch.startOffset == .metres(0))
  }

  @Test func stretchIsTheSameBothWays() throws {
    var random = SeededNumbers(seed: 3)
    for _ in 0..<50 {
      let start = try at(.random(in: 37...42, using: &random), .random(in: 34...38, using: &random))
      let end = try at(.random(in: 37...42, using: &random), .random(in: 34...38, using: &random))
      let there = try #require(GeodesicLine.stretch(from: start, to: end, along: river()))
      let back = try #require(GeodesicLine.stretch(from: end, to: start, along: river()))
      #expect(abs(there.length.metres - back.length.metres) < 1e-6)
      #expect(there.path == back.path.reversed())
      #expect(there.startOffset == back.endOffset)
      #expect(there.length.metres >= Geodesic(from: there.path[0], to: back.path[0]).length.metres - 1e-6)
    }
  }

  @Test func stretchWithinOneSegmentHasNoCorner() throws {
    let line = try [[at(0, 0), at(10, 0)]]
    let stretch = try #require(GeodesicLine.stretch(from: at(6, 0), to: at(4, 0), along: line))
    #expect(stretch.path.count == 2)
    #expect(abs(stretch.length.metres - 2 * 111_319.490793) < 1e-4)
  }

  @Test func ringIsWalkedTheShorterWay() throws {
    let ring = try [[at(0, 0), at(4, 0), at(4, 4), at(0, 4), at(0, 0)]]
    let stretch = try #require(GeodesicLine.stretch(from: at(1, 0), to: at(0, 1), along: ring))
    #expect(stretch.path.count == 3)
    #expect(stretch.length.kilometres < 223)
  }

  @Test func piecesJoinAcrossTheAntimeridian() throws {
    let pieces = try [[at(179, -17), at(180, -17)], [at(-180, -17), at(-179, -17)]]
    let stretch = try #require(GeodesicLine.stretch(from: at(179.5, -17), to: at(-179.5, -17), along: pieces))
    #expect(
      abs(stretch.length.metres - Geodesic(from: try at(179.5, -17), to: try at(-179.5, -17)).length.metres)
        < 20)
  }

  @Test func unconnectedLinesHaveNoStretch() throws {
    let lines = try [[at(0, 0), at(1, 0)], [at(1.1, 0), at(2, 0)]]
    #expect(GeodesicLine.stretch(from: try at(0.5, 0), to: try at(1.5, 0), along: lines) == nil)
    #expect(GeodesicLine.stretch(from: try at(0.2, 0), to: try at(0.7, 0), along: lines) != nil)
    #expect(GeodesicLine.stretch(from: try at(0, 0), to: try at(1, 0), along: []) == nil)
  }

  @Test func loneAndRepeatedPositionsAreEndured() throws {
    let place = try at(5, 5)
    let lone = try #require(GeodesicLine.stretch(from: at(5, 6), to: at(6, 5), along: [[place]]))
    #expect(lone.length == .metres(0))
    #expect(lone.path == [place])
    let repeated = try [[at(0, 0), at(0, 0), at(1, 0), at(1, 0)]]
    let stretch = try #require(GeodesicLine.stretch(from: at(0, 1), to: at(1, 1), along: repeated))
    #expect(stretch.path == [repeated[0][0], repeated[0][2]])
  }
}
