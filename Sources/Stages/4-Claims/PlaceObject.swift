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

  /// Whether one of the places has a name.
  var isNamed: Bool { targets.contains { $0.mention != nil } }
}

extension PlaceObject {
  /// A single place.
  init(_ place: PlaceMention, range: Range<Int>) {
    self.init(targets: [.init(text: place.text, mention: place)], holder: nil, range: range)
  }
}

/// Reads the places behind a position of a sentence: articles, adjectives and nouns, then names in a list.
struct PlaceObjectReader {
  let view: SentenceView

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

  /// The object that begins at or a few words behind `start`.
  func object(from start: Int) -> PlaceObject? {
    guard start >= 0 else { return nil }
    var state = State()
    var index = start
    while index < view.units.count, index - start < 16 {
      let unit = view.units[index]
      if unit.isDate {
        index += 1
      } else if unit.isPlace,
        !unit.isActor || state.isBehindNoun || index == start || view.isWord(index - 1, .of)
      {
        if let next = modifyingName(at: index) {
          index = next
        } else {
          return named(at: index, state: state, start: start)
        }
      } else if unit.isActor {
        guard let next = actorInside(at: index, state: &state) else { return unnamed(state, until: index) }
        index = next
      } else if let quantity = view.quantity(index) {
        // "900 square km of land, including A and B".
        if case .area = quantity.unit, let names = included(behind: index + 1) {
          index = names
          continue
        }
        guard case .count = quantity.unit else { return nil }
        state.quantity = quantity
        state.note(noun: index)
        index += 1
      } else {
        guard let next = step(over: index, state: &state) else { return unnamed(state, until: index) }
        index = next
      }
    }
    return unnamed(state, until: min(index, view.units.count))
  }

  /// Behind a name that only tells which one is meant: "Norway's Bergen", "the North Sea port of A".
  private func modifyingName(at index: Int) -> Int? {
    if view.isWord(index + 1, .owner), view.isPlace(index + 2) { return index + 2 }
    return view.isWord(index + 1, .portNoun) && view.isWord(index + 2, .of) ? index + 1 : nil
  }

  private func named(at index: Int, state: State, start: Int) -> PlaceObject? {
    guard let place = view.place(index), place.use == .literal, !view.isWord(index + 1, .owner) else {
      return unnamed(state, until: index)
    }
    // "two towns of a country": unnamed towns, not the country.
    if let noun = state.lastNoun, view.word(noun).hasEnding("s"), !state.isReopened, isArea(place) {
      return unnamed(state, until: index)
    }
    return list(from: index, state: state, start: start)
  }

  private func isArea(_ place: PlaceMention) -> Bool {
    place.featureWord.map {
      view.grammar.classes(of: view.grammar.entry(of: Word($0))).contains(.countryNoun)
    }
      ?? false
  }

  /// Behind the "including" that ends a description of an area.
  private func included(behind start: Int) -> Int? {
    (start..<max(start, min(view.units.count, start + 9))).first { view.isWord($0, .including) }.map {
      $0 + 1
    }
  }

  /// Steps over one plain word; nil where the object ends.
  private func step(over index: Int, state: inout State) -> Int? {
    let unit = view.units[index]
    if unit.isMark {
      if unit.word == SentenceView.quotationMark { return index + 1 }
      // A list may follow the noun it belongs to: "four towns, A, B, C and D".
      return state.lastNoun == index - 1 && view.isComma(index) && view.isPlace(index + 1) ? index + 1 : nil
    }
    let classes = unit.classes
    if classes.contains(.object) { return nil }
    if classes.contains(.definite), state.lastNoun == nil { state.isDefinite = true }
    if classes.contains(.placeNoun) {
      state.note(noun: index)
      if classes.contains(.partNoun) { state.isPartial = true }
      return index + 1
    }
    if classes.contains(.portion) || classes.contains(.whole) && view.isWord(index - 1, .nearly) {
      state.isPartial = true
    }
    if classes.contains(.including) || classes.contains(.as) && view.isWord(index - 1, .such) {
      state.isReopened = true
      return index + 1
    }
    if classes.contains(.locative) { return prepositional(at: index, state: state) }
    if classes.contains(.passed) { return index + 1 }
    if classes.contains(.and), state.lastNoun == index - 1, view.isWord(index + 1, .placeNoun) {
      return index + 1
    }
    if classes.contains(.objectStop) || view.isVerb(index) && !isAdjective(index) { return nil }
    return unit.isCapitalised && !unit.isHyphenated && state.isBehindNoun && !view.isWord(index - 1, .of)
      ? nil : index + 1
  }

  /// "held", "occupied" behind a hyphen, or a participle right before a place noun.
  private func isAdjective(_ index: Int) -> Bool {
    view.units[index].isHyphenated || view.isWord(index + 1, .placeNoun)
  }

  /// "from IS several towns" is read over; "villages in X" ends the object unless names follow behind
  /// "including".
  private func prepositional(at index: Int, state: State) -> Int? {
    if view.isWord(index, .source), view.isActor(index + 1) { return index + 1 }
    guard state.isBehindNoun else { return nil }
    return (index..<min(view.units.count, index + 7)).first { view.isWord($0, .including) }
  }

  /// An actor inside an object is the holder ("FSA-controlled", "from IS", "the ISIS stronghold of") or ends
  /// it.
  private func actorInside(at index: Int, state: inout State) -> Int? {
    guard let actor = view.actor(index) else { return nil }
    let next = index + 1
    if view.has(next), view.units[next].isHyphenated {
      if view.isWord(next, .held) { state.holder = ActorReference(actor) }
      return next + 1
    }
    guard view.isWord(index - 1, .source) && view.has(next) || view.isWord(next, .heldNoun) else {
      return nil
    }
    state.holder = ActorReference(actor)
    return next
  }
}
