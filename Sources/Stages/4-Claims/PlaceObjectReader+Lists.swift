import Model

/// Lists of places, with what may stand between their members.
extension PlaceObjectReader {
  /// A list that begins with the place at `first`.
  func list(from first: Int, state: State, start: Int) -> PlaceObject? {
    if let line = line(from: first, state: state, start: start) { return line }
    guard let mention = view.units[first].place else { return nil }
    var targets = [target(mention, state: state)]
    if isPart(first) { targets[0].isPartial = true }
    var end = first + 1
    while let next = nextMember(behind: end) {
      if let member = view.units[next].place, member.use == .literal {
        targets.append(target(member, state: state))
      }
      end = next + 1
    }
    return PlaceObject(targets: targets, holder: state.holder, range: start..<end)
  }

  /// "eastern X": a part of it, not the whole.
  private func isPart(_ index: Int) -> Bool {
    let parts: WordSet = [
      "eastern", "western", "northern", "southern", "central", "downtown", "southeastern", "northeastern",
      "southwestern", "northwestern",
    ]
    return view.isWord(index - 1, in: parts)
  }

  private func target(_ mention: PlaceMention, state: State) -> PlaceObject.Target {
    PlaceObject.Target(text: mention.text, mention: mention, isPartial: state.isPartial && !state.isReopened)
  }

  /// The next place of a list: containers ("in northern Aleppo") and appositions ("the centre of …,") are passed.
  private func nextMember(behind end: Int) -> Int? {
    var index = end
    if let behind = container(at: index) { index = behind }
    if let behind = apposition(at: index) { index = behind }
    guard [",", "and", "or", "as"].contains(view.word(index)) else { return nil }
    var next = index
    while [",", "and", "or", "as", "well"].contains(view.word(next)) || isWordOfPlace(next) { next += 1 }
    guard view.units.indices.contains(next), let place = view.units[next].place, next - index <= 8,
      place.use == .literal,
      view.units[next].actor == nil || place.keys.isEmpty == false && view.word(next + 1) != "said"
    else { return nil }
    // ", Ukraine" behind a name is where it lies, not another place taken.
    if view.word(index) == ",", next == index + 1, isCountry(next), !isListGoingOn(next) { return nil }
    return isSubjectOfVerb(next) ? nil : next
  }

  private func isWordOfPlace(_ index: Int) -> Bool {
    let words: WordSet = [
      "the", "of", "nearby", "neighbouring", "neighboring", "both", "village", "town", "city", "villages",
      "towns", "district",
      "areas", "area", "port", "airport", "border", "strategic", "key", "also",
    ]
    return view.isWord(index, in: words)
  }

  private func isCountry(_ index: Int) -> Bool { view.units[index].place?.featureWord == "country" }

  private func isListGoingOn(_ index: Int) -> Bool {
    ["and", "or"].contains(view.word(index + 1))
      || view.word(index + 1) == "," && view.units.indices.contains(index + 2)
        && view.units[index + 2].place != nil
  }

  /// "…, and Turkey said": the name is the subject of what follows.
  private func isSubjectOfVerb(_ index: Int) -> Bool {
    let next = view.word(index + 1)
    return view.units[index].actor != nil
      && (Lexicon.saying.contains(next) || Lexicon.have.contains(next) || Lexicon.be.contains(next))
  }

  /// Behind "in [the northern] X".
  private func container(at index: Int) -> Int? {
    guard ["in", "inside", "near", "outside"].contains(view.word(index)) else { return nil }
    var next = index + 1
    while next < view.units.count, next - index < 5, view.units[next].isWord { next += 1 }
    guard next < view.units.count, view.units[next].place != nil else { return nil }
    var end = next + 1
    if view.word(end) == ",", view.units.indices.contains(end + 1), view.units[end + 1].place != nil,
      isCountry(end + 1), !isListGoingOn(end + 1)
    {
      end += 2
    }
    return end
  }

  /// Behind ", the seat of a bishop,": ends at the next comma; no verb inside.
  private func apposition(at index: Int) -> Int? {
    guard view.word(index) == ",", view.units.indices.contains(index + 1),
      ["a", "an", "the"].contains(view.word(index + 1)) || view.units[index + 1].quantity != nil
        || Self.modifying.contains(view.word(index + 1))
    else { return nil }
    var next = index + 2
    while next < view.units.count, next - index < 14, view.word(next) != "," {
      if Lexicon.be.contains(view.word(next)) || Lexicon.saying.contains(view.word(next)) { return nil }
      next += 1
    }
    guard view.word(next) == ",",
      ["and", "or"].contains(view.word(next + 1))
        || view.units.indices.contains(next + 1) && view.units[next + 1].place != nil
    else { return nil }
    return next
  }
}
