import Model

/// Decides when what a claim tells was true, from the dates of its clause, the day of saying and the
/// report's day.
struct ClaimDates {
  let view: SentenceView
  /// The day told last in the passage, where the sentence itself has none.
  let carried: DateMention?

  /// How the claim stands in its sentence.
  struct Position {
    /// The unit of its verb or noun.
    var trigger: Int
    /// Whether it is a state, not a change.
    var isState: Bool
    /// Whether a noun tells it ("the capture of X"), which says nothing about when.
    var isNominal: Bool
    /// Whether its verb stands in a simple past.
    var isPast: Bool
  }

  private var published: CivilDate? { view.report.report.published?.date }

  /// The valid time of a claim.
  func valid(at position: Position) -> ValidTime {
    let dates = view.units.indices.filter { view.date($0).map { !$0.isDuration && !$0.isFuture } ?? false }
    let own = dates.filter { date in
      !isOfSaying(date) && isInClause(date, of: position.trigger)
        && !(position.isState && isOfVerbBefore(date, position.trigger))
    }
    let nearest = own.min { distance($0, position.trigger) < distance($1, position.trigger) }
    if let nearest, let date = view.date(nearest) { return time(of: date, at: nearest, position) }
    if let saying = dates.first(where: isOfSaying), let date = view.date(saying) {
      return ValidTime(
        earliest: date.time.earliest, latest: date.time.latest, precision: date.time.precision,
        text: date.text,
        reason: "no date of its own; said on this day")
    }
    return undated(position)
  }

  /// No date in the sentence: the passage's day for a past tense, else the report's own.
  private func undated(_ position: Position) -> ValidTime {
    if position.isPast, !position.isState, let carried, carried.time.precision == .day {
      return ValidTime(
        earliest: carried.time.earliest, latest: carried.time.latest, precision: .day, text: carried.text,
        reason: "no date of its own; the passage tells of \"\(carried.text)\"")
    }
    guard let published else {
      return ValidTime(
        earliest: nil, latest: nil, precision: .unknown,
        reason: "neither the sentence nor the report is dated")
    }
    if position.isNominal {
      return ValidTime(
        earliest: nil, latest: published, precision: .interval,
        reason: "no date stated; not after the day of the report")
    }
    return .day(
      published,
      reason: position.isState
        ? "as of the day of the report" : "no date stated; the day of the report stands in")
  }

  /// The days a date of the clause means for a claim.
  private func time(of date: DateMention, at index: Int, _ position: Position) -> ValidTime {
    if position.isState, date.isSince || isBefore(date) {
      return published.map {
        .day($0, text: date.text, reason: "a state that lasts to the day of the report")
      } ?? date.time
    }
    if date.isSince {
      // "since last year when it drove out Y": the change lies in the year named, not in the time since.
      if view.isWord(index + 1, .when) || view.isWord(index + 1, .as) { return date.named }
      var time = pinned(date)
      time.precision = .interval
      return time
    }
    return bounded(date)
  }

  private func isBefore(_ date: DateMention) -> Bool {
    guard let latest = date.time.latest, let published else { return false }
    return latest < published && date.time.precision != .day
  }

  /// A vague start that holds the first day of an operation the report names begins on that day.
  private func pinned(_ date: DateMention) -> ValidTime {
    var time = date.time
    guard let earliest = date.named.earliest, let latest = date.named.latest, earliest < latest,
      let event = view.report.events.last(where: { earliest <= $0.from && $0.from <= latest })
    else { return time }
    time.earliest = event.from
    time.reason += "; \(event.name) began on \(event.from)"
    return time
  }

  /// "recently" does not reach back behind the start of the operation the report is about.
  private func bounded(_ date: DateMention) -> ValidTime {
    var time = date.time
    guard time.precision == .interval, let earliest = time.earliest, let latest = time.latest,
      let event = view.report.events.last(where: {
        earliest < $0.from && $0.from <= latest && $0.to != $0.from
      })
    else { return time }
    time.earliest = event.from
    time.reason += "; not before \(event.name) began on \(event.from)"
    return time
  }

  /// Whether a date tells when something was said: it stands right at a verb of saying.
  private func isOfSaying(_ index: Int) -> Bool {
    for before in stride(from: index - 1, through: max(0, index - 5), by: -1) {
      if view.isMark(before), !view.isComma(before) { return false }
      if view.isVerb(before) || view.isWord(before, .be) { return false }
      if view.isWord(before, .saying) || view.isNamed(before, .paper) { return true }
    }
    return view.isWord(index + 1, .saying)
  }

  /// "captured X on 12 August and hold it": the date belongs to the verb before it.
  private func isOfVerbBefore(_ date: Int, _ trigger: Int) -> Bool {
    date < trigger && (0..<date).contains(where: view.isVerb)
  }

  /// No other verb of control or "but" stands between a date and its verb.
  private func isInClause(_ date: Int, of trigger: Int) -> Bool {
    let first = min(date, trigger) + 1
    return !(first..<max(date, trigger, first)).contains { index in
      if view.isMark(index) { return view.word(index) == ";" }
      if view.isWord(index, .but) { return true }
      // Verbs joined by "and" share a date; others have their own.
      return view.isVerb(index) && date > trigger && !view.isWord(index - 1, .and)
    }
  }

  private func distance(_ a: Int, _ b: Int) -> Int { abs(a - b) + (a < b ? 1 : 0) }
}
