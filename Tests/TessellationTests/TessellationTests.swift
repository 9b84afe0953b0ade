import Geodesy
import Model
import Tessellation
import TestSupport
import Testing

@Suite struct TessellationTests {
  // MARK: - What holds of every theatre

  @Test(arguments: try rows(of: "theatres.tsv")) func bordersAreTheEdgesThatTwoAreasShare(row: Row) throws {
    let theatre = try Theatre(row)
    let result = try theatre.tessellation().dissolve(theatre.labels)
    let steps = result.areas.keys.sorted().map { (label: $0, steps: Set(result.steps(of: $0))) }
    for (index, one) in steps.enumerated() {
      #expect(one.steps.count == result.steps(of: one.label).count, "an edge twice in one area")
      #expect(one.steps.allSatisfy { !one.steps.contains($0.back) }, "an edge with one area on both sides")
      for other in steps[(index + 1)...] {
        #expect(one.steps.isDisjoint(with: other.steps), "an edge with two areas on one side")
        let shared = one.steps.intersection(other.steps.map(\.back))
        let drawn = result.borders[LabelPair(one.label, other.label)]?.lines.flatMap(Step.steps) ?? []
        #expect(Set(drawn) == shared)
        #expect(drawn.count == shared.count)
      }
    }
  }

  @Test(arguments: try rows(of: "theatres.tsv")) func noTwoEdgesCross(row: Row) throws {
    let theatre = try Theatre(row)
    let result = try theatre.tessellation().dissolve(theatre.labels)
    var steps = result.areas.keys.sorted().flatMap { result.steps(of: $0) }
    steps.sort { min($0.from.x, $0.to.x) < min($1.from.x, $1.to.x) }
    var crossings = 0
    for (index, step) in steps.enumerated() {
      for other in steps[(index + 1)...] {
        if min(other.from.x, other.to.x) > max(step.from.x, step.to.x) { break }
        if step.crosses(other) { crossings += 1 }
      }
    }
    #expect(crossings == 0)
  }

  @Test(arguments: try rows(of: "theatres.tsv")) func areasAddUpToTheGroundTheyCover(row: Row) throws {
    let theatre = try Theatre(row)
    let ground = try theatre.tessellation()
    let sides = ground.dissolve(theatre.labels)
    let one = ground.dissolve(theatre.labels.map { $0.map { _ in 0 } })
    // Where sites of different labels share a cell it is nobody's, but not where all have one label.
    guard Set(theatre.sites.map(Micros.init(fiveDecimalsOf:))).count == theatre.sites.count else { return }
    #expect(sides.areas.keys.reduce(0) { $0 + sides.doubledArea(of: $1) } == one.doubledArea(of: 0))
    // The grid may move an edge past a site that has another within a few metres.
    for (index, site) in theatre.sites.enumerated() where abs(site.latitude) < 89.9 {
      let isAlone = theatre.sites.indices.allSatisfy {
        $0 == index || Geodesic(from: site, to: theatre.sites[$0]).length.metres > 5
      }
      if isAlone { #expect(sides.label(at: site) == theatre.labels[index]) }
    }
  }

  @Test(arguments: try rows(of: "theatres.tsv")) func theOrderOfTheSitesPlaysNoPart(row: Row) throws {
    let theatre = try Theatre(row)
    let result = try theatre.tessellation().dissolve(theatre.labels)
    var random = SeededNumbers(seed: 77)
    let order = theatre.sites.indices.shuffled(using: &random)
    let shuffled = try Tessellation(of: order.map { theatre.sites[$0] }, within: .init(reach: theatre.reach))
      .dissolve(order.map { theatre.labels[$0] })
    #expect(shuffled.areas == result.areas)
    #expect(shuffled.borders.mapValues(\.lines) == result.borders.mapValues(\.lines))
    for (pair, border) in shuffled.borders {
      #expect(border.sites.map { order[$0] }.sorted() == result.borders[pair]?.sites)
    }
  }

  @Test(arguments: try rows(of: "theatres.tsv")) func askingForSomeLabelsGivesTheSame(row: Row) throws {
    let theatre = try Theatre(row)
    let ground = try theatre.tessellation()
    let all = ground.dissolve(theatre.labels)
    let some = ground.dissolve(theatre.labels, only: [0])
    #expect(some.areas == all.areas.filter { $0.key == 0 })
    #expect(some.borders == all.borders.filter { $0.key.first == 0 })
  }

  @Test func everyPointGoesToTheNearestSite() throws {
    let theatre = try Theatre(try #require(try rows(of: "theatres.tsv").first { $0.cells[0] == "60" }))
    let result = try theatre.tessellation().dissolve(Array(theatre.sites.indices))
    var random = SeededNumbers(seed: 5)
    for _ in 0..<300 {
      let point = try Coordinate(
        longitude: .random(in: 35.8...38.2, using: &random),
        latitude: .random(in: 34.8...37.2, using: &random))
      let ways = theatre.sites.map { Geodesic(from: point, to: $0).length.metres }
      let order = ways.indices.sorted { ways[$0] < ways[$1] }
      // 20 m for chords and the grid, 0.1 % for what the plane stretches within 150 km.
      let doubt = 20 + ways[order[0]] * 0.001
      if ways[order[0]] > theatre.reach.metres + doubt {
        #expect(result.label(at: point) == nil)
      } else if ways[order[0]] < theatre.reach.metres - doubt, ways[order[1]] - ways[order[0]] > 2 * doubt {
        #expect(result.label(at: point) == order[0])
      }
    }
  }

  // MARK: - Limits

  private static func at(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
    try Coordinate(longitude: longitude, latitude: latitude)
  }

  @Test func aSinglePlaceHasADiscAndNoMore() throws {
    let result = try Tessellation(of: [Self.at(38, 36)], within: .init(reach: .kilometres(15))).dissolve([0])
    let polygons = try #require(result.areas[0])
    #expect(polygons.count == 1 && polygons[0].count == 1)
    let area = GeodesicPolygon.signedArea(of: polygons[0][0]) / 1e6
    // A disc of 15 km has 706.86 km²; chords within 10 m of it leave no less than 0.15 % out.
    #expect(area > 705.5 && area < 706.9)
  }

  @Test func placesOfOnePositionAreNobodysWhereTheirLabelsDiffer() throws {
    let sites = [try Self.at(38, 36), try Self.at(38, 36), try Self.at(38.1, 36)]
    let ground = try Tessellation(of: sites, within: .init(reach: .kilometres(15)))
    #expect(ground.dissolve([0, 1, 1]).areas.keys.sorted() == [1])
    #expect(ground.dissolve([0, 1, 1]).label(at: sites[0]) == nil)
    #expect(ground.dissolve([0, 0, 1]).label(at: sites[0]) == 0)
    #expect(ground.dissolve([0, 0, 1]).borders[LabelPair(0, 1)]?.sites == [0, 1, 2])
  }

  @Test func whatNobodyHoldsInTheMiddleIsAHole() throws {
    let middle = try Self.at(38, 36)
    let ring = try (0..<12).map {
      try middle.destination(azimuth: Double($0) * 30, distance: .kilometres(20))
    }
    let result = try Tessellation(of: ring + [middle], within: .init(reach: .kilometres(15)))
      .dissolve(ring.map { _ in 0 } + [nil])
    #expect(result.areas[0]?.map(\.count) == [2])
    #expect(result.label(at: middle) == nil)
  }

  @Test func cellsEndAtTheBorderAndItsHoles() throws {
    let square = { (west: Double, south: Double, size: Double) throws in
      [
        try Self.at(west, south), try Self.at(west + size, south), try Self.at(west + size, south + size),
        try Self.at(west, south + size), try Self.at(west, south),
      ]
    }
    let border = [[try square(38, 36, 0.1), try square(38.04, 36.04, 0.02)]]
    let result = try Tessellation(
      of: [Self.at(38.02, 36.02), Self.at(38.2, 36)], within: .init(reach: .kilometres(40), border: border)
    ).dissolve([0, 1])
    #expect(result.label(at: try Self.at(38.05, 36.05)) == nil)
    #expect(result.label(at: try Self.at(38.03, 36.09)) == 0)
    #expect(result.label(at: try Self.at(38.101, 36.05)) == nil)
    #expect(result.label(at: try Self.at(37.999, 36.05)) == nil)
    // All of the border's square but the hole: 0.1² − 0.02² square degrees, in which 1 has no part (38.11 is
    // half-way).
    #expect(result.doubledArea(of: 0) == 2 * (100_000 * 100_000 - 20_000 * 20_000))
    #expect(result.areas[1] == nil)
  }

  @Test func noCellReachesAcrossARiver() throws {
    let sites = [try Self.at(38, 36), try Self.at(38.2, 36)]
    let river = [try Self.at(38.05, 35), try Self.at(38.05, 37)]
    let labelled = { (barriers: [[Coordinate]]) in
      try Tessellation(of: sites, within: .init(reach: .kilometres(20), barriers: barriers)).dissolve([0, 1])
    }
    // Between the river and the middle at 38.1: the west's by distance, the east's by its bank.
    let between = try Self.at(38.08, 36)
    #expect(try labelled([]).label(at: between) == 0)
    #expect(try labelled([river]).label(at: between) == nil, "the strip has corners beyond the east's reach")
    let far = try Tessellation(of: sites, within: .init(reach: .kilometres(20), barriers: [river])).dissolve([
      0, 1,
    ])
    #expect(far.label(at: try Self.at(38.04, 36)) == 0)
    #expect(far.label(at: try Self.at(38.15, 36)) == 1)
    let near = [
      try Self.at(38, 36), try Self.at(38.2, 36), try Self.at(38.07, 36.1), try Self.at(38.07, 35.9),
    ]
    let given = try Tessellation(of: near, within: .init(reach: .kilometres(20), barriers: [river]))
      .dissolve([0, 1, 2, 3])
    #expect([1, 2, 3].contains(given.label(at: try Self.at(38.06, 36.005))))
    #expect(given.label(at: try Self.at(38.04, 36)) == 0)
  }

  @Test func aRiverThatEndsDoesNotPartTheGroundBeyond() throws {
    let river = [try Self.at(38.05, 35.99), try Self.at(38.05, 36.01)]
    let result = try Tessellation(
      of: [Self.at(38, 36), Self.at(38.2, 36)], within: .init(reach: .kilometres(15), barriers: [river])
    ).dissolve([0, 1])
    #expect(result.label(at: try Self.at(38.06, 36)) == 0)
  }

  // MARK: - Projections and errors

  @Test func theProjectionFitsTheExtent() throws {
    let expected = [
      (3, "Lambert azimuthal"), (9, "Albers"), (10, "Lambert cylindrical"), (8, "Lambert azimuthal"),
    ]
    for (seed, name) in expected {
      let row = try #require(try rows(of: "theatres.tsv").first { $0.cells[7] == "\(seed)" })
      let projections = try Theatre(row).tessellation().projections
      #expect(projections.contains { $0.hasPrefix(name) }, "\(row): \(projections)")
    }
  }

  @Test(arguments: [0, -1, 501, Double.nan]) func aReachOutOfRangeIsRefused(kilometres: Double) throws {
    #expect(throws: TessellationError.self) {
      try Tessellation(of: [Self.at(38, 36)], within: .init(reach: .kilometres(kilometres)))
    }
  }

  @Test func nothingGivesNothing() throws {
    let result = try Tessellation(of: [], within: .init(reach: .kilometres(15))).dissolve([])
    #expect(result.areas.isEmpty && result.borders.isEmpty)
  }
}
