private import Foundation
internal import Model

/// Records sorted into parts by the upper bits of their hash, so that each part can be sorted by itself.
///
/// What does not fit into memory waits in an unnamed temporary file for each part, so that thirty million names are
/// sorted with the memory of one part.
final class Spool {
  /// Bits of the hash that choose the part.
  private static let bits: UInt64 = 6
  /// A part goes to its file when so many bytes of it are in memory.
  private static let limit = 1 << 20

  private var parts = [[UInt8]](repeating: [], count: 1 << 6)
  private var files = [FileHandle?](repeating: nil, count: 1 << 6)
  private let folder: String
  /// Number of records.
  private(set) var count = 0

  /// Makes a spool whose files lie in a folder; they have no name there and vanish with the process.
  init(folder: String) { self.folder = folder }

  /// Adds a record, which begins with its hash.
  @inline(__always)
  func add(_ hash: UInt64, _ fill: (inout [UInt8]) -> Void) throws {
    let part = Int(truncatingIfNeeded: hash >> (64 - Self.bits))
    withUnsafeBytes(of: hash.littleEndian) { parts[part].append(contentsOf: $0) }
    fill(&parts[part])
    count += 1
    if parts[part].count >= Self.limit { try spill(part) }
  }

  private func spill(_ part: Int) throws {
    if files[part] == nil { files[part] = try temporaryFile() }
    try files[part]?.write(contentsOf: parts[part])
    parts[part].removeAll(keepingCapacity: true)
  }

  private func temporaryFile() throws -> FileHandle {
    var template = Array("\(folder)/.dateline-index-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw InputError(.cannotCreate, at: folder, "no temporary file: \(String(cString: strerror(errno)))")
    }
    unlink(template)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Calls `body` with the records of each part, in the order of the parts, and forgets them.
  func forEachPart(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    for part in parts.indices {
      var bytes = parts[part]
      if let file = files[part] {
        try file.seek(toOffset: 0)
        let spilled = try file.readToEnd() ?? Data()
        bytes = Array(spilled) + bytes
      }
      parts[part] = []
      files[part] = nil
      try bytes.withUnsafeBytes(body)
    }
  }
}
