import Gazetteer
import Geodesy
import Model

/// Whether distances and directions stated between this name and others fit the candidate: what `StatedPairs` heard.
struct StatedDistanceScorer: PlaceScorer {
  let name = "stated distance"
  let onlyCompares = true

  func pieces(for question: Int, evidence: Evidence) -> [Piece] {
    guard let weights = evidence.pairs.weights(for: question) else { return [] }
    return weights.enumerated().map { candidate, weight in
      let finding = evidence.pairs.strongest(for: candidate, of: question).map {
        Piece.Finding.position(pair: $0.pair, end: $0.end, partner: $0.partner)
      }
      return Piece(weight: weight, finding: finding ?? .nothing)
    }
  }
}

/// Whether the candidate lies in the country or region that the words put it in, or beside what they put it beside.
struct ContainerScorer: PlaceScorer {
  let name = "container"
  let onlyCompares = true

  func pieces(for question: Int, evidence: Evidence) -> [Piece] {
    let statements = evidence.statements
    guard
      !statements.containers[question].isEmpty || !statements.neighbours[question].isEmpty
        || statements.isContainer[question]
    else { return [] }
    return evidence.questions.all[question].candidates.map { piece(for: $0, of: question, evidence) }
  }

  private func piece(for place: Candidate, of question: Int, _ evidence: Evidence) -> Piece {
    for container in evidence.statements.containers[question] {
      let areas = evidence.questions.all[container.other]
      let isInside = areas.best.prefix(5).contains { index in
        areas.probabilities[index] > 0.02 && place.lies(in: areas.candidates[index])
      }
      if areas.candidates.isEmpty { continue }
      let strength = container.isAdjective ? 2.0 : 5
      guard isInside else { return Piece(weight: -strength / 2, finding: .outside(other: container.other)) }
      let isInSector = container.sector.flatMap { sector in
        areas.top.flatMap { Self.isPart(sector, of: $0, holding: place) }
      }
      return Piece(
        weight: strength + (isInSector.map { $0 ? Self.sectorWeight : -Self.sectorWeight } ?? 0),
        finding: .inside(other: container.other, sector: isInSector == true ? container.sector : nil))
    }
    for other in evidence.statements.neighbours[question] {
      let anchors = evidence.questions.all[other]
      let isBeside = anchors.best.prefix(3).contains { index in
        anchors.candidates[index].row != place.row
          && anchors.candidates[index].point.kilometres(to: place.point) < 40
      }
      if isBeside { return Piece(weight: 2, finding: .beside(other: other)) }
    }
    // "Austin, Texas": what is named as a container is an area.
    if evidence.statements.isContainer[question], place.isArea {
      return Piece(weight: 3, finding: .nothing)
    }
    return .none
  }
}

extension ContainerScorer {
  /// What "northern" adds inside the area or takes: little, since only a point of the area is known here.
  private static let sectorWeight = 0.7

  /// Whether a place lies on the stated side of an area's point; nil near the point, in between, or for no area.
  private static func isPart(_ sector: CompassPoint, of area: Candidate, holding place: Candidate) -> Bool? {
    guard area.isArea, area.point.kilometres(to: place.point) > (area.isCountry ? 50 : 15) else { return nil }
    let deviation = sector.deviation(from: area.point.azimuth(to: place.point))
    return deviation <= 67.5 ? true : deviation >= 112.5 ? false : nil
  }
}

/// Whether the report's other places lie in the candidate's country and first-order area.
struct TheatreScorer: PlaceScorer {
  let name = "theatre"

  func pieces(for question: Int, evidence: Evidence) -> [Piece] {
    let others = evidence.theatre(without: question)
    return evidence.questions.all[question].candidates.map { candidate in
      let (country, region) = others.shares(of: candidate)
      let isNamed = evidence.namedCountries.contains(candidate.country)
      if country < 0.02, !isNamed, evidence.namesCountry, !candidate.isVast, candidate.prominence < 5 {
        return Piece(weight: -1, finding: .unnamedCountry)
      }
      let weight = 4.2 * country + 2.4 * region + (isNamed && country > 0.02 ? 0.5 : 0)
      return Piece(
        weight: weight, finding: weight > 0 ? .theatre(country: country, region: region) : .nothing)
    }
  }
}

/// How near the candidate lies to the nearest of the report's other places.
struct NearbyScorer: PlaceScorer {
  let name = "nearby mentions"

  func pieces(for question: Int, evidence: Evidence) -> [Piece] {
    let others = evidence.choices.filter { $0.question != question }
    if others.isEmpty { return [] }
    return evidence.questions.all[question].candidates.map { piece(for: $0, others, evidence) }
  }

  private func piece(
    for place: Candidate, _ others: [(question: Int, point: UnitVector)], _ evidence: Evidence
  ) -> Piece {
    if place.isVast || place.isRegion {
      // Others lie in it: as good as near.
      let isRound =
        place.country != 0
        && others.contains { evidence.questions.all[$0.question].top?.lies(in: place) == true }
      return isRound ? Piece(weight: 1.5, finding: .nothing) : .none
    }
    var nearest = (chord: Double.infinity, question: 0)
    for other in others {
      let chord = place.point.chordSquared(to: other.point)
      if chord < nearest.chord { nearest = (chord, other.question) }
    }
    guard nearest.chord < 0.01 else { return .none }
    let kilometres = 6371 * nearest.chord.squareRoot()
    // 2.5 at no distance, half of it at 60 km.
    return Piece(
      weight: 2.5 * 60 / (60 + kilometres), finding: .nearby(other: nearest.question, kilometres: kilometres))
  }
}

/// Whether the candidate is the kind of area that its neighbours in a list are: "Ohio, Georgia and Utah".
struct ListScorer: PlaceScorer {
  let name = "list"

  func pieces(for question: Int, evidence: Evidence) -> [Piece] {
    let siblings = evidence.statements.siblings[question]
    if siblings.isEmpty { return [] }
    let likely = siblings.compactMap { sibling in
      evidence.questions.all[sibling].topProbability > 0.5 ? evidence.questions.all[sibling].top : nil
    }
    return evidence.questions.all[question].candidates.map { candidate in
      guard candidate.isRegion || candidate.isCountry else { return .none }
      let alike = likely.count {
        $0.isRegion == candidate.isRegion && $0.isCountry == candidate.isCountry
      }
      guard alike > 0 else { return .none }
      return Piece(weight: 3 * Double(alike) / Double(siblings.count), finding: .listed)
    }
  }
}
