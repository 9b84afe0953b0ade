import Drafts
import Features
import Model
import TestSupport
import Testing

@testable import VectorTiles

@Suite struct TileArchiveWriterTests {
  @Test func aHundredThousandPointsAreAtEveryZoom() throws {
    let workshop = try Workshop()
    let features = try Sample.scattered(100_000)
    let plain = FeatureSchema(name: "plain", featureType: "place")
    let bare = features.map { Feature(id: $0.id, geometry: $0.geometry) }
    let losses = try workshop.write([(plain, bare)], TileArchiveOptions(pointLimit: nil, sizeLimit: nil))
      .losses
    #expect(losses == [])
    var numbers: [Int: Set<UInt64>] = [:]
    var counts: [Int: Int] = [:]
    for (tile, content) in try workshop.tiles() {
      for layer in content.layers {
        counts[tile.zoom, default: 0] += layer.features.count
        numbers[tile.zoom, default: []].formUnion(layer.features.map(\.id))
      }
    }
    #expect(counts == Dictionary(uniqueKeysWithValues: (0...10).map { ($0, 100_000) }))
    #expect(numbers.values.allSatisfy { $0.count == 100_000 })
  }

  @Test func crowdedTilesKeepTheSameFewAtEveryZoom() throws {
    let workshop = try Workshop()
    let features = try Sample.scattered(3_000)
    let options = TileArchiveOptions(zooms: 0...3, pointLimit: 500, sizeLimit: nil)
    let losses = try workshop.write([(Sample.places, features)], options).losses
    let seen = try (0...3).map { zoom in Set(try workshop.features("places", at: zoom).map(\.feature.id)) }
    #expect(seen[0].count == 500)
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.isSubset(of: $1) })
    #expect(seen[3].count == 3_000)
    let missing = seen.dropLast().map { 3_000 - $0.count }.reduce(0, +)
    #expect(losses == ["\(missing) points left out of crowded tiles above zoom 3"])
  }

  @Test func largeTilesAreThinnedToTheirLimit() throws {
    let workshop = try Workshop()
    let options = TileArchiveOptions(zooms: 0...1, sizeLimit: 40_000)
    try workshop.write([(Sample.places, try Sample.scattered(3_000))], options)
    let count = try workshop.features("places", at: 0).count
    #expect((TileArchiveOptions.leastPoints..<3_000).contains(count))
    #expect(try workshop.features("places", at: 1).count == 3_000)
  }

  @Test func theSameFeaturesInAnyOrderGiveTheSameBytes() throws {
    let workshop = try Workshop()
    var numbers = SeededNumbers(seed: 5)
    var features = try Sample.scattered(2_000)
    let area = Sample.shape(
      "area", .polygon([try Sample.row([(36, 32), (42, 32), (42, 37), (36, 37), (36, 32)])]))
    let line = Sample.shape("line", .lineString(try Sample.row([(30, 30), (31, 36), (45, 39)])))
    try workshop.write([(Sample.places, features), (Sample.shapes(.polygon), [area, line])])
    let first = try workshop.bytes()
    features.shuffle(using: &numbers)
    try workshop.write([(Sample.places, features), (Sample.shapes(.polygon), [line, area])])
    #expect(try workshop.bytes() == first)
    #expect(workshop.names == ["map.pmtiles"])
  }

  @Test func attributesKeepTheirTypes() throws {
    let workshop = try Workshop()
    try workshop.write([(Sample.places, [try Sample.place("جرابلس", 38.0111, 36.8175)])])
    let tile = try #require(try workshop.tiles().first { $0.key.zoom == 10 }).value
    let layer = tile.layers[0]
    let feature = layer.features[0]
    #expect(layer.version == 2 && layer.extent == 4_096 && layer.name == "places")
    #expect(layer.keys == ["id", "name", "start", "start_s", "people", "score", "sure", "sources"])
    #expect(feature.id == Fingerprint.number(of: "جرابلس") && feature.id < 1 << 53)
    let values = stride(from: 1, to: feature.tags.count, by: 2).map { layer.values[Int(feature.tags[$0])] }
    #expect(values[0].text == "جرابلس" && feature.tags[1] == feature.tags[3])
    #expect(values[2].text == "2016-09-04T00:00:00Z" && values[3].integer == 1_472_947_200)
    #expect(values[4].signedInteger == -3 && values[5].number == 4 && values[6].truth)
    #expect(values[7].text == #"["a/b","\"c\""]"#)
  }

  @Test func fingerprintsAreThoseOfThePaper() {
    var fingerprint = Fingerprint()
    fingerprint.combine("foobar".utf8)
    // draft-eastlake-fnv, appendix C: FNV-1a of "foobar" in 64 bits.
    #expect(fingerprint.value == 0x8594_4171_F739_67E8)
  }

  @Test func whatHasNoPlaceIsCountedOnce() throws {
    let workshop = try Workshop()
    let features = [
      Feature(id: "nowhere", geometry: nil),
      Feature(id: "north", geometry: .point(try Coordinate(longitude: 0, latitude: 89))),
    ]
    let losses = try workshop.write([(Sample.shapes(.point), features)]).losses
    #expect(losses == ["1 features without a geometry", "1 features beyond latitude 85.0511, drawn there"])
    let points = try workshop.features("shapes", at: 10)
    #expect(points.map(\.tile) == [TileID(zoom: 10, column: 512, row: 0)])
    #expect(points.map(\.feature.geometry) == [[9, 0, 0]])
  }

  @Test func aLineOverTheAntimeridianHasTwoParts() throws {
    let workshop = try Workshop()
    let line = Geometry.lineString(try Sample.row([(179, 10), (-179, 12)]))
    try workshop.write([(Sample.shapes(.line), [Sample.shape("over", line)])])
    let pieces = try workshop.features("shapes", at: 10)
    #expect(Set(pieces.map { $0.tile.column }).isSubset(of: Set(0...3).union(1_020...1_023)))
    let world = try #require(try workshop.features("shapes", at: 0).first)
    #expect(try CommandReader(world.feature.geometry, .line).rows.count == 2)
    #expect(try TileArchiveVerifier().problems(in: "\(workshop.path)/map.pmtiles") == [])
  }

  @Test func severalPointsOfOneFeatureAreOneCommandATile() throws {
    let workshop = try Workshop()
    let points = Geometry.multiPoint(try Sample.row([(1, 1), (2, 2), (-100, 40)]))
    try workshop.write([(Sample.shapes(.point), [Sample.shape("many", points)])])
    #expect(try workshop.features("shapes", at: 0).map { $0.feature.geometry[0] } == [3 << 3 | 1])
    #expect(try workshop.features("shapes", at: 10).count == 3)
  }

  @Test func anEmptyLayerGivesAnArchiveThatCanBeRead() throws {
    let workshop = try Workshop()
    let (path, losses) = try workshop.write([(Sample.places, [])])
    #expect(losses == [])
    #expect(try workshop.tiles().values.flatMap(\.layers).isEmpty)
    #expect(try TileArchiveVerifier().problems(in: path) == [])
  }

  @Test func tilesOfTheSameContentShareIt() throws {
    let workshop = try Workshop()
    let area = Geometry.polygon([try Sample.row([(-10, -10), (10, -10), (10, 10), (-10, 10), (-10, -10)])])
    try workshop.write(
      [(Sample.shapes(.polygon), [Sample.shape("wide", area)])], TileArchiveOptions(zooms: 8...8))
    let header = try #require(try workshop.bytes().withUnsafeBytes { ArchiveHeader($0) })
    #expect(header.addressedTiles > 150)
    #expect(header.contents < header.addressedTiles / 4 && header.entries < header.addressedTiles)
  }

  @Test func whatCannotBeSaidIsRefusedAndTheOldFileStays() throws {
    let workshop = try Workshop()
    let path = try workshop.file(Array("old".utf8), "map.pmtiles")
    let open = Sample.shape("open", .polygon([try Sample.row([(0, 0), (1, 0), (1, 1), (0, 1)])]))
    #expect(
      throws: InputError(
        .data, at: "feature open", "expected a closed ring of four or more positions, found one of 4")
    ) { try workshop.write([(Sample.shapes(.polygon), [open])]) }
    var place = try Sample.place("odd", 1, 1)
    place.values[4] = .double(.nan)
    #expect(throws: InputError(.data, at: "feature odd", "score: expected a finite number, found nan")) {
      try workshop.write([(Sample.places, [place])])
    }
    #expect(
      throws: InputError(.data, at: path, "expected layers of different names, found 'places' twice")
    ) { try workshop.write([(Sample.places, []), (Sample.places, [])]) }
    #expect(throws: InputError.self) { try workshop.write([], TileArchiveOptions(zooms: 0...19)) }
    #expect(try workshop.bytes() == Array("old".utf8))
    #expect(workshop.names == ["map.pmtiles"])
  }
}
