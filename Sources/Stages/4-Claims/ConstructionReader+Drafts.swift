import Model

/// What the parts of a construction make together.
extension ConstructionReader {
  /// Whether a form of a verb stands in a voice.
  func stands(_ index: Int, _ form: Grammar.VerbForm, as voice: Construction.Voice) -> Bool {
    let isParticiple = form.form == .past || form.form == .participle
    let isPassive =
      isParticiple
      && (view.isPassive(index) || view.grammar.hasBareParticiples && form.form == .participle)
    switch voice {
    case .active:
      return !isPassive && !(form.form == .present && isParticipleToo(index)) && !isNoun(index, form)
        && !(isParticiple && view.isWord(index + 1, .agent))
    case .passive: return isPassive
    case .bare: return isParticiple && !isPassive
    case .participle: return form.form == .participle && !isPassive
    case .infinitive:
      return form.form == .gerund && !view.isWord(index + 1, .of) || form.form == .infinitive
        || isParticiple && isPerfectGerund(index)
        || form.form == .present && view.hasWord(in: max(0, index - 3)..<index, .infinitive)
          && !isNoun(index, form)
    }
  }

  /// "was overrun": the form is a participle as well, and "be" before it says so.
  private func isParticipleToo(_ index: Int) -> Bool {
    view.isPassive(index) && view.verbForms(index).contains { $0.form == .participle }
  }

  /// "having captured".
  private func isPerfectGerund(_ index: Int) -> Bool {
    view.hasWord(in: view.groupStart(index)..<index, .perfectGerund)
  }

  /// "the capture of", "took control", "hold over": the form is a noun here.
  private func isNoun(_ index: Int, _ form: Grammar.VerbForm) -> Bool {
    let isHold = view.isWord(index, .holdNoun)
    // "La prise de Goma", where the noun is a participle too.
    if !view.nounForms(index).isEmpty, view.isWord(index - 1, .article) { return true }
    guard form.form == .present, isHold || !view.nounForms(index).isEmpty || form.wantsControl else {
      return false
    }
    if view.isWord(index + 1, .of)
      || isHold && (view.word(index + 1) == "over" || view.word(index + 1) == "on")
    {
      return true
    }
    return view.isWord(index - 1, .determiner) || view.isWord(index - 1, .owner)
      || view.isWord(index - 1, .of)
      || view.isWord(index - 1, .full)
      || isHold && (view.isVerb(index - 1) || view.word(index - 1) == "under")
  }

  /// A draft told by a verb; nil where the verb needs more than there is.
  func verbal(
    _ construction: Construction, _ match: Match, at index: Int, form: Grammar.VerbForm,
    voice: Construction.Voice
  ) -> Draft? {
    var match = match
    let isBack = view.isWord(index + 1, .back) || view.isWord(match.end, .back)
    let isPlain =
      !match.isRelative && !isBack && !view.isWord(index + 1, .control) && view.word(index + 1) != "over"
    if form.wantsControl, !wordsOfControl(behind: index) { return nil }
    if construction.outcome == .take, view.units.contains(where: { $0.classes.contains(.peaceful) }),
      voice == .active
    {
      return nil
    }
    if voice == .infinitive, match.by == nil, form.form == .gerund || isPerfectGerund(index) {
      match.by = SubjectReader(view: view).subject(behind: match.end)
    }
    // "The storm took X", "It may take Norway a year": such verbs tell of control only with both ends named.
    if form.wantsName, isPlain, voice == .active || voice == .infinitive,
      match.by == nil
        || !(match.object?.targets.allSatisfy { $0.mention.map { $0.featureWord != "country" } ?? false }
          ?? false)
    {
      return nil
    }
    if voice == .active, construction.outcome == .take, match.from == nil {
      match.from = match.object?.holder ?? view.opponent(behind: match.end)
    }
    guard var draft = draft(construction, match, at: index, isAgain: form.isAgain || isBack || isAgain(index))
    else { return nil }
    draft.modality = modality(construction, at: index, form: form, voice: voice)
    let group = view.groupStart(index)..<index
    draft.isPast =
      voice == .passive
      ? view.hasWord(in: group, .pastBe) : form.form == .past && !view.hasWord(in: group, .have)
    return draft
  }

  private func modality(
    _ construction: Construction, at index: Int, form: Grammar.VerbForm, voice: Construction.Voice
  ) -> Modality {
    if construction.isFact { return .asserted }
    if let modality = form.modality { return modality }
    let reader = ModalityReader(view: view)
    let meant = voice == .passive ? .past : form.form
    switch construction.outcome {
    case .hold: return reader.modality(ofState: index, form: meant)
    // "is withdrawing", "are besieging": under way, and so is told as a fact.
    case .withdraw where meant == .gerund && view.isPassive(index): return .asserted
    case .besiege where meant == .gerund && view.isPassive(index):
      return reader.modality(ofVerb: index, form: .past)
    default: return reader.modality(ofVerb: index, form: meant)
    }
  }

  /// "control", "full control" and their like right behind a verb.
  private func wordsOfControl(behind index: Int) -> Bool {
    var next = index + 1
    while view.isWord(next, .full) || view.isWord(next, .adverb) { next += 1 }
    return view.isWord(next, .control) || view.isWord(next, .back)
  }

  private func isAgain(_ index: Int) -> Bool {
    view.hasWord(in: (index + 1)..<max(index + 1, min(view.units.count, index + 8)), .again)
  }

  /// A draft as its parts give it.
  func draft(_ construction: Construction, _ match: Match, at index: Int, isAgain: Bool) -> Draft? {
    guard let object = match.object else { return nil }
    if construction.outcome == .contest, object.targets.first?.mention?.featureWord == "country" {
      return nil
    }
    if construction.wantsArms, !(match.by.map(view.grammar.isArmed) ?? false) { return nil }
    var from = match.from
    if construction.outcome == .take || construction.outcome == .retake { from = from ?? object.holder }
    var isNominal = false
    if case .noun = construction.trigger { isNominal = true }
    let action = construction.outcome.action(isAgain: isAgain)
    return Draft(
      construction: construction.name, trigger: index, action: action, targets: object.targets,
      by: match.by, from: from == match.by ? nil : from,
      modality: construction.isFact
        ? .asserted : modality(ofWord: match, at: index, action: action, isNominal: isNominal),
      isNominal: isNominal,
      isAside: construction.isAside
        || action == .hold && view.hasWord(in: max(0, index - 5)..<index, .relative),
      range: min(match.start, index, object.range.lowerBound)..<max(match.end, object.range.upperBound))
  }

  /// The modality of what a noun or a single word tells; `verbal` puts that of a verb in its place.
  private func modality(ofWord match: Match, at index: Int, action: ControlAction, isNominal: Bool)
    -> Modality
  {
    let reader = ModalityReader(view: view)
    if isNominal, action == .besiege, view.hasWord(in: max(0, index - 4)..<index, .ending) {
      return .historical
    }
    if isNominal || action == .contest { return reader.modality(ofNoun: index, end: match.end) }
    return reader.modality(ofState: match.start, form: .present)
  }

  /// "captured A on Friday and B on Saturday": the verb is left out before the second place, the date is its
  /// own.
  func continued(_ draft: Draft, behind end: Int) -> [Draft] {
    var index = end
    if view.isWord(index, .locative) { index += 1 }
    guard draft.action.family == .take, draft.range.upperBound == end, view.isDate(index) else { return [] }
    index += 1
    if view.isComma(index) { index += 1 }
    guard view.isWord(index, .and) else { return [] }
    index += 1
    // "and, a fortnight later, B".
    if view.isComma(index),
      let comma = ((index + 1)..<min(view.units.count, index + 6)).first(where: view.isComma)
    {
      index = comma + 1
    }
    guard let place = view.place(index), place.use == .literal, !view.isActor(index),
      !view.isWord(index + 1, .be), !view.isWord(index + 1, .have),
      !view.isWord(index + 1, .modal)
    else { return [] }
    var next = draft
    next.targets = [.init(text: place.text, mention: place)]
    next.datedFrom = index
    next.range = draft.range.lowerBound..<(index + 1)
    return [next]
  }
}

extension Construction.Outcome {
  /// What it does to control.
  fileprivate func action(isAgain: Bool) -> ControlAction {
    switch self {
    case .take: isAgain ? .recapture : .capture
    case .retake: .recapture
    case .lose: .lose
    case .withdraw: .withdraw
    case .hold: .hold
    case .contest: .contest
    case .besiege: .besiege
    }
  }
}
