internal import Model

/// The directory of a zip archive (PKWARE APPNOTE 6.3.10), with its 64-bit form. Sizes come from here and not from the
/// entries' own headers: those are empty where the archive was written in one go, as GeoNames' are.
struct ZipArchive {
  /// A file of the archive.
  struct Entry: Hashable {
    var name: String
    /// 0 stored, 8 deflate.
    var method: Int
    var isEncrypted: Bool
    /// CRC-32 of the content.
    var checksum: UInt
    /// Bytes in the archive, and unpacked.
    var packedSize: Int
    var size: Int
    /// Offset of the entry's own header.
    var offset: Int
  }

  let path: String
  let archiveName: String
  private(set) var entries: [Entry] = []

  /// Texts that lie beside the table in GeoNames' archives.
  private static let companions: Set = ["readme.txt", "iso-languagecodes.txt"]
  private static let tables = [".txt", ".csv", ".tsv", ".geojson", ".geojsonl", ".json", ".jsonl", ".ndjson"]

  init(_ file: RawFile) throws(InputError) {
    path = file.path
    archiveName = file.name
    guard let size = file.size else {
      throw InputError(
        .data, at: path, "expected a file, found a zip archive on a pipe: its directory is at its end")
    }
    let directory = try Self.directory(of: file, size: size)
    var reader = LittleEndian(try file.bytes(directory.size, at: directory.offset))
    for _ in 0..<directory.count { entries.append(try entry(&reader)) }
  }

  /// The entry of that name, or the one that looks like the table.
  func entry(named name: String?) throws(InputError) -> Entry {
    func lastPart(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    if let name {
      if let found = entries.first(where: { $0.name == name || lastPart($0.name) == name }) { return found }
      throw error("expected an entry '\(name)', found \(list(entries))")
    }
    let files = entries.filter { entry in
      !entry.name.hasSuffix("/") && Self.tables.contains { entry.name.lowercased().hasSuffix($0) }
        && !Self.companions.contains(lastPart(entry.name).lowercased())
    }
    let stem = archiveName.lowercased().split(separator: ".").first ?? ""
    let same = files.filter { lastPart($0.name).lowercased().hasPrefix("\(stem).") }
    if same.count == 1 { return same[0] }
    if files.count == 1 { return files[0] }
    throw error("expected one table in the archive, found \(list(files.isEmpty ? entries : files))")
  }

  private func list(_ entries: [Entry]) -> String {
    if entries.isEmpty { return "none" }
    let names = entries.prefix(8).map { "'\($0.name)'" }.joined(separator: ", ")
    return names + (entries.count > 8 ? " and \(entries.count - 8) more" : "")
  }

  private func error(_ problem: String) -> InputError { InputError(.data, at: path, problem) }

  private func entry(_ reader: inout LittleEndian) throws(InputError) -> Entry {
    let damaged = error("damaged zip archive: expected an entry of its directory, found other bytes")
    guard reader.number(4) == 0x0201_4B50, reader.skip(4), let flags = reader.number(2),
      let method = reader.number(2),
      reader.skip(4), let checksum = reader.number(4), let packed = reader.number(4),
      let size = reader.number(4),
      let nameLength = reader.number(2), let extraLength = reader.number(2),
      let remarkLength = reader.number(2),
      reader.skip(8), let offset = reader.number(4), let name = reader.bytes(nameLength),
      let extra = reader.bytes(extraLength), reader.skip(remarkLength)
    else { throw damaged }
    var entry = Entry(
      name: String(decoding: name, as: UTF8.self), method: method, isEncrypted: flags & 1 != 0,
      checksum: UInt(checksum), packedSize: packed, size: size, offset: offset)
    try large(&entry, LittleEndian(extra))
    return entry
  }

  /// Sizes and offset of 64 bits stand in the extra field 1, each only where its 32 bits are all set.
  private func large(_ entry: inout Entry, _ extra: LittleEndian) throws(InputError) {
    var extra = extra
    let full = 0xFFFF_FFFF
    while let kind = extra.number(2), let length = extra.number(2), let bytes = extra.bytes(length) {
      guard kind == 1 else { continue }
      var field = LittleEndian(bytes)
      for path in [\Entry.size, \Entry.packedSize, \Entry.offset] where entry[keyPath: path] == full {
        guard let value = field.number(8) else {
          throw error("damaged zip archive: a 64-bit size is missing")
        }
        entry[keyPath: path] = value
      }
    }
  }

  private static func directory(of file: RawFile, size: Int) throws(InputError) -> (
    offset: Int, size: Int, count: Int
  ) {
    let truncated = InputError(
      .data, at: file.path,
      "truncated zip archive: expected a directory at its end, found none in \(size) bytes")
    let tailStart = max(0, size - 65_557)
    let tail = try file.bytes(size - tailStart, at: tailStart)
    guard
      let at = stride(from: tail.count - 22, through: 0, by: -1).first(where: {
        tail[$0...].starts(with: [0x50, 0x4B, 5, 6])
      })
    else { throw truncated }
    var end = LittleEndian(Array(tail[at...]))
    guard end.skip(10), let count = end.number(2), let bytes = end.number(4), let offset = end.number(4)
    else { throw truncated }
    var directory = (offset: offset, size: bytes, count: count)
    if count == 0xFFFF || bytes == 0xFFFF_FFFF || offset == 0xFFFF_FFFF, at >= 20 {
      var locator = LittleEndian(Array(tail[(at - 20)...]))
      if locator.number(4) == 0x0706_4B50, locator.skip(4), let position = locator.number(8), position < size
      {
        var large = LittleEndian(try file.bytes(56, at: position))
        guard large.number(4) == 0x0606_4B50, large.skip(28), let count = large.number(8),
          let bytes = large.number(8),
          let offset = large.number(8)
        else { throw truncated }
        directory = (offset, bytes, count)
      }
    }
    guard directory.offset <= size, directory.size <= size - directory.offset,
      directory.count <= directory.size / 46
    else {
      throw truncated
    }
    return directory
  }
}
