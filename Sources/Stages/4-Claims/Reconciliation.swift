import Model

/// Reads the drafts of a report together: one event told twice is one claim, and what one sentence leaves out
/// another may say.
struct Reconciliation {
  private var drafts: [PlacedDraft]

  /// Older changes are background, not news (annotators of such reports draw the line at 30 days).
  private static let recency = 30
  /// The same event is looked for in so many sentences before and behind.
  private static let reach = 40

  init(drafts: [PlacedDraft]) {
    self.drafts = drafts
    joinLeavingWithTaking()
    fillLosers()
    dropHeldWhereTaken()
  }

  /// The claims, one for each place.
  func claims(
    report: MentionedReport, places: [PlaceMention: ResolvedPlace], parties: GenericParties
  ) -> [Claim] {
    drafts.flatMap { placed in
      placed.draft.targets.map { target in
        var claim = claim(placed, target: target, report: report, places: places)
        if case .control(var control) = claim.content {
          control.by = parties.party(control.by, at: control.place.place)
          control.from = parties.party(control.from, at: control.place.place)
          claim.content = .control(control)
        }
        return claim
      }
    }
  }

  private func claim(
    _ placed: PlacedDraft, target: PlaceObject.Target, report: MentionedReport,
    places: [PlaceMention: ResolvedPlace]
  ) -> Claim {
    let reference = PlaceReference(text: target.text, resolved: target.mention.flatMap { places[$0] })
    let control = ControlClaim(
      action: placed.draft.action, place: reference, geometry: target.geometry, by: placed.draft.by,
      from: placed.draft.from, count: target.count, isPartial: target.isPartial)
    let sentence = report.report.sentences[placed.sentence].span
    return Claim(
      report: report.report.id, content: .control(control),
      modality: isHistorical(placed, report: report.report) ? .historical : placed.draft.modality,
      valid: placed.valid, speaker: placed.speaker,
      evidence: Evidence(
        span: report.report.origin.file(placed.span), text: report.report.quote(placed.span),
        sentence: report.report.quote(sentence)),
      construction: placed.draft.construction)
  }

  /// A change that ended more than 30 days before the report is background, unless a state it began still
  /// lasts.
  private func isHistorical(_ placed: PlacedDraft, report: Report) -> Bool {
    guard placed.draft.modality == .asserted, placed.draft.action.isChange, let latest = placed.valid.latest,
      let published = report.published?.date, published.dayNumber - latest.dayNumber > Self.recency
    else { return false }
    return !holdsStill(placed)
  }

  /// "X has held A since May, when it drove out Y": the same sentence tells that X holds A now.
  private func holdsStill(_ placed: PlacedDraft) -> Bool {
    near(placed.sentence, within: 0).contains { other in
      other.draft.action == .hold && other.draft.modality == .asserted
        && shareGround(other, placed)
    }
  }

  /// Whether both are named and may be one party.
  private func isSameParty(_ a: ActorReference?, _ b: ActorReference?) -> Bool {
    guard let a, let b else { return false }
    return a.isSameParty(as: b)
  }

  private func shareGround(_ a: PlacedDraft, _ b: PlacedDraft) -> Bool {
    !Set(a.draft.targets.map(\.text)).isDisjoint(with: b.draft.targets.map(\.text))
  }

  /// The drafts of the sentences round one; drafts stand in the order of sentences.
  private func near(_ sentence: Int, within reach: Int) -> ArraySlice<PlacedDraft> {
    let start = drafts.firstIndex(sortedFrom: sentence - reach) { $0.sentence }
    return drafts[start..<drafts.firstIndex(sortedFrom: sentence + reach + 1) { $0.sentence }]
  }

  /// A withdrawal told beside the taking of the same place is its other half: the taker's claim stays, with
  /// the
  /// side that left as the loser.
  private mutating func joinLeavingWithTaking() {
    var joined: Set<Int> = []
    for index in drafts.indices
    where drafts[index].draft.action.family == .take && drafts[index].draft.modality == .asserted {
      let window = near(drafts[index].sentence, within: 1)
      let halves = window.indices.filter { other in
        drafts[other].draft.action.family == .leave && drafts[other].draft.modality == .asserted
          && shareGround(drafts[other], drafts[index])
          // Who leaves a place some time after taking it makes two events, not the halves of one.
          && !isSameParty(drafts[other].draft.by, drafts[index].draft.by)
      }
      guard let half = halves.first else { continue }
      if drafts[index].draft.from == nil { drafts[index].draft.from = drafts[half].draft.by }
      joined.formUnion(halves)
    }
    drafts = drafts.indices.filter { !joined.contains($0) }.map { drafts[$0] }
  }

  /// Whom a place was taken from, where another sentence or clause says it: whoever tries to retake it, or
  /// took
  /// it before; and the same take told twice has one loser and one day.
  private mutating func fillLosers() {
    for index in drafts.indices
    where drafts[index].draft.action.family == .take && drafts[index].draft.modality == .asserted {
      let taken = drafts[index]
      if taken.draft.from == nil {
        drafts[index].draft.from =
          near(taken.sentence, within: 0).first { shareGround($0, taken) && isRival($0, of: taken) }?.draft.by
      }
      if taken.draft.by == nil {
        drafts[index].draft.by =
          near(taken.sentence, within: Self.reach).first { other in
            other.draft.action.family == .take && other.draft.modality == .asserted
              && shareGround(other, taken)
              && other.valid.latest == taken.valid.latest && other.draft.by != nil
          }?.draft.by
      }
      guard let twin = near(taken.sentence, within: Self.reach).first(where: { isTwin($0, of: taken) }) else {
        continue
      }
      if drafts[index].draft.from == nil { drafts[index].draft.from = twin.draft.from }
      if taken.valid.text == nil, twin.valid.text != nil { drafts[index].valid = twin.valid }
    }
  }

  /// Somebody else who took the place before, or wants it back.
  private func isRival(_ other: PlacedDraft, of taken: PlacedDraft) -> Bool {
    guard other.draft.action.family == .take, let by = other.draft.by, by != taken.draft.by,
      !other.isBySpeaker
    else { return false }
    return other.draft.modality == .asserted
      ? taken.draft.action == .recapture && other.draft.action == .capture : other.draft.action == .recapture
  }

  /// The same take of the same place in another sentence.
  private func isTwin(_ other: PlacedDraft, of taken: PlacedDraft) -> Bool {
    other.sentence != taken.sentence && other.draft.action.family == .take
      && other.draft.modality == .asserted
      && shareGround(other, taken)
      && !Set(other.draft.by?.ids ?? []).isDisjoint(with: taken.draft.by?.ids ?? [])
  }

  /// "recaptured the IS-held town of A": the holder is the loser of the take, not a claim of its own.
  private mutating func dropHeldWhereTaken() {
    drafts = drafts.filter { held in
      held.draft.action != .hold
        || !near(held.sentence, within: 0).contains { take in
          take.draft.action.family == .take && take.draft.modality == .asserted && shareGround(take, held)
            && take.draft.by != held.draft.by && take.draft.range.overlaps(held.draft.range)
        }
    }
  }
}
