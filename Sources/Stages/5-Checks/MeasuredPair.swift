internal import Geodesy
internal import Model

/// Two resolved places with the geodesic from the anchor to the subject.
struct MeasuredPair {
  let path: Geodesic
  /// How far "at the place" reaches, both places together, in kilometres.
  let extents: Double

  /// Why two references cannot be measured.
  struct Problem: Error {
    let reason: String
  }

  /// Geodesic length in kilometres.
  var kilometres: Double { path.length.kilometres }

  private init(anchor: Place, subject: Place) {
    path = Geodesic(from: anchor.coordinate, to: subject.coordinate)
    extents = anchor.extent.kilometres + subject.extent.kilometres
  }
}

extension MeasuredPair {
  /// The pair, or what is missing for it, with the names as the report writes them.
  init(from anchor: PlaceReference, to subject: PlaceReference) throws(Problem) {
    let missing = [subject, anchor].filter { $0.place == nil }.map { "'\($0.text)'" }
    guard let anchorPlace = anchor.place, let subjectPlace = subject.place else {
      throw Problem(
        reason: missing.joined(separator: " and ") + (missing.count == 1 ? " is" : " are") + " not resolved")
    }
    for place in [subjectPlace, anchorPlace] where !place.isPointLike {
      throw Problem(
        reason: "\(place.name) is an area or a line (\(place.feature.code)) of which only one point is known")
    }
    self.init(anchor: anchorPlace, subject: subjectPlace)
    guard anchorPlace.id != subjectPlace.id, kilometres > 0 else {
      throw Problem(
        reason: "'\(subject.text)' and '\(anchor.text)' lead to the same point (\(anchorPlace.name))")
    }
  }
}

extension Place {
  /// Whether one point and an extent stand for the place: not for countries, provinces and their districts, roads
  /// and watercourses, whose point lies anywhere ("10 km from Turkey" means its border).
  fileprivate var isPointLike: Bool {
    if radius != nil { return !isCountry }
    let code = feature.code
    return switch feature.featureClass {
    case "A": !(isCountry || code.hasPrefix("ADM1") || code.hasPrefix("ADM2"))
    case "H": !["STM", "CNL", "WAD"].contains { code.hasPrefix($0) }
    case "R": false
    default: true
    }
  }
}
