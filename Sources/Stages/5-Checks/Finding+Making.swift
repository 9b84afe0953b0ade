internal import Geodesy
internal import Model

/// The findings the checker gives, each with its sentence.
extension Finding {
  /// Nothing can be measured; `asked` tells whether a distance and a direction are stated.
  static func notCheckable(
    _ why: String, _ asked: (distance: Bool, direction: Bool) = (true, false)
  ) -> Finding {
    Finding(
      distance: asked.distance ? .notCheckable : nil, direction: asked.direction ? .notCheckable : nil,
      reason: "not checkable: \(why)")
  }

  /// Only a direction is stated.
  static func bearing(on pair: MeasuredPair, direction: DirectionCheck?) -> Finding {
    Finding(
      direction: direction, on: pair,
      reason: Sentence.join([
        Sentence.head(stated: nil, direction: direction, on: pair), direction?.words(on: pair),
      ]))
  }

  /// A distance is stated without a figure that can be compared ("a few kilometres").
  static func withoutFigure(
    _ quantity: QuantityMention, on pair: MeasuredPair, direction: DirectionCheck?
  ) -> Finding {
    var finding = Finding(
      direction: direction, on: pair,
      reason: Sentence.join([
        Sentence.head(stated: "'\(quantity.text)'", direction: direction, on: pair),
        "no figure to compare", direction?.words(on: pair),
      ]))
    finding.distance = .notCheckable
    return finding
  }

  /// A figure was compared with the geodesic.
  static func measured(
    _ test: DistanceTest, quantity: QuantityMention, direction: DirectionCheck?
  ) -> Finding {
    let outcome = test.outcome
    var finding = Finding(
      direction: direction, on: test.pair,
      reason: Sentence.join([
        Sentence.head(stated: quantity.stated, direction: direction, on: test.pair),
        test.words(for: outcome.verdict, by: outcome.rule), test.disagreementWords,
        direction?.words(on: test.pair),
      ]))
    finding.distance = outcome.verdict
    finding.ratio = test.s / test.g
    finding.tolerance = test.tolerance(of: outcome.rule)
    return finding
  }

  private init(direction: DirectionCheck?, on pair: MeasuredPair, reason: String) {
    self.init(
      direction: direction?.verdict, measured: pair.path.length, azimuth: pair.path.azimuth,
      azimuthDeviation: direction?.deviation, reason: reason)
  }
}
