import Gazetteer
import GeoJSON
import Model

/// Places and candidates for names, as lines of JSON (`docs/cli.md`, `place`).
enum PlaceRecord {
  /// A query with its candidates, the best first.
  static func json(query: String, _ candidates: [JSONOutput]) -> JSONOutput {
    .members(["query": .string(query), "candidates": .array(candidates)])
  }

  /// A candidate with its reason.
  static func json(_ match: NameMatch, names: [PlaceName], distance: Length?) -> JSONOutput {
    .object(
      members(match.place, names: names) + [
        .init("distance_km", .number(distance?.kilometres)), .init("score", .double(match.score)),
        .init("closeness", .double(match.closeness)), .init("matched", .string(match.matchedName)),
        .init("rules", .array(match.rules.map(JSONOutput.string))), .init("reason", .string(match.reason)),
      ])
  }

  /// A place near a point.
  static func json(_ place: Place, names: [PlaceName], distance: Length, azimuth: Double) -> JSONOutput {
    .object(
      members(place, names: names) + [
        .init("distance_km", .double(distance.kilometres)), .init("azimuth", .double(azimuth)),
      ])
  }

  private static func members(_ place: Place, names: [PlaceName]) -> [JSONOutput.Member] {
    [
      .init("id", .string(place.id)), .init("name", .string(place.name)),
      .init("full_name", .string(place.fullName)), .init("lon", .double(place.coordinate.longitude)),
      .init("lat", .double(place.coordinate.latitude)),
      .init("class", .string("\(place.feature.featureClass).\(place.feature.code)")),
      .init("country", .string(place.country)), .init("areas", .array(place.containers.map(area))),
      .init("population", place.population.map(JSONOutput.int) ?? .null),
      .init("names", .array(names.map(name))),
      .init(
        "identifiers",
        .object(place.identifiers.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
      .init("source", .string(place.source)), .init("other_points", .array(place.otherPoints.map(point))),
      .init("spread_km", .number(place.spread?.kilometres)),
    ]
  }

  private static func area(_ area: Place.Container) -> JSONOutput {
    .members(["id": .string(area.id), "name": .string(area.name), "level": .int(area.level)])
  }

  private static func name(_ name: PlaceName) -> JSONOutput {
    .object(
      [
        .init("name", .string(name.text)), .init("lang", .string(name.language)),
        .init("kind", .string(name.kind)),
      ]
        + [("from", name.from), ("to", name.to)].compactMap { key, value in
          value.map { .init(key, .string($0)) }
        })
  }

  private static func point(_ point: Place.SourcedPoint) -> JSONOutput {
    .members([
      "id": .string(point.id), "lon": .double(point.coordinate.longitude),
      "lat": .double(point.coordinate.latitude),
      "source": .string(point.source), "distance_km": .double(point.distance.kilometres),
      "reason": .string(point.reason),
    ])
  }

  /// The areas round a place, or what the gazetteer knows of them.
  static func surroundings(_ place: Place) -> String {
    let areas = place.containers.map(\.name)
    return areas.isEmpty
      ? [place.admin1?.name, place.country].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
      : areas.joined(separator: ", ")
  }
}
