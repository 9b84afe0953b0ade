import Gazetteer
import GeoJSON
import Model

/// What the ledger knows, as lines of JSON (`docs/claims.md`).
enum LedgerRecord {
  /// The line of a claim.
  static func json(_ event: ControlEvent) -> JSONOutput {
    .members([
      "id": .string(event.id), "action": .string(event.action.rawValue), "place": place(event),
      "by": actor(event.by), "from": actor(event.from), "earliest": .text(event.valid.earliest?.description),
      "latest": .text(event.valid.latest?.description), "precision": .string(event.valid.precision.rawValue),
      "recorded": .text(event.recorded?.description), "speaker": actor(event.speaker),
      "report": .string(event.report), "quote": .string(event.evidence.text),
    ])
  }

  /// The line of a stretch of time in which a party held a place.
  static func json(_ interval: ControlInterval) -> JSONOutput {
    .members([
      "place": .members([
        "id": .string(interval.placeID), "name": .string(interval.placeName),
        "lon": .double(interval.coordinate.longitude), "lat": .double(interval.coordinate.latitude),
      ]),
      "holder": actor(interval.holder), "previous": actor(interval.previous),
      "since": .text(interval.start?.description), "until": .text(interval.end?.description),
      "rule": .string(interval.rule), "supporting": .array(interval.supporting.map(JSONOutput.string)),
      "competing": .array(interval.competing.map(JSONOutput.string)),
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

/// A candidate for a name, as a line of JSON.
enum PlaceRecord {
  static func json(_ match: NameMatch, distance: Length?) -> JSONOutput {
    let place = match.place
    return .members([
      "id": .string(place.id), "name": .string(place.name), "lon": .double(place.coordinate.longitude),
      "lat": .double(place.coordinate.latitude), "country": .string(place.country),
      "region": .text(place.admin1?.name),
      "feature": .string("\(place.feature.featureClass).\(place.feature.code)"),
      "population": place.population.map(JSONOutput.int) ?? .null,
      "distance_km": .number(distance?.kilometres), "closeness": .double(match.closeness),
      "matched": .string(match.matchedName), "rules": .array(match.rules.map(JSONOutput.string)),
    ])
  }
}
