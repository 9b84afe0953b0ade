/// A report without its text: what the ledger keeps of it, and what a layer says of it.
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
