internal import Glibc
internal import Model

/// A PMTiles archive, mapped into memory.
final class ArchiveReader {
  /// The whole file.
  let bytes: UnsafeRawBufferPointer

  init(path: String) throws(InputError) {
    func failure() -> InputError {
      InputError(errno == ENOENT ? .missingInput : .io, at: path, String(cString: strerror(errno)))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure() }
    guard status.st_size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_SHARED, descriptor, 0),
      start != MAP_FAILED
    else { throw failure() }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }

  /// The bytes of a section; nil where it does not lie in the file.
  func bytes(of section: ArchiveHeader.Section) -> UnsafeRawBufferPointer? {
    guard let end = section.end, end <= UInt64(bytes.count) else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[Int(section.offset)..<Int(end)])
  }

  /// A part of a section, counted from its start; nil where it does not lie in it.
  func bytes(of entry: DirectoryEntry, in section: ArchiveHeader.Section) -> UnsafeRawBufferPointer? {
    let part = ArchiveHeader.Section(offset: entry.offset, length: entry.length)
    guard let end = part.end, end <= section.length, let whole = bytes(of: section) else { return nil }
    return UnsafeRawBufferPointer(rebasing: whole[Int(entry.offset)..<Int(end)])
  }
}
