public import GeoJSON
public import Model

/// A claim as one line of JSON: the contract of `dateline claims` (`docs/claims.md`).
public enum ClaimRecord {
  /// The line of a claim.
  public static func json(_ checked: CheckedClaim) -> JSONOutput {
    let claim = checked.claim
    var members: [JSONOutput.Member] = [
      .init("type", .string(claim.type)), .init("report", .string(claim.report)),
    ]
    switch claim.content {
    case .control(let control): members += self.control(control, modality: claim.modality)
    case .distance(let distance): members += self.distance(distance)
    case .containment(let containment): members += self.containment(containment)
    case .length(let measure), .area(let measure), .count(let measure): members += self.measure(measure)
    }
    members.append(.init("valid", valid(claim.valid)))
    members.append(.init("speaker", actor(claim.speaker)))
    members.append(.init("evidence", evidence(claim.evidence)))
    if let finding = checked.finding { members.append(.init("finding", FindingRecord.json(finding))) }
    return .object(members)
  }

  private static func control(_ control: ControlClaim, modality: Modality) -> [JSONOutput.Member] {
    [
      .init("action", .string(control.action.rawValue)), .init("modality", .string(modality.rawValue)),
      .init("place", place(control.place)), .init("geometry", .string(control.geometry.rawValue)),
      .init("count", control.count.map(JSONOutput.int) ?? .null), .init("partial", .bool(control.isPartial)),
      .init("by", actor(control.by)), .init("from", actor(control.from)),
    ]
  }

  private static func distance(_ distance: DistanceClaim) -> [JSONOutput.Member] {
    [.init("subject", place(distance.subject)), .init("anchor", place(distance.anchor))]
      + quantity(distance.quantity)
      + [
        .init("direction", .text(distance.direction?.rawValue)), .init("moving", .bool(distance.isMoving)),
        .init("path", .text(distance.path?.rawValue)),
      ]
  }

  private static func containment(_ containment: ContainmentClaim) -> [JSONOutput.Member] {
    [
      .init("subject", place(containment.subject)), .init("container", place(containment.container)),
      .init("sector", .text(containment.sector?.rawValue)),
    ]
  }

  private static func measure(_ measure: MeasureClaim) -> [JSONOutput.Member] {
    quantity(measure.quantity) + [
      .init("subject", .text(measure.subject)), .init("ends", .array(measure.ends.map(place))),
    ]
  }

  /// The stated figure with its unit; `km` is there for lengths, `km2` for areas.
  private static func quantity(_ quantity: QuantityMention?) -> [JSONOutput.Member] {
    guard let quantity else {
      return [
        .init("value", .null), .init("unit", .null), .init("km", .null), .init("hedge", .string("none")),
      ]
    }
    var members: [JSONOutput.Member] = [.init("value", .number(quantity.value))]
    switch quantity.unit {
    case .length(let unit):
      members.append(.init("unit", .string(unit.rawValue)))
      members.append(.init("km", .number(quantity.value.map { unit.length($0).kilometres })))
    case .area(let unit):
      members.append(.init("unit", .string(unit.rawValue)))
      members.append(.init("km2", .number(quantity.value.map { $0 * unit.squareKilometres })))
    case .count(let noun): members.append(.init("unit", .string(noun)))
    case .time(let unit): members.append(.init("unit", .string(unit.rawValue)))
    }
    members.append(.init("hedge", .string(quantity.hedge.rawValue)))
    if let range = quantity.range {
      members.append(.init("range", .array([.double(range.lowerBound), .double(range.upperBound)])))
    }
    if let second = quantity.second { members.append(.init("second_km", .double(second.length.kilometres))) }
    return members
  }

  /// A place of a claim; `lon` and `lat` are null where it is unresolved.
  static func place(_ reference: PlaceReference) -> JSONOutput {
    let choice = reference.resolved?.choice
    return .members([
      "text": .string(reference.text), "id": .text(choice?.place.id), "name": .text(choice?.place.name),
      "lon": .number(choice?.place.coordinate.longitude), "lat": .number(choice?.place.coordinate.latitude),
      "score": .number(choice?.score), "reason": .text(reference.resolved?.reason),
    ])
  }

  private static func actor(_ reference: ActorReference?) -> JSONOutput {
    guard let reference else { return .null }
    var members: [JSONOutput.Member] = [
      .init("text", .string(reference.text)), .init("id", .text(reference.id)),
    ]
    if reference.ids.count > 1 { members.append(.init("ids", .array(reference.ids.map(JSONOutput.string)))) }
    return .object(members)
  }

  private static func valid(_ time: ValidTime) -> JSONOutput {
    .members([
      "earliest": .text(time.earliest?.description), "latest": .text(time.latest?.description),
      "precision": .string(time.precision.rawValue), "text": .text(time.text), "reason": .string(time.reason),
    ])
  }

  private static func evidence(_ evidence: Evidence) -> JSONOutput {
    .members([
      "start": .int(evidence.span.start), "end": .int(evidence.span.end), "text": .string(evidence.text),
    ])
  }
}

/// A finding as JSON.
public enum FindingRecord {
  /// The members of a finding; what was not measured is null.
  public static func json(_ finding: Finding) -> JSONOutput {
    .members([
      "distance": .text(finding.distance?.rawValue), "direction": .text(finding.direction?.rawValue),
      "containment": .text(finding.containment?.rawValue),
      "measured_km": .number(finding.measured.map { rounded($0.kilometres, 1_000) }),
      "azimuth": .number(finding.azimuth.map { rounded($0, 10) }),
      "direction_deviation": .number(finding.azimuthDeviation.map { rounded($0, 10) }),
      "ratio": .number(finding.ratio.map { rounded($0, 1_000) }),
      "tolerance_km": .number(finding.tolerance.map { rounded($0.total.kilometres, 1_000) }),
      "tolerance": finding.tolerance.map(tolerance) ?? .null,
      "units_differ": .number(finding.unitDisagreement.map { rounded($0, 1_000) }),
      "measured_km2": .number(finding.measuredArea.map { rounded($0, 1_000) }),
      "method": .text(finding.method),
      "uncertainty_km": .number(finding.uncertainty.map { rounded($0.kilometres, 1_000) }),
      "explanations": .array(finding.explanations.map(explanation)), "reason": .string(finding.reason),
    ])
  }

  private static func explanation(_ explanation: Finding.Explanation) -> JSONOutput {
    .members([
      "kind": .string(explanation.kind.rawValue), "text": .string(explanation.text),
      "basis": .string(explanation.basis),
    ])
  }

  private static func tolerance(_ tolerance: Finding.Tolerance) -> JSONOutput {
    .members([
      "rounding_km": .double(rounded(tolerance.rounding.kilometres, 1_000)),
      "floor_km": .double(rounded(tolerance.floor.kilometres, 1_000)),
      "share_km": .double(rounded(tolerance.share.kilometres, 1_000)),
      "extents_km": .double(rounded(tolerance.extents.kilometres, 1_000)),
    ])
  }

  private static func rounded(_ value: Double, _ steps: Double) -> Double {
    (value * steps).rounded() / steps
  }
}

/// A place mention as one line of JSON: the contract of `dateline mentions`.
public enum PlaceMentionRecord {
  /// The line of a mention.
  public static func json(_ place: ResolvedPlace, in report: Report) -> JSONOutput {
    let span = report.origin.file(place.mention.span)
    return .members([
      "report": .string(report.id), "kind": .string("place"), "text": .string(place.mention.text),
      "start": .int(span.start), "end": .int(span.end), "use": .string(place.mention.use.rawValue),
      "place": place.choice.map(candidate) ?? .null, "reason": .string(place.reason),
      "candidates": .array(place.candidates.prefix(10).map(candidate)),
    ])
  }

  /// A candidate with its score.
  public static func candidate(_ ranked: RankedPlace) -> JSONOutput {
    .members([
      "id": .string(ranked.place.id), "name": .string(ranked.place.name),
      "lon": .double(ranked.place.coordinate.longitude), "lat": .double(ranked.place.coordinate.latitude),
      "country": .string(ranked.place.country),
      "feature": .string(String(ranked.place.feature.featureClass) + "." + ranked.place.feature.code),
      "score": .double(ranked.score),
      "reasons": .array(ranked.reasons.map { .string($0.text) }),
    ])
  }
}
