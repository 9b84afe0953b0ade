internal import Geodesy
internal import Model

/// "X in northern Y" against the outline of Y, or against what the gazetteer files X under where no outline is known.
///
/// A sector is seen from the area's centroid. "Northern" is said of the northern half, diagonals included, so a place
/// within 67.5° agrees and up to 90° is loose; in the middle, nearer to the centroid than an eighth of the way to the
/// outline, no sector can be told.
struct ContainmentCheck {
  let claim: ContainmentClaim
  let ground: Ground

  /// The finding, or why there is none.
  func finding() throws(Ground.Failure) -> Finding {
    guard let subject = claim.subject.place, let container = claim.container.place else {
      let missing = claim.subject.place == nil ? claim.subject.text : claim.container.text
      return notCheckable("'\(missing)' is not resolved")
    }
    guard subject.id != container.id else {
      return notCheckable("'\(claim.subject.text)' and '\(claim.container.text)' lead to the same place")
    }
    if let shape = try ground.shape(of: container), case .polygons(let polygons) = shape.geometry {
      return finding(subject, in: container, shape, polygons)
    }
    return filed(subject, in: container)
  }

  private func notCheckable(_ why: String) -> Finding {
    var finding = Finding(
      direction: claim.sector == nil ? nil : .notCheckable, reason: "not checkable: \(why)")
    finding.containment = .notCheckable
    return finding
  }

  // MARK: By an outline

  private func finding(
    _ subject: Place, in container: Place, _ shape: PlaceShape, _ polygons: [[[Coordinate]]]
  ) -> Finding {
    let isInside = GeodesicPolygon.contains(subject.coordinate, in: polygons)
    let nearest = GeodesicPolygon.nearestBoundary(to: subject.coordinate, in: polygons)
    let allowance = shape.accuracy.kilometres + subject.extent.kilometres
    let gap = nearest?.distance.kilometres ?? 0
    let said = "stated in \(claim.sector.map { "the \($0.word) of " } ?? "")\(container.name)"
    let sector = claim.sector.flatMap { SectorCheck(stated: $0, of: subject, in: polygons) }
    var finding = Finding(
      reason: Sentence.join([
        said + "; measured "
          + (isInside ? "inside its outline" : "\(Sentence.distance(gap)) outside its outline"),
        isInside || gap > allowance
          ? nil
          : "no farther than the outline is drawn and the place reaches (\(Sentence.distance(allowance)))",
        sector?.words,
      ]))
    finding.containment = isInside ? .inside : gap <= allowance ? .edge : .outside
    finding.direction = sector?.verdict
    finding.azimuth = sector?.azimuth
    finding.azimuthDeviation = sector?.deviation
    finding.method =
      "containment in the geodesic polygon of the \(shape.name) (\(shape.source), drawn to about"
      + " \(Sentence.distance(shape.accuracy.kilometres)))"
    finding.uncertainty = shape.accuracy
    if !isInside, let nearest {
      finding.measured = nearest.distance
      finding.measuredEnds = [nearest.point, subject.coordinate]
    }
    return finding
  }

  // MARK: By the gazetteer's filing

  private func filed(_ subject: Place, in container: Place) -> Finding {
    let isCountry = container.isCountry
    let isInside =
      isCountry
      ? subject.country == container.country
      : subject.areas.contains(container.id) || subject.containers.contains { $0.id == container.id }
    let isElsewhere = !isInside && !subject.country.isEmpty && subject.country != container.country
    guard isInside || isElsewhere else {
      return notCheckable(
        "no outline of \(container.name) is known, and the gazetteer does not say whether \(subject.name) lies in it"
      )
    }
    var finding = Finding(
      direction: claim.sector == nil ? nil : .notCheckable,
      reason: Sentence.join([
        "stated in \(container.name); the gazetteer files \(subject.name) "
          + (isInside ? "under it" : "under \(subject.containers.last?.name ?? subject.country)"),
        claim.sector.map { "whether in its \($0.word) cannot be told without an outline" },
      ]))
    finding.containment = isInside ? .inside : .outside
    finding.method = "what the gazetteer files the place under; no outline is known"
    return finding
  }
}

/// A stated part of an area against where the place lies in it.
private struct SectorCheck {
  let stated: CompassPoint
  let azimuth: Double
  let deviation: Double
  let verdict: Finding.DirectionVerdict

  /// nil for polygons without an area.
  init?(stated: CompassPoint, of place: Place, in polygons: [[[Coordinate]]]) {
    guard let sector = GeodesicPolygon.sector(of: place.coordinate, in: polygons) else { return nil }
    self.stated = stated
    azimuth = sector.azimuth
    deviation = stated.deviation(from: sector.azimuth)
    verdict =
      (sector.reach ?? 1) < 0.125
      ? .notCheckable : deviation <= 67.5 ? .agrees : deviation <= 90 ? .loose : .contradicts
  }

  var words: String {
    let seen =
      "at \(Sentence.number(azimuth, 1))° from its middle, \(Sentence.number(deviation, 1))° off \(stated.word)"
    return switch verdict {
    case .agrees: "the part agrees (\(seen))"
    case .loose: "the part is loose (\(seen))"
    case .contradicts: "the part contradicts (\(seen))"
    case .notCheckable: "so near the middle no part can be told"
    }
  }
}
