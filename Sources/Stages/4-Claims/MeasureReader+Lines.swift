import Model

/// Lengths of lines, and areas.
extension MeasureReader {
  /// The claims of figures that no distance is made of.
  func lengthsAndAreas() -> [Claim] {
    report.mentions.compactMap { mention in
      guard case .quantity(let quantity) = mention, isBody(quantity.sentence), !used.contains(quantity.span)
      else {
        return nil
      }
      switch quantity.unit {
      case .area: return area(quantity)
      case .length: return length(quantity)
      case .count, .time: return nil
      }
    }
  }

  /// The tokens of a sentence before and behind a figure.
  private func sides(of quantity: QuantityMention) -> (before: ArraySlice<Token>, behind: ArraySlice<Token>) {
    let tokens = report.tokens[quantity.sentence]
    let first = tokens.firstIndex { $0.span.end > quantity.span.start } ?? tokens.count
    let next = tokens.firstIndex { $0.span.start >= quantity.span.end } ?? tokens.count
    return (tokens[..<first], tokens[max(first, next)...])
  }

  private func names(of sentence: Int) -> [PlaceMention] {
    report.mentions(of: sentence).compactMap { mention in
      guard case .place(let place) = mention, place.use == .literal, place.description == nil else {
        return nil
      }
      return place
    }
  }

  // MARK: Areas

  private func area(_ quantity: QuantityMention) -> Claim {
    let (before, behind) = sides(of: quantity)
    let owner = owner(before: before, sentence: quantity.sentence)
    let span = owner.map { quantity.span.union($0.span) } ?? quantity.span
    return claim(
      .area(
        MeasureClaim(
          quantity: quantity, subject: matter(behind), ends: owner.map { [reference($0)] } ?? [])),
      span: span, sentence: quantity.sentence)
  }

  /// "of land", "of farmland": what the area is made of.
  private func matter(_ behind: ArraySlice<Token>) -> String? {
    guard behind.first?.word == "of" else { return nil }
    let words = behind.dropFirst().prefix(4).prefix { $0.kind == .word && !Self.matterEnds.contains($0.word) }
    guard let first = words.first, let last = words.last else { return nil }
    return report.report.words(first.span.union(last.span)).lowercased()
  }

  private static let matterEnds: WordSet = [
    "in", "from", "along", "between", "and", "near", "around", "since", "was", "were", "is", "are", "has",
    "have",
    "had", "that", "which", "on", "to", "with", "after", "of", "at", "by",
  ]

  /// "X covers 500 sq km", "X, with an area of 500 sq km": the place whose area it is.
  private func owner(before: ArraySlice<Token>, sentence: Int) -> PlaceMention? {
    guard let start = before.last?.span.end,
      let place = names(of: sentence).last(where: { $0.span.end <= start })
    else { return nil }
    let between = before.filter { $0.span.start >= place.span.end }
    guard !between.isEmpty,
      between.allSatisfy({ Self.owning.contains($0.word) || Self.extending.contains($0.word) }),
      between.contains(where: { Self.extending.contains($0.word) })
    else { return nil }
    return place
  }

  private static let owning: WordSet = [
    ",", "which", "that", "has", "had", "with", "is", "was", "an", "a", "the", "of", "total", "surface",
    "province",
    "governorate", "district", "region", "about", "some", "around", "roughly", "and", "alone",
  ]
  private static let extending: WordSet = [
    "covers", "covered", "covering", "cover", "spans", "spanning", "spanned", "measures", "measuring", "area",
    "occupies", "occupying", "extends", "encompasses",
  ]

  // MARK: Lengths

  /// Nouns for lines on the ground, whose length a report states.
  private static let lines: WordSet = [
    "stretch", "strip", "line", "border", "frontier", "corridor", "section", "front", "wall", "fence", "road",
    "route", "coastline", "coast", "shoreline", "railway", "track", "highway", "borderland", "segment",
    "canal", "tunnel", "pipeline", "trench", "ribbon", "belt", "embankment",
  ]

  /// A length counts where a noun for a line stands close beside it: "a 100-kilometre stretch of", "a
  /// stretch of 91 km", "the 90 km Jarablus-Azaz line".
  private func length(_ quantity: QuantityMention) -> Claim? {
    let (before, behind) = sides(of: quantity)
    let pair = pair(behind, sentence: quantity.sentence)
    let near = pair?.isHyphenated == true ? behind.prefix(6) : behind.prefix(3)
    guard let noun = self.noun(before: before, behind: near) else { return nil }
    let ends = pair ?? self.pair(before, sentence: quantity.sentence)
    var span = quantity.span.union(noun.span)
    for end in ends?.places ?? [] { span = span.union(end.span) }
    return claim(
      .length(
        MeasureClaim(
          quantity: quantity, subject: report.report.quote(noun.span).lowercased(),
          ends: ends?.places.map(reference) ?? [],
          along: along(noun, ends?.places ?? [], sentence: quantity.sentence))),
      span: span, sentence: quantity.sentence)
  }

  /// What the line is a stretch of: "a stretch of the Euphrates between A and B", "the stretch of the border".
  private func along(_ noun: Token, _ ends: [PlaceMention], sentence: Int) -> PlaceReference? {
    guard let first = ends.map(\.span.start).min(), noun.span.end <= first else { return nil }
    let between = report.tokens[sentence].filter {
      $0.span.start >= noun.span.end && $0.span.end <= first && $0.kind == .word
    }
    if let border = between.first(where: { Self.borders.contains($0.word) }) {
      let text = report.report.quote(border.span)
      let mention = PlaceMention(
        span: border.span, text: text, sentence: sentence, featureWord: "border", description: text)
      return PlaceReference(
        text: text,
        resolved: ResolvedPlace(mention: mention, choice: nil, candidates: [], reason: "a border"))
    }
    return names(of: sentence).first { $0.span.start >= noun.span.end && $0.span.end <= first }
      .map(reference)
  }

  private static let borders: WordSet = ["border", "frontier", "borderland"]

  /// The noun for a line: right behind the figure, or before one that says its length ("a stretch of 91 km").
  private func noun(before: ArraySlice<Token>, behind: ArraySlice<Token>) -> Token? {
    if let noun = behind.first(where: { Self.lines.contains($0.word) }),
      !behind.contains(where: { $0.span.end <= noun.span.start && Self.ways.contains($0.word) })
    {
      return noun
    }
    let isLong = behind.first?.word == "long"
    guard before.last?.word == "of" || isLong else { return nil }
    return before.suffix(isLong ? 8 : 4).last { Self.lines.contains($0.word) }
      ?? (isLong ? thing(before: before, behind: behind) : nil)
  }

  /// What is so long: "an 83-kilometre-long reservoir", "an embankment of mud 10 km long".
  private func thing(before: ArraySlice<Token>, behind: ArraySlice<Token>) -> Token? {
    if behind.first?.isHyphenated == true { return behind.dropFirst().first { $0.kind == .word } }
    guard let last = before.last, last.kind == .word, !last.isCapitalised, !Self.verbs.contains(last.word),
      !Self.ways.contains(last.word)
    else { return nil }
    return last
  }

  /// "The convoy was 5 km long" tells of what moves on.
  private static let verbs: WordSet = ["is", "was", "are", "were", "be", "been", "now", "about", "some"]

  /// "500 feet up the road", "two miles from the border": ways to a line, not its length.
  private static let ways: WordSet = [
    "up", "down", "along", "from", "to", "on", "in", "across", "at", "away", "off", "north", "south", "east",
    "west",
    "into", "inside", "beyond", "past", "before", "behind", "outside", "and", "or",
  ]

  /// The two places of "between A and B", "from A to B", "the A-B line".
  private func pair(_ tokens: ArraySlice<Token>, sentence: Int) -> (
    places: [PlaceMention], isHyphenated: Bool
  )? {
    guard let low = tokens.first?.span.start, let high = tokens.last?.span.end else { return nil }
    let names = names(of: sentence).filter { $0.span.start >= low && $0.span.end <= high }
    for (first, second) in zip(names, names.dropFirst()) {
      let between = tokens.filter { $0.span.start >= first.span.end && $0.span.end <= second.span.start }
      let opening = tokens.last { $0.span.end <= first.span.start && !Self.kinds.contains($0.word) }
      if between.isEmpty, tokens.first(where: { $0.span.start >= second.span.start })?.isHyphenated == true {
        return ([first, second], true)
      }
      if let opening, Self.openings.contains(opening.word),
        between.contains(where: { Self.joints.contains($0.word) }),
        between.allSatisfy({ Self.joints.contains($0.word) || Self.kinds.contains($0.word) })
      {
        return ([first, second], false)
      }
    }
    return nil
  }

  private static let openings: WordSet = [
    "between", "from", "linking", "connecting", "links", "connects", "joining",
  ]
  private static let joints: WordSet = ["and", "to", "with"]
  private static let kinds: WordSet = [
    "the", "of", "town", "city", "village", "towns", "cities", "villages", "border", "region", "area",
  ]
}
