private import Foundation
internal import GRDB
internal import Model

/// Fills a gazetteer file that does not bear its name yet: written beside the target, renamed when whole.
///
/// Killed half-way, it leaves the old file as it was (and a `….building-…` file, which the next build removes).
/// Of two builds at once the last to finish wins; of two imports the second waits for the first.
final class GazetteerWriter {
  private let target: String
  private let temporary: String
  private var queue: DatabaseQueue?
  /// Held while a new state grows out of the old one: of two imports at once the second starts from what the first left.
  private var lock: FileLock?

  /// Starts a new file, or one that begins as a copy of `base`.
  init(target: String, base: String? = nil) throws(InputError) {
    self.target = target
    temporary = Leftovers.name(beside: target)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target, isDirectory: &isFolder), isFolder.boolValue {
      throw InputError(.cannotCreate, at: target, "expected a file, found a folder")
    }
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw InputError(.cannotCreate, at: folder, "no such folder")
    }
    Leftovers.remove(of: target)
    Leftovers.remove(of: PlaceIndex.path(of: target))
    let temporary = temporary
    if base != nil { lock = try FileLock(path: target) }
    do {
      if let base { try FileManager.default.copyItem(atPath: base, toPath: temporary) }
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        try database.execute(
          sql: """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA cache_size = -131072; PRAGMA temp_store = FILE
            """)
      }
      let queue = try DatabaseQueue(path: temporary, configuration: configuration)
      self.queue = queue
      if base == nil { try queue.writeWithoutTransaction { try $0.execute(sql: GazetteerSchema.tables) } }
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw InputError(.cannotCreate, at: target, "the file cannot be made: \(error.localizedDescription)")
    }
  }

  deinit { discard() }

  /// Throws the unfinished file away.
  func discard() {
    guard queue != nil else { return }
    try? queue?.close()
    queue = nil
    try? FileManager.default.removeItem(atPath: temporary)
    try? FileManager.default.removeItem(atPath: PlaceIndex.path(of: temporary))
  }

  /// Runs one transaction; on an error the unfinished file is thrown away.
  func write(_ body: (PlaceFiler) throws -> Void) throws(InputError) {
    guard let queue else { throw InputError(.software, at: target, "written to after it was finished") }
    do {
      try reading(target) {
        try queue.writeWithoutTransaction { database in
          let filer = try PlaceFiler(database)
          try database.inTransaction {
            try body(filer)
            try filer.finish()
            return .commit
          }
        }
      }
    } catch {
      discard()
      throw error
    }
  }

  /// Compiles an index of what has been filed so far and is of another source (its ids begin otherwise), to join rows
  /// with.
  func index(besides prefix: String?, progress: (Int) -> Void) throws(InputError) -> PlaceIndex {
    guard let queue else { throw InputError(.software, at: target, "written to after it was finished") }
    let path = PlaceIndex.path(of: temporary)
    let index = try reading(target) {
      try queue.writeWithoutTransaction { database in
        try IndexBuilder.build(from: database, besides: prefix, stamp: 0, to: path, progress: progress)
      }
      return PlaceIndex(path: path, stamp: 0)
    }
    // The mapping keeps the bytes.
    try? FileManager.default.removeItem(atPath: path)
    guard let index else { throw InputError(.io, at: path, "the index cannot be read back") }
    return index
  }

  /// Compiles the index, writes the files out and gives them their names, the index last: until then readers find
  /// its stamp out of date and build their own.
  func finish(progress: (Int) -> Void = { _ in }) throws(InputError) {
    guard let queue else { throw InputError(.software, at: target, "finished twice") }
    do {
      try reading(target) {
        try queue.writeWithoutTransaction { database in
          let stamp = try GazetteerSchema.stamp(path: temporary, database)
          try IndexBuilder.build(
            from: database, stamp: stamp, to: PlaceIndex.path(of: temporary), progress: progress)
        }
        try queue.close()
        try Durability.synchronise(temporary)
        let compiled = PlaceIndex.path(of: temporary)
        guard rename(temporary, target) == 0, rename(compiled, PlaceIndex.path(of: target)) == 0 else {
          throw InputError(.cannotCreate, at: target, String(cString: strerror(errno)))
        }
        try Durability.synchronise(URL(fileURLWithPath: target).deletingLastPathComponent().path)
      }
      self.queue = nil
      lock = nil
    } catch {
      discard()
      throw error
    }
  }
}
