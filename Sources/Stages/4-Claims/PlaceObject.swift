import Model

/// The ground a verb takes, loses or holds, as the words behind (or before) it name it.
struct PlaceObject {
  /// One place, line or set.
  struct Target: Hashable {
    /// The words.
    var text: String
    /// The toponym; nil for an unnamed set.
    var mention: PlaceMention?
    /// What it is.
    var geometry: ControlClaim.Geometry = .point
    /// The number of an unnamed set.
    var count: Int?
    /// "parts of", "most of".
    var isPartial = false
  }
  /// The places.
  var targets: [Target]
  /// Who held them: "FSA-controlled towns", "from IS several towns".
  var holder: ActorReference?
  /// The units it covers.
  var range: Range<Int>
}

/// Reads the places behind a position of a sentence: articles, adjectives and nouns, then names in a list.
struct PlaceObjectReader {
  let view: SentenceView

  /// Words that may stand before the name of a place, besides adjectives.
  private static let passed: WordSet = [
    "the", "a", "an", "of", "its", "their", "his", "control", "over", "back", "up", "most", "parts", "part",
    "all",
    "several", "many", "some", "other", "more", "remaining", "last", "entire", "whole", "both", "these",
    "those",
    "this", "that", "including", "such", "as", "much", "half", "than", "full", "complete", "near", "outside",
    "on",
    "from", "in", "just", "out",
  ]
  /// Words at which no object is looked for any farther.
  private static let stops: WordSet = [
    "who", "which", "where", "when", "after", "before", "while", "but", "because", "by", "with", "for", "to",
    "at",
    "into", "against", "said", "says", "is", "are", "was", "were", "has", "have", "had", "and", "or", "if",
    "as",
    "amid", "during", "under", "since", "until", "part", "between", "along",
  ]

  /// Words before which a noun phrase begins.
  private static let prepositions: WordSet = [
    "from", "of", "in", "on", "over", "near", "into", "out", "to", "at",
  ]
  /// Words behind a noun that tell which one is meant, so that it does not stand for the place named last.
  static let modifying: WordSet = [
    "between", "near", "around", "along", "of", "outside", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest", "close", "across", "beyond",
  ]
  /// Nouns for lines on the ground.
  private static let lines: WordSet = [
    "border", "borderland", "frontier", "strip", "line", "road", "highway",
  ]
  /// Nouns whose unnamed plural says nothing that a map could keep.
  private static let vague: WordSet = [
    "strongholds", "positions", "areas", "places", "parts", "locations", "bases", "hills", "quarters",
    "neighbourhoods", "neighborhoods", "outskirts", "suburbs", "districts",
  ]

  /// The object that begins at or a few words behind `start`.
  func object(from start: Int) -> PlaceObject? {
    var state = State()
    var index = start
    while index < view.units.count, index - start < 16 {
      let unit = view.units[index]
      if unit.date != nil {
        index += 1
        continue
      }
      if let place = unit.place,
        unit.actor == nil || state.isBehindNoun || index == start || view.word(index - 1) == "of"
      {
        // "Norway's Bergen": the second name is meant.
        if view.word(index + 1) == "'s", view.units.indices.contains(index + 2),
          view.units[index + 2].place != nil
        {
          index += 2
          continue
        }
        guard place.use == .literal, !isPossessor(index) else { return unnamed(state, until: index) }
        // "two towns of a country": unnamed towns, not the country.
        if let noun = state.lastNoun, view.word(noun).hasEnding("s"), !state.isReopened,
          ["country", "province", "region", "state"].contains(place.featureWord ?? "")
        {
          return unnamed(state, until: index)
        }
        // "the North Sea port of A": the first name only modifies the noun.
        if ["port", "city", "town", "village", "capital", "stronghold"].contains(view.word(index + 1)),
          view.word(index + 2) == "of"
        {
          index += 1
          continue
        }
        return list(from: index, state: state, start: start)
      }
      if unit.actor != nil {
        guard let next = actorInside(at: index, state: &state) else { return unnamed(state, until: index) }
        index = next
        continue
      }
      if let quantity = unit.quantity {
        // "900 square km of land, including A and B".
        if case .area = quantity.unit, let names = included(behind: index + 1) {
          index = names
          continue
        }
        guard case .count = quantity.unit else { return nil }
        state.quantity = quantity
        state.note(noun: index)
        index += 1
        continue
      }
      guard let next = step(over: index, from: start, state: &state) else {
        return unnamed(state, until: index)
      }
      index = next
    }
    return unnamed(state, until: min(index, view.units.count))
  }

  /// Behind the "including" that ends a description of an area.
  private func included(behind start: Int) -> Int? {
    (start..<min(view.units.count, start + 9)).first { view.word($0) == "including" }.map { $0 + 1 }
  }

  /// What was passed on the way to a name.
  struct State {
    var holder: ActorReference?
    var quantity: QuantityMention?
    var firstNoun: Int?
    var lastNoun: Int?
    var isPartial = false
    var isReopened = false
    var isDefinite = false
    var isBehindNoun: Bool { lastNoun != nil }

    mutating func note(noun: Int) {
      firstNoun = firstNoun ?? noun
      lastNoun = noun
    }
  }

  /// Steps over one plain word; nil where the object ends.
  private func step(over index: Int, from start: Int, state: inout State) -> Int? {
    let unit = view.units[index]
    if unit.isMark {
      if unit.word == "\"" { return index + 1 }
      // A list may follow the noun it belongs to: "four towns, A, B, C and D".
      let followsNoun = state.lastNoun == index - 1 && unit.word == ","
      return followsNoun && view.units.indices.contains(index + 1) && view.units[index + 1].place != nil
        ? index + 1 : nil
    }
    let word = unit.word
    if word == "it" || word == "them" { return nil }
    if ["the", "these", "this", "that", "both"].contains(word), state.lastNoun == nil {
      state.isDefinite = true
    }
    if Lexicon.placeNouns.contains(word) {
      state.note(noun: index)
      if ["parts", "part", "half", "outskirts"].contains(word) { state.isPartial = true }
      return index + 1
    }
    if ["most", "half", "much"].contains(word)
      || word == "all" && ["nearly", "almost"].contains(view.word(index - 1))
    {
      state.isPartial = true
    }
    if ["including", "namely"].contains(word) || word == "as" && view.word(index - 1) == "such" {
      state.isReopened = true
      return index + 1
    }
    if ["in", "near", "on", "from", "outside", "along"].contains(word) {
      return prepositional(at: index, state: state)
    }
    if Self.passed.contains(word) { return index + 1 }
    if word == "and", state.lastNoun == index - 1, Lexicon.placeNouns.contains(view.word(index + 1)) {
      return index + 1
    }
    if Self.stops.contains(word) || Lexicon.verbs[word] != nil && !isAdjective(index) { return nil }
    return unit.isCapitalised && !unit.isHyphenated && state.lastNoun != nil && view.word(index - 1) != "of"
      ? nil : index + 1
  }

  /// "held", "occupied" behind a hyphen, or a participle right before a place noun.
  private func isAdjective(_ index: Int) -> Bool {
    view.units[index].isHyphenated || Lexicon.placeNouns.contains(view.word(index + 1))
  }

  /// "from IS several towns" is read over; "villages in X" ends the object unless names follow behind "including".
  private func prepositional(at index: Int, state: State) -> Int? {
    if view.word(index) == "from", view.units.indices.contains(index + 1), view.units[index + 1].actor != nil
    {
      return index + 1
    }
    guard state.isBehindNoun else { return nil }
    let rest = index..<min(view.units.count, index + 7)
    return rest.first { ["including", "namely"].contains(view.word($0)) }
  }

  /// An actor inside an object is the holder ("FSA-controlled", "from IS", "the ISIS stronghold of") or ends it.
  private func actorInside(at index: Int, state: inout State) -> Int? {
    guard let actor = view.units[index].actor else { return nil }
    let reference = ActorReference(actor)
    let next = index + 1
    if view.units.indices.contains(next), view.units[next].isHyphenated {
      if ["held", "controlled", "occupied", "ruled", "run"].contains(view.word(next)) {
        state.holder = reference
      }
      return next + 1
    }
    if view.word(index - 1) == "from", view.word(next) != "" {
      state.holder = reference
      return next
    }
    if ["stronghold", "bastion", "position", "positions", "territory"].contains(view.word(next)) {
      state.holder = reference
      return next
    }
    return nil
  }

  private func isPossessor(_ index: Int) -> Bool {
    view.word(index + 1) == "'s"
  }

  // MARK: Lines and sets

  /// "the Jarablus-Azaz line", "villages between X and Y".
  func line(from first: Int, state: State, start: Int) -> PlaceObject? {
    let second = first + 1
    if view.units.indices.contains(second), view.units[second].place != nil, view.units[second].isHyphenated,
      ["line", "road", "border", "axis", "corridor", "highway", "front", "strip"].contains(
        view.word(second + 1))
    {
      let target = PlaceObject.Target(text: view.text(first..<(second + 2)), mention: nil, geometry: .line)
      return PlaceObject(targets: [target], holder: state.holder, range: start..<(second + 2))
    }
    return nil
  }

  /// An object without a name: a counted set, a set between two names, a border, or what was named last.
  private func unnamed(_ state: State, until end: Int) -> PlaceObject? {
    guard let noun = state.firstNoun, let last = state.lastNoun else { return pronoun(at: end) }
    let range = nounStart(noun)..<extended(last)
    if let quantity = state.quantity, case .count(let what) = quantity.unit, what.hasSuffix("s") {
      let target = PlaceObject.Target(
        text: view.text(range), geometry: .count, count: quantity.value.map { Int($0) })
      return PlaceObject(targets: [target], holder: state.holder, range: range)
    }
    let word = view.word(last)
    if Self.lines.contains(word) || Self.lines.contains(view.word(noun)) {
      return PlaceObject(
        targets: [.init(text: view.text(range), geometry: .line)], holder: state.holder, range: range)
    }
    if state.isDefinite || word == "city", Lexicon.anaphora.contains(word), noun == last,
      !Self.modifying.contains(view.word(last + 1))
    {
      let named = lastPlaces(before: noun, isPlural: word.hasEnding("s"))
      if !named.isEmpty {
        let targets = named.map { PlaceObject.Target(text: $0.text, mention: $0, isPartial: state.isPartial) }
        return PlaceObject(targets: targets, holder: state.holder, range: range)
      }
    }
    guard word.hasEnding("s"), !Self.vague.contains(word), view.word(range.upperBound) != "of" else {
      return nil
    }
    return PlaceObject(
      targets: [.init(text: view.text(range), geometry: .set)], holder: state.holder, range: range)
  }

  /// "it" and "them" as the object: what was named last.
  private func pronoun(at index: Int) -> PlaceObject? {
    guard ["it", "them"].contains(view.word(index)), let place = lastPlace(before: index) else { return nil }
    return PlaceObject(
      targets: [.init(text: place.text, mention: place)], holder: nil, range: index..<(index + 1))
  }

  /// The noun phrase's first word.
  private func nounStart(_ noun: Int) -> Int {
    var start = noun
    while start > 0, view.units[start - 1].isWord, noun - start < 5,
      !Self.prepositions.contains(view.word(start - 1)), !Lexicon.saying.contains(view.word(start - 1)),
      Lexicon.verbs[view.word(start - 1)] == nil,
      !Self.stops.contains(view.word(start - 1))
    {
      start -= 1
    }
    return start
  }

  /// Behind "villages between X and Y", "villages near X", "strip along the border".
  private func extended(_ noun: Int) -> Int {
    guard ["between", "near", "along", "around", "in", "with"].contains(view.word(noun + 1)) else {
      return noun + 1
    }
    var end = noun + 2
    var lastNamed = noun + 1
    while end < view.units.count, end - noun < 14, !view.units[end].isMark,
      Lexicon.verbs[view.word(end)] == nil,
      !Lexicon.be.contains(view.word(end))
    {
      if view.units[end].place != nil || Lexicon.placeNouns.contains(view.word(end)) { lastNamed = end + 1 }
      end += 1
    }
    return max(noun + 1, lastNamed)
  }

  /// The places that "the town" or, in the plural, "these towns" mean: named last, where they lie left out.
  func lastPlaces(before index: Int, isPlural: Bool) -> [PlaceMention] {
    let end = max(0, min(index, view.units.count))
    guard var last = (0..<end).last(where: isNamed) else { return view.antecedent.map { [$0] } ?? [] }
    while isContainer(last), let earlier = (0..<last).last(where: isNamed) { last = earlier }
    var members = [last]
    while isPlural, let earlier = (0..<members[0]).last(where: isNamed),
      (earlier + 1..<members[0]).allSatisfy({ [",", "and"].contains(view.word($0)) })
    {
      members.insert(earlier, at: 0)
    }
    return members.compactMap { view.units[$0].place }
  }

  /// The literal place named last before a unit, in the sentence or before it.
  func lastPlace(before index: Int) -> PlaceMention? { lastPlaces(before: index, isPlural: false).first }

  private func isNamed(_ index: Int) -> Bool {
    let unit = view.units[index]
    return unit.actor == nil
      && unit.place.map(Passage.mayBeAntecedent) ?? false
  }

  /// "in X", "8 km east of X" say where another place lies.
  private func isContainer(_ index: Int) -> Bool {
    let before = view.word(index - 1)
    if ["in", "near", "inside", "at"].contains(before) { return true }
    guard ["of", "from"].contains(before) else { return false }
    return Self.modifying.contains(view.word(index - 2))
      || index >= 2 && view.units[index - 2].quantity != nil
  }
}
