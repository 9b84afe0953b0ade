internal import GRDB
public import Model

/// An older ledger that was copied and then brought up to date.
public struct LedgerMigration: Sendable, Hashable, CustomStringConvertible {
  /// The ledger's file.
  public var ledger: String
  /// The last step that it had taken, such as `001-facts`.
  public var lastStep: String
  /// The copy of the ledger as it was.
  public var backup: String

  /// One line.
  public var description: String {
    "\(ledger): a ledger of an older Dateline (up to step \(lastStep)): copied to \(backup), then brought up to date"
  }
}

extension Ledger {
  /// Brings a ledger of an older program up to date, after a copy of it; leaves any other as it is.
  public static func bringUpToDate(
    _ path: String, migrated: (LedgerMigration) -> Void
  ) throws(InputError) {
    let isComplete = try LedgerFault.naming(path) {
      try LedgerFile.openAsItIs(path, patience: patience).read {
        LedgerSchema.isComplete(try LedgerSchema.stepsTaken(by: $0))
      }
    }
    if !isComplete { _ = try Ledger(path: path, migrated: migrated) }
  }
}
