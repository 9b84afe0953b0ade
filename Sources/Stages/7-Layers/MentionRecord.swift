public import Model

/// A place mention with the sentence in which it stands.
public struct MentionRecord: Sendable, Hashable {
  /// The report.
  public var report: ReportRecord
  /// The mention and what it was taken for.
  public var place: ResolvedPlace
  /// The sentence on one line.
  public var sentence: String
  /// The mention's UTF-8 byte offsets into the file as it was read.
  public var span: ByteSpan

  /// Makes a record from its parts.
  public init(report: ReportRecord, place: ResolvedPlace, sentence: String, span: ByteSpan) {
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
      report: ReportRecord(report), place: place, sentence: report.quote(sentence),
      span: report.origin.file(mention.span))
  }
}
