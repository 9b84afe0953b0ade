internal import Gazetteer
internal import Geodesy
internal import Model

/// Which places the rows of a table mean, by the gazetteer.
///
/// An id decides; coordinates choose between places of one name, and a place of that name farther off than 25 km is another
/// one; a name alone means the most prominent place that bears it. Coordinates of a row without a place of that name
/// stand by themselves.
struct PlaceNames {
  /// The place of a row, with the reason.
  struct Choice {
    var id: String?
    var name: String
    var coordinate: Coordinate?
    var country: String?
    var score: Double?
    var reason: String
  }

  /// A table's point and the gazetteer's for one town may lie so far apart; two towns of one name seldom lie nearer.
  private static let reach = Length.kilometres(25)

  private let gazetteer: Gazetteer
  private var known: [String: Choice] = [:]
  /// Places that could not be put on the map, with how often they occur.
  private var unresolved: [String: Int] = [:]

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The place of a row. One that is not named (a set, a line), or that has no id but a reason for it, as our own
  /// tables give it, is not looked up.
  mutating func choice(_ ground: RowClaim.Ground, isNamed: Bool) throws(InputError) -> Choice {
    if let id = ground.id, let point = ground.point {
      return Choice(
        id: id, name: ground.name, coordinate: point, country: ground.country, score: ground.score,
        reason: ground.reason ?? "the row's place_id and coordinates")
    }
    if ground.id == nil, ground.point == nil, !isNamed || ground.reason != nil {
      unresolved[ground.name, default: 0] += 1
      return Choice(
        name: ground.name, country: ground.country, reason: ground.reason ?? "names no single place")
    }
    let point = ground.point.map { "\($0.longitude),\($0.latitude)" } ?? ""
    let key = [ground.name, ground.id ?? "", point].joined(separator: "\u{1F}")
    let choice: Choice
    if let answer = known[key] {
      choice = answer
    } else {
      choice = try find(ground)
      known[key] = choice
    }
    if choice.coordinate == nil { unresolved[ground.name, default: 0] += 1 }
    return choice
  }

  /// The places without a point, since it was asked last, with how often they occurred.
  mutating func takeUnresolved() -> [String: Int] {
    defer { unresolved = [:] }
    return unresolved
  }

  private func find(_ ground: RowClaim.Ground) throws(InputError) -> Choice {
    if let id = ground.id {
      guard let place = try gazetteer.place(id: id) else {
        return Choice(
          id: id, name: ground.name, country: ground.country,
          reason: "the gazetteer does not have the row's id")
      }
      return Choice(place, score: 1, reason: "the row's id")
    }
    if let point = ground.point { return try near(point, ground) }
    let matches = try gazetteer.matches(for: ground.name, LookUp(limit: 10)).filter {
      ground.country == nil || $0.place.country == ground.country
    }
    guard let best = matches.first else {
      return Choice(name: ground.name, reason: "the gazetteer has no place of this name")
    }
    let others = matches.count - 1
    return Choice(
      best.place, score: others == 0 ? best.closeness : best.closeness / 2,
      reason: best.reason + "; "
        + (others == 0
          ? "the only place of this name" : "the most prominent of \(matches.count) of this name"))
  }

  /// The nearest place of the name within reach.
  private func near(_ point: Coordinate, _ ground: RowClaim.Ground) throws(InputError) -> Choice {
    let matches = try gazetteer.matches(for: ground.name, LookUp(near: point, limit: 20))
    let ranked = matches.map { ($0, Geodesic(from: point, to: $0.place.coordinate).length) }
      .filter { $0.1 <= Self.reach }
      .min { ($0.1.metres, $0.0.place.id) < ($1.1.metres, $1.0.place.id) }
    let given = "the row's coordinates \(point.longitude), \(point.latitude)"
    guard let (match, distance) = ranked else {
      return Choice(
        id: "point:\(point.longitude),\(point.latitude)", name: ground.name, coordinate: point,
        country: ground.country, score: nil,
        reason: "\(given); the gazetteer has no place of this name within \(Int(Self.reach.kilometres)) km")
    }
    let kilometres = (distance.kilometres * 10).rounded() / 10
    return Choice(
      match.place, score: match.closeness, reason: "\(match.reason); \(kilometres) km from \(given)")
  }
}

extension PlaceNames.Choice {
  fileprivate init(_ place: Place, score: Double, reason: String) {
    self.init(
      id: place.id, name: place.name, coordinate: place.coordinate,
      country: place.country.isEmpty ? nil : place.country, score: score, reason: reason)
  }
}
