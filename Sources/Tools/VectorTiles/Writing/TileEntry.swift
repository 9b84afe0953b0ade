internal import Model

/// What lies in a tile: a point, or the piece of a line or polygon.
///
/// Five numbers of the same size, so that millions of them are sorted without anything else in memory.
struct TileEntry: BitwiseCopyable {
  /// What they are sorted by first: the tile's number, or the place on the deepest zoom's Hilbert curve.
  var tile: UInt64
  /// Layer in the upper bits, numeric id in the lower 53.
  var key: UInt64
  /// Decides between features of one numeric id: a hash of all that the feature says.
  var digest: UInt64
  /// Where the feature's attributes begin in their spool.
  var feature: UInt64
  /// A point's x and y on the world, or where the piece begins in its spool.
  var place: UInt64

  /// Bits of a numeric id: what a client that reads numbers as doubles keeps.
  static let numberBits: UInt64 = 53
  /// How many layers fit.
  static let layerLimit = 1 << 11

  init(tile: UInt64, layer: Int, number: UInt64, digest: UInt64, feature: Int, place: UInt64) {
    self.tile = tile
    key = UInt64(layer) << Self.numberBits | number
    self.digest = digest
    self.feature = UInt64(feature)
    self.place = place
  }

  /// The layer's position among those begun.
  var layer: Int { Int(key >> Self.numberBits) }
  /// The numeric id.
  var number: UInt64 { key & ((1 << Self.numberBits) - 1) }
  /// A point's position.
  var position: WorldPosition {
    WorldPosition(x: Int32(truncatingIfNeeded: place >> 32), y: Int32(truncatingIfNeeded: place))
  }

  /// Whether it comes before another one, whatever the order in which both were added.
  @inline(__always)
  func precedes(_ other: TileEntry) -> Bool {
    if tile != other.tile { return tile < other.tile }
    if key != other.key { return key < other.key }
    return digest < other.digest
  }
}

/// Sorts entries with the memory of a million of them: runs wait in a spool and are merged at the end.
final class EntrySorter {
  private static let runLength = 1 << 20

  private let target: String
  private let spool: Spool
  private var run: [TileEntry] = []
  private var runs: [Range<Int>] = []

  init(for target: String) throws(InputError) {
    self.target = target
    spool = try Spool(for: target)
  }

  /// Adds an entry.
  func append(_ entry: TileEntry) throws(InputError) {
    run.append(entry)
    if run.count == Self.runLength { try spill() }
  }

  /// All entries in order, in a spool of their own.
  func sorted() throws(InputError) -> Spool {
    try spill()
    guard runs.count > 1 else { return spool }
    let entries = try spool.bytes().bindMemory(to: TileEntry.self)
    let merged = try Spool(for: target)
    var heads = runs.map(\.lowerBound)
    while true {
      var least: Int?
      for index in runs.indices where heads[index] < runs[index].upperBound {
        if let best = least, !entries[heads[index]].precedes(entries[heads[best]]) { continue }
        least = index
      }
      guard let least else { return merged }
      try merged.append([entries[heads[least]]])
      heads[least] += 1
    }
  }

  private func spill() throws(InputError) {
    guard !run.isEmpty else { return }
    run.sort { $0.precedes($1) }
    let first = spool.count / MemoryLayout<TileEntry>.stride
    runs.append(first..<(first + run.count))
    try spool.append(run)
    run.removeAll(keepingCapacity: true)
  }
}
