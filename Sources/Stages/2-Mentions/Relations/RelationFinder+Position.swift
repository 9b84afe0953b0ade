import Model

/// Statements on what lies in, or beside, what.
extension RelationFinder {
  /// "X in [northern] Y", "X, Y" with Y a country or region: X and the members of its list lie in Y.
  func containments(in context: Context) -> [SpatialRelation] {
    var found: [SpatialRelation] = []
    let places = context.measurable
    var closed = -1
    for index in places.indices.dropFirst() {
      let between = context.tokens[places[index - 1].range.upperBound..<places[index].range.lowerBound]
      let behind = context.tokens[places[index].range.upperBound...]
      guard let sector = Self.sector(of: between, behind: behind) else {
        if !context.demonyms.isEmpty { found += demonymContainment(of: places[index], in: context) }
        continue
      }
      let container = places[index]
      // "A in Y, and B in Z": Y closes the list before it.
      let members = context.list(endingWith: places[index - 1], isPlural: true)
        .filter { $0.range.lowerBound > closed }
      closed = container.range.lowerBound
      for member in members {
        found.append(
          SpatialRelation(
            subject: .place(member.mention), anchor: container.mention,
            kind: .containment(sector: sector.point),
            span: member.mention.span.union(container.mention.span), sentence: context.sentence))
      }
      found += demonymContainment(of: container, in: context)
    }
    if let first = places.first { found += demonymContainment(of: first, in: context) }
    return found
  }

  /// The sector that the words between two places, and those behind the second, name; nil where they are not "in".
  private static func sector(of words: ArraySlice<Token>, behind: ArraySlice<Token>)
    -> (point: CompassPoint?, isIn: Bool)?
  {
    let english = MeasureLanguages.english
    // "X is a town in Y", "X, a Syrian town in Y".
    let rest = words.drop { token in
      !isIn(token)
        && (token.word == "," || english.has([.position, .determiner], token.word)
          || PlaceNouns.contains(token.word) || Countries.byAdjective[token.word] != nil)
    }
    guard let first = rest.first, isIn(first), rest.count <= 5, words.count - rest.count <= 6 else {
      return nil
    }
    // "north-western", "South West".
    var letters = ""
    for token in rest.dropFirst() {
      if let wind = english.winds[token.word] {
        letters += wind
      } else if !sectorWords.contains(token.word) {
        return nil
      }
    }
    var point = CompassPoint(rawValue: letters)
    // "in Y's northern countryside".
    if point == nil, behind.first?.word == "'s", let wind = behind.dropFirst().first,
      wind.word.hasEnding("ern")
    {
      point = english.winds[wind.word].flatMap(CompassPoint.init(rawValue:))
    }
    return (point, true)
  }

  private static func isIn(_ token: Token) -> Bool {
    token.word == "in" || token.word == "inside" || token.word == "within"
  }

  /// Words that may stand between "in" and a place beside a wind.
  private static let sectorWords: WordSet = [
    "the", "of", "central", "province", "district", "region", "countryside", "city", "'s",
  ]

  /// "the Syrian border town of X", "X, a Turkish town": X lies in the country.
  private func demonymContainment(of place: PlaceFinder.Found, in context: Context) -> [SpatialRelation] {
    guard !context.demonyms.isEmpty else { return [] }
    let tokens = context.tokens
    let before = max(0, place.range.lowerBound - 5)..<place.range.lowerBound
    let after = place.range.upperBound..<min(tokens.count, place.range.upperBound + 4)
    var adjective: PlaceMention?
    for mention in context.demonyms.map(\.mention) {
      let index = tokens.firstIndex { $0.span.start == mention.span.start } ?? 0
      if before.contains(index), tokens[before].contains(where: { PlaceNouns.contains($0.word) }),
        tokens[(index + 1)..<place.range.lowerBound].allSatisfy({ $0.kind == .word })
      {
        adjective = mention
      }
      if after.contains(index), tokens[after.lowerBound].word == ",", index == after.lowerBound + 2,
        FunctionWords.articles.contains(tokens[index - 1].word)
      {
        adjective = mention
      }
    }
    guard let adjective, place.mention.use != .demonym else { return [] }
    return [
      SpatialRelation(
        subject: .place(place.mention), anchor: adjective, kind: .containment(sector: nil),
        span: place.mention.span.union(adjective.span), sentence: context.sentence)
    ]
  }

  /// "across the border from X", "near X".
  func adjacencies(in context: Context) -> [SpatialRelation] {
    let places = context.measurable
    return places.indices.dropFirst().compactMap { index in
      let between = context.tokens[places[index - 1].range.upperBound..<places[index].range.lowerBound]
      guard between.count <= 12 else { return nil }
      let words = between.map(\.word)
      guard !words.contains("and"),
        words.contains("across") || words.last == "near" || words.suffix(2) == ["near", "the"]
          || words.suffix(2) == ["close", "to"]
      else { return nil }
      let subject = places[index - 1]
      let anchor = places[index]
      return SpatialRelation(
        subject: .place(subject.mention), anchor: anchor.mention, kind: .adjacency,
        span: subject.mention.span.union(anchor.mention.span), sentence: context.sentence)
    }
  }
}
