private import GRDBSQLite
internal import Model

/// A prepared statement; parameters count from 1, columns from 0.
final class SQLiteStatement {
  private let handle: OpaquePointer?
  private let database: SQLiteDatabase

  fileprivate init(_ handle: OpaquePointer?, _ database: SQLiteDatabase) {
    self.handle = handle
    self.database = database
  }

  convenience init(handle: OpaquePointer?, database: SQLiteDatabase) { self.init(handle, database) }

  deinit { sqlite3_finalize(handle) }

  // MARK: Parameters

  func bind(_ values: [SQLiteValue]) {
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
  }

  func bind(_ value: SQLiteValue, at index: Int32) {
    // SQLITE_TRANSIENT, a cast macro that does not import: SQLite keeps a copy.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: bindNull(at: index)
    case .integer(let value): bind(value, at: index)
    case .real(let value): bind(value, at: index)
    case .text(let value): sqlite3_bind_text(handle, index, value, Int32(value.utf8.count), transient)
    case .blob(let value): sqlite3_bind_blob(handle, index, value, Int32(value.count), transient)
    }
  }

  func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }
  func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }
  func bind(_ value: Double, at index: Int32) { sqlite3_bind_double(handle, index, value) }

  /// Binds bytes without a copy: they must stay where they are until the statement has run.
  func bind(bytes: UnsafeBufferPointer<UInt8>, asText: Bool, at index: Int32) {
    // Bytes that live as long as the program, for none: a null pointer would bind NULL.
    let start = UnsafeRawPointer(bytes.baseAddress ?? ("" as StaticString).utf8Start)
    if asText {
      sqlite3_bind_text(handle, index, start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil)
    } else {
      sqlite3_bind_blob(handle, index, start, Int32(bytes.count), nil)
    }
  }

  // MARK: Running

  /// Runs to the end, and makes the statement ready to be run again.
  func run() throws(InputError) {
    while try step() {}
  }

  /// Goes to the next row; at the end the statement is ready to be run again.
  func step() throws(InputError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    if code != SQLITE_DONE { try database.check(code) }
    return false
  }

  // MARK: Columns of the current row

  var columnCount: Int32 { sqlite3_column_count(handle) }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func value(_ column: Int32) -> SQLiteValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT: .text(withBytes(column) { String(decoding: $0, as: UTF8.self) })
    case SQLITE_BLOB: .blob(withBytes(column) { Array($0) })
    default: .null
    }
  }

  /// The bytes of a text or blob, valid inside `body` only.
  func withBytes<Result>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = sqlite3_column_blob(handle, column)
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
    return body(
      UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count))
  }
}
