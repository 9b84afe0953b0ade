import Model

/// Reads from the words round a verb or noun whether it tells what is so, or what is planned, denied, has failed …
struct ModalityReader {
  let view: SentenceView

  /// The modality of a verb at a unit, in the form it stands there.
  func modality(ofVerb verb: Int, form: Lexicon.Form) -> Modality {
    if isDenied(before: verb) || isSaidToBeFalse { return .denied }
    let lead = lead(of: verb)
    if let modality = infinitive(lead) { return modality }
    if lead.words.contains(where: Lexicon.negations.contains) { return .denied }
    if let modal = lead.words.first(where: Lexicon.modals.contains) {
      return ["may", "might", "could"].contains(modal) ? .hypothetical : .planned
    }
    if isConditional(lead.start) || isFutureClause(lead.start, form: form) { return .hypothetical }
    if lead.words.contains(where: Lexicon.formerly.contains), lead.words.count <= 3 { return .historical }
    return form == .gerund ? gerund(at: verb) : .asserted
  }

  /// The modality of a verb or phrase that tells a state: what "had been" so is so no more.
  func modality(ofState position: Int, form: Lexicon.Form) -> Modality {
    let modality = modality(ofVerb: position, form: form)
    let isPluperfect = (view.groupStart(position)..<position).contains { view.word($0) == "had" }
    return modality == .asserted && isPluperfect ? .historical : modality
  }

  /// The modality of a noun ("the capture of X").
  ///
  /// `end` is the unit behind its place: "the capture of X would …" is no fact.
  func modality(ofNoun noun: Int, end: Int) -> Modality {
    if isDenied(before: noun) || isSaidToBeFalse { return .denied }
    if Lexicon.modals.contains(view.word(end)) {
      return .hypothetical
    }
    let words = (max(0, noun - 7)..<noun).map { view.word($0) }
    if words.contains(where: Lexicon.negations.contains) { return .denied }
    if words.contains(where: Lexicon.failing.contains) { return .failed }
    if words.suffix(4).contains(where: {
      ["for", "until", "before", "towards", "toward", "threatening", "fear", "fears", "possible", "imminent"]
        .contains($0)
    })
      || words.contains(where: Lexicon.planning.contains)
    {
      return .planned
    }
    return .asserted
  }

  /// What stands between the subject and the verb, nearest first in `words`.
  private struct Lead {
    var words: [Word]
    var start: Int
    var infinitiveMark: Int?
  }

  private func lead(of verb: Int) -> Lead {
    var words: [Word] = []
    var index = verb - 1
    var mark: Int?
    while index >= 0 {
      let unit = view.units[index]
      guard unit.isWord else { break }
      if unit.word == "to" {
        mark = index
        break
      }
      guard
        Lexicon.adverbs.contains(unit.word) || Lexicon.be.contains(unit.word)
          || Lexicon.have.contains(unit.word)
          || Lexicon.modals.contains(unit.word) || Lexicon.negations.contains(unit.word)
          || unit.word.hasEnding("ly")
      else { break }
      words.append(unit.word)
      index -= 1
    }
    return Lead(words: words, start: index, infinitiveMark: mark)
  }

  /// For "to capture": what the word before "to" makes of it. A noun phrase may stand between.
  private func infinitive(_ lead: Lead) -> Modality? {
    guard let mark = lead.infinitiveMark else { return coordinated(lead) }
    let perfect = lead.words.contains("have")
    var isFailed = false
    for index in stride(from: mark - 1, through: max(0, mark - 7), by: -1) {
      let word = view.word(index)
      if view.units[index].isMark, word != "\"" { break }
      if Lexicon.negations.contains(word) { return .denied }
      if word == "successful" { return .asserted }
      if Lexicon.failing.contains(word) { isFailed = true }
      if Lexicon.achieving.contains(word),
        index >= mark - 2 || ["helped", "helping", "forced", "claim", "claims", "claimed"].contains(word)
      {
        return perfect || !["had", "has", "have", "said", "claims", "claim", "claimed"].contains(word)
          || word == "had"
          ? .asserted : .planned
      }
    }
    if isSuccessful(before: mark) { return .asserted }
    return isFailed || isRepelled(behind: mark) ? .failed : .planned
  }

  /// "an attempt to seize X was repelled".
  private func isRepelled(behind start: Int) -> Bool {
    (start..<min(view.units.count, start + 14)).contains {
      view.isWord($0, in: ["repelled", "repulsed", "thwarted", "failed", "foiled", "fails", "collapsed"])
    }
  }

  /// "Reports that rebels had seized X were false".
  private var isSaidToBeFalse: Bool {
    view.units.indices.contains { index in
      view.isWord(index, in: ["false", "untrue", "baseless", "unfounded", "fabricated"])
        && view.isWord(index - 1, in: ["was", "were", "is", "are", "as", "be"])
    }
  }

  /// "the successful effort to retake X".
  private func isSuccessful(before mark: Int) -> Bool {
    (max(0, mark - 6)..<mark).contains { view.word($0) == "successful" }
  }

  /// "to launch an assault and capture X" shares the "to" of the verb before.
  private func coordinated(_ lead: Lead) -> Modality? {
    guard lead.words.isEmpty, view.word(lead.start) == "and" else { return nil }
    for index in stride(from: lead.start - 1, through: max(0, lead.start - 8), by: -1) {
      if view.units[index].isMark { return nil }
      if view.isWord(index, in: ["will", "would", "should"]) { return .planned }
      if view.word(index) == "to" {
        let next = view.units[index + 1]
        guard next.isWord, !["the", "a", "an"].contains(next.word) else { return nil }
        return Lexicon.achieving.contains(view.word(index - 1)) ? .asserted : .planned
      }
    }
    return nil
  }

  /// "is retaking" of an aim is a plan; "of capturing", "for capturing", "at capturing" too.
  private func gerund(at verb: Int) -> Modality {
    var index = verb - 1
    while index > 0, Lexicon.adverbs.contains(view.word(index)) { index -= 1 }
    let word = view.word(index)
    if Lexicon.be.contains(word) {
      let subject = (max(0, index - 8)..<index).map { view.word($0) }
      return subject.contains(where: Lexicon.planning.contains) ? .planned : .hypothetical
    }
    // "are trying to win back A by encircling it": the means share the modality of the aim.
    if word == "by", (0..<index).contains(where: { Lexicon.planning.contains(view.word($0)) }) {
      return .planned
    }
    if ["without"].contains(word) { return .denied }
    if ["of", "for", "at", "before", "towards", "toward", "from", "considering", "about"].contains(word) {
      return .planned
    }
    return .asserted
  }

  /// A verb of denying governs what follows it in the sentence ("denied that rebels had captured X").
  private func isDenied(before position: Int) -> Bool {
    for index in stride(from: position - 1, through: max(0, position - 8), by: -1) {
      let word = view.word(index)
      if view.units[index].isMark && word == "," { return false }
      if ["but", "and", "while"].contains(word) { return false }
      if Lexicon.denying.contains(word) { return true }
      // "no evidence that X has taken A".
      if ["sign", "signs", "evidence", "indication", "proof", "confirmation"].contains(word),
        view.word(index - 1) == "no"
      {
        return true
      }
    }
    return false
  }

  /// "if", "once", "unless" opens the clause.
  private func isConditional(_ start: Int) -> Bool {
    for index in stride(from: start, through: max(0, start - 6), by: -1) where index >= 0 {
      if view.units[index].isMark { return false }
      if Lexicon.conditions.contains(view.word(index)) { return true }
    }
    return false
  }

  /// "after they retake X, they want": a present tense behind "after" or "when" in a sentence about plans.
  private func isFutureClause(_ start: Int, form: Lexicon.Form) -> Bool {
    guard form == .present else { return false }
    let opens = (max(0, start - 3)...max(0, start)).contains {
      ["after", "when", "before"].contains(view.word($0))
    }
    return opens
      && view.units.contains { unit in
        unit.isWord
          && (Lexicon.modals.contains(unit.word)
            || ["want", "wants", "plan", "plans", "aim", "aims", "hope"].contains(unit.word))
      }
  }
}
