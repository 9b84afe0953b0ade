public import Model

/// What the ledger keeps of a report.
public struct ReportRecord: Sendable, Hashable {
  /// The name by which claims cite it.
  public var id: String
  /// The headline.
  public var title: String?
  /// The outlet.
  public var source: String?
  /// The address it can be read at.
  public var url: String?
  /// The day of publication.
  public var published: CivilDate?

  /// Makes a record from its parts.
  public init(
    id: String, title: String? = nil, source: String? = nil, url: String? = nil, published: CivilDate? = nil
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.url = url
    self.published = published
  }

  /// The record of a report.
  public init(_ report: Report) {
    self.init(
      id: report.id, title: report.title, source: report.source, url: report.url,
      published: report.published?.date)
  }
}

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

  /// Nothing added yet.
  public init() {}
}
