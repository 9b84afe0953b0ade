import Model

/// Reads the constructions of a language file in a sentence.
///
/// A construction is tried at every word that can be its trigger: first the parts before it, nearest first,
/// then
/// those behind it. A trigger tells one thing, that of the first construction of the file that fits.
struct ConstructionReader {
  let view: SentenceView
  private var subjects: SubjectReader { SubjectReader(view: view) }
  private var objects: PlaceObjectReader { PlaceObjectReader(view: view) }

  /// What the parts met so far have given.
  struct Match {
    var object: PlaceObject?
    var by: ActorReference?
    var from: ActorReference?
    /// The first unit of the parts before the trigger that stand right at it.
    var start: Int
    /// Behind the last unit read.
    var position: Int
    /// Behind the last unit that tells it: a loser is not quoted.
    var end: Int
    var isRelative = false

    mutating func set(_ party: Construction.Party, _ actor: ActorReference) {
      switch party {
      case .by: by = actor
      case .from: from = actor
      }
    }
  }

  /// What the constructions find, in the order of the file.
  func drafts() -> [Draft] {
    var found: [(construction: Int, drafts: [Draft])] = []
    for index in view.units.indices where view.units[index].entry >= 0 {
      for construction in view.grammar.entries[Int(view.units[index].entry)].constructions {
        let drafts = drafts(of: view.grammar.constructions[construction], at: index)
        guard !drafts.isEmpty else { continue }
        found.append((construction, drafts))
        break
      }
    }
    return found.sorted { $0.construction < $1.construction }.flatMap(\.drafts)
  }

  private func drafts(of construction: Construction, at index: Int) -> [Draft] {
    switch construction.trigger {
    case .verb(let sense, let voice):
      for form in view.verbForms(index) where form.sense == sense && stands(index, form, as: voice) {
        guard let match = match(construction, at: index, from: view.groupStart(index)),
          let draft = verbal(construction, match, at: index, form: form, voice: voice)
        else { continue }
        return [draft] + continued(draft, behind: match.end)
      }
    case .noun(let sense):
      guard !view.units[index].isHyphenated else { return [] }
      for form in view.nounForms(index) where form.sense == sense {
        guard let match = match(construction, at: index, from: index) else { continue }
        return draft(construction, match, at: index, isAgain: form.isAgain).map { [$0] } ?? []
      }
    case .word(let matcher):
      guard fits(matcher, at: index) == 1, let match = match(construction, at: index, from: index) else {
        return []
      }
      return draft(construction, match, at: index, isAgain: false).map { [$0] } ?? []
    }
    return []
  }

  // MARK: Matching

  private func match(_ construction: Construction, at index: Int, from start: Int) -> Match? {
    for condition in construction.conditions {
      let before = max(0, index - condition.reach)..<index
      guard before.contains(where: { fits(condition.words, at: $0) != nil }) == condition.isWanted else {
        return nil
      }
    }
    let empty = Match(start: index, position: start, end: index + 1)
    guard
      var match = readLeft(
        construction.left[...], empty, trigger: index, of: construction)
    else { return nil }
    match.position = index + 1
    return readRight(construction.right[...], match, trigger: index)
  }

  /// How many units from an index on a matcher takes; nil where it does not fit.
  func fits(_ matcher: Construction.Matcher, at index: Int) -> Int? {
    guard view.has(index), !matcher.isHyphenated || view.units[index].isHyphenated else { return nil }
    let unit = view.units[index]
    if unit.classes.meets(matcher.classes) || matcher.words.contains(unit.word), !isMention(index) {
      return 1
    }
    if matcher.senses != 0,
      view.verbForms(index).contains(where: { matcher.senses & (1 << UInt64($0.sense)) != 0 })
    {
      return 1
    }
    return matcher.phrases.first { phrase in
      phrase.indices.allSatisfy { view.word(index + $0) == phrase[$0] }
    }?.count
  }

  private func isMention(_ index: Int) -> Bool { !view.units[index].isMark && !view.units[index].isWord }

  // MARK: Before the trigger

  /// Reads parts to the left; `position` is the unit behind what is still to be read.
  private func readLeft(
    _ elements: ArraySlice<Construction.Element>, _ match: Match, trigger: Int,
    of construction: Construction
  ) -> Match? {
    guard let element = elements.first else { return match }
    var match = match
    let rest = elements.dropFirst()
    switch element {
    case .optional(let inner):
      return readLeft(inner[...] + rest, match, trigger: trigger, of: construction)
        ?? readLeft(rest, match, trigger: trigger, of: construction)
    case .words(let matcher):
      guard fits(matcher, at: match.position - 1) == 1 else { return nil }
      match.position -= 1
      if !construction.isVerbal { match.start = match.position }
      match.isRelative = view.isWord(match.position, .relative)
    case .party(let party, let isOwner):
      guard let found = partyBefore(match, isNear: isOwner || !rest.isEmpty, isArmed: construction.wantsArms)
      else {
        return nil
      }
      match.set(party, found.actor)
      match.position = view.isWord(found.index - 1, .determiner) ? found.index - 1 : found.index
      if isOwner { match.start = found.index }
    case .place(let isNamed):
      guard let object = placeBefore(match, trigger: trigger, of: construction), !isNamed || object.isNamed
      else { return nil }
      match.object = object
      match.position = object.range.lowerBound
    case .gap, .here, .end: return nil
    }
    return readLeft(rest, match, trigger: trigger, of: construction)
  }

  /// The subject of a verb; or, where it must stand right before, the party, pronoun or unknown name there.
  /// Of an unknown name nobody can say whether it bears arms.
  private func partyBefore(_ match: Match, isNear: Bool, isArmed: Bool) -> SubjectReader.Found? {
    var end = match.position
    if isNear {
      while view.isDate(end - 1) { end -= 1 }
      return subjects.party(endingAt: end - 1)
    }
    let actor = subjects.subject(before: end) ?? (isArmed ? nil : subjects.named(before: end))
    return actor.map { ($0, end) }
  }

  private func placeBefore(_ match: Match, trigger: Int, of construction: Construction) -> PlaceObject? {
    if match.position == trigger, !construction.isVerbal,
      let place = view.place(trigger - 1)
    {
      return place.use == .literal ? PlaceObject(place, range: (trigger - 1)..<trigger) : nil
    }
    let start = view.groupStart(match.position)
    if let object = view.objectBefore(start) ?? view.objectBefore(match.position) { return object }
    // "left for A, which X holds".
    let last = view.isComma(match.position - 1) ? match.position - 2 : match.position - 1
    if match.isRelative, let place = view.place(last), place.use == .literal {
      return PlaceObject(place, range: last..<(last + 1))
    }
    // "With A in rebel hands".
    if !construction.isVerbal, let place = view.place(match.position - 1), place.use == .literal {
      return PlaceObject(place, range: (match.position - 1)..<match.position)
    }
    return coordinated(before: start)
  }

  /// "The dam is the largest of its kind and is in the hands of X": the subject of the first predicate.
  private func coordinated(before start: Int) -> PlaceObject? {
    guard view.isWord(start - 1, .and), let first = (0..<min(3, view.units.count)).first(where: view.isPlace),
      view.place(first)?.use == .literal, !view.hasWord(in: 0..<first, .within),
      !view.hasWord(in: 0..<first, .source)
    else { return nil }
    return objects.object(from: first)
  }

  // MARK: Behind the trigger

  /// Reads parts to the right; `position` is the next unit to be read.
  private func readRight(
    _ elements: ArraySlice<Construction.Element>, _ match: Match, trigger: Int
  ) -> Match? {
    guard let element = elements.first else { return match }
    var match = match
    let rest = elements.dropFirst()
    switch element {
    case .optional(let inner):
      return readRight(rest, optional(inner[...], match, trigger: trigger), trigger: trigger)
    case .words(let matcher):
      var index = match.position
      while fits(matcher, at: index) == nil, view.isWord(index, .adverb) || view.isDate(index) { index += 1 }
      guard let count = fits(matcher, at: index) else { return nil }
      match.position = index + count
    case .party(let party, let isOwner):
      guard let found = subjects.party(behind: match.position) else { return nil }
      match.set(party, found.actor)
      match.position = found.index + 1
      if isOwner, view.isWord(match.position, .owner) { match.position += 1 }
    case .place(let isNamed):
      guard let object = objects.object(from: match.position), !isNamed || object.isNamed,
        isNear(object, trigger)
      else { return nil }
      match.object = object
      match.position = object.range.upperBound
    case .gap(let reach, let isOpen):
      for skipped in 0...reach {
        let next = match.position + skipped
        if skipped > 0, !view.has(next - 1) || !isPassable(next - 1, isOpen: isOpen) { return nil }
        var moved = match
        moved.position = next
        if let read = readRight(rest, moved, trigger: trigger) { return read }
      }
      return nil
    case .here(let isPlural):
      let named = objects.lastPlaces(before: trigger, isPlural: isPlural)
      guard !named.isEmpty else { return nil }
      match.object = PlaceObject(
        targets: named.map { .init(text: $0.text, mention: $0) }, holder: nil, range: trigger..<match.position
      )
    case .end:
      guard isClauseEnd(match.position) else { return nil }
    }
    match.end = max(match.end, match.position)
    return readRight(rest, match, trigger: trigger)
  }

  /// Words of a gap: no mark but a quotation mark; in a closed one, nobody is named either.
  private func isPassable(_ index: Int, isOpen: Bool) -> Bool {
    let unit = view.units[index]
    if unit.isMark { return unit.word == SentenceView.quotationMark }
    return isOpen || !unit.isActor && !view.isWord(index, .and) && !view.isWord(index, .who)
  }

  /// A part that may be missing: bare words stand right here, a phrase ("by X", "from Y") a few words on.
  private func optional(
    _ elements: ArraySlice<Construction.Element>, _ match: Match, trigger: Int
  ) -> Match {
    guard case .words(let matcher)? = elements.first else {
      return readRight(elements, match, trigger: trigger) ?? match
    }
    if elements.count == 1 {
      var match = match
      while let count = fits(matcher, at: match.position) { match.position += count }
      return match
    }
    for index in match.position..<max(match.position, min(view.units.count, match.position + 12)) {
      if view.isMark(index), !view.isComma(index) { break }
      if view.isWord(index, .saying) { break }
      guard fits(matcher, at: index) != nil, !view.isWord(index - 1, .backing) else { continue }
      var moved = match
      moved.position = index
      guard var read = readRight(elements, moved, trigger: trigger) else { continue }
      // What is looked for next may stand before a phrase found farther on; a loser is not quoted.
      if index > match.position { read.position = match.position }
      if case .party(.from, _)? = elements.last { read.end = match.end }
      return read
    }
    return match
  }

  /// The first name stands within reach of the verb.
  private func isNear(_ object: PlaceObject, _ trigger: Int) -> Bool {
    guard let mention = object.targets.first?.mention else { return true }
    return !view.units.indices.contains { index in
      index > trigger + 14 && view.units[index].span.start == mention.span.start
    }
  }

  /// Nothing but a date or an aside follows: "A fell on Monday", "A has fallen, residents said".
  private func isClauseEnd(_ index: Int) -> Bool {
    guard view.has(index) else { return true }
    return view.isMark(index) || view.isDate(index) || view.isWord(index, .clauseEnd)
  }
}
