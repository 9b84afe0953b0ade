internal import GRDB
internal import Glibc

/// Opens ledger files, and refuses what is not one.
enum LedgerFile {
  /// Makes sure that the file is a ledger or empty, and marks an empty one; a foreign file is not touched.
  static func prepare(_ path: String) throws {
    // A queue, not a pool: a pool would turn a foreign file to write-ahead logging before we have looked at it.
    let queue = try DatabaseQueue(path: path, configuration: configuration())
    defer { try? queue.close() }
    if try queue.read({ try kind(of: $0) }) == .empty {
      try queue.write { db in
        guard try kind(of: db) == .empty else { return }
        try db.execute(sql: "PRAGMA application_id = \(LedgerSchema.applicationID)")
      }
    }
  }

  static func open(_ path: String) throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: configuration())
    // The pool has set NORMAL, under which a power cut may take back what was acknowledged.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let migrator = LedgerSchema.migrator
    if try pool.read({ try migrator.hasBeenSuperseded($0) }) { throw LedgerFault.newer }
    try migrate(pool, migrator)
    return pool
  }

  /// Makes the tables. Two programs may find the same new ledger: the second one's migration fails then, and all it
  /// wanted is there.
  private static func migrate(_ pool: DatabasePool, _ migrator: DatabaseMigrator) throws {
    var attempts = 0
    while try pool.read({ try !migrator.hasCompletedMigrations($0) }) {
      attempts += 1
      do {
        try migrator.migrate(pool)
      } catch  where attempts == 1 && error is DatabaseError {
        continue
      }
    }
  }

  static func openReadOnly(_ path: String) throws -> DatabaseQueue {
    guard access(path, F_OK) == 0 else { throw LedgerFault.missing }
    var configuration = configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { db in
      let migrator = LedgerSchema.migrator
      if try kind(of: db) == .empty { throw LedgerFault.empty }
      if try migrator.hasBeenSuperseded(db) { throw LedgerFault.newer }
      if try !migrator.hasCompletedMigrations(db) { throw LedgerFault.older }
    }
    return queue
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Ledger.patience)
    configuration.label = "ledger"
    return configuration
  }

  private enum Kind { case ledger, empty }

  private static func kind(of db: Database) throws -> Kind {
    let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if mark == LedgerSchema.applicationID { return .ledger }
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    guard mark == 0, tables.isEmpty else { throw LedgerFault.foreign(applicationID: mark, tables: tables) }
    return .empty
  }
}
