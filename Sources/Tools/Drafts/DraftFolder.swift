internal import Glibc

/// A folder in which files are made under draft names, beside the files they are to replace.
///
/// Every writer holds a shared lock on the folder itself for as long as it writes. Who finds the folder without
/// such a lock knows all drafts in it for dead, and removes them: a lock ends with its process, however that ends,
/// and leaves no lock file behind. Where the file system knows no such locks, drafts of killed runs stay.
public final class DraftFolder: Sendable {
  private let path: String
  private let descriptor: Int32

  /// The end of a draft's name; what a target's maker puts beside the draft goes on with `.old`, `-wal`, …
  private static let mark = ".dateline-draft"
  private static let companions = ["", ".old", "-wal", "-shm", "-journal"]

  /// Takes the lock of a folder that is there; removes dead drafts where nobody else holds it.
  ///
  /// - Parameter path: The folder; empty for the current one.
  public init(_ path: String) {
    self.path = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
    descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { removeDeadDrafts() }
    _ = flock(descriptor, LOCK_SH)
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
  }

  /// A path in the folder that nobody else has, for a draft of the file `name`.
  public func draft(of name: String) -> String {
    let unique = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return "\(path).\(name).\(unique)\(Self.mark)"
  }

  private func removeDeadDrafts() {
    guard let folder = opendir(path.isEmpty ? "." : path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if Self.isDraft(name) { _ = unlink(path + name) }
    }
  }

  /// Whether a name is one that `draft(of:)` gives, or that of a file beside such a draft.
  static func isDraft(_ name: String) -> Bool {
    name.hasPrefix(".") && companions.contains { name.hasSuffix(mark + $0) }
  }
}
