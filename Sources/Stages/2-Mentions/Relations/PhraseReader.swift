import Model

/// Reads the phrases of position in a sentence, by the orders of its language.
struct PhraseReader {
  private var context: RelationFinder.Context
  private var tokens: [Token] { context.tokens }
  private var language: MeasureLanguage { context.language }

  init(context: RelationFinder.Context) { self.context = context }

  /// The phrases in order; none begins inside another.
  func phrases() -> [PositionPhrase] {
    var phrases: [PositionPhrase] = []
    var covered = 0
    var reader = self
    for index in tokens.indices where index >= covered {
      guard let phrase = reader.phrase(at: index) else { continue }
      phrases.append(phrase)
      covered = max(index + 1, phrase.end)
      reader.context.anchor = phrase.anchor
    }
    return phrases
  }

  /// A phrase whose figure begins at a token, or whose wind does where no figure stands before it.
  private func phrase(at start: Int) -> PositionPhrase? {
    let measured = context.quantities.first { $0.range.lowerBound == start && $0.mention.unit.isFar }
    if measured == nil {
      guard context.quantities.allSatisfy({ !$0.range.contains(start) }),
        language.wind(at: start, in: tokens) != nil,
        // "in the south of X" is a part of X, not a place south of it.
        start < 2 || tokens[start - 2].word != "in" || !language.has(.determiner, tokens[start - 1].word)
      else { return nil }
    }
    for order in language.orders where order.hasFigure == (measured != nil) {
      if let phrase = phrase(order, at: start, measured: measured) { return phrase }
    }
    return nil
  }

  private func phrase(
    _ order: Order, at start: Int, measured: (mention: QuantityMention, range: Range<Int>)?
  ) -> PositionPhrase? {
    if order.flags.contains(.bound), let hedge = measured?.mention.hedge, hedge != .lessThan, hedge != .vague
    {
      return nil
    }
    var state = State(low: start, high: measured?.range.upperBound ?? start)
    guard let right = match(order.right[...], state, isLeft: false) else { return nil }
    state = right
    guard let whole = match(order.left[...], state, isLeft: true) else { return nil }
    state = whole
    // "located 5 km west of A, Alabama, was quiet": a region behind the anchor is no subject.
    if order.flags.contains(.fronted),
      state.low > 0 || state.high < tokens.count && tokens[state.high].kind == .mark
    {
      return nil
    }
    if order.flags.contains(.opening), state.low > 0 { return nil }
    if order.flags.contains(.reversed) { state.anchor = anchorBefore(start) }
    guard let anchor = state.anchor else { return nil }
    return PositionPhrase(
      start: state.low, end: state.high, quantity: measured?.mention, direction: state.direction,
      route: state.route, anchor: anchor, subject: state.subject, flags: order.flags)
  }

  /// "A and the town of B, 60 km to the west": B lies west of A, the place named before it.
  private func anchorBefore(_ start: Int) -> PlaceFinder.Found? {
    let before = context.measurable.filter { $0.range.upperBound <= start }
    guard let subject = before.last else { return nil }
    return before.dropLast().last { $0.mention.text != subject.mention.text } ?? context.background.carried
  }

  // MARK: Orders

  /// What has been read of an order.
  private struct State {
    /// The first token, and the one behind the last.
    var low: Int
    var high: Int
    var direction: CompassPoint?
    var route: Route?
    var anchor: PlaceFinder.Found?
    var subject: PlaceFinder.Found?
  }

  /// The state behind all parts; nil where one does not fit.
  private func match(_ parts: ArraySlice<Order.Part>, _ state: State, isLeft: Bool) -> State? {
    guard let part = parts.first else { return state }
    let rest = parts.dropFirst()
    if case .optional(let inner) = part {
      return match(inner[...] + rest, state, isLeft: isLeft) ?? match(rest, state, isLeft: isLeft)
    }
    guard let next = isLeft ? before(part, state) : behind(part, state) else { return nil }
    return match(rest, next, isLeft: isLeft)
  }

  /// The state with a part read behind it.
  private func behind(_ part: Order.Part, _ state: State) -> State? {
    var next = state
    switch part {
    case .wind:
      guard let (point, end) = language.wind(at: state.high, in: tokens) else { return nil }
      next.direction = point
      next.high = end
    case .anchor:
      guard let anchor = AnchorReader(context: context).anchor(at: state.high) else { return nil }
      next.anchor = anchor.place
      next.high = anchor.end
    case .subject:
      guard let place = context.measurable.first(where: { $0.range.lowerBound >= state.high }),
        tokens[state.high..<place.range.lowerBound].allSatisfy(isOfName), place.mention.use == .literal
      else { return nil }
      next.subject = place
      next.high = place.range.upperBound
    case .ways:
      while let (route, end) = language.ways.match(at: next.high, in: tokens) {
        next.route = route ?? next.route
        next.high = end
      }
    case .route:
      while let (route, end) = language.ways.match(at: next.high, in: tokens), next.route == nil {
        next.route = route
        next.high = end
      }
      if next.route == nil { return nil }
    case .end:
      guard state.high >= tokens.count || tokens[state.high].kind == .mark else { return nil }
    case .words(let words):
      guard let (_, end) = words.match(at: state.high, in: tokens) else { return nil }
      next.high = end
    case .figure, .optional: return nil
    }
    return next
  }

  /// The state with a part read before it.
  private func before(_ part: Order.Part, _ state: State) -> State? {
    var next = state
    switch part {
    case .wind:
      let starts = max(0, state.low - 5)..<state.low
      guard
        let found = starts.lazy.compactMap({ start in
          language.wind(at: start, in: tokens).map { (start, $0) }
        }).first(where: { $0.1.next == state.low })
      else { return nil }
      next.direction = found.1.point
      next.low = found.0
    case .anchor:
      guard let place = context.place(before: state.low), place.range.upperBound == state.low else {
        return nil
      }
      next.anchor = place
      next.low = place.range.lowerBound
    case .subject:
      guard let place = context.place(before: state.low), state.low - place.range.upperBound <= 3,
        tokens[place.range.upperBound..<state.low].allSatisfy(isOfName)
      else { return nil }
      next.subject = place
      next.low = place.range.lowerBound
    case .ways:
      while let (route, start) = language.ways.match(endingAt: next.low, in: tokens) {
        next.route = route ?? next.route
        next.low = start
      }
    case .words(let words):
      guard let (_, start) = words.match(endingAt: state.low, in: tokens) else { return nil }
      next.low = start
    case .figure, .optional, .route, .end: return nil
    }
    return next
  }

  /// Words that may stand between a name and the phrase it belongs to: "the town of".
  private func isOfName(_ token: Token) -> Bool {
    PlaceNouns.contains(token.word) || language.has([.determiner, .preposition], token.word)
      || token.word == "of"
  }
}
