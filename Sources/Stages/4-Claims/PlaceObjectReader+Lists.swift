import Model

/// Lists of places, with what may stand between their members.
extension PlaceObjectReader {
  /// A list that begins with the place at `first`.
  func list(from first: Int, state: State, start: Int) -> PlaceObject? {
    if let line = line(from: first, state: state, start: start) { return line }
    guard let mention = view.place(first) else { return nil }
    var targets = [target(mention, state: state)]
    // "eastern X": a part of it, not the whole.
    if view.isWord(first - 1, .sector) { targets[0].isPartial = true }
    var end = first + 1
    while let next = nextMember(behind: end) {
      if let member = view.place(next), member.use == .literal {
        targets.append(target(member, state: state))
      }
      end = next + 1
    }
    return PlaceObject(targets: targets, holder: state.holder, range: start..<end)
  }

  private func target(_ mention: PlaceMention, state: State) -> PlaceObject.Target {
    PlaceObject.Target(text: mention.text, mention: mention, isPartial: state.isPartial && !state.isReopened)
  }

  /// The next place of a list: containers ("in northern Aleppo") and appositions ("the centre of …,") are
  /// passed.
  private func nextMember(behind end: Int) -> Int? {
    var index = end
    if let behind = container(at: index) { index = behind }
    if let behind = apposition(at: index) { index = behind }
    guard isListing(index) else { return nil }
    var next = index
    while isListing(next) || view.isWord(next, .memberNoun) { next += 1 }
    guard let place = view.place(next), next - index <= 8, place.use == .literal,
      !view.isActor(next) || !place.keys.isEmpty && !view.isWord(next + 1, .saying)
    else { return nil }
    // ", Ukraine" behind a name is where it lies, not another place taken.
    if view.isComma(index), next == index + 1, isCountry(next), !isListGoingOn(next) { return nil }
    return isSubjectOfVerb(next) ? nil : next
  }

  private func isListing(_ index: Int) -> Bool { view.isComma(index) || view.isWord(index, .listing) }

  private func isCountry(_ index: Int) -> Bool { view.place(index)?.featureWord == "country" }

  private func isListGoingOn(_ index: Int) -> Bool {
    view.isWord(index + 1, .and) || view.isWord(index + 1, .or)
      || view.isComma(index + 1) && view.isPlace(index + 2)
  }

  /// "…, and Turkey said": the name is the subject of what follows.
  private func isSubjectOfVerb(_ index: Int) -> Bool {
    view.isActor(index)
      && (view.isWord(index + 1, .saying) || view.isWord(index + 1, .have) || view.isWord(index + 1, .be))
  }

  /// Behind "in [the northern] X".
  private func container(at index: Int) -> Int? {
    guard view.isWord(index, .within) else { return nil }
    var next = index + 1
    while next < view.units.count, next - index < 5, view.units[next].isWord { next += 1 }
    guard view.isPlace(next) else { return nil }
    let end = next + 1
    guard view.isComma(end), view.isPlace(end + 1), isCountry(end + 1), !isListGoingOn(end + 1) else {
      return end
    }
    return end + 2
  }

  /// Behind ", the seat of a bishop,": ends at the next comma; no verb inside.
  private func apposition(at index: Int) -> Int? {
    guard view.isComma(index), view.has(index + 1),
      view.isWord(index + 1, .article) || view.units[index + 1].isQuantity
        || view.isWord(index + 1, .modifying)
    else { return nil }
    var next = index + 2
    while next < view.units.count, next - index < 14, !view.isComma(next) {
      if view.isWord(next, .be) || view.isWord(next, .saying) { return nil }
      next += 1
    }
    guard view.isComma(next),
      view.isWord(next + 1, .and) || view.isWord(next + 1, .or) || view.isPlace(next + 1)
    else { return nil }
    return next
  }
}
