internal import Geodesy
internal import Model

/// Two ends with the geodesic from the anchor to the subject: what a stated distance or direction is held against.
struct MeasuredPair {
  /// From the anchor, or from the point of its course or outline that lies nearest to the subject, to the subject.
  let path: Geodesic
  /// How far "at the place" reaches, both places together, in kilometres; a line reaches no farther than it is drawn.
  let extents: Double
  /// What was measured: "geodesic on WGS 84 between two points".
  var method = MeasuredPair.betweenPoints
  /// How far a drawn course or outline may lie off the true one, in kilometres; 0 between points.
  var inaccuracy = 0.0

  /// Geodesic length in kilometres.
  var kilometres: Double { path.length.kilometres }

  /// The method where both ends are points.
  static let betweenPoints = "geodesic on WGS 84 between two points"

  /// Why two references cannot be measured.
  struct Problem: Error {
    let reason: String
    /// What was measured all the same, to the one point known of an area or a line, and why it decides nothing.
    var makeshift: MeasuredPair?
  }
}

extension MeasuredPair {
  /// Between the points of two places.
  init(from anchor: Place, to subject: Place) {
    self.init(
      path: Geodesic(from: anchor.coordinate, to: subject.coordinate),
      extents: anchor.extent.kilometres + subject.extent.kilometres)
  }
}

extension Place {
  /// Whether one point and an extent stand for the place: not for countries, provinces and their districts, roads, lakes
  /// and watercourses, whose point lies anywhere ("10 km from Turkey" means its border).
  var isPointLike: Bool {
    if let radius, radius > Self.widestPoint { return false }
    if radius != nil, feature.featureClass == "A" { return !isCountry }
    let code = feature.code
    return switch feature.featureClass {
    case "A": !(isCountry || code.hasPrefix("ADM1") || code.hasPrefix("ADM2"))
    case "H": !["STM", "CNL", "WAD", "LK", "RSV", "SEA", "GULF", "COAST"].contains { code.hasPrefix($0) }
    case "R": false
    default: true
    }
  }

  /// What reaches farther than this round its point is no point: Baghdad reaches 17 km.
  private static let widestPoint = Length.kilometres(25)

  /// What it is, for a sentence: "a watercourse".
  var kindInWords: String {
    switch feature.featureClass {
    case "A": isCountry ? "a country" : "an administrative area"
    case "H": "a water"
    case "R": "a road"
    default: "an area"
    }
  }
}
