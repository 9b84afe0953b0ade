internal import Drafts
internal import Model

/// Files tiles in a PMTiles archive: tiles of the same content share it, and runs of them share their entry
/// in the directory.
///
/// Contents wait in a spool; in memory are an entry for each run of tiles and a number for each content.
final class ArchiveBuilder {
  /// A content that is filed: gzip's own checksum with the length of what it holds tells most others apart.
  private struct ContentKey: Hashable {
    var trailer: [UInt8]
    var length: Int
  }

  private let spool: Spool
  private let gzip: GzipCompressor
  private var entries: [DirectoryEntry] = []
  private var contents: [ContentKey: [UInt64]] = [:]
  private var contentCount = 0
  private var addressedTiles = 0

  init(for target: String) throws(InputError) {
    spool = try Spool(for: target)
    gzip = try GzipCompressor()
  }

  /// Compresses a tile.
  func compress(_ tile: [UInt8]) -> [UInt8] { gzip.compress(tile) }

  /// Files a compressed tile; tiles come in the order of their numbers.
  func append(_ content: [UInt8], at tile: UInt64) throws(InputError) {
    let offset = try offset(of: content)
    addressedTiles += 1
    if let last = entries.last, last.offset == offset, last.tile + last.runLength == tile {
      entries[entries.count - 1].runLength += 1
    } else {
      entries.append(
        DirectoryEntry(tile: tile, runLength: 1, offset: offset, length: UInt64(content.count)))
    }
  }

  /// Where a content lies; the end of the spool, once it is added there, for one that is new.
  private func offset(of content: [UInt8]) throws(InputError) -> UInt64 {
    let key = ContentKey(trailer: content.suffix(8), length: content.count)
    for offset in contents[key] ?? [] {
      if try spool.read(Int(offset)..<(Int(offset) + content.count)) == content { return offset }
    }
    let offset = UInt64(spool.count)
    try spool.append(content)
    contents[key, default: []].append(offset)
    contentCount += 1
    return offset
  }

  /// Writes the archive: header, root directory, metadata, leaf directories, contents.
  ///
  /// - Parameter header: What it says of zooms and bounds; the rest is filled in.
  func write(_ header: ArchiveHeader, _ metadata: ArchiveMetadata, to file: ReplacingFile) throws(InputError)
  {
    let tree = ArchiveDirectory.tree(entries, gzip)
    let json = gzip.compress(Array(JSONText.encode(metadata).utf8))
    let contents = try spool.bytes()
    var header = header
    var end = UInt64(ArchiveHeader.length)
    func section(_ length: Int) -> ArchiveHeader.Section {
      defer { end += UInt64(length) }
      return ArchiveHeader.Section(offset: end, length: UInt64(length))
    }
    header.root = section(tree.root.count)
    header.metadata = section(json.count)
    header.leaves = section(tree.leaves.count)
    header.tiles = section(contents.count)
    header.addressedTiles = UInt64(addressedTiles)
    header.entries = UInt64(entries.count)
    header.contents = UInt64(contentCount)
    try file.write(header.bytes + tree.root + json + tree.leaves)
    for start in stride(from: 0, to: contents.count, by: 1 << 20) {
      try file.write(Array(contents[start..<min(start + (1 << 20), contents.count)]))
    }
  }
}
