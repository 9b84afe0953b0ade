import Model

/// Finds statements on how places lie to each other: "about 55 km west of X", "to the south of X",
/// "within a mile of X", "in northern X", "a Turkish town across the border from X".
struct RelationFinder {
  /// What a sentence gives to the finder; every range is one of tokens.
  struct Context {
    let tokens: [Token]
    let sentence: Int
    /// Toponyms and descriptions, demonyms among them.
    let places: [PlaceFinder.Found]
    /// The same without demonyms: what a figure can be measured from.
    let measurable: [PlaceFinder.Found]
    /// The demonyms.
    let demonyms: [PlaceFinder.Found]
    /// Whether the sentence has a length or a compass point.
    let mayMeasure: Bool
    let actors: [(mention: ActorMention, range: Range<Int>)]
    let quantities: [(mention: QuantityMention, range: Range<Int>)]
    /// The place that "it" or "the town" at the head of the sentence means: the first of the sentence before.
    let carried: PlaceFinder.Found?
    /// The anchor of the phrase before: what "south of it" means.
    var anchor: PlaceFinder.Found?

    init(
      tokens: [Token], sentence: Int, places: [PlaceFinder.Found], mayMeasure: Bool,
      actors: [(mention: ActorMention, range: Range<Int>)],
      quantities: [(mention: QuantityMention, range: Range<Int>)], carried: PlaceFinder.Found?
    ) {
      self.tokens = tokens
      self.sentence = sentence
      self.places = places
      demonyms = places.filter { $0.mention.use == .demonym }
      measurable = demonyms.isEmpty ? places : places.filter { $0.mention.use != .demonym }
      self.mayMeasure = mayMeasure
      self.actors = actors
      self.quantities = quantities
      self.carried = carried
    }
  }

  /// The relations of a sentence in order.
  func relations(in context: Context) -> [SpatialRelation] {
    guard !context.places.isEmpty || context.carried != nil else { return [] }
    var found: [(relation: SpatialRelation, anchor: Range<Int>)] = []
    for phrase in context.mayMeasure ? phrases(in: context) : [] {
      let subjects = subjects(of: phrase, in: context, before: found)
      for subject in subjects where !isSame(subject, phrase.anchor.mention) {
        found.append((relation(phrase, subject: subject, in: context), phrase.anchor.range))
      }
    }
    let positions = containments(in: context) + adjacencies(in: context)
    return (found.map(\.relation) + positions).sorted { $0.span < $1.span }
  }

  private func isSame(_ subject: SpatialRelation.Subject, _ anchor: PlaceMention) -> Bool {
    if case .place(let mention) = subject { return mention.text == anchor.text }
    return false
  }

  /// A figure, a wind or both, with the place they are seen from.
  private struct Phrase {
    var start: Int
    var quantity: QuantityMention?
    var direction: CompassPoint?
    var path: Route?
    var anchor: PlaceFinder.Found
    var isInto = false
    /// "60 km to the west": the anchor stands before the subject.
    var isReversed = false
  }

  private func relation(_ phrase: Phrase, subject: SpatialRelation.Subject, in context: Context)
    -> SpatialRelation
  {
    let start = context.tokens[phrase.start].span
    let span = start.union(phrase.quantity?.span ?? start).union(phrase.anchor.mention.span)
    return SpatialRelation(
      subject: subject, anchor: phrase.anchor.mention,
      kind: .distance(quantity: phrase.quantity, direction: phrase.direction, path: phrase.path), span: span,
      sentence: context.sentence)
  }

  // MARK: Phrases

  private func phrases(in context: Context) -> [Phrase] {
    var phrases: [Phrase] = []
    var covered = 0
    var context = context
    for index in context.tokens.indices where index >= covered {
      let measured = context.quantities.first { $0.range.lowerBound == index && Self.isLength($0.mention) }
      guard let phrase = phrase(at: index, measured: measured, in: context) else { continue }
      phrases.append(phrase)
      covered = phrase.isReversed ? index + 1 : max(index + 1, phrase.anchor.range.upperBound)
      context.anchor = phrase.anchor
    }
    return phrases
  }

  private static func isLength(_ quantity: QuantityMention) -> Bool {
    if case .length = quantity.unit { return true }
    return false
  }

  /// A phrase that begins with a quantity, or with a wind where no quantity stands before it.
  private func phrase(
    at start: Int, measured: (mention: QuantityMention, range: Range<Int>)?, in context: Context
  ) -> Phrase? {
    let tokens = context.tokens
    var index = measured?.range.upperBound ?? start
    var path: Route?
    while index < tokens.count, let meaning = Self.fillers[tokens[index].word] {
      path = meaning ?? path
      index += 1
    }
    var direction: CompassPoint?
    let isToThe = index >= 2 && tokens[index - 2].word == "to" && tokens[index - 1].word == "the"
    if let (point, next) = Self.wind(at: index, in: tokens) {
      // "in the south of X" is a part of X, not a place south of it.
      if measured == nil, index > 1, tokens[index - 1].word == "the", tokens[index - 2].word == "in" {
        return nil
      }
      direction = point
      index = next
    }
    if let measured, let direction, isToThe, index >= tokens.count || tokens[index].kind == .mark {
      return reversed(at: start, quantity: measured.mention, direction: direction, path: path, in: context)
    }
    guard measured != nil || direction != nil, index < tokens.count else { return nil }
    let link = tokens[index].word
    // "250 km of coastline" is a length: without a wind only "within 10 km of X" is a distance.
    if direction == nil, link == "of", let hedge = measured?.mention.hedge, hedge != .lessThan,
      hedge != .vague,
      measured?.range.upperBound == index
    {
      return nil
    }
    guard measured == nil ? link == "of" : Self.anchorLinks.contains(link),
      let anchor = anchor(behind: index + 1, in: context)
    else { return nil }
    // "a stretch of 91 km from X to Y" has two ends and no subject.
    let behind = anchor.range.upperBound
    if direction == nil, link == "from", behind + 1 < tokens.count, tokens[behind].word == "to",
      context.measurable.contains(where: { $0.range.lowerBound == behind + 1 })
    {
      return nil
    }
    return Phrase(
      start: start, quantity: measured?.mention, direction: direction, path: path, anchor: anchor,
      isInto: link == "into")
  }

  /// Words between a figure and the place it is measured from.
  private static let anchorLinks: WordSet = ["of", "from", "outside", "off", "into", "inside"]

  /// "A and the town of B, 60 km to the west": B lies west of A, the place named before it.
  private func reversed(
    at start: Int, quantity: QuantityMention, direction: CompassPoint, path: Route?, in context: Context
  ) -> Phrase? {
    let before = context.measurable.filter { $0.range.upperBound <= start }
    guard let subject = before.last else { return nil }
    let anchor = before.dropLast().last { $0.mention.text != subject.mention.text } ?? context.carried
    return anchor.map {
      Phrase(start: start, quantity: quantity, direction: direction, path: path, anchor: $0, isReversed: true)
    }
  }

  /// Words that may stand between a figure and its wind, with what they say of the way
  /// measured; nil where nothing.
  private static let fillers: WordMap<Route?> = [
    "away": nil, "to": nil, "the": nil, "further": nil, "due": nil,
    "by": nil, "road": .road, "drive": .road, "directly": nil, "just": nil,
    "straight": .straight, "line": nil, "deep": nil, "or": nil, "so": nil,
  ]

  /// A compass point of four, eight or sixteen winds at a token, and the index behind it.
  static func wind(at index: Int, in tokens: [Token]) -> (CompassPoint, Int)? {
    guard index < tokens.count else { return nil }
    guard var letters = winds[tokens[index].word] else { return nil }
    var next = index + 1
    while next < tokens.count, tokens[next].isHyphenated, let part = winds[tokens[next].word] {
      letters += part
      next += 1
    }
    guard let point = CompassPoint(rawValue: letters) else { return nil }
    return (point, next)
  }

  /// Whether a wind stands within a few words behind a token.
  static func hasWind(behind start: Int, in tokens: [Token]) -> Bool {
    (start..<min(tokens.count, start + 6)).contains { wind(at: $0, in: tokens) != nil }
  }

  static let winds: WordMap<String> = [
    "north": "N", "south": "S", "east": "E", "west": "W", "northeast": "NE", "northwest": "NW",
    "southeast": "SE", "southwest": "SW", "northern": "N", "southern": "S", "eastern": "E", "western": "W",
    "northeastern": "NE", "northwestern": "NW", "southeastern": "SE", "southwestern": "SW",
  ]

  /// The place a phrase is seen from: a few words that are no verb may stand before its name.
  private func anchor(behind start: Int, in context: Context) -> PlaceFinder.Found? {
    if start < context.tokens.count, context.tokens[start].word == "it" {
      return context.anchor ?? context.measurable.first ?? context.carried
    }
    let next = context.measurable.first { $0.range.lowerBound >= start }
    guard var next, next.range.lowerBound - start <= 7 else { return nil }
    // "the East Riding town Hull", "Norway's Troms county": the second name is the anchor.
    if let second = context.measurable.first(where: { $0.range.lowerBound > next.range.lowerBound }) {
      let between = context.tokens[next.range.upperBound..<second.range.lowerBound].map(\.word)
      if between == ["'s"] || between.count == 1 && PlaceNouns.contains(between[0]) { next = second }
    }
    let between = context.tokens[start..<next.range.lowerBound]
    let isNounPhrase = between.allSatisfy { token in
      token.kind == .word && !Self.clauseWords.contains(token.word)
    }
    return isNounPhrase ? next : nil
  }

  private static let clauseWords: WordSet = [
    "is", "was", "are", "were", "has", "have", "had", "and", "but", "which", "that", "who", "where", "when",
    "as",
    "in", "said", "after", "before", "while",
  ]

  // MARK: Subjects

  private func subjects(
    of phrase: Phrase, in context: Context, before found: [(relation: SpatialRelation, anchor: Range<Int>)]
  ) -> [SpatialRelation.Subject] {
    let tokens = context.tokens
    let isMoving = phrase.isInto || isMotion(before: phrase.start, in: tokens)
    if isMoving, phrase.quantity != nil {
      return mover(before: phrase.start, in: context).map { [.actor($0)] } ?? []
    }
    if isCounted(before: phrase.start, in: context) || isFront(before: phrase.start, in: tokens) { return [] }
    if phrase.isReversed {
      return context.measurable.last { $0.range.upperBound <= phrase.start }.map { [.place($0.mention)] }
        ?? []
    }
    guard var place = context.measurable.last(where: { $0.range.upperBound <= phrase.start }) else {
      let carried = carriedSubject(of: phrase, in: context)
      guard carried.isEmpty, phrase.quantity != nil, let mover = mover(before: phrase.start, in: context),
        phrase.start - (context.actors.first { $0.mention == mover }?.range.upperBound ?? 0) <= 3
      else {
        return carried
      }
      return [.actor(mover)]
    }
    // "X 3 km south of it": a name right before the figure is the subject.
    if place.range.upperBound == phrase.start, phrase.quantity != nil,
      phrase.anchor.range.upperBound <= phrase.start
    {
      return [.place(place.mention)]
    }
    // The place before is itself the anchor of a phrase: both phrases are about the same subject.
    if let earlier = found.last(where: { $0.anchor == place.range }) { return [earlier.relation.subject] }
    if isAnchor(place, in: tokens) { return [] }
    while let head = head(of: place, in: context) { place = head }
    guard phrase.quantity != nil || isBearing(of: place, until: phrase.start, in: context) else { return [] }
    return list(endingWith: place, isPlural: isPlural(before: phrase.start, in: tokens), in: context)
      .map { .place($0.mention) }
  }

  /// "the front line some 30 km west of X".
  private func isFront(before start: Int, in tokens: [Token]) -> Bool {
    tokens[max(0, start - 3)..<start].contains {
      ["front", "frontline", "line", "lines", "positions"].contains($0.word)
    }
  }

  /// "six villages some 22 km west of X": what lies there has no name.
  private func isCounted(before start: Int, in context: Context) -> Bool {
    context.quantities.contains { quantity in
      if case .count = quantity.mention.unit { return (0...1).contains(start - quantity.range.upperBound) }
      return false
    }
  }

  /// "It lies 20 km from X": the place of the sentence before.
  private func carriedSubject(of phrase: Phrase, in context: Context) -> [SpatialRelation.Subject] {
    guard let carried = context.carried, let first = context.tokens.first?.word,
      ["it", "the", "this", "that"].contains(first), phrase.start <= 8
    else { return [] }
    return [.place(carried.mention)]
  }

  /// Words of motion, or "within", before a figure: the subject is a front.
  private func isMotion(before start: Int, in tokens: [Token]) -> Bool {
    let window = tokens[max(0, start - 5)..<min(tokens.count, start + 2)]
    return window.contains { Self.motion.contains($0.word) }
  }

  private static let motion: WordSet = [
    "within", "advance", "advanced", "advancing", "advances", "approach", "approached", "approaching",
    "moved",
    "pushed", "closed", "marched", "reached", "fighting", "shelling", "halted",
  ]

  /// The party that moves: the nearest to the left that no preposition governs.
  private func mover(before start: Int, in context: Context) -> ActorMention? {
    let candidates = context.actors.filter { $0.range.upperBound <= start }.reversed()
    let free = candidates.first { actor in
      guard actor.range.lowerBound > 0 else { return true }
      let before = context.tokens[actor.range.lowerBound - 1].word
      return !["of", "by", "from", "with", "against", "into", "behind"].contains(before)
    }
    return (free ?? candidates.first)?.mention
  }

  /// Whether a place is what another wind is seen from ("west of X and north of Y").
  private func isAnchor(_ place: PlaceFinder.Found, in tokens: [Token]) -> Bool {
    let start = place.range.lowerBound
    guard start >= 2, tokens[start - 1].word == "of" else { return false }
    return Self.winds[tokens[start - 2].word] != nil
  }

  /// For "X in Y", "X on the border with Y", "X, Y": the place X that stands before the place Y.
  private func head(of place: PlaceFinder.Found, in context: Context) -> PlaceFinder.Found? {
    let tokens = context.tokens
    guard let earlier = context.measurable.last(where: { $0.range.upperBound <= place.range.lowerBound })
    else {
      return nil
    }
    let between = tokens[earlier.range.upperBound..<place.range.lowerBound].map(\.word)
    if between == [","], place.mention.keys.isEmpty == false, isList(earlier, place, in: context) == false {
      return earlier
    }
    guard between.contains(where: Self.prepositions.contains), between.count <= 8,
      !between.contains(where: { Self.finite.contains($0) || $0 == "," || Self.isEvent($0) })
    else { return nil }
    return earlier
  }

  /// Verbs of events, unlike those of position ("lies", "stands", "located"), begin something new: "a man in A was
  /// killed near B".
  private static func isEvent(_ word: Word) -> Bool {
    if eventWords.contains(word) { return true }
    return (word.hasEnding("ed") || word.hasEnding("ing"))
      && !positionWords.contains(word)
  }

  private static let eventWords: WordSet = ["was", "were", "been", "being", "are", "be", "fighting"]
  private static let positionWords: WordSet = ["located", "situated", "based", "lying", "standing"]

  /// "A, B and C" is a list; "A, Country" is not.
  private func isList(_ a: PlaceFinder.Found, _ b: PlaceFinder.Found, in context: Context) -> Bool {
    let behind = b.range.upperBound
    guard behind < context.tokens.count else { return false }
    return context.tokens[behind].word == "and"
      || context.places.contains { $0.range.lowerBound > behind && $0.range.lowerBound <= behind + 2 }
  }

  private static let prepositions: WordSet = [
    "in", "on", "with", "near", "along", "at", "by", "of", "across",
  ]
  private static let finite: WordSet = [
    "has", "have", "had", "said", "says", "that", "which", "and", "but", "who", "when", "while", "after",
  ]

  private func isPlural(before start: Int, in tokens: [Token]) -> Bool {
    tokens[max(0, start - 3)..<start].contains { ["are", "were", "lie"].contains($0.word) }
  }

  /// A wind without a figure must follow its subject closely: only nouns, commas and "is" may stand between.
  private func isBearing(of place: PlaceFinder.Found, until start: Int, in context: Context) -> Bool {
    let between = context.tokens[place.range.upperBound..<max(place.range.upperBound, start)]
    return between.count <= 8
      && between.allSatisfy { token in
        Self.bearingWords.contains(token.word) || PlaceNouns.contains(token.word)
          || Countries.byAdjective[token.word] != nil
      }
  }

  private static let bearingWords: WordSet = [
    ",", "-", "to", "the", "a", "an", "just", "is", "was", "lies", "located", "situated", "which", "in",
    "small",
    "immediately", "directly", "due", "further", "lying", "strategic", "key",
  ]

  /// The members of a list that ends with a place, where the words are about all of them.
  func list(endingWith last: PlaceFinder.Found, isPlural: Bool, in context: Context) -> [PlaceFinder
    .Found]
  {
    guard isPlural else { return [last] }
    var members = [last]
    for place in context.measurable.reversed() where place.range.upperBound <= members[0].range.lowerBound {
      let between = context.tokens[place.range.upperBound..<members[0].range.lowerBound].map(\.word)
      guard between == ["and"] || between == [","] || between == [",", "and"] else { break }
      members.insert(place, at: 0)
    }
    return members
  }
}
