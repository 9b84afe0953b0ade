/// An entry of a directory of a PMTiles archive (specification v3, chapter 4).
struct DirectoryEntry: Hashable {
  /// The number of the first tile.
  var tile: UInt64
  /// How many tiles in a row have this content; 0 for an entry that leads to a leaf directory.
  var runLength: UInt64
  /// Bytes from the start of the tile data, or of the leaf directories.
  var offset: UInt64
  /// Bytes; never 0.
  var length: UInt64
}

/// The encoding of directories: columns of varints, numbers of tiles as differences, offsets as 0 where
/// content follows content.
enum ArchiveDirectory {
  /// Why bytes are not a directory.
  struct Fault: Error {
    var reason: String
  }

  /// Encodes entries, before compression.
  static func encode(_ entries: some Collection<DirectoryEntry>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendVarint(UInt64(entries.count))
    var last: UInt64 = 0
    for entry in entries {
      bytes.appendVarint(entry.tile - last)
      last = entry.tile
    }
    for entry in entries { bytes.appendVarint(entry.runLength) }
    for entry in entries { bytes.appendVarint(entry.length) }
    var end: UInt64?
    for entry in entries {
      bytes.appendVarint(entry.offset == end ? 0 : entry.offset + 1)
      end = entry.offset + entry.length
    }
    return bytes
  }

  /// Reads what `encode` writes.
  static func decode(_ bytes: [UInt8]) throws(Fault) -> [DirectoryEntry] {
    var position = 0
    func varint() throws(Fault) -> UInt64 {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while position < bytes.count, shift < 64 {
        let byte = bytes[position]
        position += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      throw Fault(reason: "expected a varint at byte \(position), found none that ends")
    }
    let count = try varint()
    // Each entry takes four bytes or more: a count beyond that would ask for memory in vain.
    guard count > 0, count <= UInt64(bytes.count) / 4 else {
      throw Fault(reason: "expected 1 to \(bytes.count / 4) entries, found \(count)")
    }
    var entries = [DirectoryEntry](
      repeating: DirectoryEntry(tile: 0, runLength: 0, offset: 0, length: 0), count: Int(count))
    var tile: UInt64 = 0
    for index in entries.indices {
      tile &+= try varint()
      entries[index].tile = tile
    }
    for index in entries.indices { entries[index].runLength = try varint() }
    for index in entries.indices { entries[index].length = try varint() }
    for index in entries.indices {
      let value = try varint()
      if value == 0 {
        guard index > 0 else { throw Fault(reason: "the first entry follows nothing") }
        entries[index].offset = entries[index - 1].offset &+ entries[index - 1].length
      } else {
        entries[index].offset = value - 1
      }
    }
    guard position == bytes.count else {
      throw Fault(reason: "\(bytes.count - position) bytes follow the last entry")
    }
    return entries
  }

  /// A root directory and the leaf directories that it leads to, compressed.
  struct Tree {
    var root: [UInt8]
    var leaves: [UInt8]
  }

  /// The most a root directory may take beside the header: both lie in the first 16,384 bytes, less one.
  static let rootLimit = 16_384 - ArchiveHeader.length - 1

  /// Files entries in a root alone, or in leaves as large as are needed for the root to be small enough.
  static func tree(_ entries: [DirectoryEntry], _ gzip: GzipCompressor) -> Tree {
    let whole = gzip.compress(encode(entries))
    if whole.count <= rootLimit { return Tree(root: whole, leaves: []) }
    var leafSize = 4_096
    while true {
      var leaves: [UInt8] = []
      var roots: [DirectoryEntry] = []
      for start in stride(from: 0, to: entries.count, by: leafSize) {
        let leaf = gzip.compress(encode(entries[start..<min(start + leafSize, entries.count)]))
        roots.append(
          DirectoryEntry(
            tile: entries[start].tile, runLength: 0, offset: UInt64(leaves.count), length: UInt64(leaf.count))
        )
        leaves += leaf
      }
      let root = gzip.compress(encode(roots))
      if root.count <= rootLimit { return Tree(root: root, leaves: leaves) }
      leafSize *= 2
    }
  }
}
