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
