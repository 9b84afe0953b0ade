public import Model

/// Finds the times that news text names, and the days they mean on the day of the report.
///
/// Reads English and, as far as their files in `Languages` go, French, Turkish, Russian, Ukrainian and
/// Arabic; the language is told sentence by sentence. Runs over bytes in linear time, and never fails: bytes
/// that are no text hold no times. The rules are lists, `DateRule.all` and `DateRule.ofOtherLanguages`.
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
  ///     ("…, he said on Nov. 1") goes before it. Asked for only where a time needs it.
  ///   - toldBefore: the day told last before the sentence, from which "the following day" counts; asked for only
  ///     where a time needs it.
  public func expressions(
    in text: [UInt8], span: ByteSpan, saidOn: () -> CivilDate? = { nil },
    toldBefore: () -> CivilDate? = { nil }
  ) -> [TemporalExpression] {
    let range = max(0, span.start)..<max(0, span.start, min(span.end, text.count))
    let tokens: DateTokens? = text.withUnsafeBufferPointer { bytes in
      DateGate.shared.language(of: bytes, range).map { language in
        DateTokens(bytes, range, DateVocabulary.all[language.rawValue])
      }
    }
    guard let tokens else { return [] }
    let found = DateJoiner(tokens: tokens).joined(matches(in: tokens))
    if found.isEmpty { return [] }
    var resolver = ReadingResolver(reference: reference)
    let saying = DayOfSaying(tokens: tokens, found: found)
    if saying.isNeeded { resolver.saidOn = saying.day(resolver) ?? saidOn() }
    if let day = resolver.dayBeside(found, tokens)
      ?? (found.contains(where: \.reading.leans) ? toldBefore() : nil)
    {
      resolver.before = day
    }
    return found.map { match in
      let expression = expression(match, tokens, text, resolver)
      resolver.told = expression.named
      if expression.named.precision == .day { resolver.before = expression.named.latest }
      return expression
    }
  }

  private func matches(in tokens: DateTokens) -> [FoundTime] {
    let rules = tokens.vocabulary.language == .english ? DateRule.english : DateRule.elsewhere
    var found: [FoundTime] = []
    var i = 0
    while i < tokens.tokens.count {
      var next = i + 1
      let word = tokens.tokens[i].word
      for rule in rules.canStart(word) ? rules[word] : [] {
        guard let match = rule.match(tokens, i) else { continue }
        if let reading = match.reading {
          found.append(
            FoundTime(
              first: match.first ?? i, end: match.end, rule: rule.name, kind: match.kind, reading: reading))
        }
        next = max(match.end, i + 1)
        break
      }
      i = next
    }
    return found
  }

  private func expression(
    _ match: FoundTime, _ tokens: DateTokens, _ text: [UInt8], _ resolver: ReadingResolver
  ) -> TemporalExpression {
    let tense = Tense(of: tokens, before: match.first)
    let span = ByteSpan(start: tokens.tokens[match.first].start, end: tokens.tokens[match.end - 1].end)
    let words = Self.oneLine(text, span)
    var named = resolver.time(of: match.reading, tense: tense)
    named.text = words
    let relation = Self.relation(of: match, in: tokens)
    let liesAhead = reference.flatMap { day in named.earliest.map { $0 > day } } ?? false
    return TemporalExpression(
      span: span, text: words, relation: relation,
      time: Self.time(named, relation, reference: reference, isAhead: tense == .future || liesAhead),
      named: named,
      isFuture: tense != .past || liesAhead || match.reading.isAhead,
      isReportedFuture: tense == .reportedFuture,
      kind: match.kind, partial: match.reading.partial, rule: match.rule)
  }

  /// The words of a span with every run of white space as one blank.
  private static func oneLine(_ text: [UInt8], _ span: ByteSpan) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(span.length)
    for byte in text[span.range] {
      if byte > 0x20 {
        line.append(byte)
      } else if line.last != 0x20 {
        line.append(0x20)
      }
    }
    return String(decoding: line, as: UTF8.self)
  }

  private static func relation(of match: FoundTime, in t: DateTokens) -> TemporalExpression.Relation {
    switch match.reading {
    case .stretch, .length, .ahead, .recent, .after, .momentOfDay, .span: return .at
    default: break
    }
    var i = match.first - 1
    while t.word(i) == .the || t.word(i) == .about || t.word(i) == .on || t.word(i) == .in { i -= 1 }
    // "Pazartesiden beri": Turkish ties a time from behind.
    if t.vocabulary.language == .turkish {
      i = match.end
      while t.isApostrophe(i) || t.word(i) == .other && t.touches(i) { i += 1 }
    }
    switch t.word(i) {
    case .since, .from: return t.vocabulary.language == .english || t.word(i) == .since ? .since : .at
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
