internal import GRDB
internal import Model

/// What can be wrong with a ledger, and the line that says so.
enum LedgerFault: Error {
  case foreign(applicationID: Int32, tables: [String])
  case newer(steps: [String])
  case older
  case empty
  case missing
  case nameTaken(event: String, report: String, otherReport: String)

  /// Runs `body`; whatever it throws becomes one line about the file at `path`.
  ///
  /// - Parameter patience: how long `body` waits for another writer, seconds.
  static func naming<Value>(
    _ path: String, patience: Double = Ledger.patience, _ body: () throws -> Value
  ) throws(InputError) -> Value {
    do {
      return try body()
    } catch let error as InputError {
      throw error
    } catch let fault as LedgerFault {
      throw fault.inputError(at: path)
    } catch let error as DatabaseError {
      throw inputError(of: error, at: path, patience: patience)
    } catch let damage as RowReader.Damage {
      throw InputError(
        .data, at: path,
        "damaged ledger: column \(damage.column) of table \(damage.table) holds \(damage.found)")
    } catch {
      throw InputError(.io, at: path, "\(error)")
    }
  }

  private func inputError(at path: String) -> InputError {
    switch self {
    case .foreign(let applicationID, let tables):
      let names = tables.prefix(3).joined(separator: ", ")
      return InputError(
        .data, at: path,
        "expected a ledger, found an SQLite file of another program"
          + " (application_id \(applicationID), tables: \(names.isEmpty ? "none" : names))")
    case .newer(let steps):
      return InputError(
        .data, at: path,
        "written by a newer Dateline: this one does not know its \(steps.count == 1 ? "step" : "steps") "
          + steps.joined(separator: ", "))
    case .older:
      return InputError(
        .data, at: path, "written by an older Dateline: open it once for writing to bring it up to date")
    case .empty:
      return InputError(.data, at: path, "expected a ledger, found an empty file")
    case .missing: return InputError(.missingInput, at: path, "no such file")
    case .nameTaken(let event, let report, let otherReport):
      return InputError(
        .software, at: path,
        "event \(event) of report \(report) has the name of another claim, of \(otherReport)")
    }
  }

  private static func inputError(of error: DatabaseError, at path: String, patience: Double) -> InputError {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      InputError(
        .io, at: path,
        "another program is writing to the ledger; gave up after \(patience.formatted) seconds")
    case .SQLITE_NOTADB: InputError(.data, at: path, "expected a ledger, found a file that is not SQLite")
    case .SQLITE_CORRUPT: InputError(.data, at: path, "damaged SQLite file: \(error.message ?? "")")
    case .SQLITE_CANTOPEN: InputError(.cannotCreate, at: path, "cannot be opened or made")
    case .SQLITE_READONLY, .SQLITE_PERM: InputError(.cannotCreate, at: path, "cannot be written to")
    default: InputError(.io, at: path, error.message ?? "SQLite error \(error.resultCode.rawValue)")
    }
  }
}

extension Double {
  /// Without decimals where it has none: "5", "0.2".
  fileprivate var formatted: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
