import Features
import Model
import Testing

/// What every format writes of lines and rings.
@Suite struct RoundedGeometryTests {
  private static func positions(_ pairs: [(Double, Double)]) throws -> [Coordinate] {
    try pairs.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  @Test func outlinesTurnCounterClockwiseAndHolesClockwise() throws {
    let square = try Self.positions([(0, 0), (0, 3), (3, 3), (3, 0), (0, 0)])
    let hole = try Self.positions([(1, 1), (2, 1), (2, 2), (1, 1)])
    let rings = try Micro.polygon([square, hole], of: "a")
    #expect(Micro.doubledArea(rings[0]) == 18_000_000_000_000)
    #expect(Micro.doubledArea(rings[1]) == -1_000_000_000_000)
  }

  @Test func positionsThatRoundToOneStandOnce() throws {
    let ring = try Self.positions([(0, 0), (1, 0), (1.000_000_2, 0), (1, 1), (0, 0)])
    #expect(try Micro.polygon([ring], of: "a")[0].count == 4)
  }

  @Test func aRingWithoutAnAreaIsRefusedByItsFeature() throws {
    let rings: [([(Double, Double)], says: String)] = [
      ([(0, 0), (1, 0), (1, 1)], "be the first again"), ([(0, 0), (1, 0), (2, 0), (0, 0)], "round an area"),
      ([(0, 0), (1e-7, 0), (0, 1e-7), (0, 0)], "round an area"),
    ]
    for (ring, says) in rings {
      let positions = try Self.positions(ring)
      #expect {
        _ = try Micro.polygon([positions], of: "area 7")
      } throws: { error in
        "\(error)".hasPrefix("feature area 7: ring") && "\(error)".contains(says)
      }
    }
  }

  @Test func aLineOfOnePositionAndAPolygonWithoutARingAreRefused() throws {
    let one = try Self.positions([(0, 0)])
    #expect(throws: InputError.self) { try Micro.line(one, of: "a") }
    #expect(throws: InputError.self) { try Micro.polygon([], of: "a") }
  }

  @Test func aListWhoseWordsHoldTheSeparatorIsToldApart() {
    #expect(PropertyValue.joined(["a", "b"]).text == "a; b")
    #expect(!PropertyValue.joined(["a", "b"]).isAmbiguous)
    #expect(PropertyValue.joined(["a; b"]).isAmbiguous)
  }
}
