import Model

/// Lines, sets, and what stands for a place named before.
extension PlaceObjectReader {
  /// "the Jarablus-Azaz line".
  func line(from first: Int, state: State, start: Int) -> PlaceObject? {
    let second = first + 1
    guard view.isPlace(second), view.units[second].isHyphenated, view.isWord(second + 1, .lineEnd) else {
      return nil
    }
    let target = PlaceObject.Target(text: view.text(first..<(second + 2)), mention: nil, geometry: .line)
    return PlaceObject(targets: [target], holder: state.holder, range: start..<(second + 2))
  }

  /// An object without a name: a counted set, a set between two names, a border, or what was named last.
  func unnamed(_ state: State, until end: Int) -> PlaceObject? {
    guard let noun = state.firstNoun, let last = state.lastNoun else { return pronoun(at: end) }
    let range = nounStart(noun)..<extended(last)
    if let quantity = state.quantity, case .count(let what) = quantity.unit, what.hasSuffix("s") {
      let target = PlaceObject.Target(
        text: view.text(range), geometry: .count, count: quantity.value.map { Int($0) })
      return PlaceObject(targets: [target], holder: state.holder, range: range)
    }
    if view.isWord(last, .lineNoun) || view.isWord(noun, .lineNoun) {
      return PlaceObject(
        targets: [.init(text: view.text(range), geometry: .line)], holder: state.holder, range: range)
    }
    let isPlural = view.word(last).hasEnding("s")
    if state.isDefinite || view.word(last) == "city", view.isWord(last, .anaphora), noun == last,
      !view.isWord(last + 1, .modifying)
    {
      let named = lastPlaces(before: noun, isPlural: isPlural)
      if !named.isEmpty {
        let targets = named.map { PlaceObject.Target(text: $0.text, mention: $0, isPartial: state.isPartial) }
        return PlaceObject(targets: targets, holder: state.holder, range: range)
      }
    }
    guard isPlural, !view.isWord(last, .vagueNoun), !view.isWord(range.upperBound, .of) else { return nil }
    return PlaceObject(
      targets: [.init(text: view.text(range), geometry: .set)], holder: state.holder, range: range)
  }

  /// "it" and "them" as the object: what was named last.
  private func pronoun(at index: Int) -> PlaceObject? {
    guard view.isWord(index, .object), let place = lastPlace(before: index) else { return nil }
    return PlaceObject(place, range: index..<(index + 1))
  }

  /// The noun phrase's first word.
  private func nounStart(_ noun: Int) -> Int {
    var start = noun
    while start > 0, view.units[start - 1].isWord, noun - start < 5, !view.isWord(start - 1, .nounStop),
      !view.isWord(start - 1, .saying), !view.isVerb(start - 1), !view.isWord(start - 1, .objectStop)
    {
      start -= 1
    }
    return start
  }

  /// Behind "villages between X and Y", "villages near X", "strip along the border".
  private func extended(_ noun: Int) -> Int {
    guard view.isWord(noun + 1, .extending) else { return noun + 1 }
    var end = noun + 2
    var lastNamed = noun + 1
    while end < view.units.count, end - noun < 14, !view.units[end].isMark, !view.isVerb(end),
      !view.isWord(end, .be), !view.isWord(end, .as), !view.isWord(end, .when), !view.isWord(end, .contrast)
    {
      if view.isPlace(end) || view.isWord(end, .placeNoun) { lastNamed = end + 1 }
      end += 1
    }
    return lastNamed
  }

  /// The places that "the town" or, in the plural, "these towns" mean: named last, where they lie left out.
  func lastPlaces(before index: Int, isPlural: Bool) -> [PlaceMention] {
    let end = max(0, min(index, view.units.count))
    guard var last = (0..<end).last(where: isNamed) else { return view.antecedents.place.map { [$0] } ?? [] }
    while isContainer(last), let earlier = (0..<last).last(where: isNamed) { last = earlier }
    var members = [last]
    while isPlural, let earlier = (0..<members[0]).last(where: isNamed),
      (earlier + 1..<members[0]).allSatisfy({ view.isComma($0) || view.isWord($0, .and) })
    {
      members.insert(earlier, at: 0)
    }
    return members.compactMap(view.place)
  }

  /// The literal place named last before a unit, in the sentence or before it.
  func lastPlace(before index: Int) -> PlaceMention? { lastPlaces(before: index, isPlural: false).first }

  private func isNamed(_ index: Int) -> Bool {
    !view.isActor(index) && view.place(index).map(Passage.mayBeAntecedent) ?? false
  }

  /// "Kyiv has announced": a government that bears the name of its seat.
  private func speaks(_ index: Int) -> Bool {
    var next = index + 1
    while view.isWord(next, .have) || view.isWord(next, .adverb) { next += 1 }
    return view.isWord(next, .saying)
  }

  /// "in X", "8 km east of X" say where another place lies; "appointed by X" and "X said" mean no place.
  private func isContainer(_ index: Int) -> Bool {
    if view.isWord(index - 1, .within) || view.isWord(index - 1, .agent) || speaks(index) { return true }
    guard view.isWord(index - 1, .of) || view.isWord(index - 1, .source) else { return false }
    return view.isWord(index - 2, .modifying) || index >= 2 && view.units[index - 2].isQuantity
  }
}
