import Model

/// Finds who says what a sentence tells: "according to X", "X said", "said X", and "It said" of the speaker
/// before.
struct Attribution {
  let view: SentenceView
  /// The speaker of the sentence before, for "it said".
  let carried: ActorReference?

  /// The speaker of what stands at a unit; nil for the writer.
  func speaker(of position: Int) -> ActorReference? {
    // The nearest saying verb before it that has a subject, else the first one behind it.
    let verbs = view.units.indices.filter { view.isWord($0, .saying) }
    guard !verbs.isEmpty else { return nil }
    for verb in verbs.reversed() where verb < position {
      if let speaker = subject(of: verb), !isClosed(verb..<position) { return speaker }
    }
    for verb in verbs where verb > position && !view.hasWord(in: position..<verb, .contrast) {
      let speaker =
        view.isWord(verb, .according) ? source(behind: verb + 2) : subject(of: verb) ?? inverted(verb)
      if let speaker { return speaker }
    }
    return verbs.last { $0 < position && view.isWord($0, .according) }.flatMap { source(behind: $0 + 2) }
  }

  /// Who a verb of saying belongs to; for "it said" the speaker of the sentence before.
  private func subject(of verb: Int) -> ActorReference? {
    var index = verb - 1
    while view.isWord(index, .adverb) || view.isWord(index, .have) || view.isDate(index)
      || view.isWord(index, .locative) && view.isDate(index + 1)
    {
      index -= 1
    }
    guard index >= 0 else { return nil }
    // "X, an office of Y, said".
    if view.isComma(index), let opening = (0..<index).last(where: view.isComma), index - opening <= 14,
      let actor = view.actor(opening - 1)
    {
      return ActorReference(actor)
    }
    if view.isWord(index, .person) {
      return earlierActor(before: index) ?? carried ?? view.antecedents.actor.map { ActorReference($0) }
    }
    if let actor = view.actor(index) {
      return SubjectReader(view: view).antecedent(of: index) ?? ActorReference(actor)
    }
    return view.isPlace(index) ? nil : phrase(endingAt: index)
  }

  /// "A spokesman disputed the statement: X, he said": a person speaks, not a paper.
  private func earlierActor(before index: Int) -> ActorReference? {
    for earlier in stride(from: index - 1, through: 0, by: -1) {
      guard let actor = view.actor(earlier) else { continue }
      let reference = ActorReference(actor)
      if !view.grammar.lastClasses(reference).contains(.paper) { return reference }
    }
    return nil
  }

  /// "said the Observatory's chief", ", said Kerry".
  private func inverted(_ verb: Int) -> ActorReference? {
    guard view.isComma(verb - 1) || view.word(verb - 1) == SentenceView.quotationMark else { return nil }
    return source(behind: verb + 1)
  }

  /// The noun phrase of a source: an actor, else capitalised words or a noun for speakers.
  private func source(behind start: Int) -> ActorReference? {
    guard view.has(start) else { return nil }
    for index in start..<min(view.units.count, start + 6) {
      if let actor = view.actor(index) { return ActorReference(actor) }
      if view.isMark(index) { break }
    }
    var end = start
    while view.has(end), end - start < 6, view.units[end].isWord, !view.isWord(end, .within),
      !view.isWord(end, .locative)
    {
      end += 1
    }
    return end > start ? ActorReference(text: view.text(start..<end), ids: []) : nil
  }

  /// A person or office right before a verb of saying: capitalised words.
  private func phrase(endingAt end: Int) -> ActorReference? {
    guard view.units[end].isWord, view.units[end].isCapitalised else { return nil }
    var start = end
    while start > 0, view.units[start - 1].isWord, view.units[start - 1].isCapitalised, end - start < 4 {
      start -= 1
    }
    return ActorReference(text: view.text(start..<(end + 1)), ids: [])
  }

  /// Whether a semicolon ends what the verb reports before the position.
  private func isClosed(_ range: Range<Int>) -> Bool {
    range.contains { view.isMark($0) && view.word($0) == ";" }
  }
}
