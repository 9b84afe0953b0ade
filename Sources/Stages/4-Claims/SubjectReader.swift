import Model

/// Finds the party that does what a verb tells: to its left, past auxiliaries, or behind "by".
struct SubjectReader {
  let view: SentenceView

  /// The subject of an active verb at a unit; nil where none is named.
  func subject(before verb: Int) -> ActorReference? {
    var index = verb - 1
    while index >= 0 {
      let unit = view.units[index]
      if unit.isWord, ["it", "they"].contains(unit.word) { return pronoun(at: index) }
      if unit.isMark, [";", ":"].contains(unit.word) { break }
      if unit.actor != nil, isSubject(index) { return joined(endingAt: index) }
      index -= 1
    }
    return nil
  }

  /// A capitalised name right before a verb that no list knows as a party: "Ansar Dine captured X".
  func named(before start: Int) -> ActorReference? {
    var first = start
    while first > 0, view.units[first - 1].isWord, view.units[first - 1].isCapitalised,
      view.word(first - 1) != "'s"
    {
      first -= 1
    }
    guard first < start,
      !Self.openers.contains(view.word(first))
    else { return nil }
    return ActorReference(text: view.text(first..<start), ids: [])
  }

  /// Words that open a sentence with a capital and name nobody.
  private static let openers: WordSet = [
    "it", "they", "he", "she", "the", "then", "but", "and", "in", "on", "after", "before", "by", "while",
    "since",
    "when", "as", "without", "despite", "who", "which", "that", "this", "both", "also", "nobody", "some",
    "once", "having",
  ]

  /// "Capturing X, the army cut the road": the subject of the main clause, behind the comma.
  func subject(behind start: Int) -> ActorReference? {
    let comma = (start..<min(view.units.count, start + 8)).first { view.word($0) == "," }
    return comma.flatMap { actor(behind: $0 + 1)?.actor }
  }

  /// The agent behind "by": list of parties, "backed by" left out.
  func agent(behind start: Int, within limit: Int = 12) -> (actor: ActorReference, index: Int)? {
    for index in start..<min(view.units.count, start + limit) {
      guard view.word(index) == "by",
        !["backed", "led", "supported", "accompanied"].contains(view.word(index - 1))
      else { continue }
      if let found = actor(behind: index + 1) { return found }
    }
    return nil
  }

  /// The party that begins at or within a few words behind a unit, with those joined to it.
  func actor(behind start: Int) -> (actor: ActorReference, index: Int)? {
    for index in start..<min(view.units.count, start + 4) {
      if let actor = view.units[index].actor {
        return joined(startingAt: index, first: actor)
      }
      guard view.units[index].isWord, !Lexicon.be.contains(view.word(index)), !view.units[index].isMark else {
        return nil
      }
    }
    return nil
  }

  /// The loser behind a verb's object: "from IS", "out of ISIL's hands".
  func loser(behind start: Int) -> ActorReference? {
    for index in start..<min(view.units.count, start + 12) {
      if view.units[index].isMark, view.word(index) != "," { return nil }
      if Lexicon.saying.contains(view.word(index)) { return nil }
      guard view.word(index) == "from" else { continue }
      if let (actor, _) = actor(behind: index + 1) { return actor }
    }
    return nil
  }

  // MARK: Details

  /// An actor behind a preposition is no subject; neither is one that only owns, says, or modifies something.
  private func isSubject(_ index: Int) -> Bool {
    let before = view.word(index - 1)
    let article = ["the", "its", "their", "a", "an", "some"].contains(before) ? view.word(index - 2) : before
    // "an attempt by X to seize A".
    if article == "by", Self.undertakings.contains(word(beforeOf: index)) { return true }
    if [
      "from", "by", "with", "against", "to", "on", "for", "into", "alongside", "near", "than", "behind", "at",
      "in",
    ]
    .contains(article) {
      return false
    }
    if ["primarily", "mainly", "mostly", "including", "especially"].contains(article) { return false }
    if article == "of",
      !Self.partitives.contains(word(beforeOf: index))
    {
      return false
    }
    if view.word(index + 1) == "'s" { return isPossessorOfSubject(index) }
    return !view.units.indices.contains(index + 1) || !view.units[index + 1].isHyphenated
  }

  /// Words for a part of a party, so that "of X" behind them names who acts.
  private static let partitives: WordSet = [
    "members", "fighters", "units", "forces", "elements", "groups", "soldiers", "convoy", "convoys",
    "hundreds",
    "thousands", "dozens", "most", "remnants", "bulk", "rest", "all", "some", "group", "column", "brigades",
  ]

  /// Nouns whose "by X" names who does what follows: "an attempt by X to seize A".
  private static let undertakings: WordSet = [
    "attempt", "attempts", "bid", "effort", "efforts", "offensive", "assault", "push", "move", "plan",
    "operation",
    "campaign",
  ]

  /// The word before the preposition of an actor, whether an article stands between them or not.
  private func word(beforeOf index: Int) -> Word {
    let article = ["the", "its", "their"].contains(view.word(index - 1)) ? 3 : 2
    return view.word(index - article)
  }

  /// "X's capture of A", "X's offensive to take A".
  private func isPossessorOfSubject(_ index: Int) -> Bool {
    let next = view.word(index + 2)
    return Lexicon.planning.contains(next) || Lexicon.nouns[next] != nil
      || ["advance", "gains", "fighters", "ground", "counter"].contains(next)
  }

  /// Who "it" or "they" is: the subject of the clause before, else the party the report named last.
  private func pronoun(at index: Int) -> ActorReference? {
    let earlier = view.units[..<index].indices.filter { view.units[$0].actor != nil }
    let subject = earlier.filter { !isSpeaker($0) }.last {
      isSubject($0)
    }
    if let subject { return joined(endingAt: subject) }
    guard let actor = view.actorAntecedent else { return nil }
    return ActorReference(actor)
  }

  /// A spokesman says what others do.
  private func isSpeaker(_ index: Int) -> Bool {
    view.units[index].actor.map { ActorReference($0).isSpeaker } ?? false
  }

  /// "Its troops", "his forces": the party they belong to.
  private func owner(of index: Int) -> ActorReference? {
    guard ["its", "their", "his"].contains(view.word(index - 1)),
      view.units[index].actor?.actors.isEmpty ?? false
    else { return nil }
    let earlier = view.units[..<index].indices.last {
      view.units[$0].actor != nil && view.units[$0].place == nil
        || view.units[$0].actor?.actors.isEmpty == false
    }
    guard let actor = earlier.flatMap({ view.units[$0].actor }) ?? view.actorAntecedent else { return nil }
    return ActorReference(actor)
  }

  /// An actor with those that "and" or commas join to its left.
  private func joined(endingAt end: Int) -> ActorReference? {
    if let owner = owner(of: end) { return owner }
    var members = [end]
    var index = end - 1
    while index >= 0 {
      let unit = view.units[index]
      if unit.actor != nil {
        guard isLinked(index, to: members[0]) else { break }
        members.insert(index, at: 0)
      } else if !["and", ",", "along", "with", "the", "as", "well", "together", "allied", "its", "their"]
        .contains(unit.word)
      {
        break
      }
      index -= 1
    }
    if members.count > 1, !isWholeSubject(members[0]) { members = [end] }
    return reference(members)
  }

  private func isLinked(_ left: Int, to right: Int) -> Bool {
    let between = (left + 1..<right).map { view.word($0) }
    return between.contains("and") || between.contains("along") || between.contains(",") && !between.isEmpty
  }

  /// Whether the first of a joined list may itself be a subject ("for A and B" is none).
  private func isWholeSubject(_ index: Int) -> Bool {
    return view.units[index].actor != nil && isSubject(index)
  }

  private func joined(startingAt start: Int, first: ActorMention) -> (actor: ActorReference, index: Int)? {
    if let owner = owner(of: start) { return (owner, start) }
    var members = [start]
    var index = start + 1
    while ["and", ","].contains(view.word(index)) {
      let next = ["the", "its"].contains(view.word(index + 1)) ? index + 2 : index + 1
      guard view.units.indices.contains(next), view.units[next].actor != nil, view.units[next].place == nil,
        !Lexicon.saying.contains(view.word(next + 1)), Lexicon.verbs[view.word(next + 1)] == nil,
        !Lexicon.be.contains(view.word(next + 1)), !Lexicon.have.contains(view.word(next + 1))
      else { break }
      // "from X, Prime Minister Y announced": a comma joins only what goes on as a list.
      if view.word(index) == ",", ![",", "and"].contains(view.word(next + 1)) { break }
      members.append(next)
      index = next + 1
    }
    return reference(members).map { ($0, members.last ?? start) }
  }

  /// One reference for joined actors: the words from the first to the last, all identifiers in order.
  private func reference(_ members: [Int]) -> ActorReference? {
    guard let first = members.first, let last = members.last else { return nil }
    if members.count == 1, let meant = antecedent(of: first) { return meant }
    var ids: [String] = []
    for index in members {
      for id in view.units[index].actor?.actors ?? [] where !ids.contains(id) { ids.append(id) }
    }
    let wholes = members.flatMap { view.units[$0].actor?.partOf ?? [] }
    return ActorReference(text: view.text(first..<(last + 1)), ids: ids, partOf: wholes)
  }

  /// "the group", "the alliance": the party named before, in the sentence or the one before it.
  func antecedent(of index: Int) -> ActorReference? {
    guard let actor = view.units[index].actor, actor.actors.isEmpty,
      ["group", "alliance", "militia", "movement", "faction"].contains(actor.text.lowercased())
    else { return nil }
    let earlier = view.units[..<index].last { $0.actor.map { !$0.actors.isEmpty } ?? false }?.actor
    guard let meant = earlier ?? view.actorAntecedent, !meant.actors.isEmpty else { return nil }
    return ActorReference(meant)
  }
}

extension ActorReference {
  /// Whether the words name somebody who tells of others' deeds: a spokesman, an official.
  var isSpeaker: Bool {
    let last = text.lowercased().split(separator: " ").last.map(String.init) ?? ""
    return [
      "spokesman", "spokeswoman", "spokesperson", "official", "officials", "minister", "governor",
      "residents",
      "ministry", "officer", "officers", "statement", "media", "agency",
    ].contains(last)
  }
}
