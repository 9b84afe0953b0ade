import Model

/// "X lost A to Y", "X lost control of A", "X ceded A".
struct Losing: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    view.verbs.compactMap { index, verb in
      let start = verb.base == "hand" ? index + 2 : index + 1
      guard verb.sense == .lose, !view.isPassive(index),
        verb.base != "hand" || view.word(index + 1) == "over",
        let object = PlaceObjectReader(view: view).object(from: start)
      else { return nil }
      let reader = SubjectReader(view: view)
      let loser = reader.subject(before: index)
      let modality = ModalityReader(view: view).modality(ofVerb: index, form: verb.form)
      let behind = object.range.upperBound
      if view.word(behind) == "to", let (taker, last) = reader.actor(behind: behind + 1) {
        return Draft(
          trigger: index, action: .capture, targets: object.targets, by: taker, from: loser,
          modality: modality,
          isPast: verb.form == .past, range: index..<(last + 1))
      }
      return Draft(
        trigger: index, action: .lose, targets: object.targets, by: loser, modality: modality,
        isPast: verb.form == .past,
        range: index..<behind)
    }
  }
}

/// "X ended Y's hold over A", "X broke Y's grip on A": X takes A from Y.
struct EndingHold: ControlPattern {
  private static let verbs: WordSet = [
    "ended", "ends", "ending", "broke", "breaks", "breaking", "broken",
  ]

  func drafts(in view: SentenceView) -> [Draft] {
    view.units.indices.compactMap { index in
      guard view.isWord(index, in: Self.verbs),
        let hold = ((index + 1)..<min(view.units.count, index + 9)).first(where: {
          view.isWord($0, in: ["hold", "control", "grip", "rule"])
        }),
        view.isWord(hold + 1, in: ["over", "on", "of"]),
        let object = PlaceObjectReader(view: view).object(from: hold + 2)
      else { return nil }
      let reader = SubjectReader(view: view)
      return Draft(
        trigger: index, action: .capture, targets: object.targets, by: reader.subject(before: index),
        from: reader.actor(behind: index + 1)?.actor,
        modality: ModalityReader(view: view).modality(ofVerb: index, form: .past), isPast: true,
        range: index..<object.range.upperBound)
    }
  }
}

/// "X withdrew from A", "X pulled out of A", "X abandoned A".
struct Withdrawing: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    view.verbs.compactMap { index, verb in
      guard case .withdraw(let isTransitive) = verb.sense else { return nil }
      if verb.form != .gerund, view.isPassive(index) {
        return isTransitive ? passive(at: index, in: view) : nil
      }
      guard let by = SubjectReader(view: view).subject(before: index), !isTransitive || isArmed(by),
        let (targets, end) = ground(behind: index, isTransitive: isTransitive, in: view)
      else { return nil }
      let isProgressive = verb.form == .gerund && view.isPassive(index)
      return Draft(
        trigger: index, action: .withdraw, targets: targets, by: by,
        modality: isProgressive
          ? .asserted : ModalityReader(view: view).modality(ofVerb: index, form: verb.form),
        isPast: verb.form == .past, range: index..<end)
    }
  }

  /// The place left; where a clause such as "after X pulled out" names none, the ones its sentence is about.
  private func ground(
    behind verb: Int, isTransitive: Bool, in view: SentenceView
  ) -> (targets: [PlaceObject.Target], end: Int)? {
    let reader = PlaceObjectReader(view: view)
    if let start = placeStart(behind: verb, isTransitive: isTransitive, in: view) {
      return reader.object(from: start).map { ($0.targets, $0.range.upperBound) }
    }
    let end = view.isWord(verb + 1, in: ["out", "back"]) ? verb + 2 : verb + 1
    let opens = (max(0, verb - 6)..<verb).contains { view.isWord($0, in: ["after", "before", "as", "when"]) }
    guard !isTransitive, opens,
      end >= view.units.count || view.units[end].isMark || view.units[end].date != nil
    else {
      return nil
    }
    let named = reader.lastPlaces(before: verb, isPlural: true)
    return named.isEmpty ? nil : (named.map { .init(text: $0.text, mention: $0) }, end)
  }

  /// "A and B were abandoned by X".
  private func passive(at index: Int, in view: SentenceView) -> Draft? {
    guard let (by, last) = SubjectReader(view: view).agent(behind: index + 1, within: 4), isArmed(by),
      let object = view.objectBefore(view.groupStart(index))
    else { return nil }
    return Draft(
      trigger: index, action: .withdraw, targets: object.targets, by: by,
      modality: ModalityReader(view: view).modality(ofVerb: index, form: .past), isPast: true,
      range: object.range.lowerBound..<(last + 1))
  }

  /// People of all kinds flee and leave; only armed ones give up control. A phrase that ends with an office or with
  /// people who bear no arms is none.
  private func isArmed(_ party: ActorReference) -> Bool {
    let last = party.text.lowercased().split(separator: " ").last.map(String.init) ?? ""
    return !Self.unarmed.contains(Word(last))
  }

  private static let unarmed: WordSet = [
    "envoy", "official", "officials", "minister", "president", "ministry", "residents", "activists", "media",
    "agency",
    "leader", "leaders", "governor", "mayor", "council", "staff", "witnesses", "un", "nations", "spokesman",
    "director",
    "observers", "monitors", "source", "sources", "government",
  ]

  /// Behind "from" or "out of", at most a few words away; right behind a transitive verb.
  private func placeStart(behind verb: Int, isTransitive: Bool, in view: SentenceView) -> Int? {
    if isTransitive { return verb + 1 }
    for index in (verb + 1)..<min(view.units.count, verb + 7) {
      if view.isWord(index, in: ["from"]) || view.word(index) == "of" && view.word(index - 1) == "out" {
        return index + 1
      }
      if view.units[index].isMark { return nil }
    }
    return nil
  }
}

/// "the capture of A by X", "X's seizure of A", "the recent A liberation", "the loss of A", "the fall of A to X".
struct Nominal: ControlPattern {
  func drafts(in view: SentenceView) -> [Draft] {
    view.units.indices.compactMap { index in
      guard view.units[index].isWord, let sense = Lexicon.nouns[view.word(index)], isNoun(index, in: view)
      else { return nil }
      return draft(at: index, sense: sense, in: view)
    }
  }

  private func isNoun(_ index: Int, in view: SentenceView) -> Bool {
    ["of", "from", "by"].contains(view.word(index + 1))
      || view.units.indices.contains(index - 1) && view.units[index - 1].place != nil
  }

  private func draft(at index: Int, sense: Lexicon.Sense, in view: SentenceView) -> Draft? {
    let reader = SubjectReader(view: view)
    guard let object = object(of: index, in: view) else { return nil }
    let end = max(index + 1, object.range.upperBound)
    let owner =
      view.word(index - 1) == "'s"
        || view.units.indices.contains(index - 1) && view.units[index - 1].actor != nil
      ? reader.subject(before: index) : nil
    var draft = Draft(
      trigger: index, action: .capture, targets: object.targets,
      modality: ModalityReader(view: view).modality(ofNoun: index, end: end),
      isNominal: true, range: min(index, object.range.lowerBound)..<end)
    switch sense {
    case .take(let again):
      draft.action = again ? .recapture : .capture
      draft.by = reader.agent(behind: end, within: 6)?.actor ?? owner
      draft.from = reader.loser(behind: end) ?? object.holder
    case .fall:
      guard view.word(end) == "to", let (taker, _) = reader.actor(behind: end + 1) else { return nil }
      draft.by = taker
    case .lose:
      draft.action = .lose
      draft.by = owner
    case .withdraw:
      draft.action = .withdraw
      let leaving = view.word(index + 1) == "of" ? reader.actor(behind: index + 2)?.actor : nil
      draft.by = leaving ?? owner ?? reader.subject(before: index)
    case .besiege:
      draft.action = .besiege
      draft.by = owner
    case .expel, .hold: return nil
    }
    return draft
  }

  /// Behind "of" or "from", or right before the noun ("the Mosul liberation").
  private func object(of index: Int, in view: SentenceView) -> PlaceObject? {
    if case .withdraw = Lexicon.nouns[view.word(index)],
      let from = ((index + 1)..<min(view.units.count, index + 7)).first(where: {
        view.isWord($0, in: ["from"])
      })
    {
      return PlaceObjectReader(view: view).object(from: from + 1)
    }
    if ["of", "from"].contains(view.word(index + 1)) {
      return PlaceObjectReader(view: view).object(from: index + 2)
    }
    guard view.units.indices.contains(index - 1), let place = view.units[index - 1].place,
      place.use == .literal
    else { return nil }
    return PlaceObject(
      targets: [.init(text: place.text, mention: place)], holder: nil, range: (index - 1)..<index)
  }
}
