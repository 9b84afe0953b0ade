import Model

/// Verb groups and what stands before them.
extension SentenceView {
  /// Whether a word may stand inside a verb group: an auxiliary, an adverb, a negation.
  private func isInGroup(_ index: Int) -> Bool {
    guard has(index), units[index].isWord else { return false }
    let classes = units[index].classes
    return classes.contains(.adverb) || classes.contains(.be) || classes.contains(.have)
      || classes.contains(.modal) || classes.contains(.negation) || units[index].word.hasEnding("ly")
  }

  /// Whether a form of "be" stands before a participle, adverbs between them.
  func isPassive(_ verb: Int) -> Bool {
    var index = verb - 1
    while has(index), units[index].isWord,
      isWord(index, .adverb) || isWord(index, .negation) || units[index].word.hasEnding("ly")
    {
      index -= 1
    }
    return isWord(index, .be)
  }

  /// The start of the verb group that ends with a verb: auxiliaries and adverbs included.
  func groupStart(_ verb: Int) -> Int {
    var index = verb
    while isInGroup(index - 1) { index -= 1 }
    return index
  }

  /// The places a passive verb, "fell" or a relative clause is about: they end right before `end`.
  func objectBefore(_ end: Int) -> PlaceObject? {
    let reader = PlaceObjectReader(view: self)
    let start = clauseStart(before: end)
    for index in start..<max(start, end) where mayBeginObject(index) && !isWord(index - 1, .locating) {
      guard let object = reader.object(from: index), object.range.upperBound <= end,
        isGap(object.range.upperBound..<end)
      else { continue }
      return object
    }
    if isWord(end - 1, .pronoun), let place = reader.lastPlace(before: end - 1) {
      return PlaceObject(place, range: (end - 1)..<end)
    }
    return nil
  }

  private func mayBeginObject(_ index: Int) -> Bool {
    units[index].isPlace || units[index].isQuantity || isWord(index, .definite) || isWord(index, .whole)
      || isWord(index, .placeNoun)
  }

  /// Behind the last full break before a unit: a verb of saying, a semicolon.
  private func clauseStart(before end: Int) -> Int {
    for index in stride(from: end - 1, through: 0, by: -1) {
      if units[index].isMark, units[index].word == ";" || units[index].word == ":" { return index + 1 }
      if isWord(index, .saying), !isComma(index + 1), !isWord(index + 1, .infinitive) { return index + 1 }
    }
    return 0
  }

  /// What may stand between a place and the verb about it: commas, adverbs, "which", an apposition, ", he
  /// said,",
  /// a phrase that says where.
  private func isGap(_ range: Range<Int>) -> Bool {
    guard range.count <= 18 else { return false }
    if isReported(range) { return true }
    var isInPhrase = false
    for index in range {
      if units[index].isMark {
        guard isComma(index) || units[index].word == "-" else { return false }
        isInPhrase =
          isWord(index + 1, .article) || isWord(index + 1, .possessive) || isWord(index + 1, .who)
          || isAside(at: index + 1)
          || has(index + 1) && units[index + 1].isQuantity
      } else if isWord(index, .locative) || isWord(index, .within) || isWord(index, .modifying) {
        isInPhrase = true
      } else if units[index].isDate || isWord(index, .relative) || isWord(index, .and)
        || isWord(index, .adverb) || isWord(index, .have) || isInPhrase
        || isWord(index, .agent) && isWord(index + 1, .adverb)
      {
        continue
      } else {
        return false
      }
    }
    return true
  }

  /// "was reported to" between a place and "have been abandoned".
  private func isReported(_ range: Range<Int>) -> Bool {
    range.count <= 4 && isWord(range.upperBound - 1, .infinitive) && isWord(range.upperBound - 2, .saying)
      && isWord(range.lowerBound, .be)
  }

  /// "he said," or "the army said," between commas.
  private func isAside(at start: Int) -> Bool {
    for index in start..<max(start, min(units.count, start + 5)) {
      if isWord(index, .saying) { return isComma(index + 1) }
      if units[index].isMark { return false }
    }
    return false
  }

  /// Parties named as the other side: "following clashes with X", "after being repelled by X".
  func opponent(behind start: Int) -> ActorReference? {
    for index in start..<max(start, units.count) where isWord(index, .clash) {
      guard hasWord(in: max(start, index - 4)..<index, .aftermath), isWord(index + 1, .opponentLink) else {
        continue
      }
      if let found = SubjectReader(view: self).actor(behind: index + 2) { return found.actor }
    }
    return nil
  }
}
