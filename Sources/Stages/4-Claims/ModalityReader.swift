import Model

/// Reads from the words round a verb or noun whether it tells what is so, or what is planned, denied, has
/// failed …
struct ModalityReader {
  let view: SentenceView

  /// The modality of a verb at a unit, in the form it stands there.
  func modality(ofVerb verb: Int, form: Grammar.Form) -> Modality {
    if isDenied(before: verb) || isSaidToBeFalse { return .denied }
    let lead = lead(of: verb)
    if let modality = infinitive(lead) { return modality }
    if form == .infinitive { return bareInfinitive(lead.start) }
    if lead.has(.negation) { return .denied }
    if lead.has(.modal) { return lead.has(.doubt) ? .hypothetical : .planned }
    if isConditional(lead.start) || isFutureClause(lead.start, form: form) { return .hypothetical }
    if lead.has(.formerly), lead.words.count <= 3 { return .historical }
    return form == .gerund ? gerund(at: verb) : .asserted
  }

  /// The modality of a verb or phrase that tells a state: what "had been" so is so no more.
  func modality(ofState position: Int, form: Grammar.Form) -> Modality {
    let modality = modality(ofVerb: position, form: form)
    let isPluperfect = view.hasWord(in: view.groupStart(position)..<position, .pluperfect)
    let isOver = view.hasWord(in: position..<min(view.units.count, position + 8), .until)
    return modality == .asserted && (isPluperfect || isOver) ? .historical : modality
  }

  /// The modality of a noun ("the capture of X").
  ///
  /// `end` is the unit behind its place: "the capture of X would …" is no fact.
  func modality(ofNoun noun: Int, end: Int) -> Modality {
    if isDenied(before: noun) || isSaidToBeFalse { return .denied }
    if view.isWord(end, .modal) { return .hypothetical }
    let before = max(0, noun - 7)..<noun
    if view.hasWord(in: before, .negation) { return .denied }
    if view.hasWord(in: before, .failing) { return .failed }
    if view.hasWord(in: max(0, noun - 4)..<noun, .ahead) || view.hasWord(in: before, .planning) {
      return .planned
    }
    return .asserted
  }

  /// What stands between the subject and the verb.
  private struct Lead {
    var words: [WordClasses] = []
    var start: Int
    var infinitiveMark: Int?

    func has(_ wordClass: WordClass) -> Bool { words.contains { $0.contains(wordClass) } }
  }

  private func lead(of verb: Int) -> Lead {
    var lead = Lead(start: verb - 1)
    while lead.start >= 0, view.units[lead.start].isWord {
      let classes = view.units[lead.start].classes
      if classes.contains(.infinitive) {
        lead.infinitiveMark = lead.start
        break
      }
      guard
        classes.contains(.adverb) || classes.contains(.be) || classes.contains(.have)
          || classes.contains(.modal) || classes.contains(.negation)
          || view.units[lead.start].word.hasEnding("ly")
      else { break }
      lead.words.append(classes)
      lead.start -= 1
    }
    return lead
  }

  /// For "to capture": what the word before "to" makes of it. A noun phrase may stand between.
  private func infinitive(_ lead: Lead) -> Modality? {
    guard let mark = lead.infinitiveMark else { return coordinated(lead) }
    let isPerfect = lead.has(.have)
    var isFailed = false
    for index in stride(from: mark - 1, through: max(0, mark - 7), by: -1) {
      if view.isMark(index), view.word(index) != SentenceView.quotationMark { break }
      if view.isWord(index, .negation) { return .denied }
      if view.isWord(index, .successful) { return .asserted }
      if view.isWord(index, .failing) { isFailed = true }
      if view.isWord(index, .achieving), index >= mark - 2 || view.isWord(index, .helping) {
        return isPerfect || !view.isWord(index, .claiming) || view.isWord(index, .pluperfect)
          ? .asserted : .planned
      }
    }
    return isFailed || isRepelled(behind: mark) ? .failed : .planned
  }

  /// An infinitive without a word like "to": what the verb before it makes of it.
  private func bareInfinitive(_ start: Int) -> Modality {
    let before = max(0, start - 3)..<max(0, start + 1)
    let isNegated = view.hasWord(in: before, .negation)
    if view.hasWord(in: before, .failing) { return .failed }
    if view.hasWord(in: before, .achieving) { return isNegated ? .failed : .asserted }
    return isNegated ? .denied : .planned
  }

  /// "an attempt to seize X was repelled".
  private func isRepelled(behind start: Int) -> Bool {
    view.hasWord(in: start..<min(view.units.count, start + 14), .repelled)
  }

  /// "Reports that rebels had seized X were false".
  private var isSaidToBeFalse: Bool {
    view.units.indices.contains { index in
      view.isWord(index, .untrue) && (view.isWord(index - 1, .be) || view.isWord(index - 1, .as))
    }
  }

  /// "to launch an assault and capture X" shares the "to" of the verb before.
  private func coordinated(_ lead: Lead) -> Modality? {
    guard lead.words.isEmpty, view.isWord(lead.start, .and) else { return nil }
    for index in stride(from: lead.start - 1, through: max(0, lead.start - 8), by: -1) {
      if view.isMark(index) { return nil }
      if view.isWord(index, .modal), !view.isWord(index, .doubt) { return .planned }
      if view.isWord(index, .infinitive) {
        guard view.units[index + 1].isWord, !view.isWord(index + 1, .article) else { return nil }
        return view.isWord(index - 1, .achieving) ? .asserted : .planned
      }
    }
    return nil
  }

  /// "is retaking" of an aim is a plan; "of capturing", "for capturing", "at capturing" too.
  private func gerund(at verb: Int) -> Modality {
    var index = verb - 1
    while view.isWord(index, .adverb) { index -= 1 }
    if view.isWord(index, .be) {
      return view.hasWord(in: max(0, index - 8)..<index, .planning) ? .planned : .hypothetical
    }
    // "are trying to win back A by encircling it": the means share the modality of the aim.
    if view.isWord(index, .means), view.hasWord(in: 0..<index, .planning) { return .planned }
    if view.isWord(index, .without) { return .denied }
    return view.isWord(index, .aim) ? .planned : .asserted
  }

  /// A verb of denying governs what follows it in the sentence ("denied that rebels had captured X").
  private func isDenied(before position: Int) -> Bool {
    for index in stride(from: position - 1, through: max(0, position - 8), by: -1) {
      if view.isComma(index) || view.isWord(index, .break) { return false }
      if view.isWord(index, .denying) { return true }
      // "no evidence that X has taken A".
      if view.isWord(index, .proof), view.isWord(index - 1, .negation) { return true }
    }
    return false
  }

  /// "if", "once", "unless" opens the clause.
  private func isConditional(_ start: Int) -> Bool {
    for index in stride(from: start, through: max(0, start - 6), by: -1) where index >= 0 {
      if view.isMark(index) { return false }
      if view.isWord(index, .condition) { return true }
    }
    return false
  }

  /// "after they retake X, they want": a present tense behind "after" or "when" in a sentence about plans.
  private func isFutureClause(_ start: Int, form: Grammar.Form) -> Bool {
    guard form == .present, view.hasWord(in: max(0, start - 3)..<(max(0, start) + 1), .when) else {
      return false
    }
    return view.units.contains { $0.classes.contains(.modal) || $0.classes.contains(.intent) }
  }
}
