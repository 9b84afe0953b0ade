import Model

/// "X controls A", "A is controlled by X".
struct Holding: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    view.verbs.compactMap { index, verb in
      guard verb.sense == .hold, !isNoun(index, in: view) else { return nil }
      let isParticiple = verb.form == .past || verb.form == .participle
      if isParticiple, view.isPassive(index) || view.word(index + 1) == "by" {
        return passive(at: index, in: view)
      }
      return active(at: index, verb: verb, in: view)
    }
  }

  private func active(at index: Int, verb: Lexicon.Verb, in view: SentenceView) -> Draft? {
    let reader = SubjectReader(view: view)
    if let object = PlaceObjectReader(view: view).object(from: index + 1),
      let by = reader.subject(before: index)
    {
      return draft(at: index, object: object, by: by, form: verb.form, end: object.range.upperBound, in: view)
    }
    // "Eastern A, which the rebels hold".
    guard let pronoun = (max(0, index - 6)..<index).last(where: { view.isWord($0, in: ["which", "that"]) }),
      let object = view.objectBefore(pronoun), let by = reader.subject(before: index),
      ((pronoun + 1)..<index).contains(where: {
        view.units[$0].actor != nil || view.isWord($0, in: ["it", "they"])
      })
    else { return nil }
    return draft(at: index, object: object, by: by, form: verb.form, end: index + 1, in: view)
  }

  private func passive(at index: Int, in view: SentenceView) -> Draft? {
    guard let (by, last) = SubjectReader(view: view).agent(behind: index + 1, within: 4),
      let object = view.objectBefore(view.groupStart(index))
    else { return nil }
    return draft(at: index, object: object, by: by, form: .past, end: last + 1, in: view)
  }

  private func draft(
    at index: Int, object: PlaceObject, by: ActorReference, form: Lexicon.Form, end: Int,
    in view: SentenceView
  ) -> Draft {
    Draft(
      trigger: index, action: .hold, targets: object.targets, by: by,
      modality: ModalityReader(view: view).modality(ofState: index, form: form),
      isAside: ((max(0, index - 5))..<index).contains { view.word($0) == "which" },
      range: min(index, object.range.lowerBound)..<end)
  }

  /// "the control of", "crucial to control of", "hold over".
  private func isNoun(_ index: Int, in view: SentenceView) -> Bool {
    ["of", "over", "on"].contains(view.word(index + 1))
      || [
        "the", "take", "takes", "took", "taken", "taking", "lost", "lose", "of", "full", "under", "gain",
        "gained", "its", "their", "a", "seize", "seized", "seizes", "regain", "regained", "total", "'s",
      ]
      .contains(view.word(index - 1))
  }
}

/// "A is under the control of X", "A is in the hands of X", "A under rebel control".
struct UnderControl: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] { states(in: view) + possessions(in: view) }

  /// "X has control of A".
  private func possessions(in view: SentenceView) -> [Draft] {
    view.units.indices.compactMap { index in
      guard view.isWord(index, in: ["control"]), view.isWord(index + 1, in: ["of", "over"]),
        let verb = (max(0, index - 3)..<index).last(where: { view.isWord($0, in: Self.having) }),
        ((verb + 1)..<index).allSatisfy({
          view.isWord($0, in: ["full", "complete", "total", "firm", "sole"])
        }),
        let object = PlaceObjectReader(view: view).object(from: index + 2),
        let by = SubjectReader(view: view).subject(before: verb)
      else { return nil }
      return Draft(
        trigger: verb, action: .hold, targets: object.targets, by: by,
        modality: ModalityReader(view: view).modality(ofState: verb, form: .present),
        range: verb..<object.range.upperBound)
    }
  }

  private static let having: WordSet = [
    "has", "have", "had", "keeps", "kept", "maintains", "maintained", "retains",
  ]

  private func states(in view: SentenceView) -> [Draft] {
    view.units.indices.compactMap { index in
      guard view.isWord(index, in: ["under", "in"]), let by = holder(behind: index, in: view),
        let object = view.objectBefore(view.groupStart(index)) ?? view.objectBefore(index)
          ?? coordinated(before: view.groupStart(index), in: view)
      else { return nil }
      return Draft(
        trigger: index, action: .hold, targets: object.targets, by: by.actor,
        modality: ModalityReader(view: view).modality(ofState: index, form: .present),
        range: object.range.lowerBound..<(by.index + 1))
    }
  }

  /// "The dam is the largest of its kind and is in the hands of X": the subject of the first predicate.
  private func coordinated(before start: Int, in view: SentenceView) -> PlaceObject? {
    guard view.word(start - 1) == "and",
      let first = view.units.firstIndex(where: { $0.place?.use == .literal }),
      first <= 2, !(0..<first).contains(where: { view.isWord($0, in: ["in", "at", "near", "from"]) })
    else { return nil }
    return PlaceObjectReader(view: view).object(from: first)
  }

  private func holder(behind index: Int, in view: SentenceView) -> (actor: ActorReference, index: Int)? {
    let reader = SubjectReader(view: view)
    var next = index + 1
    while view.isWord(next, in: ["the", "full", "total", "complete", "firm"]) { next += 1 }
    if view.isWord(next, in: ["control", "hands", "rule"]), view.word(next + 1) == "of" {
      return reader.actor(behind: next + 2)
    }
    if view.units.indices.contains(next), view.units[next].actor != nil {
      let behind = view.word(next + 1) == "'s" ? next + 2 : next + 1
      guard view.isWord(behind, in: ["control", "hands", "rule"]) else { return nil }
      return reader.actor(behind: next)
    }
    return nil
  }
}

/// "FSA-held A", "the X stronghold of A", "A, an X stronghold", "X's headquarters in A".
struct HolderAdjective: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    view.units.indices.compactMap { index in
      guard let actor = view.units[index].actor else { return nil }
      let next = index + 1
      if view.units.indices.contains(next), view.units[next].isHyphenated,
        ["held", "controlled", "occupied", "ruled", "run"].contains(view.word(next))
      {
        return draft(actor, at: index, object: object(from: next + 1, in: view), in: view)
      }
      let noun = view.word(next) == "'s" ? next + 1 : next
      if view.isWord(noun, in: ["stronghold", "bastion"]) {
        let object =
          view.word(noun + 1) == "of"
          ? self.object(from: noun + 2, in: view) : apposition(before: index, in: view)
        return draft(actor, at: index, object: object, in: view)
      }
      if view.isWord(noun, in: ["headquarters", "capital", "stronghold"]),
        view.isWord(noun + 1, in: ["in", "of"])
      {
        return draft(actor, at: index, object: object(from: noun + 2, in: view), in: view)
      }
      return nil
    }
  }

  private func object(from start: Int, in view: SentenceView) -> PlaceObject? {
    guard let object = PlaceObjectReader(view: view).object(from: start) else { return nil }
    return object.targets.contains { $0.mention != nil } ? object : nil
  }

  /// "A, an X stronghold": the place stands before the comma.
  private func apposition(before index: Int, in view: SentenceView) -> PlaceObject? {
    let article = view.isWord(index - 1, in: ["a", "an", "the"]) ? index - 2 : index - 1
    guard view.word(article) == "," else { return nil }
    return view.objectBefore(article)
  }

  private func draft(_ actor: ActorMention, at index: Int, object: PlaceObject?, in view: SentenceView)
    -> Draft?
  {
    guard let object, view.word(index - 1) != "formerly" else { return nil }
    return Draft(
      trigger: index, action: .hold, targets: object.targets,
      by: ActorReference(actor),
      modality: .asserted, isAside: true, range: index..<object.range.upperBound)
  }
}

/// "X besieged A", "the besieged city of A", "A is under siege".
struct Besieging: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    verbs(in: view) + adjectives(in: view)
  }

  private func verbs(in view: SentenceView) -> [Draft] {
    view.verbs.compactMap { index, verb in
      guard verb.sense == .besiege else { return nil }
      if verb.form != .gerund, view.isPassive(index) { return passive(at: index, in: view) }
      return active(at: index, verb: verb, in: view) ?? relative(at: index, verb: verb, in: view)
    }
  }

  private func active(at index: Int, verb: Lexicon.Verb, in view: SentenceView) -> Draft? {
    guard let object = PlaceObjectReader(view: view).object(from: index + 1) else { return nil }
    let by = SubjectReader(view: view).subject(before: index)
    let isAdjective = verb.form == .past && by == nil || view.isWord(index - 1, in: ["the", "in", "of"])
    return Draft(
      trigger: index, action: .besiege, targets: object.targets, by: isAdjective ? nil : by,
      modality: isAdjective ? .asserted : ModalityReader(view: view).modality(ofVerb: index, form: verb.form),
      range: index..<object.range.upperBound)
  }

  /// "A, which X has besieged for weeks".
  private func relative(at index: Int, verb: Lexicon.Verb, in view: SentenceView) -> Draft? {
    guard let pronoun = (max(0, index - 7)..<index).last(where: { view.isWord($0, in: ["which", "that"]) }),
      ((pronoun + 1)..<index).contains(where: { view.units[$0].actor != nil }),
      let object = view.objectBefore(pronoun)
    else { return nil }
    return Draft(
      trigger: index, action: .besiege, targets: object.targets,
      by: SubjectReader(view: view).subject(before: index),
      modality: ModalityReader(view: view).modality(ofState: index, form: verb.form),
      range: object.range.lowerBound..<(index + 1))
  }

  private func passive(at index: Int, in view: SentenceView) -> Draft? {
    guard let object = view.objectBefore(view.groupStart(index)) else { return nil }
    return Draft(
      trigger: index, action: .besiege, targets: object.targets,
      by: SubjectReader(view: view).agent(behind: index + 1, within: 5)?.actor,
      modality: ModalityReader(view: view).modality(ofVerb: index, form: .past),
      range: object.range.lowerBound..<(index + 1))
  }

  /// "A is under siege".
  private func adjectives(in view: SentenceView) -> [Draft] {
    view.units.indices.compactMap { index in
      guard view.isWord(index, in: ["under"]), view.isWord(index + 1, in: ["siege", "blockade"]),
        let object = view.objectBefore(view.groupStart(index))
      else { return nil }
      return Draft(
        trigger: index, action: .besiege, targets: object.targets,
        by: SubjectReader(view: view).agent(behind: index + 2, within: 3)?.actor,
        modality: ModalityReader(view: view).modality(ofState: index, form: .present),
        range: object.range.lowerBound..<(index + 2))
    }
  }
}

/// "launch an offensive to take A", "fighting in A", "the battle for A".
struct Contesting: ControlPattern {
  private static let nouns: WordSet = [
    "offensive", "assault", "operation", "attack", "counter-offensive", "campaign", "push",
  ]
  private static let launches: WordSet = [
    "launch", "launches", "launched", "launching", "begin", "begins", "began", "start", "starts", "started",
    "mount",
    "mounts", "mounted", "open", "opened", "opens",
  ]

  func drafts(in view: SentenceView) -> [Draft] { offensives(in: view) + fighting(in: view) }

  private func offensives(in view: SentenceView) -> [Draft] {
    view.units.indices.compactMap { index in
      guard view.isWord(index, in: Self.nouns), let to = aim(of: index, in: view),
        let launch = (max(0, index - 5)..<index).last(where: { view.isWord($0, in: Self.launches) }),
        let object = PlaceObjectReader(view: view).object(from: to),
        object.targets.contains(where: { $0.mention != nil })
      else { return nil }
      let modality = ModalityReader(view: view).modality(ofVerb: launch, form: .present)
      return Draft(
        trigger: launch, action: .contest, targets: object.targets,
        by: SubjectReader(view: view).subject(before: launch),
        modality: modality, range: launch..<object.range.upperBound)
    }
  }

  /// Behind "to take", "on", "against", "for".
  private func aim(of noun: Int, in view: SentenceView) -> Int? {
    if view.word(noun + 1) == "to", let verb = Lexicon.verbs[view.word(noun + 2)], case .take = verb.sense {
      return noun + 3
    }
    return view.isWord(noun + 1, in: ["on", "against", "for"]) ? noun + 2 : nil
  }

  private func fighting(in view: SentenceView) -> [Draft] {
    view.units.indices.compactMap { index in
      guard view.isWord(index, in: ["fighting", "clashes", "battle", "battles"]),
        view.word(index - 1) != "been",
        !view.isWord(index - 1, in: ["after", "following"]), let place = ground(of: index, in: view),
        let object = PlaceObjectReader(view: view).object(from: place),
        let target = object.targets.first?.mention, target.featureWord != "country"
      else { return nil }
      return Draft(
        trigger: index, action: .contest, targets: object.targets,
        modality: ModalityReader(view: view).modality(ofNoun: index, end: object.range.upperBound),
        range: index..<object.range.upperBound)
    }
  }

  /// Behind the "in" or "for" of a fight; between the two stands nothing but its parties and a verb.
  private func ground(of noun: Int, in view: SentenceView) -> Int? {
    let isBetween = view.word(noun + 1) == "between"
    for index in (noun + 1)..<min(view.units.count, noun + 11) {
      if view.isWord(index, in: ["in", "inside", "over", "for"]) { return index + 1 }
      let unit = view.units[index]
      if unit.isMark && unit.word != "\"" || unit.actor != nil && !isBetween { return nil }
      if view.isWord(index, in: ["and", "who", "that", "which"]), !isBetween { return nil }
    }
    return nil
  }
}
