private import Foundation
private import Glibc
internal import Model

/// A file as it lies on the disk, or standard input (`-`), read from front to back; it owns the descriptor.
final class RawFile {
  /// As it was given.
  let path: String
  /// Without its folder, for messages.
  let name: String
  /// Bytes; nil for a pipe.
  let size: Int?
  /// Day of its last change, days since 1970-01-01; nil for a pipe.
  let modifiedDay: Int?
  /// Bytes handed out so far.
  private(set) var position = 0
  private let descriptor: Int32
  /// Read ahead to look at the first bytes, not handed out yet.
  private var ahead: [UInt8] = []

  init(path: String) throws(InputError) {
    self.path = path
    if path == "-" {
      name = "standard input"
      descriptor = STDIN_FILENO
      (size, modifiedDay) = (nil, nil)
      return
    }
    name = URL(fileURLWithPath: path).lastPathComponent
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw InputError(
        .missingInput, at: path, errno == ENOENT ? "no such file" : "the file cannot be read")
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw InputError(.missingInput, at: path, "expected a file, found a folder")
    }
    descriptor = opened
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    size = isRegular ? Int(status.st_size) : nil
    modifiedDay = isRegular ? status.st_mtim.tv_sec / 86_400 : nil
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The next bytes without taking them; fewer only where the file ends.
  func peek(_ count: Int) throws(InputError) -> [UInt8] {
    while ahead.count < count {
      var piece = [UInt8](repeating: 0, count: count - ahead.count)
      let read = try fill(&piece)
      if read == 0 { break }
      ahead += piece[..<read]
    }
    return Array(ahead.prefix(count))
  }

  /// Fills the buffer as far as the system gives at once; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if !ahead.isEmpty {
      let count = min(ahead.count, buffer.count)
      buffer.copyBytes(from: ahead[..<count])
      ahead.removeFirst(count)
      position += count
      return count
    }
    let count = try system(buffer)
    position += count
    return count
  }

  /// Goes to a place of the file, counted from its first byte.
  func seek(to offset: Int) throws(InputError) {
    ahead = []
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
      throw InputError(.io, at: path, "the file cannot be read from byte \(offset) on")
    }
    position = offset
  }

  /// Up to `count` bytes from a place of the file; fewer only where the file ends.
  func bytes(_ count: Int, at offset: Int) throws(InputError) -> [UInt8] {
    try seek(to: offset)
    let bytes = try peek(count)
    return bytes
  }

  private func fill(_ bytes: inout [UInt8]) throws(InputError) -> Int {
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(InputError) in try system(buffer) }
    }
    return try result.get()
  }

  private func system(_ buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR {
        throw InputError(.io, at: path, "the file cannot be read on from byte \(position)")
      }
    }
  }
}
