internal import Glibc

/// What the file system says of a ledger's file and its write-ahead log: where it differs, the ledger may have grown.
struct LedgerFileState: Sendable, Hashable {
  /// A file's identity, size and time of last change.
  private struct File: Sendable, Hashable {
    var device, inode: UInt64
    var size, seconds, nanoseconds: Int

    /// nil where there is none.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      size = Int(status.st_size)
      seconds = Int(status.st_mtim.tv_sec)
      nanoseconds = Int(status.st_mtim.tv_nsec)
    }
  }

  private var file: File?
  /// nil also for an empty log, which a reader may have made.
  private var log: File?

  /// The state of the file at a path, now.
  init(path: String) {
    file = File(path)
    log = File(path + "-wal").flatMap { $0.size == 0 ? nil : $0 }
  }
}
