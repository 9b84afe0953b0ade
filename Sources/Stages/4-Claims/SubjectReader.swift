import Model

/// Finds the party that does what a verb tells: to its left, past auxiliaries, or behind "by".
struct SubjectReader {
  let view: SentenceView

  /// A party with the last unit of the words that name it.
  typealias Found = (actor: ActorReference, index: Int)

  /// The subject of an active verb at a unit; nil where none is named.
  func subject(before verb: Int) -> ActorReference? {
    var index = verb - 1
    while index >= 0 {
      let unit = view.units[index]
      if unit.isMark, unit.word == ";" || unit.word == ":" { break }
      if unit.classes.contains(.pronoun) { return pronoun(at: index) }
      if unit.classes.contains(.who), let meant = relative(at: index) { return meant }
      if unit.isActor, isSubject(index) { return joined(endingAt: index)?.actor }
      index -= 1
    }
    return nil
  }

  /// A capitalised name right before a verb that no list knows as a party: "Ansar Dine captured X".
  func named(before start: Int) -> ActorReference? {
    var first = start
    while first > 0, view.units[first - 1].isWord, view.units[first - 1].isCapitalised,
      !view.isWord(first - 1, .owner)
    {
      first -= 1
    }
    guard first < start, !view.isWord(first, .opener) else { return nil }
    return ActorReference(text: view.text(first..<start), ids: [])
  }

  /// "Capturing X, the army cut the road": the subject of the main clause, behind the comma.
  func subject(behind start: Int) -> ActorReference? {
    let comma = (start..<max(start, min(view.units.count, start + 8))).first(where: view.isComma)
    return comma.flatMap { actor(behind: $0 + 1)?.actor }
  }

  /// The party that begins at or within a few words behind a unit, with those joined to it.
  func actor(behind start: Int) -> Found? {
    for index in start..<max(start, min(view.units.count, start + 4)) {
      if view.isActor(index) { return joined(startingAt: index) }
      guard view.units[index].isWord, !view.isWord(index, .be) else { return nil }
    }
    return nil
  }

  /// The party behind a preposition: one that is known, else a capitalised name ("by Ansar Dine").
  func party(behind start: Int) -> Found? {
    if let known = actor(behind: start) { return known }
    if view.isWord(start, .object) { return pronoun(at: start).map { ($0, start) } }
    let first = view.isWord(start, .article) ? start + 1 : start
    var end = first
    while view.has(end), view.units[end].isWord, view.units[end].isCapitalised, !view.isWord(end, .owner) {
      end += 1
    }
    guard end > first, !view.isWord(first, .opener) else { return nil }
    return (ActorReference(text: view.text(first..<end), ids: []), end - 1)
  }

  /// The party, pronoun or unknown name that ends at a unit, an "'s" behind it or not, with its first unit.
  func party(endingAt end: Int) -> Found? {
    let last = view.isWord(end, .owner) ? end - 1 : end
    guard view.has(last) else { return nil }
    if view.isWord(last, .pronoun) { return pronoun(at: last).map { ($0, last) } }
    guard view.isActor(last), let found = joined(endingAt: last) else { return nil }
    return (found.actor, view.isWord(found.index - 1, .determiner) ? found.index - 1 : found.index)
  }

  /// Whom "who" means: the party right before it, whatever that does in its own clause.
  private func relative(at index: Int) -> ActorReference? {
    var last = view.isComma(index - 1) ? index - 2 : index - 1
    while view.has(last), view.units[last].isWord, view.units[last].isCapitalised { last -= 1 }
    if view.isWord(last, .goal), view.isWord(last - 1, .loyal) { last -= 2 }
    guard view.isActor(last), !view.isPlace(last) else { return nil }
    return joined(endingAt: last)?.actor
  }

  // MARK: Who can be a subject

  /// An actor behind a preposition is no subject; neither is one that only owns, says, or modifies something.
  private func isSubject(_ index: Int) -> Bool {
    let before = view.isWord(index - 1, .determiner) ? index - 2 : index - 1
    // "an attempt by X to seize A".
    if view.isWord(before, .agent), view.isWord(before - 1, .undertaking) { return true }
    if view.isWord(before, .preposition) || view.isWord(before, .mainly) { return false }
    if view.isWord(before, .of), !isPart(before - 1) { return false }
    // "pushed government troops out": the object of another verb.
    if view.verbForms(before).contains(where: { $0.form == .past || $0.form == .present }) { return false }
    if view.isWord(index + 1, .owner) { return isPossessorOfSubject(index) }
    return !view.has(index + 1) || !view.units[index + 1].isHyphenated
  }

  /// "members of X", "rebels of X": who acts is X, or a part of it.
  private func isPart(_ index: Int) -> Bool { view.isWord(index, .partitive) || view.isActor(index) }

  /// "X's capture of A", "X's offensive to take A".
  private func isPossessorOfSubject(_ index: Int) -> Bool {
    view.isWord(index + 2, .planning) || !view.nounForms(index + 2).isEmpty || view.isWord(index + 2, .deed)
  }

  /// A spokesman says what others do.
  private func isSpeaker(_ index: Int) -> Bool {
    view.actor(index).map { view.grammar.isSpeaker(ActorReference($0)) } ?? false
  }

  // MARK: Who is meant

  /// Who "it" or "they" is: the subject of the clause before, else the party the report named last.
  private func pronoun(at index: Int) -> ActorReference? {
    let subject = (0..<index).last { view.isActor($0) && !isSpeaker($0) && isSubject($0) }
    if let subject { return joined(endingAt: subject)?.actor }
    return view.antecedents.actor.map { ActorReference($0) }
  }

  /// "Its troops", "his forces": the party they belong to.
  private func owner(of index: Int) -> ActorReference? {
    guard view.isWord(index - 1, .possessive), view.actor(index)?.actors.isEmpty ?? false else { return nil }
    let earlier = (0..<index).last {
      view.isActor($0) && (!view.isPlace($0) || view.actor($0)?.actors.isEmpty == false)
    }
    return (earlier.flatMap(view.actor) ?? view.antecedents.actor).map { ActorReference($0) }
  }

  /// "the group", "the alliance": the party named before, in the sentence or the one before it.
  func antecedent(of index: Int) -> ActorReference? {
    guard let actor = view.actor(index), actor.actors.isEmpty,
      view.grammar.classes(of: view.grammar.entry(of: view.word(index))).contains(.partyNoun),
      actor.text.utf8.count == view.word(index).count
    else { return nil }
    let earlier = (0..<index).last { view.actor($0).map { !$0.actors.isEmpty } ?? false }
    guard let meant = earlier.flatMap(view.actor) ?? view.antecedents.actor, !meant.actors.isEmpty else {
      return nil
    }
    return ActorReference(meant)
  }

  // MARK: Several parties

  /// An actor with those that "and" or commas join to its left, with the first unit.
  private func joined(endingAt end: Int) -> Found? {
    if let owner = owner(of: end) { return (owner, end) }
    var members = [end]
    var index = end - 1
    while index >= 0 {
      if view.isActor(index) {
        guard isLinked(index, to: members[0]) else { break }
        members.insert(index, at: 0)
      } else if !view.isComma(index), !view.isWord(index, .joining) {
        break
      }
      index -= 1
    }
    if members.count > 1, !isSubject(members[0]) { members = [end] }
    return reference(members).map { ($0.actor, members[0]) }
  }

  private func isLinked(_ left: Int, to right: Int) -> Bool {
    ((left + 1)..<right).contains { view.isComma($0) || view.isWord($0, .linking) }
  }

  private func joined(startingAt start: Int) -> Found? {
    if let owner = owner(of: start) { return (owner, start) }
    var members = [start]
    var index = start + 1
    while view.isWord(index, .and) || view.isComma(index) {
      let next = view.isWord(index + 1, .determiner) ? index + 2 : index + 1
      guard view.isActor(next), !view.isPlace(next), !view.isWord(next + 1, .saying), !view.isVerb(next + 1),
        !view.isWord(next + 1, .be), !view.isWord(next + 1, .have)
      else { break }
      // "from X, Prime Minister Y announced": a comma joins only what goes on as a list.
      if view.isComma(index), !view.isComma(next + 1), !view.isWord(next + 1, .and) { break }
      members.append(next)
      index = next + 1
    }
    return reference(members)
  }

  /// One reference for joined actors: the words from the first to the last, all identifiers in order.
  private func reference(_ members: [Int]) -> Found? {
    guard let first = members.first, let last = members.last else { return nil }
    if members.count == 1, let meant = antecedent(of: first) { return (meant, last) }
    var ids: [String] = []
    var wholes: [String] = []
    for index in members {
      guard let actor = view.actor(index) else { continue }
      for id in actor.actors where !ids.contains(id) { ids.append(id) }
      wholes += actor.partOf
    }
    let end = behindAllegiance(last + 1)
    return (ActorReference(text: view.text(namedBefore(first)..<end), ids: ids, partOf: wholes), end - 1)
  }

  /// The first unit of "Ansar Dine and its allies", where no list knows the name before "and".
  private func namedBefore(_ first: Int) -> Int {
    guard view.isWord(first - 1, .possessive), view.isWord(first - 2, .and) else { return first }
    var start = first - 2
    while start > 0, view.units[start - 1].isWord, view.units[start - 1].isCapitalised { start -= 1 }
    return start < first - 2 ? start : first
  }

  /// Behind "loyal to Khalifa Haftar", which belongs to the party before it; the unit itself where nothing
  /// does.
  private func behindAllegiance(_ start: Int) -> Int {
    guard view.isWord(start, .loyal), view.isWord(start + 1, .goal) else { return start }
    var end = start + 2
    while view.has(end), view.units[end].isActor || view.units[end].isPlace || view.units[end].isCapitalised {
      end += 1
    }
    return end > start + 2 ? end : start
  }
}

extension Grammar {
  /// Whether the words end with somebody who tells of others' deeds: a spokesman, an official.
  func isSpeaker(_ party: ActorReference) -> Bool { lastClasses(party).contains(.speakerNoun) }

  /// Whether a party may bear arms: its words do not end with an office or with people who bear none.
  func isArmed(_ party: ActorReference) -> Bool { !lastClasses(party).contains(.unarmed) }

  /// What the last word of a party's name can be.
  func lastClasses(_ party: ActorReference) -> WordClasses {
    let last = party.text.lowercased().split(separator: " ").last ?? ""
    return classes(of: entry(of: Word(last)))
  }
}
