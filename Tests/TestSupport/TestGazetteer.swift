public import Foundation
public import Gazetteer

/// The real gazetteer: the repository's tables and the world layer, built once for a test process.
public enum TestGazetteer {
  /// The repository's folder.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().standardizedFileURL

  /// What keeps the gazetteer from being built.
  public struct Missing: Error, CustomStringConvertible {
    /// In one line.
    public let description: String
  }

  private static let built = Result { try build() }

  /// The gazetteer; throws with the reason where it cannot be built.
  public static func shared() throws -> Gazetteer { try built.get() }

  /// The first test that wants it builds it; others, in this process or beside it, wait at a lock.
  private static func build() throws -> Gazetteer {
    let world = GazetteerBuilder.defaultWorldFolder
    guard FileManager.default.fileExists(atPath: "\(world)/cities15000.txt") else {
      throw Missing(description: "no \(world)/cities15000.txt: install Debian's libtimezonemap-data")
    }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "dateline-tests-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "gazetteer.sqlite").path
    let lock = open(folder.appending(path: "lock").path, O_CREAT | O_RDWR, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      throw Missing(description: "cannot lock \(folder.path)")
    }
    defer { close(lock) }
    if !FileManager.default.fileExists(atPath: path) {
      atexit { TestGazetteer.removeFolder() }
      try GazetteerBuilder().build(
        project: root.appending(path: "gazetteer").path, worldFolder: world, to: path)
    }
    return try Gazetteer(path: path)
  }

  private static func removeFolder() {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "dateline-tests-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.removeItem(at: folder)
  }
}
