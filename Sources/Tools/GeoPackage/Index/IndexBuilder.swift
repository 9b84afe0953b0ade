internal import Model

/// Builds the R-tree of a table from the leaves up, and writes its nodes as SQLite's R*Tree module stores
/// them (rtree.c, "Database Format of R-Tree Tables"): a quarter of the time of as many inserts, and fuller
/// nodes.
///
/// Boxes are gathered in runs; each run is sorted along Hilbert's curve and cut into leaves, and the leaves
/// of all runs are packed together. Memory stays that of one run, and a search meets a few more leaves for
/// each run.
final class IndexBuilder {
  /// The most cells of a node: the module's own limit for pages of 4,096 bytes (RTREE_MAXCELLS).
  static let mostCells = 51
  /// Bytes of a cell: a key and four 32-bit numbers.
  private static let cellSize = 24
  /// Boxes of a run: 12 MB, and fewer than the bits beside a place on the curve can number.
  static let usualRun = 1 << 19

  private let table: String
  private let runSize: Int
  private let putNode: SQLiteStatement
  private let putParent: SQLiteStatement
  private let putRow: SQLiteStatement
  /// The boxes of the run, in the order of their keys.
  private var run: [IndexEntry] = []
  private var leaves: [IndexEntry] = []
  /// The root is node 1.
  private var lastNode: Int64 = 1
  private var bytes = ByteText(capacity: 4 + mostCells * cellSize)

  /// Makes the virtual table.
  init(
    of table: String, geometry: String, in database: SQLiteDatabase, runSize: Int = IndexBuilder.usualRun
  ) throws(InputError) {
    self.runSize = runSize
    self.table = "rtree_\(table)_\(geometry)"
    try database.run("CREATE VIRTUAL TABLE \"\(self.table)\" USING rtree(id, minx, maxx, miny, maxy)")
    putNode = try database.prepare("INSERT OR REPLACE INTO \"\(self.table)_node\" VALUES (?1, ?2)")
    putParent = try database.prepare("INSERT INTO \"\(self.table)_parent\" VALUES (?1, ?2)")
    putRow = try database.prepare("INSERT INTO \"\(self.table)_rowid\" VALUES (?1, ?2)")
  }

  /// Adds a feature's box; keys must rise.
  func add(_ box: Envelope, key: Int64) throws(InputError) {
    run.append(IndexEntry(key: key, box))
    if run.count == runSize { try writeRun() }
  }

  /// Writes what is left, and the nodes above the leaves.
  func finish() throws(InputError) {
    if leaves.isEmpty && run.count <= Self.mostCells {
      for entry in run { try row(entry.key, in: 1) }
      return try write(node: 1, inOrder(run)[...], depth: 0)
    }
    try writeRun()
    var level = inOrder(leaves)
    var depth = 1
    while level.count > Self.mostCells {
      level = try nodes(of: level) { (child, node) throws(InputError) in try parent(of: child.key, node) }
      depth += 1
    }
    for child in level { try parent(of: child.key, 1) }
    try write(node: 1, level[...], depth: depth)
  }

  private func writeRun() throws(InputError) {
    guard !run.isEmpty else { return }
    let order = placesInOrder(run)
    var homes = [Int64](repeating: 0, count: run.count)
    var next = 0
    leaves += try nodes(of: order.map { run[$0] }) { (_, node) throws(InputError) in
      homes[order[next]] = node
      next += 1
    }
    for (entry, node) in zip(run, homes) { try row(entry.key, in: node) }
    run.removeAll(keepingCapacity: true)
  }

  // MARK: Order

  /// The indices of entries along the curve; of those in one cell the first stays first.
  private func placesInOrder(_ entries: [IndexEntry]) -> [Int] {
    let shift = UInt64(UInt64.bitWidth - 2 * HilbertOrder.bits)
    var places = entries.enumerated().map { index, entry in entry.place << shift | UInt64(index) }
    places.sort()
    return places.map { Int($0 & (1 << shift - 1)) }
  }

  private func inOrder(_ entries: [IndexEntry]) -> [IndexEntry] { placesInOrder(entries).map { entries[$0] } }

  // MARK: Nodes

  /// Cuts entries into nodes of nearly the same size, writes them, and gives back their entries for the level
  /// above.
  private func nodes(
    of entries: [IndexEntry], tell: (IndexEntry, Int64) throws(InputError) -> Void
  ) throws(InputError) -> [IndexEntry] {
    let count = (entries.count + Self.mostCells - 1) / Self.mostCells
    var above: [IndexEntry] = []
    above.reserveCapacity(count)
    for index in 0..<count {
      let cells = entries[entries.count * index / count..<entries.count * (index + 1) / count]
      lastNode += 1
      for cell in cells { try tell(cell, lastNode) }
      try write(node: lastNode, cells, depth: 0)
      above.append(IndexEntry(node: lastNode, of: cells))
    }
    return above
  }

  /// Writes a node: its depth (told by the root alone), the number of its cells, the cells; big-endian.
  private func write(node: Int64, _ cells: ArraySlice<IndexEntry>, depth: Int) throws(InputError) {
    bytes.cut(to: 0)
    bytes.bigEndian(UInt16(depth))
    bytes.bigEndian(UInt16(cells.count))
    for cell in cells {
      bytes.bigEndian(UInt64(bitPattern: cell.key))
      for value in [cell.west, cell.east, cell.south, cell.north] { bytes.bigEndian(value.bitPattern) }
    }
    for _ in cells.count..<Self.mostCells { for _ in 0..<Self.cellSize / 8 { bytes.bigEndian(UInt64(0)) } }
    try bytes.withBytes { (bytes) throws(InputError) in
      putNode.bind(node, at: 1)
      putNode.bind(bytes: bytes, asText: false, at: 2)
      try putNode.run()
    }
  }

  private func parent(of node: Int64, _ parent: Int64) throws(InputError) {
    putParent.bind(node, at: 1)
    putParent.bind(parent, at: 2)
    try putParent.run()
  }

  private func row(_ key: Int64, in node: Int64) throws(InputError) {
    putRow.bind(key, at: 1)
    putRow.bind(node, at: 2)
    try putRow.run()
  }
}
