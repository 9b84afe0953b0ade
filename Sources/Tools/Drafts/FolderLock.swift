internal import Glibc
public import Model

/// Lets one run at a time write into a folder, from what it reads to what it puts in place.
///
/// A lock on a file of the folder, which goes with the run; one that a killed run has left holds nobody back.
public final class FolderLock: Sendable {
  private let path: String
  private let descriptor: Int32

  /// The lock's file.
  public static let name = ".dateline-lock"

  /// Waits for another run to end, for so many seconds at most.
  public init(_ folder: String, patience: Int = 60) throws(InputError) {
    path = folder + "/" + Self.name
    for attempt in 0... {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard file >= 0 else { throw InputError(.cannotCreate, at: folder, String(cString: strerror(errno))) }
      if flock(file, LOCK_EX | LOCK_NB) == 0 {
        // The run before may have removed the file between our opening and our locking it.
        if Self.isStill(file, path) {
          descriptor = file
          return
        }
        _ = close(file)
        continue
      }
      // A file system without locks has no waiting either.
      if errno != EWOULDBLOCK {
        descriptor = file
        return
      }
      _ = close(file)
      guard attempt < patience * 20 else { break }
      usleep(50_000)
    }
    throw InputError(
      .cannotCreate, at: folder, "another run is writing into this folder; gave up after \(patience) seconds")
  }

  deinit {
    _ = unlink(path)
    _ = close(descriptor)
  }

  private static func isStill(_ descriptor: Int32, _ path: String) -> Bool {
    var (mine, named) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && stat(path, &named) == 0 && mine.st_ino == named.st_ino
  }
}
