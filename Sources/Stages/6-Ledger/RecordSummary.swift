/// What a call of `Ledger.record` added, and what was there already.
public struct RecordSummary: Sendable, Hashable {
  /// Events added.
  public var newEvents = 0
  /// Events that the ledger had already.
  public var knownEvents = 0
  /// Reports added.
  public var newReports = 0
  /// Reports that the ledger had already.
  public var knownReports = 0
  /// Reports that the ledger had with another text, headline, source, address or day, by their ids, in order: what it had stays.
  public var changedReports: [String] = []

  /// Nothing added yet.
  public init() {}
}
