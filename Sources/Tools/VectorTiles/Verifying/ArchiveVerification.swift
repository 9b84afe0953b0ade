private import Foundation
internal import Verification

/// The verification of one archive: header, metadata, directories, and each content that they lead to.
struct ArchiveVerification {
  private let archive: ArchiveReader
  private var found: [FileProblem] = []
  private var features = FeatureVerification()
  private var addressed: UInt64 = 0
  private var entries: UInt64 = 0
  private var contents: Set<UInt64> = []
  /// Whether all directories could be read.
  private var isComplete = true
  /// The first tile that has not been passed yet.
  private var next: UInt64 = 0

  /// How deep directories may lead to others.
  private static let depth = 4

  init(archive: ArchiveReader) { self.archive = archive }

  /// Everything found.
  mutating func problems() -> [FileProblem] {
    guard let header = ArchiveHeader(archive.bytes) else {
      report(
        .notAnArchive,
        "expected 127 bytes or more that begin with 'PMTiles' and version 3, found \(archive.bytes.count) bytes"
      )
      return found
    }
    guard verifyHeader(header) else { return found }
    verifyMetadata(header)
    features.deepest = Int(header.maximumZoom)
    verify(directory: archive.bytes(of: header.root), of: header, place: "root directory", depth: 0)
    for (what, said, counted) in [
      ("addressed tiles", header.addressedTiles, addressed), ("entries", header.entries, entries),
      ("contents", header.contents, UInt64(contents.count)),
    ] where isComplete && said != 0 && said != counted {
      report(.counts, "expected \(counted) \(what), as the directories have, found \(said)", "header")
    }
    return found + features.finish()
  }

  private mutating func report(_ rule: TileRule, _ message: String, _ place: String = "") {
    found.append(FileProblem(rule, place: place, message: message))
  }

  /// Whether the sections can be read.
  private mutating func verifyHeader(_ header: ArchiveHeader) -> Bool {
    var isSound = true
    for (name, section) in [
      ("root directory", header.root), ("metadata", header.metadata), ("leaf directories", header.leaves),
      ("tile data", header.tiles),
    ] where archive.bytes(of: section) == nil {
      report(
        .sectionOutside,
        "\(name): expected a section within \(archive.bytes.count) bytes, found \(section.length) from \(section.offset) on",
        "header")
      isSound = false
    }
    for (name, found) in [
      ("directories", header.internalCompression), ("tiles", header.tileCompression),
    ] where found != 2 {
      report(.compression, "\(name): expected gzip (2), found \(found)", "header")
      isSound = false
    }
    if header.tileType != 1 {
      report(.compression, "tile type: expected MVT (1), found \(header.tileType)", "header")
      isSound = false
    }
    if let end = header.root.end, end >= 16_384 {
      report(.rootTooLarge, "expected the root directory to end before byte 16,384, found \(end)", "header")
    }
    if header.minimumZoom > header.maximumZoom || header.maximumZoom > TileID.deepest {
      report(
        .zoomRange,
        "expected zooms in 0...\(TileID.deepest), found \(header.minimumZoom) to \(header.maximumZoom)",
        "header")
    }
    return isSound
  }

  private mutating func verifyMetadata(_ header: ArchiveHeader) {
    do {
      let json = try Gzip.decompress(archive.bytes(of: header.metadata) ?? archive.bytes)
      features.metadata = try JSONDecoder().decode(ArchiveMetadata.self, from: Data(json))
    } catch let error as Gzip.Corrupt {
      report(.notGzip, "expected gzip, but \(error.reason)", "metadata")
    } catch {
      report(
        .metadata, "expected a JSON object with 'vector_layers', each with 'id' and 'fields'", "metadata")
    }
  }

  private mutating func verify(
    directory bytes: UnsafeRawBufferPointer?, of header: ArchiveHeader, place: String, depth: Int
  ) {
    guard let entries = entries(of: bytes, place) else {
      isComplete = false
      return
    }
    for entry in entries {
      if entry.tile < next || (entry.tile == next && entry.length == 0) {
        report(.tileOrder, "expected a tile from \(next) on, found \(entry.tile)", place)
      }
      if entry.runLength == 0 {
        guard depth < Self.depth else {
          return report(.directory, "directories lead to others more than \(Self.depth) deep", place)
        }
        verify(
          directory: archive.bytes(of: entry, in: header.leaves), of: header,
          place: "leaf directory at tile \(entry.tile)", depth: depth + 1)
      } else {
        verify(entry, of: header)
      }
    }
  }

  private mutating func entries(of bytes: UnsafeRawBufferPointer?, _ place: String) -> [DirectoryEntry]? {
    guard let bytes else {
      report(.tileOutside, "it does not lie in its section", place)
      return nil
    }
    do {
      return try ArchiveDirectory.decode(Gzip.decompress(bytes))
    } catch let error as Gzip.Corrupt {
      report(.notGzip, "expected gzip, but \(error.reason)", place)
    } catch let error as ArchiveDirectory.Fault {
      report(.directory, error.reason, place)
    } catch {
      report(.directory, "\(error)", place)
    }
    return nil
  }

  private mutating func verify(_ entry: DirectoryEntry, of header: ArchiveHeader) {
    let (end, isTooLarge) = entry.tile.addingReportingOverflow(entry.runLength)
    next = max(next, isTooLarge ? .max : end)
    addressed &+= entry.runLength
    entries += 1
    contents.insert(entry.offset)
    guard let tile = TileID(number: entry.tile) else {
      return report(.zoomRange, "expected tiles of zoom 0...\(TileID.deepest), found number \(entry.tile)")
    }
    let place = "tile \(tile)"
    if tile.zoom < header.minimumZoom || tile.zoom > header.maximumZoom {
      report(
        .zoomRange,
        "expected tiles of zoom \(header.minimumZoom) to \(header.maximumZoom), found \(tile.zoom)", place)
    }
    guard entry.length > 0, let bytes = archive.bytes(of: entry, in: header.tiles) else {
      return report(
        .tileOutside,
        "expected a content within \(header.tiles.length) bytes, found \(entry.length) from \(entry.offset) on",
        place)
    }
    do {
      found += features.verify(try Gzip.decompress(bytes), tile)
    } catch {
      report(.notGzip, "expected gzip, but \(error.reason)", place)
    }
  }
}
