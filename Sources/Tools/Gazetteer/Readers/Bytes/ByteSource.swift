internal import Model

/// Where uncompressed bytes come from.
protocol ByteStage: AnyObject {
  /// Fills the buffer as far as it can; 0 at the end, and only there.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

/// A file's bytes as they are.
private final class PlainBytes: ByteStage {
  private let file: RawFile

  init(_ file: RawFile) { self.file = file }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    try file.read(into: buffer)
  }
}

/// The uncompressed bytes of a plain, gzip or zip file, or of standard input (`-`), in blocks.
final class ByteSource {
  /// The path as it was given.
  let path: String
  /// The file's name for messages, without its folder: `SY.zip`.
  let name: String
  /// The name the content had before it was packed, for guessing its format: `SY.txt`.
  let contentName: String
  /// Size on the disk of what is read, for progress; nil where not known.
  let bytesTotal: Int?
  private let file: RawFile
  private let stage: any ByteStage
  private let start: Int
  private var ahead: [UInt8] = []

  /// Opens a file; what it is shows in its first bytes, not in its name. `entry` names a file of a zip archive.
  init(path: String, entry: String? = nil) throws(InputError) {
    file = try RawFile(path: path)
    self.path = path
    name = file.name
    let magic = try file.peek(4)
    if magic.starts(with: [0x1F, 0x8B]) {
      stage = try GzipBytes(file)
      contentName = name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
      (start, bytesTotal) = (0, file.size)
    } else if magic.starts(with: [0x50, 0x4B]), magic.count == 4, magic[2] <= 7, magic[3] <= 8 {
      let chosen = try ZipArchive(file).entry(named: entry)
      let bytes = try ZipEntryBytes(chosen, in: file)
      stage = bytes
      contentName = chosen.name.split(separator: "/").last.map(String.init) ?? chosen.name
      (start, bytesTotal) = (bytes.start, chosen.packedSize)
    } else {
      stage = PlainBytes(file)
      contentName = name
      (start, bytesTotal) = (0, file.size)
    }
  }

  /// Day of the file's last change, `YYYY-MM-DD`; nil for a pipe.
  var modified: String? { file.modifiedDay.map { CivilDate(dayNumber: $0).description } }

  /// Bytes on the disk read so far, of `bytesTotal`.
  var bytesDone: Int { file.position - start }

  /// The first bytes, without taking them; fewer only where the content ends.
  func peek(_ count: Int) throws(InputError) -> [UInt8] {
    while ahead.count < count {
      var piece = [UInt8](repeating: 0, count: count - ahead.count)
      let result = piece.withUnsafeMutableBytes { buffer in
        Result { () throws(InputError) in try stage.read(into: buffer) }
      }
      let read = try result.get()
      if read == 0 { break }
      ahead += piece[..<read]
    }
    return Array(ahead.prefix(count))
  }

  /// Fills the buffer as far as it can; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if ahead.isEmpty { return try stage.read(into: buffer) }
    let count = min(ahead.count, buffer.count)
    buffer.copyBytes(from: ahead[..<count])
    ahead.removeFirst(count)
    return count
  }
}
