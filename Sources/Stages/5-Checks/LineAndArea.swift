internal import Geodesy
internal import Model

/// Stated lengths of lines and sizes of areas against the ground.
struct LineAndArea {
  let claim: MeasureClaim
  let ground: Ground

  // MARK: Lengths

  /// A line is measured along its course where that is known, else between its ends: a front or a border bends, so it
  /// may be longer, but not shorter.
  func length() throws(Ground.Failure) -> Finding {
    guard claim.ends.count == 2 else {
      return .notCheckable("a line without two named ends cannot be measured")
    }
    guard let stated = StatedLength(claim.quantity) else { return .notCheckable("no figure is stated") }
    let ends = try ground.pair(from: claim.ends[0], to: claim.ends[1])
    if let stretch = try stretch(between: ends) {
      return finding(stated, along: stretch.0, of: stretch.1, ends)
    }
    let test = DistanceTest(stated: stated, pair: ends, hedge: claim.quantity.hedge, path: nil, isLine: true)
    return .measured(test, quantity: claim.quantity, direction: nil)
  }

  /// Farther than this from a course an end is not on it.
  private static let reach = Length.kilometres(25)

  /// The part of the course that the words name, between its two ends; nil where they name none, or the ends lie off it.
  private func stretch(between ends: MeasuredPair) throws(Ground.Failure) -> (
    GeodesicLine.Stretch, PlaceShape
  )? {
    for shape in try courses() {
      guard case .lines(let lines) = shape.geometry,
        let stretch = GeodesicLine.stretch(from: ends.path.from, to: ends.path.to, along: lines),
        max(stretch.startOffset, stretch.endOffset) <= Self.reach, stretch.length.metres > 0
      else { continue }
      return (stretch, shape)
    }
    return nil
  }

  private func courses() throws(Ground.Failure) -> [PlaceShape] {
    if let place = claim.along?.place { return try ground.shape(of: place).map { [$0] } ?? [] }
    guard claim.along?.isBorder == true || Self.borderWords.contains(claim.subject ?? "") else { return [] }
    var countries = claim.along?.resolved?.mention.borderOf ?? []
    if countries.isEmpty { countries = claim.ends.compactMap { $0.place?.country } }
    guard let country = countries.first else { return [] }
    let borders = try ground.borders(of: country)
    if countries.count > 1, countries[1] != country {
      return borders.filter { $0.neighbour == countries[1] }.map(\.shape)
    }
    return borders.map(\.shape)
  }

  private static let borderWords: Set<String> = ["border", "frontier", "borderland"]

  private func finding(
    _ stated: StatedLength, along stretch: GeodesicLine.Stretch, of shape: PlaceShape, _ ends: MeasuredPair
  ) -> Finding {
    let measured = stretch.length.kilometres
    let (s, h) = stated.nearest(to: measured)
    // A drawn course is smoother than the ground, and reporters draw it smoother still: from the straight line between
    // the ends up to the drawn course and a share more, all is honest.
    let slack = max(h + DistanceTest.noise + shape.accuracy.kilometres, 0.15 * measured)
    let shortest = ends.kilometres - slack
    let verdict: Finding.DistanceVerdict =
      s < shortest
      ? .tooShort : s <= measured + slack ? .consistent : s <= 1.6 * measured ? .roadLike : .tooLong
    let fit =
      switch verdict {
      case .consistent: "fits, within \(Sentence.distance(slack))"
      case .roadLike:
        "\(Sentence.number(s / measured, 2)) times the drawn course, as a line that bends more — not confirmed"
      case .tooShort:
        "shorter than the straight line between its ends (\(Sentence.distance(ends.kilometres)))"
      default: "\(Sentence.number(s / measured, 2)) times the drawn course"
      }
    var finding = Finding(
      reason: Sentence.join([
        "stated \(claim.quantity.stated); measured \(Sentence.distance(measured)) along the \(shape.name)",
        fit,
      ]))
    finding.distance = verdict
    finding.measured = stretch.length
    finding.ratio = s / measured
    finding.tolerance = .init(
      total: .kilometres(slack), rounding: .kilometres(h), floor: .kilometres(DistanceTest.noise),
      share: .kilometres(0.15 * measured), extents: .kilometres(0))
    finding.method =
      "length along the \(shape.name) (\(shape.source), drawn to about"
      + " \(Sentence.distance(shape.accuracy.kilometres))) between the points nearest to both ends"
    finding.uncertainty = shape.accuracy
    finding.measuredEnds = stretch.path
    return finding
  }

  // MARK: Areas

  /// A stated area against the polygon of the place it is said of.
  func area() throws(Ground.Failure) -> Finding {
    guard let place = claim.ends.first?.place else {
      return .notCheckable("no place is named that it is the area of")
    }
    guard let shape = try ground.shape(of: place), case .polygons(let polygons) = shape.geometry else {
      return .notCheckable("no outline of \(place.name) is known")
    }
    guard case .area(let unit) = claim.quantity.unit, let value = claim.quantity.value else {
      return .notCheckable("no figure is stated")
    }
    let measured = GeodesicPolygon.area(of: polygons) / 1e6
    guard measured > 0 else { return .notCheckable("the outline of \(place.name) has no area") }
    let stated = value * unit.squareKilometres
    let ratio = stated / measured
    let isBound =
      (claim.quantity.hedge == .lessThan && ratio >= 1) || (claim.quantity.hedge == .moreThan && ratio <= 1)
    let fits = abs(ratio - 1) <= 0.15 || isBound
    var finding = Finding(
      reason: Sentence.join([
        "stated \(Sentence.number(value, 3)) \(unit.rawValue); the outline of \(place.name) measures"
          + " \(Sentence.number(measured, measured < 100 ? 1 : 0)) km²",
        fits
          ? "fits within 15 %" : "\(Sentence.number(ratio, 2)) times the outline — another area may be meant",
      ]))
    finding.distance = fits ? .consistent : ratio < 1 ? .tooShort : .tooLong
    finding.ratio = ratio
    finding.measuredArea = measured
    finding.method =
      "geodesic area of the polygon of \(place.name) (\(shape.source); Karney 2013, section 6)"
    finding.uncertainty = shape.accuracy
    return finding
  }
}
