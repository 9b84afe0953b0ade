/// The header of a PMTiles archive (specification v3, chapter 3): 127 bytes, numbers with the lowest byte
/// first.
struct ArchiveHeader: Hashable {
  /// A part of the file: first byte and number of bytes.
  struct Section: Hashable {
    var offset: UInt64 = 0
    var length: UInt64 = 0

    /// The byte after the last; nil beyond what 64 bits count.
    var end: UInt64? {
      let (end, isTooLarge) = offset.addingReportingOverflow(length)
      return isTooLarge ? nil : end
    }
  }

  /// A position in ten-millionths of a degree.
  struct Position: Hashable {
    var longitude: Int32 = 0
    var latitude: Int32 = 0
  }

  var root = Section()
  var metadata = Section()
  var leaves = Section()
  var tiles = Section()
  /// Tiles that have a content.
  var addressedTiles: UInt64 = 0
  /// Entries of directories that lead to contents.
  var entries: UInt64 = 0
  /// Contents that differ.
  var contents: UInt64 = 0
  /// Whether contents lie in the order of their tiles.
  var isClustered = true
  /// Of directories and metadata; 2 is gzip.
  var internalCompression: UInt8 = 2
  /// Of tiles; 2 is gzip.
  var tileCompression: UInt8 = 2
  /// 1 is MVT.
  var tileType: UInt8 = 1
  var minimumZoom: UInt8 = 0
  var maximumZoom: UInt8 = 0
  /// South-west and north-east corner.
  var bounds = (southWest: Position(), northEast: Position())
  var centreZoom: UInt8 = 0
  var centre = Position()

  /// Bytes of a header.
  static let length = 127
  static let magic = Array("PMTiles".utf8)
  static let version: UInt8 = 3

  init() {}

  static func == (a: ArchiveHeader, b: ArchiveHeader) -> Bool { a.bytes == b.bytes }
  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  /// The header as it stands in a file.
  var bytes: [UInt8] {
    var bytes = Self.magic + [Self.version]
    func append<Number: FixedWidthInteger>(_ value: Number) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for section in [root, metadata, leaves, tiles] {
      append(section.offset)
      append(section.length)
    }
    for count in [addressedTiles, entries, contents] { append(count) }
    bytes.append(isClustered ? 1 : 0)
    bytes += [internalCompression, tileCompression, tileType, minimumZoom, maximumZoom]
    for position in [bounds.southWest, bounds.northEast] {
      append(position.longitude)
      append(position.latitude)
    }
    bytes.append(centreZoom)
    append(centre.longitude)
    append(centre.latitude)
    return bytes
  }

  /// Reads a header; nil where the bytes are too few, or do not begin with the magic number and version 3.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.length, bytes.starts(with: Self.magic + [Self.version]) else { return nil }
    func number<Number: FixedWidthInteger>(_ offset: Int) -> Number {
      Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
    func section(_ offset: Int) -> Section { Section(offset: number(offset), length: number(offset + 8)) }
    func position(_ offset: Int) -> Position {
      Position(longitude: number(offset), latitude: number(offset + 4))
    }
    root = section(8)
    metadata = section(24)
    leaves = section(40)
    tiles = section(56)
    addressedTiles = number(72)
    entries = number(80)
    contents = number(88)
    isClustered = bytes[96] == 1
    internalCompression = bytes[97]
    tileCompression = bytes[98]
    tileType = bytes[99]
    minimumZoom = bytes[100]
    maximumZoom = bytes[101]
    bounds = (position(102), position(110))
    centreZoom = bytes[118]
    centre = position(119)
  }
}
