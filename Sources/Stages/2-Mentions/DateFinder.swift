import Model
import TemporalExpressions

/// Finds the time expressions of a sentence and gives each the days it means.
struct DateFinder {
  let reference: CivilDate?

  /// The dates of a sentence in order.
  func dates(in report: Report, sentence: Int) -> [DateMention] {
    TemporalTagger(reference: reference)
      .expressions(in: report.text, span: report.sentences[sentence].span)
      .map { expression in
        DateMention(
          span: expression.span, text: report.quote(expression.span), sentence: sentence,
          time: expression.time,
          named: expression.named, isSince: expression.relation == .since, isFuture: expression.isFuture,
          isDuration: expression.kind == .duration)
      }
  }
}
