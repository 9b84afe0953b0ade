private import Foundation
internal import Model

/// A file mapped into memory, read-only and shared between processes; unmapped when nobody holds it any more.
final class MappedFile: Sendable {
  /// The bytes; valid as long as the file object lives.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// Maps a file; throws where it cannot be read. An empty file gives no bytes.
  init(path: String) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw InputError(.missingInput, at: path, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputError(.io, at: path, String(cString: strerror(errno)))
    }
    guard status.st_size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_SHARED, descriptor, 0),
      start != MAP_FAILED
    else {
      throw InputError(.io, at: path, "cannot be mapped: \(String(cString: strerror(errno)))")
    }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }
}

extension UnsafeRawBufferPointer {
  /// A little-endian number at a byte offset, which need not be aligned; 0 outside the bytes, so that a damaged index
  /// gives wrong candidates, which the SQLite file then refuses, and never a crash.
  @inline(__always)
  func number<Number: FixedWidthInteger>(_ offset: Int, as type: Number.Type = Number.self) -> Number {
    guard offset >= 0, offset <= count - MemoryLayout<Number>.size else { return 0 }
    return Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}
