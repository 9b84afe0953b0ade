import Model

/// A control claim as one pattern sees it, before the report's other sentences are taken into account.
struct Draft {
  /// The unit of the verb, adjective or noun that tells it.
  var trigger: Int
  /// What is told.
  var action: ControlAction
  /// The ground it is told of.
  var targets: [PlaceObject.Target]
  /// Who takes, loses, holds …
  var by: ActorReference?
  /// From whom.
  var from: ActorReference?
  /// How it is meant.
  var modality: Modality
  /// Whether a noun tells it.
  var isNominal = false
  /// Whether its verb stands in a simple past.
  var isPast = false
  /// The unit from which its date is looked for, where that is not the trigger.
  var datedFrom: Int?
  /// Whether the writer tells it in passing ("the X stronghold of A", ", which is now held by X"), so that it is
  /// the writer's word even inside somebody's speech.
  var isAside = false
  /// The units that tell it.
  var range: Range<Int>
}

/// One way in which English tells who controls a place.
protocol ControlPattern: Sendable {
  /// What the pattern finds in a sentence.
  func drafts(in view: SentenceView) -> [Draft]
}

extension SentenceView {
  /// Whether a form of "be" stands before a participle, adverbs between them.
  func isPassive(_ verb: Int) -> Bool {
    var index = verb - 1
    while index >= 0,
      isWord(index, in: Lexicon.adverbs) || isWord(index, in: Lexicon.negations)
        || units[index].word.hasEnding("ly")
    {
      index -= 1
    }
    return isWord(index, in: Lexicon.be)
  }

  /// The start of the verb group that ends with a verb: auxiliaries and adverbs included.
  func groupStart(_ verb: Int) -> Int {
    var index = verb
    while index > 0,
      isWord(index - 1, in: Lexicon.adverbs) || isWord(index - 1, in: Lexicon.be)
        || isWord(index - 1, in: Lexicon.have)
        || isWord(index - 1, in: Lexicon.modals) || isWord(index - 1, in: Lexicon.negations)
        || units[index - 1].isWord && units[index - 1].word.hasEnding("ly")
    {
      index -= 1
    }
    return index
  }

  /// The places a passive verb, "fell" or a relative clause is about: they end right before `end`.
  func objectBefore(_ end: Int) -> PlaceObject? {
    let reader = PlaceObjectReader(view: self)
    let start = clauseStart(before: end)
    for index in start..<max(start, end) where mayBeginObject(index) && !isWord(index - 1, in: Self.locating)
    {
      guard let object = reader.object(from: index), object.range.upperBound <= end,
        isGap(object.range.upperBound..<end)
      else { continue }
      return object
    }
    if isWord(end - 1, in: ["it", "they"]), let place = reader.lastPlace(before: end - 1) {
      return PlaceObject(
        targets: [.init(text: place.text, mention: place)], holder: nil, range: (end - 1)..<end)
    }
    return nil
  }

  /// Prepositions behind which a place only says where something else is.
  private static let locating: WordSet = [
    "in", "near", "at", "from", "with", "against", "to", "towards", "toward", "into", "inside",
  ]

  private func mayBeginObject(_ index: Int) -> Bool {
    let unit = units[index]
    if unit.place != nil || unit.quantity != nil { return true }
    return unit.isWord
      && (["the", "these", "this", "that", "both", "all"].contains(unit.word)
        || Lexicon.placeNouns.contains(unit.word))
  }

  /// Behind the last full break before a unit: a verb of saying, "that", a semicolon.
  private func clauseStart(before end: Int) -> Int {
    var start = 0
    for index in 0..<max(0, end) where units[index].isWord || units[index].isMark {
      let isBreak =
        [";", ":"].contains(word(index)) || isWord(index, in: Lexicon.saying) && word(index + 1) != ","
      if isBreak { start = index + 1 }
    }
    return start
  }

  /// What may stand between a place and the verb about it: commas, adverbs, "which", an apposition, ", he said,",
  /// a phrase that says where.
  private func isGap(_ range: Range<Int>) -> Bool {
    guard range.count <= 18 else { return false }
    var isInPhrase = false
    for index in range {
      let unit = units[index]
      if unit.isMark {
        guard [",", "-"].contains(unit.word) else { return false }
        let opens = ["a", "an", "the", "which", "who"].contains(word(index + 1))
        isInPhrase =
          opens || isAside(at: index + 1)
          || units.indices.contains(index + 1) && units[index + 1].quantity != nil
      } else if ["near", "in", "between", "along", "on", "around", "of", "outside", "at"].contains(unit.word)
      {
        isInPhrase = true
      } else if unit.date != nil || ["which", "that", "and"].contains(unit.word)
        || isWord(index, in: Lexicon.adverbs) || isInPhrase
      {
        continue
      } else {
        return false
      }
    }
    return true
  }

  /// "he said," or "the army said," between commas.
  private func isAside(at start: Int) -> Bool {
    for index in start..<min(units.count, start + 5) {
      if isWord(index, in: Lexicon.saying) { return word(index + 1) == "," }
      if units[index].isMark { return false }
    }
    return false
  }

  /// Parties named as the other side: "following clashes with X", "after being repelled by X".
  func opponent(behind start: Int) -> ActorReference? {
    let reader = SubjectReader(view: self)
    for index in start..<max(start, units.count)
    where isWord(index, in: ["clashes", "fighting", "battles", "battle", "repelled", "fight"]) {
      guard
        (max(start, index - 4)..<index).contains(where: { isWord($0, in: ["following", "after", "amid"]) })
      else { continue }
      if isWord(index + 1, in: ["with", "against", "by"]), let (actor, _) = reader.actor(behind: index + 2) {
        return actor
      }
    }
    return nil
  }
}
