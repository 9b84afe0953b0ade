import Foundation
import Geodesy
import Model
import TestSupport
import Testing

@Suite struct GeodesicContainmentTests {
  private func square(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> [Coordinate]
  {
    try [at(west, south), at(east, south), at(east, north), at(west, north)]
  }

  @Test func holesAreNotInside() throws {
    let polygon = try [square(36, 35, 38, 37), square(36.5, 35.5, 37.5, 36.5)]
    #expect(GeodesicPolygon.contains(try at(36.2, 36), in: [polygon]))
    #expect(!GeodesicPolygon.contains(try at(37, 36), in: [polygon]))
    #expect(GeodesicPolygon.contains(try at(37, 36), in: [polygon, [polygon[1]]]))
    #expect(!GeodesicPolygon.contains(try at(39, 36), in: [polygon]))
    #expect(!GeodesicPolygon.contains(try at(37, 36), in: []))
    #expect(!GeodesicPolygon.contains(try at(37, 36), in: [[], [[]], [[try at(37, 36)]]]))
  }

  /// The 49th parallel from 123° W to 95° W: the geodesic between its ends runs a hundred kilometres north of
  /// it.
  @Test func edgesAreGeodesicsNotParallels() throws {
    let south = try [square(-123, 40, -95, 49)]
    #expect(GeodesicPolygon.contains(try at(-109, 49.5), in: [south]))
    let middle = try at(-123, 49).destination(
      azimuth: Geodesic(from: at(-123, 49), to: at(-95, 49)).azimuth,
      distance: .metres(Geodesic(from: at(-123, 49), to: at(-95, 49)).length.metres / 2))
    #expect(middle.latitude > 49.5)
    #expect(GeodesicPolygon.contains(try at(middle.longitude, middle.latitude - 1e-8), in: [south]))
    #expect(!GeodesicPolygon.contains(try at(middle.longitude, middle.latitude + 1e-8), in: [south]))
  }

  @Test func ringsHoldPolesAndCrossTheAntimeridian() throws {
    let cap = try stride(from: -180.0, to: 180, by: 30).map { try at($0, 80) }
    let southern = try stride(from: 170.0, to: -180, by: -40).map { try at($0, -75) }
    for ring in [cap, cap.reversed()] {
      #expect(GeodesicPolygon.contains(try at(12, 90), in: [[ring]]))
      #expect(GeodesicPolygon.contains(try at(12, 85), in: [[ring]]))
      #expect(!GeodesicPolygon.contains(try at(12, 75), in: [[ring]]))
      #expect(!GeodesicPolygon.contains(try at(12, -90), in: [[ring]]))
    }
    for ring in [southern, southern.reversed()] {
      #expect(GeodesicPolygon.contains(try at(-100, -90), in: [[ring]]))
      #expect(GeodesicPolygon.contains(try at(180, -85), in: [[ring]]))
      #expect(!GeodesicPolygon.contains(try at(180, 85), in: [[ring]]))
      #expect(!GeodesicPolygon.contains(try at(0, 90), in: [[ring]]))
    }
    let fiji = try square(177, -20, -178, -15)
    #expect(GeodesicPolygon.contains(try at(180, -17), in: [[fiji]]))
    #expect(GeodesicPolygon.contains(try at(-180, -17), in: [[fiji]]))
    #expect(GeodesicPolygon.contains(try at(-178.5, -17), in: [[fiji]]))
    #expect(!GeodesicPolygon.contains(try at(0, -17), in: [[fiji]]))
    #expect(!GeodesicPolygon.contains(try at(-177.5, -17), in: [[fiji]]))
  }

  /// A pole as a corner may be written with any longitude, and sources close Antarctica along the
  /// antimeridian.
  @Test func polesAreCornersWhateverTheirLongitude() throws {
    for longitude in [-180.0, -100, 0, 45, 89, 91, 179] {
      let wedge = try [at(0, 60), at(90, 60), at(longitude, 90)]
      #expect(GeodesicPolygon.contains(try at(45, 80), in: [[wedge]]), "pole at \(longitude)")
      #expect(!GeodesicPolygon.contains(try at(-45, 80), in: [[wedge]]), "pole at \(longitude)")
      #expect(!GeodesicPolygon.contains(try at(200 - 360, 89), in: [[wedge]]), "pole at \(longitude)")
    }
    let coast = try stride(from: -180.0, through: 180, by: 20).map { try at($0, -70) }
    let antarctica = try coast + [at(180, -90), at(-180, -90)]
    #expect(GeodesicPolygon.contains(try at(77, -85), in: [[antarctica]]))
    #expect(!GeodesicPolygon.contains(try at(77, -60), in: [[antarctica]]))
    #expect(!GeodesicPolygon.contains(try at(77, 90), in: [[antarctica]]))
  }

  /// Star-shaped rings round a centre: inside and outside are known by construction, on small and great
  /// rings.
  @Test func starsHoldWhatIsNearerThanTheirEdge() throws {
    var random = SeededNumbers(seed: 21)
    for round in 0..<120 {
      let size = [5e2, 5e4, 2e6][round % 3]
      let centre = try anywhere(using: &random)
      var ring: [Coordinate] = []
      for corner in 0..<24 {
        let distance = size * Double.random(in: 0.5...1, using: &random)
        ring.append(try centre.destination(azimuth: Double(corner) * 15, distance: .metres(distance)))
      }
      if round % 2 == 1 { ring.reverse() }
      if round % 4 > 1 { ring.append(ring[0]) }
      #expect(GeodesicPolygon.contains(centre, in: [[ring]]), "round \(round)")
      for corner in ring {
        let out = Geodesic(from: centre, to: corner)
        let within = try centre.destination(
          azimuth: out.azimuth, distance: .metres(out.length.metres * 0.999))
        let beyond = try centre.destination(
          azimuth: out.azimuth, distance: .metres(out.length.metres * 1.001))
        #expect(GeodesicPolygon.contains(within, in: [[ring]]), "round \(round)")
        #expect(!GeodesicPolygon.contains(beyond, in: [[ring]]), "round \(round)")
      }
      try expectAgreement(within: ring, of: size, round: centre, &random)
    }
  }

  /// Containment is the same with the Earth turned, and changes nowhere but at the outline.
  private func expectAgreement(
    within ring: [Coordinate], of size: Double, round centre: Coordinate, _ random: inout SeededNumbers
  ) throws {
    let moved = try ring.map { try turned($0, by: 173) }
    for _ in 0..<50 {
      let probe = try wander(from: centre, within: 0...size, using: &random)
      let isInside = GeodesicPolygon.contains(probe, in: [[ring]])
      #expect(isInside == GeodesicPolygon.contains(try turned(probe, by: 173), in: [[moved]]))
      if Geodesic(from: centre, to: probe).length.metres < size * 0.4 { #expect(isInside) }
      let boundary = try #require(GeodesicPolygon.nearestBoundary(to: probe, in: [[ring]])).distance.metres
      if boundary < 1e-3 { continue }
      let step = try wander(from: probe, within: 0...boundary * 0.99, using: &random)
      #expect(isInside == GeodesicPolygon.contains(step, in: [[ring]]), "no edge lies between")
    }
  }

  @Test func holesAreTakenOffTheArea() throws {
    let outer = try square(36, 35, 38, 37)
    let hole = try square(36.5, 35.5, 37.5, 36.5)
    let both = GeodesicPolygon.area(of: [[outer, hole.reversed()]])
    #expect(abs(both - (GeodesicPolygon.area(of: outer) - GeodesicPolygon.area(of: hole))) < 1)
    #expect(GeodesicPolygon.area(of: [[outer, hole]]) == both)
    // pyproj 3.7.2, Geod(ellps='WGS84').polygon_area_perimeter of the two rings.
    #expect(abs(both - 30_011_366_526.1) < 1)
    let nothing: [[[Coordinate]]] = []
    let two = GeodesicPolygon.area(of: [[outer], [try square(40, 35, 41, 36)]])
    #expect(two > GeodesicPolygon.area(of: outer))
    #expect(GeodesicPolygon.area(of: nothing) == 0)
    #expect(GeodesicPolygon.area(of: [[]]) == 0)
  }
}
