internal import Geodesy
internal import Model

/// Finds what lies between two references: a geodesic between their points, or to the nearest point of a course or an
/// outline where a line or an area is meant.
struct Ground {
  let shapes: any ShapeSource

  /// Why nothing can be measured, or the data cannot be read.
  enum Failure: Error {
    case problem(MeasuredPair.Problem)
    case input(InputError)
  }

  /// One end of a measure.
  private enum End {
    case point(Place)
    /// A line, or an area where its geometry is polygons.
    case shape(PlaceShape, of: Place?)
    /// An area or a line of which only a point is known.
    case unknownShape(Place)
  }

  /// The pair, or what is missing for it, with the names as the report writes them.
  func pair(from anchor: PlaceReference, to subject: PlaceReference) throws(Failure) -> MeasuredPair {
    let missing = [subject, anchor].filter { $0.place == nil && !$0.isBorder }.map { "'\($0.text)'" }
    guard missing.isEmpty else {
      throw problem(
        missing.joined(separator: " and ") + (missing.count == 1 ? " is" : " are") + " not resolved")
    }
    let anchorEnd = try end(anchor, seenFrom: subject.place)
    let subjectEnd = try end(subject, seenFrom: anchor.place)
    switch (anchorEnd, subjectEnd) {
    case (.point(let from), .point(let to)):
      let pair = MeasuredPair(from: from, to: to)
      guard from.id != to.id, pair.kilometres > 0 else {
        throw problem("'\(subject.text)' and '\(anchor.text)' lead to the same point (\(from.name))")
      }
      return pair
    case (.shape(let shape, let area), .point(let place)):
      return try pair(from: place, to: shape, of: area) { Geodesic(from: $0, to: place.coordinate) }
    case (.point(let place), .shape(let shape, let area)):
      return try pair(from: place, to: shape, of: area) { Geodesic(from: place.coordinate, to: $0) }
    case (.unknownShape(let from), .point(let to)), (.point(let from), .unknownShape(let to)):
      throw Self.onlyPoint(of: from.isPointLike ? to : from, in: MeasuredPair(from: from, to: to))
    default:
      throw problem("'\(subject.text)' and '\(anchor.text)' are both lines or areas")
    }
  }

  private func problem(_ reason: String) -> Failure { .problem(.init(reason: reason)) }

  private static func onlyPoint(of place: Place, in pair: MeasuredPair) -> Failure {
    var makeshift = pair
    let reach =
      place.radius.map { "by up to \(Sentence.distance($0.kilometres))" }
      ?? "by as much as it is long or wide"
    makeshift.method =
      "geodesic on WGS 84 to the one point known of \(place.name), \(place.kindInWords) (\(place.feature.code)),"
      + " which may be off \(reach)"
    return .problem(
      .init(
        reason:
          "\(place.name) is \(place.kindInWords) (\(place.feature.code)) of which only one point is known",
        makeshift: makeshift))
  }

  // MARK: Lines and areas

  private func end(_ reference: PlaceReference, seenFrom other: Place?) throws(Failure) -> End {
    if reference.isBorder { return .shape(try border(reference, seenFrom: other), of: nil) }
    guard let place = reference.place else { throw problem("'\(reference.text)' is not resolved") }
    if place.isPointLike { return .point(place) }
    if let shape = try shape(of: place) { return .shape(shape, of: place) }
    guard place.isCountry, other?.country != place.country,
      let border = PlaceShape(joining: try borders(of: place.country), name: "border of \(place.name)")
    else { return .unknownShape(place) }
    return .shape(border, of: nil)
  }

  /// The course of a border that the words name, or of the other place's country where they name none.
  private func border(_ reference: PlaceReference, seenFrom other: Place?) throws(Failure) -> PlaceShape {
    let named = reference.resolved?.mention.borderOf ?? []
    guard let country = named.first ?? other?.country, !country.isEmpty else {
      throw problem("which border '\(reference.text)' means is not said")
    }
    var borders = try borders(of: country)
    if named.count == 2 { borders = borders.filter { $0.neighbour == named[1] } }
    // "the Turkish border", said of a place in Syria, is the border of both.
    if named.count == 1, let other, other.country != country {
      let shared = borders.filter { $0.neighbour == other.country }
      if !shared.isEmpty { borders = shared }
    }
    let name = borders.count == 1 ? borders[0].shape.name : "border of \(country)"
    guard let border = PlaceShape(joining: borders, name: name) else {
      throw problem("no course is known of '\(reference.text)'")
    }
    return border
  }

  func shape(of place: Place) throws(Failure) -> PlaceShape? {
    do { return try shapes.shape(of: place) } catch { throw .input(error) }
  }

  func borders(of country: String) throws(Failure) -> [(neighbour: String, shape: PlaceShape)] {
    do { return try shapes.borders(of: country) } catch { throw .input(error) }
  }

  /// To the nearest point of a shape; `path` leads from there, or to it.
  private func pair(
    from place: Place, to shape: PlaceShape, of area: Place?, path: (Coordinate) -> Geodesic
  ) throws(Failure) -> MeasuredPair {
    let nearest: GeodesicLine.Nearest?
    switch shape.geometry {
    case .lines(let lines): nearest = GeodesicLine.nearest(to: place.coordinate, on: lines)
    case .polygons(let polygons):
      guard !GeodesicPolygon.contains(place.coordinate, in: polygons) else {
        throw problem("\(place.name) lies in \(area?.name ?? shape.name), so there is no way to it")
      }
      nearest = GeodesicPolygon.nearestBoundary(to: place.coordinate, in: polygons)
    }
    guard let nearest else { throw problem("the course of \(shape.name) is empty") }
    return MeasuredPair(
      path: path(nearest.point), extents: place.extent.kilometres,
      method: "geodesic on WGS 84 to the nearest point of the \(shape.name)"
        + " (\(shape.source), drawn to about \(Sentence.distance(shape.accuracy.kilometres)))",
      inaccuracy: shape.accuracy.kilometres)
  }
}

extension PlaceReference {
  /// Whether it means a border, not a place.
  var isBorder: Bool { resolved?.mention.featureWord == "border" && resolved?.mention.description != nil }
}

extension PlaceShape {
  /// Several borders as one; nil for none.
  init?(joining borders: [(neighbour: String, shape: PlaceShape)], name: String) {
    guard let first = borders.first?.shape else { return nil }
    let lines = borders.flatMap { border -> [[Coordinate]] in
      if case .lines(let lines) = border.shape.geometry { return lines }
      return []
    }
    let accuracy = borders.map(\.shape.accuracy).max() ?? first.accuracy
    self.init(name: name, geometry: .lines(lines), source: first.source, accuracy: accuracy)
  }
}
