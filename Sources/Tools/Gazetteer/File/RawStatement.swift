internal import GRDB
private import GRDBSQLite

/// A prepared statement at the speed of SQLite's own interface, for the millions of rows of an import; everything
/// else goes through GRDB. Used inside one access of the database, by one thread.
final class RawStatement {
  private let database: OpaquePointer?
  private var statement: OpaquePointer?

  /// Prepares a statement.
  init(_ sql: String, _ database: Database) throws {
    self.database = database.sqliteConnection
    try check(sqlite3_prepare_v3(self.database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
  }

  deinit { sqlite3_finalize(statement) }

  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(database)))
  }

  // MARK: Parameters, numbered from 1

  /// Binds a whole number or NULL.
  func bind(_ value: Int64?, at index: Int32) {
    if let value { sqlite3_bind_int64(statement, index, value) } else { sqlite3_bind_null(statement, index) }
  }

  /// Binds a number or NULL.
  func bind(_ value: Double?, at index: Int32) {
    if let value { sqlite3_bind_double(statement, index, value) } else { sqlite3_bind_null(statement, index) }
  }

  /// Binds a text or NULL.
  func bind(_ value: String?, at index: Int32) {
    guard var value else { return bind(nil as Int64?, at: index) }
    value.withUTF8 { bind($0, at: index) }
  }

  /// Binds the bytes of a text.
  func bind(_ text: UnsafeBufferPointer<UInt8>, at index: Int32) {
    // SQLITE_TRANSIENT, a cast macro that does not import: SQLite keeps a copy.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    text.withMemoryRebound(to: CChar.self) { characters in
      // A null pointer would bind NULL, and a text of no bytes is not that.
      guard let start = characters.baseAddress else {
        _ = sqlite3_bind_text(statement, index, "", 0, transient)
        return
      }
      sqlite3_bind_text(statement, index, start, Int32(characters.count), transient)
    }
  }

  // MARK: Running

  /// Runs to the end; gives back false where a constraint refuses the row.
  @discardableResult
  func run() throws -> Bool {
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    if code & 0xFF == SQLITE_CONSTRAINT { return false }
    if code != SQLITE_DONE && code != SQLITE_ROW { try check(code) }
    return true
  }

  /// Goes to the next row; at the end the statement is ready to be run again.
  func step() throws -> Bool {
    let code = sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(statement)
    if code != SQLITE_DONE { try check(code) }
    return false
  }

  /// Gives up the rows that are left.
  func reset() { sqlite3_reset(statement) }

  // MARK: Columns of the current row, numbered from 0

  /// A whole number; 0 for NULL.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  /// A number; 0 for NULL.
  func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  /// The bytes of a text, valid until the next step; empty for NULL.
  func withText<Result>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
    -> Result
  {
    let start = sqlite3_column_text(statement, column)
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
    return try body(UnsafeBufferPointer(start: start, count: count))
  }

  /// A text; empty for NULL.
  func text(_ column: Int32) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }
}
