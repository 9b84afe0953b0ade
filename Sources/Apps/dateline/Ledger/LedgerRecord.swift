import GeoJSON
import Ledger
import Model

/// What the ledger knows, as lines of JSON (`docs/ledger.md`).
enum LedgerRecord {
  /// The line of a claim; with the first claim of its witness and whether it counts, where a verb tells them.
  static func json(_ event: ControlEvent, witness: String?, counts: Bool) -> JSONOutput {
    .members([
      "id": .string(event.id), "action": .string(event.action.rawValue), "place": place(event),
      "by": actor(event.by), "from": actor(event.from), "earliest": .text(event.valid.earliest?.description),
      "latest": .text(event.valid.latest?.description), "precision": .string(event.valid.precision.rawValue),
      "recorded": .text(event.recorded?.description), "speaker": actor(event.speaker),
      "report": .string(event.report), "source": .text(event.source), "url": .text(event.url),
      "quote": .string(event.evidence.text), "witness": .text(witness), "counts": .bool(counts),
    ])
  }

  /// The line of a stretch of time in which a place was held, contested, or nobody's.
  static func json(_ interval: ControlInterval) -> JSONOutput {
    .members([
      "place": .members([
        "id": .string(interval.placeID), "name": .string(interval.placeName),
        "lon": .double(interval.coordinate.longitude), "lat": .double(interval.coordinate.latitude),
      ]),
      "status": .string(interval.status.rawValue), "holder": actor(interval.holder),
      "claimants": .array(interval.claimants.map { actor($0) }), "previous": actor(interval.previous),
      "since": .text(interval.start?.description), "until": .text(interval.end?.description),
      "rule": .string(interval.rule), "decision": .text(interval.decision),
      "supporting": .array(interval.supporting.map(JSONOutput.string)),
      "competing": .array(interval.competing.map(JSONOutput.string)),
    ])
  }

  /// The line of a ruling.
  static func json(_ ruling: Ruling, counts: Bool) -> JSONOutput {
    var members: [JSONOutput.Member] = [.init("id", .string(ruling.id))]
    switch ruling.content {
    case .retraction(let id):
      members += [.init("ruling", .string("retraction")), .init("retracts", .string(id))]
    case .decision(let place, let status, let holder, let from, let to):
      members += [
        .init("ruling", .string("decision")),
        .init(
          "place",
          .members([
            "id": .string(place.id), "name": .string(place.name), "lon": .double(place.coordinate.longitude),
            "lat": .double(place.coordinate.latitude),
          ])),
        .init("status", .string(status.rawValue)), .init("holder", actor(holder)),
        .init("since", .text(from?.description)), .init("until", .text(to?.description)),
      ]
    }
    return .object(
      members + [
        .init("reason", .string(ruling.reason)), .init("analyst", .text(ruling.analyst)),
        .init("recorded", .string(ruling.recorded.description)), .init("counts", .bool(counts)),
      ])
  }

  /// The line of a place that differs between two days.
  static func json(_ change: StandingChange) -> JSONOutput {
    .members([
      "before": change.before.map { json($0) } ?? .null, "after": change.after.map { json($0) } ?? .null,
    ])
  }

  /// Why a place counts as it does.
  static func json(
    _ why: Explanation, place: NamedPlace, day: CivilDate, rule: EvidenceRule
  ) -> JSONOutput {
    func witnesses(_ witnesses: [Explanation.Witness]) -> JSONOutput {
      .array(
        witnesses.map { witness in
          .array(witness.claims.map { json($0, witness: witness.claims.first?.id, counts: true) })
        })
    }
    return .members([
      "place": .members(["id": .string(place.id), "name": .string(place.name)]),
      "day": .string(day.description), "rule": .string(rule.rawValue), "reasoning": .string(why.reasoning),
      "interval": why.interval.map { json($0) } ?? .null, "supporting": witnesses(why.supporting),
      "competing": witnesses(why.competing), "decision": why.decision.map { json($0, counts: true) } ?? .null,
      "retracted": .array(
        why.retracted.map { retracted in
          .members([
            "claim": json(retracted.claim, witness: nil, counts: false),
            "retractions": .array(retracted.retractions.map { json($0, counts: true) }),
          ])
        }),
    ])
  }

  private static func place(_ event: ControlEvent) -> JSONOutput {
    .members([
      "text": .string(event.placeText), "id": .text(event.placeID), "name": .string(event.placeName),
      "lon": .number(event.coordinate?.longitude), "lat": .number(event.coordinate?.latitude),
    ])
  }

  private static func actor(_ actor: ActorReference?) -> JSONOutput {
    actor.map { .members(["text": .string($0.text), "id": .text($0.id)]) } ?? .null
  }
}
