private import Foundation
internal import Model

/// That nobody else writes a file which will be replaced: held from reading its old state to renaming the new one over it.
///
/// The lock (`flock`) is on the file itself, so that nothing is left beside it. Who waited finds, when it is his turn,
/// that another file bears the name by now, and waits for that one.
final class FileLock {
  private let descriptor: Int32

  /// Waits until the file is free; throws where it cannot be opened.
  init(path: String) throws(InputError) {
    while true {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw InputError(.missingInput, at: path, String(cString: strerror(errno)))
      }
      var (held, named) = (stat(), stat())
      if flock(descriptor, LOCK_EX) == 0, fstat(descriptor, &held) == 0, stat(path, &named) == 0,
        held.st_ino == named.st_ino, held.st_dev == named.st_dev
      {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }
}

/// Makes sure that what was written is on the disk.
enum Durability {
  /// Writes out a file, or the names in a folder.
  static func synchronise(_ path: String) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(.io, at: path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw InputError(.io, at: path, String(cString: strerror(errno))) }
  }
}
