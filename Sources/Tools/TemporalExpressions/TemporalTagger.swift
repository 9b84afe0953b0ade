public import Model

/// Finds the times that English news text names, and the days they mean on the day of the report.
///
/// Runs over bytes in linear time, and never fails: bytes that are no text hold no times. The rules are a
/// list, `DateRule.all`.
public struct TemporalTagger: Sendable {
  /// The day of the report; nil where it is not known, so that relative times have no days.
  public let reference: CivilDate?

  /// Makes a tagger for reports of a day.
  public init(reference: CivilDate?) { self.reference = reference }

  /// The times in a sentence, in order, none overlapping another.
  ///
  /// - Parameters:
  ///   - text: the bytes of the report.
  ///   - span: the sentence; spans of expressions are offsets in `text`.
  ///   - saidOn: the day on which the sentence was said, where the context tells (a quotation of the day
  ///     before): "today", "tonight" and "10 days ago" count from it. A day named in the sentence itself
  ///     ("…, he said on Nov. 1") goes before it.
  public func expressions(in text: [UInt8], span: ByteSpan, saidOn: CivilDate? = nil) -> [TemporalExpression]
  {
    let range = max(0, span.start)..<max(0, span.start, min(span.end, text.count))
    let tokens = DateTokens(text, range)
    guard tokens.mayHoldDate else { return [] }
    let found = matches(in: tokens)
    if found.isEmpty { return [] }
    var resolver = ReadingResolver(reference: reference, saidOn: saidOn)
    if let day = dayOfSaying(found, tokens, resolver) { resolver.saidOn = day }
    var lastEnd = -1
    return found.map { match in
      var expression = expression(match, tokens, text, resolver)
      // "from Aug. 24 to Sept. 2"
      if tokens.word(match.first - 1) == .to, lastEnd == match.first - 1 {
        expression.relation = .until
        expression.time = Self.time(expression.named, .until, reference: reference, isAhead: false)
      }
      lastEnd = match.end
      if expression.named.precision == .day { resolver.before = expression.named.latest }
      return expression
    }
  }

  /// A match with the tokens it covers.
  private struct Found {
    var first: Int
    var end: Int
    var rule: DateRule
    var kind: TemporalExpression.Kind
    var reading: Reading
  }

  private func matches(in tokens: DateTokens) -> [Found] {
    var found: [Found] = []
    var i = 0
    while i < tokens.tokens.count {
      var next = i + 1
      for rule in DateRule.byStart[Int(tokens.tokens[i].word.rawValue)] {
        guard let match = rule.match(tokens, i) else { continue }
        if let reading = match.reading {
          let first = match.first ?? i
          found.append(Found(first: first, end: match.end, rule: rule, kind: match.kind, reading: reading))
        }
        next = max(match.end, i + 1)
        break
      }
      i = next
    }
    return found
  }

  /// The day that stands behind a verb of saying: "…, the minister said on Nov. 1".
  private func dayOfSaying(_ found: [Found], _ tokens: DateTokens, _ resolver: ReadingResolver) -> CivilDate?
  {
    let needsOne = found.contains { match in
      switch match.reading {
      case .ago, .dayOffset, .overnight: true
      default: false
      }
    }
    guard needsOne else { return nil }
    for match in found {
      let isDay =
        switch match.reading {
        case .day, .weekday: true
        default: false
        }
      let behind = tokens.word(match.first - 1) == .on ? match.first - 2 : match.first - 1
      guard isDay, tokens.word(behind) == .said else { continue }
      return resolver.time(of: match.reading, tense: .past).latest
    }
    return nil
  }

  private func expression(
    _ match: Found, _ tokens: DateTokens, _ text: [UInt8], _ resolver: ReadingResolver
  ) -> TemporalExpression {
    let tense = Tense(of: tokens, before: match.first)
    let span = ByteSpan(start: tokens.tokens[match.first].start, end: tokens.tokens[match.end - 1].end)
    let words = Self.oneLine(text, span)
    var named = resolver.time(of: match.reading, tense: tense)
    named.text = words
    let relation = Self.relation(before: match.first, in: tokens, match.reading)
    let liesAhead = reference.flatMap { day in named.earliest.map { $0 > day } } ?? false
    return TemporalExpression(
      span: span, text: words, relation: relation,
      time: Self.time(named, relation, reference: reference, isAhead: tense == .future || liesAhead),
      named: named,
      isFuture: tense != .past || liesAhead || match.reading.isAhead,
      isReportedFuture: tense == .reportedFuture,
      kind: match.kind, partial: match.reading.partial, rule: match.rule.name)
  }

  /// The words of a span with every run of white space as one blank.
  private static func oneLine(_ text: [UInt8], _ span: ByteSpan) -> String {
    String(decoding: text[span.range], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }

  private static func relation(
    before first: Int, in t: DateTokens, _ reading: Reading
  ) -> TemporalExpression.Relation {
    switch reading {
    case .stretch, .length, .ahead, .recent, .after: return .at
    default: break
    }
    var i = first - 1
    while t.word(i) == .the || t.word(i) == .about || t.word(i) == .on { i -= 1 }
    switch t.word(i) {
    case .since, .from: return .since
    case .by, .until: return .until
    case .before: return .before
    case .after: return .after
    default: return .at
    }
  }

  /// Widens the days named by what "since", "until", "before" and "after" say.
  private static func time(
    _ named: ValidTime, _ relation: TemporalExpression.Relation, reference: CivilDate?, isAhead: Bool
  ) -> ValidTime {
    guard let first = named.earliest else { return named }
    var time = named
    switch relation {
    case .at: return named
    case .since, .after:
      let start = relation == .since ? first : named.latest?.adding(days: 1) ?? first
      time.earliest = start
      time.latest = isAhead ? nil : reference.map { max($0, start) }
      time.precision = .interval
    case .until:
      time.earliest = nil
    case .before:
      time.earliest = nil
      time.latest = first.adding(days: -1)
    }
    time.reason = "\(relation.rawValue) it: \(named.reason)"
    return time
  }
}

extension Reading {
  /// Whether the words themselves look ahead.
  var isAhead: Bool {
    switch self {
    case .ahead, .weekday(_, .afterToday), .weekday(_, .ofNextWeek): true
    case .dayOffset(let offset), .weekend(let offset), .calendar(_, let offset, _): offset > 0
    default: false
    }
  }

  /// The parts of a date the words state.
  var partial: TemporalExpression.Partial {
    switch self {
    case .weekday(let day, _): .init(weekday: day)
    case .day(let year, let month, let day, let weekday):
      .init(year: year.stated, month: month, day: day, weekday: weekday)
    case .days(let year, let month, _, let last): .init(year: year.stated, month: month, day: last)
    case .month(let year, let month, _): .init(year: year.stated, month: month)
    case .year(let year, _): .init(year: year)
    default: .init()
    }
  }
}

extension Reading.YearWord {
  /// The year, if the words state it.
  var stated: Int? { if case .stated(let year) = self { year } else { nil } }
}
