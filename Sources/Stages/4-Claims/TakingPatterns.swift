import Model

/// "X captured A, B and C from Y", "A, which X captured", "capturing A".
struct ActiveTaking: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    guard !view.units.contains(where: { $0.isWord && Self.peaceful.contains($0.word) }) else { return [] }
    return view.verbs.flatMap { index, verb -> [Draft] in
      guard case .take(let again) = verb.sense,
        !(verb.form != .present && verb.form != .gerund && view.isPassive(index)),
        !isNoun(index, verb: verb, in: view), let draft = draft(at: index, verb: verb, again: again, in: view)
      else { return [] }
      return [draft] + continued(draft, in: view)
    }
  }

  /// "captured A on Friday and B on Saturday": the verb is left out before the second place, the date is its own.
  private func continued(_ draft: Draft, in view: SentenceView) -> [Draft] {
    var index = draft.range.upperBound
    if view.isWord(index, in: ["on", "in"]) { index += 1 }
    guard view.units.indices.contains(index), view.units[index].date != nil else { return [] }
    index += 1
    if view.word(index) == "," { index += 1 }
    guard view.word(index) == "and", view.units.indices.contains(index + 1),
      let place = view.units[index + 1].place,
      place.use == .literal
    else { return [] }
    var next = draft
    next.targets = [.init(text: place.text, mention: place)]
    next.datedFrom = index + 1
    next.range = draft.range.lowerBound..<(index + 2)
    return [next]
  }

  private func draft(at index: Int, verb: Lexicon.Verb, again: Bool, in view: SentenceView) -> Draft? {
    let subject = SubjectReader(view: view)
    guard let (object, isRelative) = object(at: index, verb: verb, in: view) else { return nil }
    // A participle behind its place with no party of its own is a passive: "villages captured by X".
    if verb.form != .present, verb.form != .gerund, view.word(index + 1) == "by" { return nil }
    let isPlain = !isRelative && !["control", "over", "back"].contains(view.word(index + 1))
    // "It may take Norway a year": nobody takes a country with that verb alone.
    if verb.base == "take", isPlain, object.targets.contains(where: { $0.mention?.featureWord == "country" })
    {
      return nil
    }
    let end = isRelative ? index + 1 : object.range.upperBound
    var by = subject.subject(before: index) ?? subject.named(before: view.groupStart(index))
    if by == nil, verb.form == .gerund { by = subject.subject(behind: end) }
    // "The photographer captured X": who takes a place with a finite verb is a party, or the claim is none.
    if by == nil, verb.form == .past || verb.form == .present, !isInfinitive(index, in: view) { return nil }
    // "The storm took X": without a party only the verbs of war tell of control.
    if Self.needsName.contains(verb.base), isPlain,
      by == nil || object.targets.contains(where: { $0.mention == nil })
    {
      return nil
    }
    let from =
      subject.loser(behind: end) ?? object.holder ?? clearedOf(behind: end, in: view)
      ?? view.opponent(behind: end)
    let isBack = view.word(index + 1) == "back" || view.isWord(end, in: ["back"])
    return Draft(
      trigger: index, action: again || isBack || isAgain(index, in: view) ? .recapture : .capture,
      targets: object.targets, by: by, from: from == by ? nil : from,
      modality: ModalityReader(view: view).modality(ofVerb: index, form: verb.form),
      isPast: verb.form == .past && !hasPerfect(index, in: view),
      range: min(index, object.range.lowerBound)..<max(end, object.range.upperBound))
  }

  /// The object behind the verb, else what "which" stands for before its subject.
  private func object(at index: Int, verb: Lexicon.Verb, in view: SentenceView) -> (PlaceObject, Bool)? {
    if Self.needsControl.contains(verb.base),
      !["control", "back", "full", "complete"].contains(view.word(index + 1)),
      !(verb.base == "gain" && view.word(index + 1) == "control")
    {
      return nil
    }
    if let object = PlaceObjectReader(view: view).object(from: index + 1), isNear(object, index, in: view) {
      return (object, false)
    }
    guard let relative = relativePronoun(before: index, in: view), let object = view.objectBefore(relative)
    else {
      return nil
    }
    return (object, true)
  }

  /// "to capture X" needs no subject of its own.
  private func isInfinitive(_ index: Int, in view: SentenceView) -> Bool {
    (max(0, index - 3)..<index).contains { view.isWord($0, in: ["to"]) }
  }

  /// Verbs that tell of control only with that word.
  private static let needsControl: WordSet = ["gain", "assume", "win"]
  /// Verbs that take things as well as places: their object must be a name.
  private static let needsName: WordSet = ["secure", "wrest", "recover", "take"]
  /// Words of contests that are not fought with arms.
  private static let peaceful: WordSet = [
    "vote", "votes", "election", "elections", "by-election", "poll", "polls", "match", "league", "cup",
    "seats", "ballot",
    "championship", "tournament", "goal", "goals",
  ]

  /// The object's first name stands within reach and no party lies between (people are captured too).
  private func isNear(_ object: PlaceObject, _ verb: Int, in view: SentenceView) -> Bool {
    guard let first = object.targets.first else { return false }
    let place =
      first.mention.flatMap { mention in view.units.firstIndex { $0.place == mention } }
      ?? object.range.lowerBound
    return place - verb <= 14
  }

  /// The "which" or "that" before the subject of a verb.
  private func relativePronoun(before verb: Int, in view: SentenceView) -> Int? {
    (max(0, verb - 8)..<verb).last {
      view.isWord($0, in: ["which", "that"]) && isRelative($0, verb: verb, in: view)
    }
  }

  /// "which" is the object only where a subject stands between it and the verb.
  private func isRelative(_ pronoun: Int, verb: Int, in view: SentenceView) -> Bool {
    ((pronoun + 1)..<verb).contains { view.units[$0].actor != nil || view.isWord($0, in: ["it", "they"]) }
  }

  /// "cleared X of IS".
  private func clearedOf(behind end: Int, in view: SentenceView) -> ActorReference? {
    guard view.word(end) == "of" else { return nil }
    return SubjectReader(view: view).actor(behind: end + 1)?.actor
  }

  /// "the capture of", "to win", "control": the form is a noun here.
  private func isNoun(_ index: Int, verb: Lexicon.Verb, in view: SentenceView) -> Bool {
    guard verb.form == .present, Lexicon.nouns[verb.base] != nil || verb.base == "win" else { return false }
    return ["the", "its", "their", "a", "'s", "recent", "this", "of"].contains(view.word(index - 1))
      || view.word(index + 1) == "of"
  }

  private func isAgain(_ index: Int, in view: SentenceView) -> Bool {
    ((index + 1)..<min(view.units.count, index + 8)).contains { view.word($0) == "again" }
  }

  private func hasPerfect(_ index: Int, in view: SentenceView) -> Bool {
    (view.groupStart(index)..<index).contains { view.isWord($0, in: Lexicon.have) }
  }
}

/// "A and B were recaptured by X", "villages captured by X", "A was cleared of Y".
struct PassiveTaking: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    view.verbs.compactMap { index, verb in
      guard case .take(let again) = verb.sense, verb.form == .past || verb.form == .participle else {
        return nil
      }
      let isPassive = view.isPassive(index)
      guard isPassive || view.word(index + 1) == "by" || isBareParticiple(index, in: view) else { return nil }
      return draft(at: index, again: again, isPassive: isPassive, in: view)
    }
  }

  private func draft(at index: Int, again: Bool, isPassive: Bool, in view: SentenceView) -> Draft? {
    guard let object = view.objectBefore(view.groupStart(index)) else { return nil }
    let subject = SubjectReader(view: view)
    let agent = subject.agent(behind: index + 1)
    var from = subject.loser(behind: index + 1) ?? object.holder
    if from == nil, let of = cleared(index, in: view) { from = of }
    return Draft(
      trigger: index, action: again ? .recapture : .capture, targets: object.targets, by: agent?.actor,
      from: from == agent?.actor ? nil : from,
      modality: ModalityReader(view: view).modality(ofVerb: index, form: .past),
      isPast: isPassive
        && (view.groupStart(index)..<index).contains { view.isWord($0, in: ["was", "were"]) },
      range: object.range.lowerBound..<max(index + 1, (agent?.index ?? index) + 1))
  }

  /// "cleared Sunday of IS".
  private func cleared(_ index: Int, in view: SentenceView) -> ActorReference? {
    guard view.word(index) == "cleared" else { return nil }
    let of = ((index + 1)..<min(view.units.count, index + 4)).first { view.word($0) == "of" }
    return of.flatMap { SubjectReader(view: view).actor(behind: $0 + 1)?.actor }
  }

  /// ", taken on Monday from IS".
  private func isBareParticiple(_ index: Int, in view: SentenceView) -> Bool {
    view.word(index - 1) == "," && Lexicon.verbs[view.word(index)]?.form == .participle
      && SubjectReader(view: view).loser(behind: index + 1) != nil
      && PlaceObjectReader(view: view).object(from: index + 1) == nil
  }
}

/// "X drove Y out of A", "X pushed out Y": the place is named, or was named last.
struct Expulsion: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    view.verbs.compactMap { index, verb in
      guard verb.sense == .expel || verb.base == "clear" else { return nil }
      return view.isPassive(index)
        ? passive(at: index, verb: verb, in: view) : active(at: index, verb: verb, in: view)
    }
  }

  private func active(at index: Int, verb: Lexicon.Verb, in view: SentenceView) -> Draft? {
    let reader = SubjectReader(view: view)
    let isOut = ["out", "back"].contains(view.word(index + 1))
    // "X threw them out": of the place named last.
    if view.isWord(index + 1, in: ["them", "it"]), view.word(index + 2) == "out",
      let named = PlaceObjectReader(view: view).lastPlace(before: index),
      let by = reader.subject(before: index)
    {
      return Draft(
        trigger: index, action: .recapture, targets: [.init(text: named.text, mention: named)], by: by,
        modality: ModalityReader(view: view).modality(ofVerb: index, form: verb.form),
        isPast: verb.form == .past,
        range: index..<(index + 3))
    }
    guard let (loser, last) = reader.actor(behind: isOut ? index + 2 : index + 1) else { return nil }
    var targets: [PlaceObject.Target] = []
    var end = last + 1
    if let object = place(behind: last + 1, in: view) {
      targets = object.targets
      end = object.range.upperBound
    } else if isOut || view.word(last + 1) == "out", !["of", "from"].contains(view.word(last + 2)),
      let named = PlaceObjectReader(view: view).lastPlace(before: index)
    {
      targets = [.init(text: named.text, mention: named)]
    }
    guard !targets.isEmpty else { return nil }
    return Draft(
      trigger: index, action: .capture, targets: targets, by: reader.subject(before: index), from: loser,
      modality: ModalityReader(view: view).modality(ofVerb: index, form: verb.form),
      isPast: verb.form == .past,
      range: index..<end)
  }

  /// "Y were driven out of A by X".
  private func passive(at index: Int, verb: Lexicon.Verb, in view: SentenceView) -> Draft? {
    guard let object = place(behind: index + 1, in: view) else { return nil }
    let reader = SubjectReader(view: view)
    return Draft(
      trigger: index, action: .capture, targets: object.targets, by: reader.agent(behind: index + 1)?.actor,
      from: reader.subject(before: view.groupStart(index)),
      modality: ModalityReader(view: view).modality(ofVerb: index, form: .past), isPast: true,
      range: index..<object.range.upperBound)
  }

  /// The place behind "out of" or "from".
  private func place(behind start: Int, in view: SentenceView) -> PlaceObject? {
    for index in start..<min(view.units.count, start + 5) {
      guard view.isWord(index, in: ["from", "of"]) else { continue }
      if view.word(index) == "of", view.word(index - 1) != "out" { continue }
      return PlaceObjectReader(view: view).object(from: index + 1)
    }
    return nil
  }
}

/// "A fell to X", "A has fallen into the hands of X", "A has fallen".
struct Falling: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    view.verbs.compactMap { index, verb in
      guard verb.sense == .fall, let object = view.objectBefore(view.groupStart(index)) else { return nil }
      let taker =
        ["to", "into", "under", "back"].contains(view.word(index + 1))
        ? ((index + 1)..<min(view.units.count, index + 7)).first { view.units[$0].actor != nil } : nil
      let by = taker.flatMap { SubjectReader(view: view).actor(behind: $0) }
      guard
        by != nil || ends(behind: index, in: view) && object.targets.contains(where: { $0.mention != nil })
      else {
        return nil
      }
      return Draft(
        trigger: index, action: .capture, targets: object.targets, by: by?.actor,
        from: object.holder == by?.actor ? nil : object.holder,
        modality: ModalityReader(view: view).modality(ofVerb: index, form: verb.form),
        isPast: verb.form == .past,
        range: object.range.lowerBound..<((by?.index ?? index) + 1))
    }
  }

  /// Nothing but a date or an aside follows: "A fell on Monday", "A has fallen, residents said".
  private func ends(behind verb: Int, in view: SentenceView) -> Bool {
    let next = verb + 1
    guard view.units.indices.contains(next) else { return true }
    return view.units[next].isMark || view.units[next].date != nil
      || view.isWord(
        next,
        in: [
          "on", "after", "without", "overnight", "and", "early", "late", "last", "as", "when", "in", "during",
          "this", "earlier",
        ])
  }
}
