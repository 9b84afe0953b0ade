public import Model

/// What a layer says of the report that a feature comes from.
public struct LayerReport: Sendable, Hashable {
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

  /// Makes it from its parts.
  public init(
    id: String, title: String? = nil, source: String? = nil, url: String? = nil, published: CivilDate? = nil
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.url = url
    self.published = published
  }

  /// What a layer says of a report.
  public init(_ report: Report) {
    self.init(
      id: report.id, title: report.title, source: report.source, url: report.url,
      published: report.published?.date)
  }
}

/// A place mention with the sentence in which it stands.
public struct MentionRecord: Sendable, Hashable {
  /// The report.
  public var report: LayerReport
  /// The mention and what it was taken for.
  public var place: ResolvedPlace
  /// The sentence on one line.
  public var sentence: String
  /// The mention's UTF-8 byte offsets into the file as it was read.
  public var span: ByteSpan

  /// Makes a record from its parts.
  public init(report: LayerReport, place: ResolvedPlace, sentence: String, span: ByteSpan) {
    self.report = report
    self.place = place
    self.sentence = sentence
    self.span = span
  }

  /// The record of a place mention of a report.
  public init(_ place: ResolvedPlace, in report: Report) {
    let mention = place.mention
    let isKnown = report.sentences.indices.contains(mention.sentence)
    let sentence = isKnown ? report.sentences[mention.sentence].span : mention.span
    self.init(
      report: LayerReport(report), place: place, sentence: report.quote(sentence),
      span: report.origin.file(mention.span))
  }
}
