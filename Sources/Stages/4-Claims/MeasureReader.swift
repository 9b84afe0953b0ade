import Model

/// Makes claims of the figures a report states: distances between places, lengths of lines, areas.
struct MeasureReader {
  let report: MentionedReport
  let places: [PlaceMention: ResolvedPlace]
  /// Figures that a distance is made of.
  private let used: Set<ByteSpan>

  init(report: MentionedReport, places: [PlaceMention: ResolvedPlace]) {
    self.report = report
    self.places = places
    used = Set(
      report.relations.compactMap { relation in
        if case .distance(let quantity?, _, _) = relation.kind { return quantity.span }
        return nil
      })
  }

  /// The claims, in no order.
  func claims() -> [Claim] { distances() + lengthsAndAreas() }

  // MARK: Distances

  private func distances() -> [Claim] {
    report.relations.compactMap { relation in
      guard case .distance(let quantity, let direction, let path) = relation.kind, isBody(relation.sentence)
      else {
        return nil
      }
      let (subject, isMoving) = subject(of: relation)
      let claim = DistanceClaim(
        subject: subject, anchor: reference(relation.anchor), quantity: quantity, direction: direction,
        isMoving: isMoving, path: path)
      return self.claim(.distance(claim), span: span(of: relation), sentence: relation.sentence)
    }
  }

  private func subject(of relation: SpatialRelation) -> (PlaceReference, Bool) {
    switch relation.subject {
    case .place(let mention): (reference(mention), false)
    case .actor(let actor): (PlaceReference(text: actor.text, resolved: nil), true)
    }
  }

  /// From the subject to behind the anchor, where the subject stands before it in the same sentence.
  private func span(of relation: SpatialRelation) -> ByteSpan {
    let subject =
      switch relation.subject {
      case .place(let mention): mention.span
      case .actor(let actor): actor.span
      }
    let sentence = report.report.sentences[relation.sentence].span
    return sentence.contains(subject) ? relation.span.union(subject) : relation.span
  }

  private func reference(_ mention: PlaceMention) -> PlaceReference {
    PlaceReference(text: mention.description ?? mention.text, resolved: places[mention])
  }

  // MARK: Lengths and areas

  private func lengthsAndAreas() -> [Claim] {
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

  private func area(_ quantity: QuantityMention) -> Claim {
    claim(.area(MeasureClaim(quantity: quantity)), span: quantity.span, sentence: quantity.sentence)
  }

  /// Nouns for lines on the ground, whose length a report states.
  private static let lines: WordSet = [
    "stretch", "strip", "line", "border", "frontier", "corridor", "section", "front", "wall", "fence", "road",
    "route", "coastline", "coast", "shoreline", "railway", "track", "highway", "borderland", "segment",
    "canal", "tunnel", "pipeline", "trench",
  ]

  /// A length counts where a noun for a line stands right beside it: "a 100-kilometre stretch of", "a
  /// stretch of 91 km".
  private func length(_ quantity: QuantityMention) -> Claim? {
    let tokens = report.tokens[quantity.sentence]
    guard let last = tokens.lastIndex(where: { $0.span.end <= quantity.span.end }),
      let first = tokens.firstIndex(where: { $0.span.start >= quantity.span.start })
    else { return nil }
    let behind = tokens[min(last + 1, tokens.count)..<min(last + 4, tokens.count)]
    let before = tokens[max(0, first - 4)..<first]
    guard let noun = (Array(behind) + before.reversed()).first(where: { Self.lines.contains($0.word) })
    else { return nil }
    let ends = ends(behind: quantity.span.start, sentence: quantity.sentence)
    let span =
      ends.last.flatMap(\.resolved).map { quantity.span.union($0.mention.span) }
      ?? quantity.span
      .union(behind.contains(noun) ? noun.span : quantity.span)
    return claim(
      .length(
        MeasureClaim(quantity: quantity, subject: report.report.quote(noun.span).lowercased(), ends: ends)),
      span: span,
      sentence: quantity.sentence)
  }

  /// The two places behind "between … and" or "from … to".
  private func ends(behind start: Int, sentence: Int) -> [PlaceReference] {
    let named = report.mentions(of: sentence).compactMap { mention -> PlaceMention? in
      guard case .place(let place) = mention, place.use == .literal,
        place.span.start > start
      else { return nil }
      return place
    }
    guard named.count >= 2 else { return [] }
    let between = report.report.words(ByteSpan(start: named[0].span.end, end: named[1].span.start))
    let joins = between.split(whereSeparator: { !$0.isLetter }).map { $0.lowercased() }
    guard ["and", "to", ""].contains(joins.first ?? "") else { return [] }
    return named.prefix(2).map(reference)
  }

  // MARK: Common

  private func isBody(_ sentence: Int) -> Bool {
    report.report.sentences[sentence].role == .body || !report.report.sentences.contains { $0.role == .body }
  }

  private func claim(_ content: Claim.Content, span: ByteSpan, sentence: Int) -> Claim {
    let published = report.report.published?.date
    return Claim(
      report: report.report.id, content: content,
      valid: published.map { .day($0, reason: "a figure stated on the day of the report") }
        ?? ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "the report is not dated"),
      evidence: Evidence(
        span: report.report.origin.file(span), text: report.report.quote(span),
        sentence: report.report.quote(report.report.sentences[sentence].span)))
  }
}
