internal import Drafts
internal import GRDB
internal import Glibc

/// Opens ledger files, brings older ones up to date, and refuses what is not one.
enum LedgerFile {
  /// Opens a ledger for writing, and makes it where there is none; a foreign or newer file is not touched.
  ///
  /// - Parameter migrated: is told where an older ledger was copied and brought up to date.
  static func open(
    _ path: String, patience: Double, migrated: (LedgerMigration) -> Void
  ) throws -> DatabasePool {
    try refuseStrangers(path, patience: patience)
    let pool = try DatabasePool(path: path, configuration: configuration(patience))
    // The pool has set NORMAL, under which a power cut may take back what was acknowledged.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    if try !pool.read({ LedgerSchema.isComplete(try LedgerSchema.stepsTaken(by: $0)) }),
      let migration = try bringUpToDate(pool, path: path)
    {
      migrated(migration)
    }
    return pool
  }

  static func openReadOnly(_ path: String, patience: Double) throws -> DatabaseQueue {
    let queue = try openAsItIs(path, patience: patience)
    guard try queue.read({ LedgerSchema.isComplete(try LedgerSchema.stepsTaken(by: $0)) }) else {
      throw LedgerFault.older
    }
    return queue
  }

  /// Opens a ledger of this program or an older one, for whoever only reads.
  static func openAsItIs(_ path: String, patience: Double) throws -> DatabaseQueue {
    guard access(path, F_OK) == 0 else { throw LedgerFault.missing }
    // Not with SQLite's own read-only flag: who opened so leaves its files of the write-ahead log behind.
    let queue = try DatabaseQueue(path: path, configuration: configuration(patience))
    if try queue.read({ try kind(of: $0) }) == .empty { throw LedgerFault.empty }
    return queue
  }

  /// What there is of a ledger, of this program's schema: where there is none, one without a claim; of an older one
  /// a copy in memory that is brought up to date. Nothing is written.
  static func forReading(_ path: String, patience: Double = Ledger.patience) throws -> DatabaseQueue {
    guard access(path, F_OK) == 0 else { return try inMemory() }
    let queue = try openAsItIs(path, patience: patience)
    if try queue.read({ LedgerSchema.isComplete(try LedgerSchema.stepsTaken(by: $0)) }) { return queue }
    let copy = try DatabaseQueue()
    try queue.backup(to: copy)
    try copy.write { db in
      try LedgerSchema.takeSteps(after: try LedgerSchema.stepsTaken(by: db), in: db)
    }
    return copy
  }

  /// A ledger in memory, without a claim.
  static func inMemory() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.write { try LedgerSchema.takeSteps(after: [], in: $0) }
    return queue
  }

  // MARK: - Older ledgers

  /// Takes the missing steps in one transaction, after a copy of what was there; nil for a new ledger and where
  /// another program was faster.
  ///
  /// Whoever holds the write lock makes the copy: two programs that find the same old ledger make one.
  private static func bringUpToDate(_ pool: DatabasePool, path: String) throws -> LedgerMigration? {
    try pool.writeWithoutTransaction { db in
      var migration: LedgerMigration?
      try db.inTransaction(.immediate) {
        let taken = try LedgerSchema.stepsTaken(by: db)
        if LedgerSchema.isComplete(taken) { return .commit }
        if let last = taken.last {
          migration = LedgerMigration(ledger: path, lastStep: last, backup: try copy(path, after: last))
        }
        try LedgerSchema.takeSteps(after: taken, in: db)
        return .commit
      }
      return migration
    }
  }

  /// Copies the ledger as its last transaction left it, and gives the copy's path once it is on the disk. A copy
  /// that is there from another day is never replaced.
  private static func copy(_ path: String, after step: String) throws -> String {
    let name = "\(path).backup-\(step)"
    var target = name
    var number = 2
    while access(target, F_OK) == 0 {
      target = "\(name)-\(number)"
      number += 1
    }
    try copy(path, to: target)
    return target
  }

  /// Copies a ledger by SQLite's online backup, with what stands in its write-ahead log; the file is renamed when
  /// whole.
  static func copy(_ path: String, to target: String) throws {
    let file = try ReplacingFile(replacing: target)
    let source = try openAsItIs(path, patience: Ledger.patience)
    let copy = try DatabaseQueue(path: file.temporary)
    try source.backup(to: copy)
    try copy.close()
    try source.close()
    try file.commit()
  }

  // MARK: - What a file is

  /// Throws where the file is neither empty nor a ledger of this program or an older one.
  private static func refuseStrangers(_ path: String, patience: Double) throws {
    // A queue, not a pool: a pool would turn a foreign file to write-ahead logging before we have looked at it.
    let queue = try DatabaseQueue(path: path, configuration: configuration(patience))
    defer { try? queue.close() }
    _ = try queue.read { try kind(of: $0) }
  }

  private static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "ledger"
    return configuration
  }

  private enum Kind { case ledger, empty }

  private static func kind(of db: Database) throws -> Kind {
    let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    guard mark == LedgerSchema.applicationID || mark == 0 && tables.isEmpty else {
      throw LedgerFault.foreign(applicationID: mark, tables: tables)
    }
    let unknown = LedgerSchema.unknownSteps(in: try LedgerSchema.stepsTaken(by: db))
    guard unknown.isEmpty else { throw LedgerFault.newer(steps: unknown) }
    return mark == 0 || tables.isEmpty ? .empty : .ledger
  }
}
