import Geodesy
import Model
import TestSupport
import Testing

@Suite struct PolygonSectorTests {
  @Test func sectorTellsTheWayAndHowFarOut() throws {
    let area = try [[[at(36, 35), at(38, 35), at(38, 37), at(36, 37)]]]
    let north = try #require(GeodesicPolygon.sector(of: at(37, 36.9), in: area))
    #expect(north.azimuth < 1 || north.azimuth > 359)
    #expect(abs(try #require(north.reach) - 0.9) < 0.01)
    let east = try #require(GeodesicPolygon.sector(of: at(37.5, 36), in: area))
    #expect(abs(east.azimuth - 90) < 1)
    #expect(abs(try #require(east.reach) - 0.5) < 0.01)
    let beyond = try #require(GeodesicPolygon.sector(of: at(37, 34), in: area))
    #expect(abs(beyond.azimuth - 180) < 1)
    #expect(abs(try #require(beyond.reach) - 2) < 0.02)
    let centre = try #require(GeodesicPolygon.sector(of: beyond.centroid, in: area))
    #expect(centre.reach == 0)
  }

  @Test func centroidOfARingRoundACentreIsTheCentre() throws {
    for (longitude, latitude) in [(37.0, 36.0), (180, -17), (12, 90), (0, -89.5), (-75, 0)] {
      for size in [100.0, 10_000, 300_000] {
        let centre = try at(longitude, latitude)
        let ring = try (0..<36).map {
          try centre.destination(azimuth: Double($0) * 10, distance: .metres(size))
        }
        let hole = try (0..<36).map {
          try centre.destination(azimuth: Double($0) * 10, distance: .metres(size / 3))
        }
        for polygon in [[ring], [ring.reversed()], [ring, hole], [ring, hole.reversed()]] {
          let middle = try #require(GeodesicPolygon.centroid(of: [polygon]))
          #expect(Geodesic(from: centre, to: middle).length.metres < size * 1e-3)
        }
      }
    }
  }

  /// A thin wide polygon and one ten times as large: the mean follows the areas.
  @Test func centroidIsWeightedByArea() throws {
    let small = try [at(0, 0), at(1, 0), at(1, 1), at(0, 1)]
    let large = try [at(5, 0), at(8, 0), at(8, 3), at(5, 3)]
    let middle = try #require(GeodesicPolygon.centroid(of: [[small], [large]]))
    #expect(abs(middle.longitude - (0.5 + 9 * 6.5) / 10) < 0.01)
    #expect(abs(middle.latitude - (0.5 + 9 * 1.5) / 10) < 0.01)
  }

  @Test func reachIsMeasuredToTheOutermostBoundary() throws {
    // A horseshoe open to the north: its centroid lies in the gap, and the way east crosses one arm.
    let shoe = try [
      [
        [
          at(0, 0), at(3, 0), at(3, 3), at(2.5, 3), at(2.5, 0.5), at(0.5, 0.5), at(0.5, 3), at(0, 3),
        ]
      ]
    ]
    let arm = try #require(GeodesicPolygon.sector(of: at(2.75, 1.3), in: shoe))
    #expect(!GeodesicPolygon.contains(arm.centroid, in: shoe))
    #expect(try #require(arm.reach) < 1)
    let gap = try #require(GeodesicPolygon.sector(of: at(arm.centroid.longitude, 2.9), in: shoe))
    #expect(gap.reach == nil)
  }

  @Test func nothingHasNoSector() throws {
    #expect(GeodesicPolygon.sector(of: try at(0, 0), in: []) == nil)
    #expect(GeodesicPolygon.sector(of: try at(0, 0), in: [[[try at(1, 1), try at(2, 2)]]]) == nil)
    #expect(GeodesicPolygon.nearestBoundary(to: try at(0, 0), in: [[], [[]]]) == nil)
  }
}
