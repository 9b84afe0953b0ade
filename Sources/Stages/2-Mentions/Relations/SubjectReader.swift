import Model

/// Finds who or what lies where a phrase of position says.
struct SubjectReader {
  let context: RelationFinder.Context
  private var tokens: [Token] { context.tokens }
  private var language: MeasureLanguage { context.language }

  init(context: RelationFinder.Context) { self.context = context }

  /// The subjects of a phrase; none where the words state no position, or nothing with a name.
  func subjects(of phrase: PositionPhrase, behind told: [Told]) -> [SpatialRelation.Subject] {
    if let subject = phrase.subject { return [.place(subject.mention)] }
    if isExtent(phrase) || isCounted(before: phrase.start) || isFront(before: phrase.start) { return [] }
    if phrase.flags.contains(.reversed) {
      return context.place(before: phrase.start).map { [.place($0.mention)] } ?? []
    }
    if phrase.quantity != nil {
      if phrase.flags.contains(.moving) || isMotion(before: phrase.start) {
        return (mover(before: phrase.start) ?? thing(before: phrase.start)).map { [.actor($0)] } ?? []
      }
      if let standing = standingParty(before: phrase.start) ?? thing(before: phrase.start) {
        return [.actor(standing)]
      }
    }
    if let last = told.last, isChain(from: last.phrase.end, to: phrase.start) {
      return told.filter { $0.phrase.start == last.phrase.start }.map(\.relation.subject)
    }
    return places(of: phrase).map { .place($0.mention) }
  }

  private func places(of phrase: PositionPhrase) -> [PlaceFinder.Found] {
    let start = phrase.start
    guard var place = context.place(before: start) else { return carried(of: phrase) }
    // "X 3 km south of it": a name right before the figure is the subject.
    if place.range.upperBound == start, phrase.quantity != nil, phrase.anchor.range.upperBound <= start {
      return [place]
    }
    if isAnchor(place) || isDateline(place) { return carried(of: phrase) }
    while let owner = owner(of: place) { place = owner }
    let last = place
    while mayHaveHead(place, last: last, start: start), let head = head(of: place) { place = head }
    // "300 km from X" is measured of towns, not of provinces; "X, south of Y" may mean the south of the country Y.
    if isBank(place) { return carried(of: phrase, isFar: true) }
    guard place.mention.use == .literal,
      phrase.quantity == nil ? phrase.anchor.mention.featureWord != "country" : !isArea(place),
      isStated(phrase, of: place, last: last)
    else { return carried(of: phrase) }
    return context.list(endingWith: place, isPlural: isPlural(before: start))
  }

  private func isStated(_ phrase: PositionPhrase, of place: PlaceFinder.Found, last: PlaceFinder.Found)
    -> Bool
  {
    if phrase.quantity == nil { return isBearing(of: place, until: phrase.start) }
    return Junction(context: context, place: last, start: phrase.start).states
      || Junction(context: context, place: place, start: phrase.start).states
  }

  /// A name right before the figure is the subject itself ("in A at a farm near B 80 km west of C"), unless it is an area
  /// or a water: "the dam on the Euphrates River some 50 km west of Raqqa".
  private func mayHaveHead(_ place: PlaceFinder.Found, last: PlaceFinder.Found, start: Int) -> Bool {
    place.range != last.range || last.range.upperBound < start || isArea(last)
      || last.mention.featureWord.map(Self.waters.contains) ?? false
  }

  private func isArea(_ place: PlaceFinder.Found) -> Bool {
    place.mention.featureWord.map(Self.areas.contains) ?? false
  }

  static let areas: Set<String> = [
    "country", "state", "province", "governorate", "region", "county", "oblast", "continent",
  ]
  private static let waters: Set<String> = ["river", "canal", "lake", "sea", "reservoir", "gulf", "bay"]

  // MARK: What is no position

  /// "a range of 70 km", "5 km long", "travelled 300 km from": a figure that is its own, or a journey's.
  private func isExtent(_ phrase: PositionPhrase) -> Bool {
    guard let quantity = phrase.quantity,
      let range = context.quantities.first(where: { $0.mention == quantity })?.range
    else { return false }
    let before = tokens[max(0, range.lowerBound - 4)..<range.lowerBound]
    let close = before.split { $0.kind != .word }.last ?? []
    if before.last?.kind == .word, close.contains(where: { language.has([.extent, .journey], $0.word) }) {
      return true
    }
    let behind = tokens[range.upperBound..<min(tokens.count, range.upperBound + 2)]
    return behind.contains { language.has(.extent, $0.word) }
  }

  /// "the front line some 30 km west of X".
  private func isFront(before start: Int) -> Bool {
    tokens[max(0, start - 3)..<start].contains { language.has(.front, $0.word) }
  }

  /// "six villages some 22 km west of X": what lies there has no name.
  private func isCounted(before start: Int) -> Bool {
    context.quantities.contains { quantity in
      quantity.mention.unit.isCount && (0...1).contains(start - quantity.range.upperBound)
    }
  }

  // MARK: Parties

  /// Words of motion before a figure: the subject is a front.
  private func isMotion(before start: Int) -> Bool {
    // "had reached X, barely 10 km from Y" tells of X.
    let named = context.place(before: start).map(\.range.upperBound) ?? 0
    let first = named > 0 && named < start && tokens[named].word == "," ? named : 0
    return tokens[max(first, start - 5)..<start].contains { language.has(.motion, $0.word) }
  }

  /// The party that moves: the nearest to the left that no preposition governs.
  private func mover(before start: Int) -> ActorMention? {
    let candidates = context.actors.filter { $0.range.upperBound <= start }.reversed()
    return (candidates.first(where: isFree) ?? candidates.first)?.mention
  }

  private func isFree(_ actor: (mention: ActorMention, range: Range<Int>)) -> Bool {
    actor.range.lowerBound == 0
      || !language.has(.governing, tokens[actor.range.lowerBound - 1].word)
  }

  /// "troops 30 km from X", "rebels are within 20 km of X": a party right before the figure, nearer than any place.
  private func standingParty(before start: Int) -> ActorMention? {
    guard let actor = context.actors.last(where: { $0.range.upperBound <= start }), isFree(actor),
      start - actor.range.upperBound <= 4,
      (context.place(before: start)?.range.upperBound ?? 0) <= actor.range.upperBound,
      tokens[actor.range.upperBound..<start].allSatisfy({
        $0.kind == .word && language.has([.position, .bearing, .plural], $0.word)
      })
    else { return nil }
    // "X, held by rebels, 45 km": a place that is called a party's.
    return actor.mention
  }

  /// "A rocket landed 200 m from the dam": a thing without a name that came to be there.
  private func thing(before start: Int) -> ActorMention? {
    let last = tokens[..<start].lastIndex { isVerb($0) || !isBetween($0) }
    guard let last, start - last <= 3, isVerb(tokens[last]), !Self.saying.contains(tokens[last].word) else {
      return nil
    }
    var verb = last
    while verb > 0, language.has([.event, .finite], tokens[verb - 1].word) { verb -= 1 }
    var first = verb
    while first > 0, tokens[first - 1].kind == .word, verb - first < 4,
      !language.has([.determiner, .finite, .clause], tokens[first - 1].word),
      !FunctionWords.all.contains(tokens[first - 1].word), !tokens[first - 1].isCapitalised
    {
      first -= 1
    }
    let before = first > 0 ? tokens[first - 1] : nil
    if let before, before.isCapitalised, first == 1 || Countries.byAdjective[before.word] != nil {
      // "Insurgents had come", "Ukrainian scouts were": several, without an article.
      let plural = first < verb ? tokens[verb - 1] : before
      guard plural.word.hasEnding("s") else { return nil }
      first -= 1
    } else if before.map({ language.has(.determiner, $0.word) }) != true {
      return nil
    }
    guard first < verb else { return nil }
    let span = tokens[first].span.union(tokens[verb - 1].span)
    return ActorMention(span: span, text: context.report.quote(span), sentence: context.sentence)
  }

  private func isVerb(_ token: Token) -> Bool {
    language.isEvent(token) || language.has(.motion, token.word)
  }

  /// Words between a verb and its figure.
  private func isBetween(_ token: Token) -> Bool {
    token.kind == .word && language.has([.bearing, .preposition, .determiner, .range], token.word)
      || token.word == "as" || token.word == "down"
  }

  private static let saying: WordSet = [
    "said", "told", "reported", "added", "announced", "claimed", "warned",
  ]

  // MARK: Places

  /// "60 km from A, 130 km from B and 20 km from C" are about one subject.
  private func isChain(from end: Int, to start: Int) -> Bool {
    guard end <= start, start - end <= 6 else { return false }
    return tokens[end..<start].allSatisfy { token in
      token.kind == .mark && token.word != "." || language.has([.rangeAnd, .position, .bearing], token.word)
    }
  }

  /// "It lies 20 km from X", "The town is 20 km from X": the place of the sentence before.
  ///
  /// `isFar` where another phrase stands between: "It stands near the bank of the Y, 45 km east of X".
  private func carried(of phrase: PositionPhrase, isFar: Bool = false) -> [PlaceFinder.Found] {
    guard let carried = context.background.carried, phrase.quantity != nil, let first = tokens.first,
      phrase.start <= (isFar ? 18 : 9)
    else { return [] }
    if isFar { return language.has(.pronoun, first.word) ? [carried] : [] }
    var index = 1
    if !language.has(.pronoun, first.word), !ForeignWords.placeNouns.contains(first.word) {
      guard language.has(.determiner, first.word) else { return [] }
      while index < min(4, phrase.start), !isPlaceNoun(tokens[index].word) { index += 1 }
      guard index < phrase.start, isPlaceNoun(tokens[index].word) else { return [] }
      index += 1
    }
    guard index <= phrase.start else { return [] }
    let isStated = tokens[index..<phrase.start].allSatisfy { token in
      [",", "-"].contains(token.word)
        || language.has([.position, .bearing, .determiner, .plural, .finite], token.word)
    }
    return isStated ? [carried] : []
  }

  /// "X, Colombia's main Pacific port": a name before a noun of kind tells of the place before the comma.
  private func owner(of place: PlaceFinder.Found) -> PlaceFinder.Found? {
    let next = place.range.upperBound
    guard next < tokens.count,
      tokens[next].word == "'s" || !tokens[next].isCapitalised && PlaceNouns.contains(tokens[next].word),
      let earlier = context.place(before: place.range.lowerBound)
    else { return nil }
    let between = tokens[earlier.range.upperBound..<place.range.lowerBound]
    guard between.count <= 4, let first = between.first?.word, first == "," || first == "'s" else {
      return nil
    }
    return earlier
  }

  private func isPlaceNoun(_ word: Word) -> Bool {
    PlaceNouns.contains(word) || ForeignWords.placeNouns.contains(word)
  }

  private static let banks: WordSet = ["bank", "banks", "shore", "shores"]

  /// Whether a water only says where the subject lies: "on the left bank of the Niger".
  private func isBank(_ place: PlaceFinder.Found) -> Bool {
    let nouns = tokens[max(0, place.range.lowerBound - 4)..<place.range.lowerBound]
    guard
      place.mention.featureWord.map(Self.waters.contains) ?? false
        || nouns.contains(where: { Self.banks.contains($0.word) })
    else { return false }
    var before = place.range.lowerBound - 1
    while before > 0, language.has(.determiner, tokens[before].word) { before -= 1 }
    return before >= 0 && language.has(.preposition, tokens[before].word)
  }

  /// Whether a place opens a report, and not its first clause: "X is 80 km/50 miles from Y" has a stroke too.
  private func isDateline(_ place: PlaceFinder.Found) -> Bool {
    let next = place.range.upperBound
    return place.mention.isDateline
      && !(next < tokens.count && language.has([.position, .plural], tokens[next].word))
  }

  /// Whether a place is what another wind is seen from ("west of X and north of Y").
  private func isAnchor(_ place: PlaceFinder.Found) -> Bool {
    let start = place.range.lowerBound
    return start >= 2 && tokens[start - 1].word == "of" && language.winds[tokens[start - 2].word] != nil
  }

  /// For "X in Y", "X on the border with Y", "X, Y": the place X that stands before the place Y.
  private func head(of place: PlaceFinder.Found) -> PlaceFinder.Found? {
    guard let earlier = context.place(before: place.range.lowerBound) else { return nil }
    let between = tokens[earlier.range.upperBound..<place.range.lowerBound]
    if between.count == 1, let mark = between.first?.word, mark == "," || mark == "(",
      !place.mention.keys.isEmpty, !isList(earlier, place)
    {
      return earlier
    }
    // "X, a village on the bank of Y".
    // What nothing but a position makes a place is no head of another, but of an area.
    guard isArea(place) || !earlier.mention.keys.isEmpty || earlier.mention.featureWord != nil else {
      return nil
    }
    let isApposition =
      between.count > 2 && between.first?.word == ","
      && between.dropFirst().first.map { language.has(.determiner, $0.word) } == true
    let phrase = isApposition ? between.dropFirst() : between
    guard phrase.contains(where: { language.has(.preposition, $0.word) }), phrase.count <= 10,
      !phrase.contains(where: { language.has(.finite, $0.word) || $0.word == "," || language.isEvent($0) })
    else { return nil }
    return earlier
  }

  /// "A, B and C" is a list; "A, Country" is not.
  private func isList(_ a: PlaceFinder.Found, _ b: PlaceFinder.Found) -> Bool {
    let behind = b.range.upperBound
    guard behind < tokens.count else { return false }
    return language.has(.rangeAnd, tokens[behind].word)
      || context.places.contains { $0.range.lowerBound > behind && $0.range.lowerBound <= behind + 2 }
  }

  private func isPlural(before start: Int) -> Bool {
    tokens[max(0, start - 3)..<start].contains { language.has(.plural, $0.word) }
  }

  /// A wind without a figure must follow its subject closely: only nouns, commas and "is" may stand between.
  private func isBearing(of place: PlaceFinder.Found, until start: Int) -> Bool {
    let between = tokens[place.range.upperBound..<max(place.range.upperBound, start)]
    return between.count <= 8
      && between.allSatisfy { token in
        language.has([.bearing, .position, .determiner], token.word) || PlaceNouns.contains(token.word)
          || [",", "-"].contains(token.word) || Countries.byAdjective[token.word] != nil
      }
  }
}

extension RelationFinder.Context {
  /// The members of a list that ends with a place, where the words are about all of them.
  func list(endingWith last: PlaceFinder.Found, isPlural: Bool) -> [PlaceFinder.Found] {
    guard isPlural else { return [last] }
    var members = [last]
    for place in measurable.reversed() where place.range.upperBound <= members[0].range.lowerBound {
      let between = tokens[place.range.upperBound..<members[0].range.lowerBound].map(\.word)
      guard between == ["and"] || between == [","] || between == [",", "and"] else { break }
      members.insert(place, at: 0)
    }
    return members
  }
}

extension MeasureLanguage {
  /// Verbs of events, unlike those of position ("lies", "stands", "located"), begin something new: "a man in A was
  /// killed near B".
  func isEvent(_ token: Token) -> Bool {
    if has(.event, token.word) { return true }
    return code == "en" && !token.isHyphenated && !token.isCapitalised && !has(.position, token.word)
      && (token.word.hasEnding("ed") || token.word.hasEnding("ing"))
  }
}
