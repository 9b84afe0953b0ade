import Model
import TemporalExpressions

/// Finds the time expressions of a sentence and gives each the days it means.
struct DateFinder {
  let reference: CivilDate?

  /// How many sentences "the following day" may stand behind the day it counts from.
  private static let reach = 3

  /// The dates of a sentence in order.
  func dates(in report: Report, sentence: Int) -> [DateMention] {
    TemporalTagger(reference: reference)
      .expressions(
        in: report.text, span: report.sentences[sentence].span,
        saidOn: { dayOfSaying(sentence, in: report) },
        toldBefore: { dayTold(before: sentence, in: report) }
      )
      .map { expression in
        DateMention(
          span: expression.span, text: report.quote(expression.span), sentence: sentence,
          time: expression.time,
          named: expression.named, isSince: expression.relation == .since, isFuture: expression.isFuture,
          isDuration: expression.kind == .duration)
      }
  }

  /// The day that the sentences before one told last.
  private func dayTold(before sentence: Int, in report: Report) -> CivilDate? {
    earlier(than: sentence, in: report) { !$0.isFuture && $0.named.precision == .day }?.named.latest
  }

  /// The day before the report's for a quotation behind "the talks were set to go on on Monday", printed on
  /// that Monday: what still lay ahead of the telling was told earlier.
  private func dayOfSaying(_ sentence: Int, in report: Report) -> CivilDate? {
    guard let reference, isQuotation(report.text[report.sentences[sentence].span.range]) else { return nil }
    let ahead = earlier(than: sentence, in: report) { $0.isReportedFuture && $0.named.precision == .day }
    return ahead?.named.latest == reference ? reference.adding(days: -1) : nil
  }

  /// Whether a sentence has quotation marks, straight or curly.
  private func isQuotation(_ sentence: ArraySlice<UInt8>) -> Bool {
    sentence.contains(UInt8(ascii: "\"")) || sentence.contains(0xE2) && sentence.contains(0x9C)
  }

  /// The last time of the nearest sentence before one that fits.
  private func earlier(
    than sentence: Int, in report: Report, where fits: (TemporalExpression) -> Bool
  ) -> TemporalExpression? {
    let tagger = TemporalTagger(reference: reference)
    for index in stride(from: sentence - 1, through: max(0, sentence - Self.reach), by: -1) {
      let times = tagger.expressions(in: report.text, span: report.sentences[index].span)
      if let found = times.last(where: fits) { return found }
    }
    return nil
  }
}
