private import GRDBSQLite
internal import Glibc
internal import Model

/// A connection to an SQLite file, for one thread; closed with its last reference.
///
/// GRDB's rows would cost more than the writing itself; this is SQLite's own interface and nothing more.
final class SQLiteDatabase {
  /// What to do with the file.
  enum Access { case make, read }

  /// The path that errors name, which is not the draft's.
  let name: String
  private var connection: OpaquePointer?

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: Where the bytes lie.
  ///   - name: The path that the user knows.
  init(_ path: String, name: String, _ access: Access) throws(InputError) {
    self.name = name
    let flags =
      access == .make ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
    try check(sqlite3_open_v2(path, &connection, flags | SQLITE_OPEN_NOMUTEX, nil))
  }

  deinit { sqlite3_close_v2(connection) }

  /// Runs statements that give back no rows of interest.
  func run(_ statements: String) throws(InputError) {
    try check(sqlite3_exec(connection, statements, nil, nil, nil))
  }

  /// Prepares one statement.
  func prepare(_ statement: String) throws(InputError) -> SQLiteStatement {
    var pointer: OpaquePointer?
    try check(
      sqlite3_prepare_v3(connection, statement, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil))
    return SQLiteStatement(handle: pointer, database: self)
  }

  /// Runs one statement with values for its parameters.
  func run(_ statement: String, _ values: [SQLiteValue]) throws(InputError) {
    let statement = try prepare(statement)
    statement.bind(values)
    try statement.run()
  }

  /// All rows of a query; for small ones.
  func rows(_ query: String, _ values: [SQLiteValue] = []) throws(InputError) -> [[SQLiteValue]] {
    let statement = try prepare(query)
    statement.bind(values)
    var rows: [[SQLiteValue]] = []
    while try statement.step() { rows.append((0..<statement.columnCount).map(statement.value)) }
    return rows
  }

  /// Throws what went wrong, as one line.
  func check(_ code: Int32) throws(InputError) {
    switch code & 0xFF {
    case SQLITE_OK, SQLITE_ROW, SQLITE_DONE: return
    case SQLITE_FULL: throw InputError(.io, at: name, String(cString: strerror(ENOSPC)))
    case SQLITE_IOERR, SQLITE_CANTOPEN:
      let system = sqlite3_system_errno(connection)
      let problem =
        system == 0 ? String(cString: sqlite3_errmsg(connection)) : String(cString: strerror(system))
      throw InputError(system == ENOENT ? .missingInput : .io, at: name, problem)
    case SQLITE_NOTADB, SQLITE_CORRUPT:
      throw InputError(
        .data, at: name, "expected an SQLite file: \(String(cString: sqlite3_errmsg(connection)))")
    default: throw InputError(.io, at: name, String(cString: sqlite3_errmsg(connection)))
    }
  }
}
