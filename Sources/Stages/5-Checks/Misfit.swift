internal import Geodesy
internal import Model

/// A statement that the ground does not bear out, with what it was held against.
struct Misfit {
  /// The places as they were resolved; nil where only their positions are known.
  let claim: DistanceClaim?
  /// The figure as stated; nil where none is.
  let quantity: QuantityMention?
  let pair: MeasuredPair
  let direction: DirectionCheck?
  /// The test of the figure; nil where none is stated.
  let test: DistanceTest?
  /// The verdict on the figure.
  let verdict: Finding.DistanceVerdict?

  /// nil where neither the figure nor the direction misfits.
  init?(
    claim: DistanceClaim?, quantity: QuantityMention?, pair: MeasuredPair, test: DistanceTest?,
    direction: DirectionCheck?
  ) {
    self.claim = claim
    self.quantity = quantity
    self.pair = pair
    self.test = test
    self.direction = direction
    verdict = test?.outcome.verdict
    guard isTooShort || isTooLong || isContradicted else { return nil }
  }

  var isTooShort: Bool { verdict == .tooShort }
  var isTooLong: Bool { verdict == .tooLong }
  var isContradicted: Bool { direction?.verdict == .contradicts }

  /// What would explain it, in the order tried.
  var explanations: [Finding.Explanation] { ExplanationRule.all.compactMap { $0.explain(self) } }

  /// Whether the figure, given otherwise or held against another pair, and the direction fit; nil for the stated one.
  func fits(_ stated: StatedLength? = nil, on other: MeasuredPair? = nil) -> Bool {
    let pair = other ?? self.pair
    if let test {
      let verdict = test.replacing(stated: stated, pair: pair).outcome.verdict
      guard verdict == .consistent || stated == nil && (verdict == .roadLike || verdict == .edgeLike) else {
        return false
      }
    }
    guard let direction else { return true }
    return DirectionCheck(stated: direction.stated, on: pair).verdict == .agrees
  }
}

/// One way to explain a misfit; none turns it into a pass.
struct ExplanationRule: Sendable {
  let kind: Finding.Explanation.Kind
  private let reading: @Sendable (Misfit) -> (text: String, basis: String)?

  /// The explanation, where it explains.
  func explain(_ misfit: Misfit) -> Finding.Explanation? {
    reading(misfit).map { Finding.Explanation(kind, $0.text, basis: $0.basis) }
  }

  /// The rules in the order in which they are tried, from what rests on most to what rests on least.
  static let all: [ExplanationRule] = [namesake, route, edge, unit, swapped, slip]

  /// Another place of the same name fits both, as subject or as anchor.
  static let namesake = ExplanationRule(kind: .namesake) { misfit in
    guard let claim = misfit.claim else { return nil }
    let subjects = claim.subject.others.map { ($0, claim.anchor.resolved?.choice, isSubject: true) }
    let anchors = claim.anchor.others.map { ($0, claim.subject.resolved?.choice, isSubject: false) }
    var best: (place: RankedPlace, pair: MeasuredPair, isSubject: Bool)?
    for (candidate, fixed, isSubject) in subjects + anchors {
      guard let fixed, fixed.place.isPointLike, candidate.place.isPointLike,
        candidate.place.id != fixed.place.id
      else { continue }
      let pair =
        isSubject
        ? MeasuredPair(from: fixed.place, to: candidate.place)
        : MeasuredPair(from: candidate.place, to: fixed.place)
      guard pair.kilometres > 0, misfit.fits(on: pair), candidate.score > best?.place.score ?? -1 else {
        continue
      }
      best = (candidate, pair, isSubject)
    }
    return best.map { best in
      let reference = best.isSubject ? claim.subject : claim.anchor
      return (
        "another '\(reference.text)' would fit: \(best.place.place.fullName) (\(best.place.place.id)),"
          + " \(Sentence.distance(best.pair.kilometres)) at \(Sentence.number(best.pair.path.azimuth, 1))°",
        "a candidate of the gazetteer with a score of \(Sentence.number(best.place.score, 2))"
          + " against \(Sentence.number(reference.resolved?.choice?.score ?? 0, 2))"
      )
    }
  }

  /// A road or a river that winds more than roads usually do.
  static let route = ExplanationRule(kind: .route) { misfit in
    guard misfit.isTooLong, !misfit.isContradicted, let test = misfit.test, test.path != .straight,
      test.s <= 2.5 * test.g
    else { return nil }
    return (
      "a road or a river \(Sentence.number(test.s / test.g, 2)) times as long as the straight line would fit",
      "the ratio alone: no road network was used; of 118 figures four were more than 1.6 times as long, one of them"
        + " a mountain road at 1.76"
    )
  }

  /// The distance between the edges of two towns larger than their population tells.
  static let edge = ExplanationRule(kind: .edge) { misfit in
    guard misfit.isTooShort, !misfit.isContradicted, let test = misfit.test, test.path != .straight,
      test.r > 0
    else { return nil }
    let needed = test.g - test.s - test.h - test.floor
    guard needed <= 2 * test.r else { return nil }
    return (
      "from edge to edge it would fit, if the two reach \(Sentence.distance(needed)) together, not"
        + " \(Sentence.distance(test.r))",
      "the extents, which are estimated from the population"
    )
  }

  /// The figure in another unit.
  static let unit = ExplanationRule(kind: .unit) { misfit in
    guard let quantity = misfit.quantity, case .length(let stated) = quantity.unit,
      quantity.second == nil, misfit.isTooLong || misfit.isTooShort
    else { return nil }
    for unit in LengthUnit.confusable(with: stated) {
      var other = quantity
      other.unit = .length(unit)
      guard let length = StatedLength(other), misfit.fits(length) else { continue }
      return (
        "in \(unit.rawValue) instead of \(stated.rawValue) it would fit",
        "the figure alone: nothing in the words says so"
      )
    }
    return nil
  }

  /// The opposite direction fits: subject and anchor changed places.
  static let swapped = ExplanationRule(kind: .swapped) { misfit in
    guard misfit.isContradicted, let direction = misfit.direction else { return nil }
    let back = MeasuredPair(
      path: Geodesic(from: misfit.pair.path.to, to: misfit.pair.path.from), extents: misfit.pair.extents)
    guard DirectionCheck(stated: direction.stated, on: back).verdict == .agrees,
      misfit.test == nil || misfit.fits(on: back)
    else { return nil }
    return (
      "with subject and anchor swapped the direction agrees",
      "the opposite azimuth, \(Sentence.number(back.path.azimuth, 1))°"
    )
  }

  /// One digit is wrong, two are swapped, or a nought is missing or too many.
  static let slip = ExplanationRule(kind: .slip) { misfit in
    guard let quantity = misfit.quantity, quantity.range == nil, quantity.second == nil,
      let value = quantity.value, case .length(let unit) = quantity.unit,
      misfit.isTooLong || misfit.isTooShort, !misfit.isContradicted
    else { return nil }
    let neighbours = TypingSlip.neighbours(of: value)
    var best: (value: Double, gap: Double)?
    for neighbour in neighbours {
      // A figure without a range or a second unit is measured as it stands, so the gap can be asked first: few pass.
      var other = quantity
      other.value = neighbour
      let gap = abs(unit.length(neighbour).kilometres / misfit.pair.kilometres - 1)
      guard gap <= 0.05, gap < best?.gap ?? .infinity, let length = StatedLength(other), misfit.fits(length)
      else { continue }
      best = (neighbour, gap)
    }
    guard let best else { return nil }
    return (
      "\(Sentence.number(best.value, 3)) instead of \(Sentence.number(value, 3)) would fit, one slip away",
      "the weakest of explanations: \(neighbours.count) figures are one slip away from this one"
    )
  }
}

/// Figures that one slip of a typist turns into another.
enum TypingSlip {
  /// All of them for a positive figure with at most six digits, ascending, the figure itself left out.
  static func neighbours(of value: Double) -> [Double] {
    guard value >= 1, value < 1_000_000, value == value.rounded() else { return [] }
    let figure = Int(value)
    var found = [figure * 10]
    found.reserveCapacity(80)
    // Digit by digit from the ones; no figure begins with a nought.
    var place = 1
    while place <= figure {
      let (front, digit) = (figure / place / 10, figure / place % 10)
      for other in (front == 0 ? 1 : 0)...9 { found.append(figure + (other - digit) * place) }
      let shorter = front * place + figure % place
      if front > 0 || place > 1 && shorter >= place / 10 { found.append(shorter) }
      if front >= 10 || front > 0 && digit > 0 {
        let difference = front % 10 - digit
        found.append(figure + difference * place - difference * place * 10)
      }
      place *= 10
    }
    found.sort()
    var distinct: [Double] = []
    distinct.reserveCapacity(found.count)
    for (index, other) in found.enumerated()
    where other != figure && (index == 0 || found[index - 1] != other) {
      distinct.append(Double(other))
    }
    return distinct
  }
}

extension PlaceReference {
  /// The likeliest candidates that were not chosen: as many as are kept of every name with a stated distance.
  var others: [RankedPlace] {
    (resolved?.candidates ?? []).prefix(5).filter { $0.place.id != place?.id }
  }
}

extension LengthUnit {
  /// The units a figure is mistaken for, likeliest first.
  static func confusable(with unit: LengthUnit) -> [LengthUnit] {
    switch unit {
    case .kilometre: [.mile, .nauticalMile, .metre]
    case .mile: [.kilometre, .nauticalMile]
    case .nauticalMile: [.mile, .kilometre]
    case .metre: [.kilometre, .foot]
    case .yard: [.metre, .mile]
    case .foot: [.metre]
    }
  }
}
