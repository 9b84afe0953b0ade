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
    let verbs = view.units.indices.filter { view.units[$0].isWord && Lexicon.saying.contains(view.word($0)) }
    for verb in verbs.reversed() where verb < position {
      if let speaker = subject(of: verb), !isClosed(between: verb, and: position) { return speaker }
    }
    for verb in verbs
    where verb > position
      && !(position..<verb).contains(where: { view.isWord($0, in: ["but", "although", "while"]) })
    {
      if let speaker = view.word(verb) == "according"
        ? source(behind: verb + 2) : subject(of: verb) ?? inverted(verb)
      {
        return speaker
      }
    }
    if let verb = verbs.last(where: { $0 < position && view.word($0) == "according" }) {
      return source(behind: verb + 2)
    }
    return nil
  }

  /// Who a verb of saying belongs to; for "it said" the speaker of the sentence before.
  private func subject(of verb: Int) -> ActorReference? {
    var index = verb - 1
    while index >= 0,
      Lexicon.adverbs.contains(view.word(index)) || Lexicon.have.contains(view.word(index))
        || view.units[index].date != nil || view.word(index) == "on"
    {
      index -= 1
    }
    guard index >= 0 else { return nil }
    // "X, an office of Y, said".
    if view.word(index) == ",", let opening = (0..<index).last(where: { view.word($0) == "," }),
      index - opening <= 14,
      opening > 0, let actor = view.units[opening - 1].actor
    {
      return reference(actor)
    }
    if ["it", "he", "she", "they"].contains(view.word(index)) {
      return earlierActor(before: index) ?? carried ?? view.actorAntecedent.map { ActorReference($0) }
    }
    if let actor = view.units[index].actor {
      return SubjectReader(view: view).antecedent(of: index) ?? reference(actor)
    }
    if view.units[index].place != nil, view.units[index].actor == nil { return nil }
    return phrase(endingAt: index)
  }

  private func earlierActor(before index: Int) -> ActorReference? {
    // "A spokesman disputed the statement: X, he said": a person speaks, not a paper.
    view.units[..<index].compactMap(\.actor).last { !$0.text.lowercased().hasSuffix("statement") }.map(
      reference)
  }

  /// "said the Observatory's chief", ", said Kerry".
  private func inverted(_ verb: Int) -> ActorReference? {
    guard view.units.indices.contains(verb + 1), view.word(verb - 1) == "," || view.word(verb - 1) == "\""
    else {
      return nil
    }
    return source(behind: verb + 1)
  }

  /// The noun phrase of a source: an actor, else capitalised words or a noun for speakers.
  private func source(behind start: Int) -> ActorReference? {
    // The words that name a source may be the sentence's last.
    guard view.units.indices.contains(start) else { return nil }
    for index in start..<min(view.units.count, start + 6) {
      if let actor = view.units[index].actor { return reference(actor) }
      if view.units[index].isMark { break }
    }
    var end = start
    while end < view.units.count, end - start < 6, view.units[end].isWord,
      !["in", "on", "at"].contains(view.word(end))
    { end += 1 }
    return end > start ? ActorReference(text: view.text(start..<end), ids: []) : nil
  }

  /// A person or office right before a verb of saying: capitalised words or "a spokesman".
  private func phrase(endingAt end: Int) -> ActorReference? {
    guard view.units[end].isWord, view.units[end].isCapitalised else { return nil }
    var start = end
    while start > 0, view.units[start - 1].isWord, view.units[start - 1].isCapitalised, end - start < 4 {
      start -= 1
    }
    return ActorReference(text: view.text(start..<(end + 1)), ids: [])
  }

  /// Whether a semicolon ends what the verb reports before the position.
  private func isClosed(between verb: Int, and position: Int) -> Bool {
    (verb..<position).contains { view.word($0) == ";" }
  }

  private func reference(_ actor: ActorMention) -> ActorReference {
    ActorReference(actor)
  }
}
