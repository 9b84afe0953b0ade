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
      .expressions(in: report.text, span: report.sentences[sentence].span) {
        dayTold(before: sentence, in: report)
      }
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
    let tagger = TemporalTagger(reference: reference)
    for index in stride(from: sentence - 1, through: max(0, sentence - Self.reach), by: -1) {
      let told = tagger.expressions(in: report.text, span: report.sentences[index].span)
        .last { !$0.isFuture && $0.named.precision == .day }
      if let told { return told.named.latest }
    }
    return nil
  }
}
