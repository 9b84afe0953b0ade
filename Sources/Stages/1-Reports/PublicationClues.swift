import Model
import TemporalExpressions

/// What a report's sentences say about the day it was published.
struct PublicationClues {
  /// A day the report is not older than, and what says so.
  struct Bound {
    var day: CivilDate
    var reason: String
  }
  /// A day and month without a year.
  struct DayOfYear {
    var month: Int
    var day: Int
    var weekday: Weekday?
    var text: String
  }

  /// From events that began then, and from dates written out.
  var bounds: [Bound] = []
  /// From years and months with a year: facts of the background, often old.
  var years: [Bound] = []
  /// Days of the past without a year.
  var days: [DayOfYear] = []
  /// Weekdays of the past in the order in which they are named first.
  var weekdays: [Weekday] = []
  /// A line that gives the day outright ("Published: 24 August 2016").
  var dateLine: Bound?

  init(_ report: Report, events: EventIndex) {
    let tagger = TemporalTagger(reference: nil)
    for sentence in report.sentences {
      let named = events.named(in: report.text[sentence.span.range])
      for event in named {
        bounds.append(Bound(day: event.from, reason: "it names \(event.name) (from \(event.from))"))
      }
      for expression in tagger.expressions(in: report.text, span: sentence.span) {
        take(expression, in: sentence, of: report)
        if let bound = Self.monthBehind(expression, named, report, sentence) { bounds.append(bound) }
      }
    }
  }

  private mutating func take(_ expression: TemporalExpression, in sentence: Sentence, of report: Report) {
    if expression.isFuture, !expression.isReportedFuture { return }
    let partial = expression.partial
    switch expression.kind {
    case .fullDate:
      guard let day = expression.named.latest else { return }
      bounds.append(Bound(day: day, reason: "it names \(expression.text)"))
      if dateLine == nil, isDateLine(expression, sentence, report) {
        dateLine = Bound(day: day, reason: "the line '\(report.quote(sentence.span))' gives it")
      }
    case .year, .month:
      guard let day = expression.named.earliest else { return }
      years.append(Bound(day: day, reason: "it names \(expression.text)"))
    default:
      if let month = partial.month, let day = partial.day {
        days.append(DayOfYear(month: month, day: day, weekday: partial.weekday, text: expression.text))
      }
      if let weekday = partial.weekday, !weekdays.contains(weekday) { weekdays.append(weekday) }
    }
  }

  /// Whether a sentence is nothing but a date, a date behind "Published", or opens the text with a place in capitals
  /// and the date ("KYIV, September 11, 2022 -").
  private func isDateLine(_ expression: TemporalExpression, _ sentence: Sentence, _ report: Report) -> Bool {
    if opensText(expression, sentence, report) { return true }
    guard sentence.span.length <= 100, expression.span.start - sentence.span.start <= 30 else { return false }
    let before = report.quote(ByteSpan(start: sentence.span.start, end: expression.span.start)).lowercased()
    if before.isEmpty { return expression.span.end >= sentence.span.end - 12 }
    return ["published", "posted", "first published", "last updated", "updated", "date"].contains {
      before.hasPrefix($0)
    }
  }

  private func opensText(_ expression: TemporalExpression, _ sentence: Sentence, _ report: Report) -> Bool {
    guard sentence == report.sentences.first(where: { $0.role == .body }),
      expression.span.start - sentence.span.start <= 40
    else { return false }
    let before = report.words(ByteSpan(start: sentence.span.start, end: expression.span.start))
    let place = before.prefix { $0.isLetter }
    let behind = report.words(
      ByteSpan(start: expression.span.end, end: min(sentence.span.end, expression.span.end + 16)))
    return place.count >= 3 && place.allSatisfy(\.isUppercase)
      && behind.contains { ["-", "–", "—", ":"].contains($0) }
  }

  /// "launched last month" beside a dated event: the report is of the month after the event's, or later.
  private static func monthBehind(
    _ expression: TemporalExpression, _ named: [DatedEvent], _ report: Report, _ sentence: Sentence
  ) -> Bound? {
    guard expression.text.lowercased() == "last month", let event = named.max(by: { $0.from < $1.from })
    else { return nil }
    let start = max(sentence.span.start, expression.span.start - 20)
    let before = report.quote(ByteSpan(start: start, end: expression.span.start)).lowercased()
    guard ["launched", "began", "started", "opened", "begun"].contains(where: { before.hasSuffix($0) }) else {
      return nil
    }
    let day = event.from.startOfMonth.adding(months: 1)
    return Bound(day: day, reason: "\(event.name) (from \(event.from)) was of 'last month'")
  }
}
