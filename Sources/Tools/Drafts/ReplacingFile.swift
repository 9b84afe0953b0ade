internal import Glibc
public import Model

/// A file under construction beside its target: the target changes only at `commit()`, as a whole.
public final class ReplacingFile {
  /// The path asked for.
  public let path: String
  private let target: String
  /// Where the bytes lie until `commit()`: a program that makes files by itself, such as SQLite, writes here.
  public let temporary: String
  /// Its lock tells other runs that the draft is alive.
  private let folder: DraftFolder
  private var descriptor: Int32
  private var isCommitted = false
  private var old = Old.absent

  /// What became of the file that is to be replaced.
  private enum Old { case absent, kept, lost }

  /// Opens a temporary file of a unique name in the target's folder.
  public init(replacing path: String) throws(InputError) {
    self.path = path
    target = Self.resolved(path)
    var old = stat()
    if stat(target, &old) == 0, old.st_mode & S_IFMT != S_IFREG {
      // Renaming over a device or a folder would destroy it: `/dev/stdout` is one of them.
      throw InputError(.cannotCreate, at: path, "expected a file or nothing, found something else")
    }
    let parts = target.split(separator: "/", omittingEmptySubsequences: false)
    folder = DraftFolder(parts.dropLast().map { $0 + "/" }.joined())
    temporary = folder.draft(of: parts.last.map(String.init) ?? "")
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw InputError(.cannotCreate, at: path, String(cString: strerror(errno)))
    }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
    if !isCommitted { _ = unlink(temporary) }
  }

  /// Where a symbolic link leads, so that the link stays and its file is replaced.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(InputError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw failure() }
      done += written
    }
  }

  /// Waits until the bytes are on the disk; nothing can be written after.
  public func sync() throws(InputError) {
    guard descriptor >= 0 else { return }
    guard fsync(descriptor) == 0 else { throw failure() }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw failure() }
  }

  /// Puts the file in the target's place.
  public func commit() throws(InputError) { try Self.commit([self]) }

  /// Puts several files in their targets' places: all of them or, where one cannot be, none.
  public static func commit(_ files: [ReplacingFile]) throws(InputError) {
    for file in files { try file.sync() }
    for file in files { file.keepOld() }
    defer { for file in files { file.dropOld() } }
    for (index, file) in files.enumerated() {
      guard rename(file.temporary, file.target) == 0 else {
        let problem = String(cString: strerror(errno))
        for done in files[..<index].reversed() { done.putOldBack() }
        throw InputError(.cannotCreate, at: file.path, problem)
      }
      file.isCommitted = true
    }
    for file in files { file.syncFolder() }
  }

  private var kept: String { temporary + ".old" }

  /// A second name for the old file; where the file system has no hard links it cannot be put back.
  private func keepOld() {
    old = link(target, kept) == 0 ? .kept : errno == ENOENT ? .absent : .lost
  }

  private func dropOld() {
    if old == .kept { _ = unlink(kept) }
  }

  private func putOldBack() {
    switch old {
    case .kept: _ = rename(kept, target)
    case .absent: _ = unlink(target)
    case .lost: break
    }
  }

  /// Makes the new name itself survive a power cut; a file system that cannot do so is no reason to fail.
  private func syncFolder() {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    _ = fsync(handle)
    _ = close(handle)
  }

  private func failure() -> InputError { InputError(.io, at: path, String(cString: strerror(errno))) }
}
