import Model
import TestSupport
import Testing

@testable import VectorTiles

@Suite struct EncodingTests {
  static let kinds: [String: (VectorTile.GeometryType)] = [
    "point": .point, "line": .line, "polygon": .polygon, "unknown": .unknown,
  ]

  @Test(arguments: Table.rows("commands", of: "VectorTilesTests"))
  func commandsAreThoseOfTheSpecification(row: TableRow) throws {
    let positions = try units(row.cells[1])
    var commands = GeometryCommands()
    switch row.cells[0] {
    case "point": commands.points(positions[0])
    case "line": for line in positions { commands.line(line) }
    default: for ring in positions { commands.ring(ring) }
    }
    let words = row.cells[2].split(separator: " ").compactMap { UInt32($0) }
    let expected = words.reduce(into: [UInt8]()) { $0.appendVarint(UInt64($1)) }
    let read = try CommandReader(words, try #require(Self.kinds[row.cells[0]])).rows
    row.expect(
      (commands.bytes == expected ? [] : ["wrote \(commands.bytes)"])
        + (read == positions ? [] : ["read \(read)"]))
  }

  @Test(arguments: Table.rows("faults", of: "VectorTilesTests"))
  func commandsThatBreakARuleAreToldApart(row: TableRow) throws {
    let words = row.cells[1].split(separator: " ").compactMap { UInt32($0) }
    let type = try #require(Self.kinds[row.cells[0]])
    var rule: String?
    do {
      _ = try CommandReader(words, type)
    } catch {
      rule = error.rule.rawValue
    }
    row.expect(rule == row.cells[2] ? [] : ["found \(rule ?? "nothing")"])
  }

  @Test(arguments: Table.rows("tile-numbers", of: "VectorTilesTests"))
  func tilesAreNumberedAlongHilbertCurves(row: TableRow) throws {
    let cells = row.cells.compactMap { UInt64($0) }
    let tile = TileID(zoom: Int(cells[0]), column: UInt32(cells[1]), row: UInt32(cells[2]))
    row.expect(
      (tile.number == cells[3] ? [] : ["number \(tile.number)"])
        + (TileID(number: cells[3]) == tile ? [] : ["not read back"]))
  }

  @Test func aQuarterOfATilesPlaceIsItsParents() {
    var numbers = SeededNumbers(seed: 7)
    for zoom in 1...20 {
      let (column, row) = (
        UInt32.random(in: 0..<(1 << zoom), using: &numbers),
        UInt32.random(in: 0..<(1 << zoom), using: &numbers)
      )
      let tile = TileID(zoom: zoom, column: column, row: row)
      let parent = TileID(zoom: zoom - 1, column: column / 2, row: row / 2)
      #expect(tile.position >> 2 == parent.position)
    }
    #expect(TileID(number: TileID.first(of: 27)) == nil)
  }

  @Test(arguments: Table.rows("clips", of: "VectorTilesTests"))
  func stripsCutLinesAndRings(row: TableRow) throws {
    let cells = row.cells
    let strip = StripClip(
      axis: cells[1] == "x" ? .x : .y, range: try #require(Int32(cells[2]))...(try #require(Int32(cells[3]))))
    let positions = try units(cells[4])[0]
    let found =
      cells[0] == "line" ? strip.clip(line: positions) : [strip.clip(ring: positions)].filter { !$0.isEmpty }
    row.expect(found == (try units(cells[5])) ? [] : ["found \(found)"])
  }

  @Test func directoriesAreReadBack() throws {
    var numbers = SeededNumbers(seed: 3)
    var entries: [DirectoryEntry] = []
    var (tile, end): (UInt64, UInt64) = (0, 0)
    for _ in 0..<60_000 {
      let length = UInt64.random(in: 1...100_000, using: &numbers)
      let run = UInt64.random(in: 1...3, using: &numbers)
      let isShared = Bool.random(using: &numbers) && !entries.isEmpty
      let shared = entries.randomElement(using: &numbers)
      entries.append(
        DirectoryEntry(
          tile: tile, runLength: run, offset: isShared ? shared?.offset ?? 0 : end,
          length: isShared ? shared?.length ?? 1 : length))
      if !isShared { end += length }
      tile += run + UInt64.random(in: 0...50, using: &numbers)
    }
    #expect(try ArchiveDirectory.decode(ArchiveDirectory.encode(entries)) == entries)
    let tree = ArchiveDirectory.tree(entries, try GzipCompressor())
    #expect(tree.root.count + ArchiveHeader.length < 16_384)
    let roots = try ArchiveDirectory.decode(tree.root.withUnsafeBytes { try Gzip.decompress($0) })
    #expect(roots.allSatisfy { $0.runLength == 0 } && roots.count > 1)
    let leaves = try roots.flatMap { leaf in
      let bytes = tree.leaves[Int(leaf.offset)..<Int(leaf.offset + leaf.length)]
      return try ArchiveDirectory.decode(bytes.withUnsafeBytes { try Gzip.decompress($0) })
    }
    #expect(leaves == entries)
  }

  @Test func aHeaderIsReadBack() throws {
    var header = ArchiveHeader()
    header.root = .init(offset: 127, length: 3)
    header.tiles = .init(offset: 130, length: 1 << 40)
    header.maximumZoom = 10
    header.bounds = (.init(longitude: -1_800_000_000, latitude: -5), .init(longitude: 7, latitude: 8))
    header.centre = .init(longitude: 1, latitude: -2)
    #expect(header.bytes.count == ArchiveHeader.length)
    #expect(header.bytes.withUnsafeBytes { ArchiveHeader($0) } == header)
  }

  @Test func theWorldIsASquare() throws {
    func world(_ longitude: Double, _ latitude: Double) throws -> [Int32] {
      let position = WorldPosition(try Coordinate(longitude: longitude, latitude: latitude))
      return [position.x, position.y]
    }
    #expect(try world(0, 0) == [1 << 29, 1 << 29])
    #expect(try world(-180, 85.051_128_779_806_6) == [0, 0])
    #expect(try world(180, -85.051_128_779_806_6) == [1 << 30, 1 << 30])
    #expect(try world(0, 90) == [1 << 29, 0])
    #expect(try world(0, -90) == [1 << 29, 1 << 30])
    let corner = WorldPosition(x: 1 << 30, y: 1 << 30).tile(at: 10)
    #expect(corner == TileID(zoom: 10, column: 1_023, row: 1_023))
  }
}
