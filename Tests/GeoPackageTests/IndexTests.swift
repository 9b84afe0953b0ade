import Features
@testable import GeoPackage
import Model
import TestSupport
import Testing

/// The R-tree built from its leaves answers as SQLite's own would.
@Suite struct IndexTests {
  /// No node, one node, two levels, three levels; one run and many.
  @Test(arguments: [(0, 100), (1, 100), (51, 100), (52, 100), (300, 100), (6_000, 100_000), (6_000, 500)])
  func findsWhatASearchOfAllFinds(count: Int, runSize: Int) throws {
    let folder = try TemporaryFolder()
    let database = try SQLiteDatabase(folder.file("index.sqlite"), name: "index", .make)
    var numbers = SeededNumbers(seed: UInt64(count))
    let index = try IndexBuilder(of: "t", geometry: "geom", in: database, runSize: runSize)
    var boxes: [(key: Int64, box: Envelope)] = []
    for number in 0..<count {
      let corner = Micro(
        try Coordinate(
          longitude: .random(in: -180...179, using: &numbers),
          latitude: .random(in: -90...89, using: &numbers)))
      var box = Envelope(corner)
      box.east += .random(in: 0...1_000_000, using: &numbers)
      box.north += .random(in: 0...1_000_000, using: &numbers)
      // Keys with gaps, as features without a geometry leave them.
      boxes.append((Int64(number * 3 + 1), box))
      try index.add(box, key: Int64(number * 3 + 1))
    }
    try index.finish()
    #expect(try database.rows("SELECT rtreecheck('rtree_t_geom')") == [[.text("ok")]])
    #expect(try database.rows("SELECT count(*) FROM rtree_t_geom") == [[.integer(Int64(count))]])
    for _ in 0..<50 {
      let west = Int.random(in: -180_000_000...170_000_000, using: &numbers)
      let south = Int.random(in: -90_000_000...80_000_000, using: &numbers)
      let (east, north) = (west + 10_000_000, south + 10_000_000)
      let expected = boxes.filter {
        $0.box.west <= east && $0.box.east >= west && $0.box.south <= north && $0.box.north >= south
      }
      let found = try database.rows(
        "SELECT id FROM rtree_t_geom WHERE minx <= ?1 AND maxx >= ?2 AND miny <= ?3 AND maxy >= ?4",
        [east, west, north, south].map { .real(Double($0) / 1e6) })
      // Boxes are rounded outwards: more may be found, none may be missed.
      let keys = Set(found.compactMap { $0[0].integer })
      #expect(Set(expected.map(\.key)).subtracting(keys).isEmpty)
      #expect(keys.count - expected.count <= 1)
    }
  }

  @Test func boxesAreRoundedOutwards() {
    for millionths in [0, 1, -1, 38_011_110, -38_011_110, 179_999_999, -179_999_999, 180_000_000] {
      let degrees = Double(millionths) / 1e6
      let (down, up) = (Double(IndexEntry.down(millionths)), Double(IndexEntry.up(millionths)))
      #expect(down <= degrees && degrees <= up)
      #expect(up - down <= abs(degrees) * 1.2e-7)
    }
  }

  /// Neighbours on Hilbert's curve are neighbours on the globe: each step goes to a cell that shares an edge.
  @Test func theCurveMakesNoJumps() {
    let side = 64
    var cells: [UInt64: (Int, Int)] = [:]
    let step = (1 << HilbertOrder.bits) / side
    for x in 0..<side {
      for y in 0..<side {
        let place = HilbertOrder.place(
          longitude: Int(Double(x * step + step / 2) / Double(1 << HilbertOrder.bits) * 360_000_000)
            - 180_000_000,
          latitude: Int(Double(y * step + step / 2) / Double(1 << HilbertOrder.bits) * 180_000_000)
            - 90_000_000)
        cells[place] = (x, y)
      }
    }
    let walk = cells.sorted { $0.key < $1.key }.map(\.value)
    #expect(walk.count == side * side)
    #expect(zip(walk, walk.dropFirst()).allSatisfy { abs($0.0 - $1.0) + abs($0.1 - $1.1) == 1 })
  }
}
