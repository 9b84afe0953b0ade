import Model

/// Makes claims of what a report states of positions: distances between places, what lies in what, lengths of lines,
/// areas.
struct MeasureReader {
  let report: MentionedReport
  let places: [PlaceMention: ResolvedPlace]
  /// Figures that a distance is made of.
  let used: Set<ByteSpan>

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
  func claims() -> [Claim] { distances() + containments() + lengthsAndAreas() }

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

  func reference(_ mention: PlaceMention) -> PlaceReference {
    PlaceReference(text: mention.description ?? mention.text, resolved: places[mention])
  }

  // MARK: Containment

  /// Only what is said of two names counts, with a part, a kind of area or a country named: "X in northern Y".
  private func containments() -> [Claim] {
    report.relations.compactMap { relation in
      guard case .containment(let sector) = relation.kind, isBody(relation.sentence),
        case .place(let subject) = relation.subject, isName(subject), isName(relation.anchor),
        subject.featureWord != "country", !isQualifier(subject),
        sector != nil || relation.anchor.featureWord.map(Self.areas.contains) == true
      else { return nil }
      let claim = ContainmentClaim(
        subject: reference(subject), container: reference(relation.anchor), sector: sector)
      return self.claim(.containment(claim), span: relation.span, sentence: relation.sentence)
    }
  }

  /// "Orlando, Florida in Seminole County": Florida only tells which Orlando; "A, B, C in Y" is a list.
  private func isQualifier(_ mention: PlaceMention) -> Bool {
    let tokens = report.tokens[mention.sentence]
    func tokenBefore(_ span: ByteSpan) -> Token? { tokens.last { $0.span.end <= span.start } }
    guard tokenBefore(mention.span)?.word == ",",
      tokens.first(where: { $0.span.start >= mention.span.end })?.word == "in",
      let earlier = report.mentions(of: mention.sentence).last(where: { other in
        if case .place = other { return other.span.end < mention.span.start }
        return false
      })
    else { return false }
    return tokenBefore(earlier.span)?.word != ","
  }

  private func isName(_ mention: PlaceMention) -> Bool {
    mention.use == .literal && mention.description == nil && !mention.isDateline
  }

  private static let areas: Set<String> = [
    "province", "governorate", "district", "subdistrict", "region", "oblast", "state", "county", "country",
  ]

  // MARK: Common

  func isBody(_ sentence: Int) -> Bool {
    report.report.sentences[sentence].role == .body || !report.report.sentences.contains { $0.role == .body }
  }

  func claim(_ content: Claim.Content, span: ByteSpan, sentence: Int) -> Claim {
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
