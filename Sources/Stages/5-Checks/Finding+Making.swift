internal import Geodesy
internal import Model

/// The findings the checker gives, each with its sentence.
extension Finding {
  /// Nothing can be measured.
  static func notCheckable(_ why: String) -> Finding {
    notCheckable(MeasuredPair.Problem(reason: why), (true, false))
  }

  /// Nothing can be measured, or only to a point that decides nothing; `asked` tells whether a distance and a direction
  /// are stated.
  static func notCheckable(
    _ problem: MeasuredPair.Problem, _ asked: (distance: Bool, direction: Bool)
  ) -> Finding {
    var finding =
      problem.makeshift.map { Finding(direction: nil, on: $0, reason: "") } ?? Finding(reason: "")
    finding.distance = asked.distance ? .notCheckable : nil
    finding.direction = asked.direction ? .notCheckable : nil
    finding.reason = "not checkable: \(problem.reason)"
    if let pair = problem.makeshift {
      finding.reason += " (\(Sentence.measured(pair)) to that point)"
    }
    return finding
  }

  /// No length is stated that can be compared: only a direction, "a few kilometres", or a time of travel.
  static func withoutLength(
    _ quantity: QuantityMention?, on pair: MeasuredPair, direction: DirectionCheck?
  ) -> Finding {
    var finding = Finding(
      direction: direction, on: pair,
      reason: Sentence.join([
        Sentence.head(stated: quantity?.stated, direction: direction, on: pair),
        quantity.map { $0.speedWords(over: pair) ?? "no figure to compare" }, direction?.words(on: pair),
      ]))
    finding.distance = quantity == nil ? nil : .notCheckable
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
    finding.unitDisagreement = test.stated.disagreement
    return finding
  }

  private init(direction: DirectionCheck?, on pair: MeasuredPair, reason: String) {
    self.init(
      direction: direction?.verdict, measured: pair.path.length, azimuth: pair.path.azimuth,
      azimuthDeviation: direction?.deviation, reason: reason)
    method = pair.method
    measuredEnds = [pair.path.from, pair.path.to]
    uncertainty = pair.inaccuracy > 0 ? .kilometres(pair.inaccuracy) : nil
  }
}
