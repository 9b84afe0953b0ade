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
      finding.measuredEnds = pair.ends
      finding.reason += " (\(Sentence.measured(pair)) to that point)"
    }
    return finding
  }

  /// No length is stated that can be compared: only a direction, "a few kilometres", or a time of travel.
  static func withoutLength(
    _ quantity: QuantityMention?, on pair: MeasuredPair, direction: DirectionCheck?
  ) -> Finding {
    let reason = String { text in
      text.head(stated: quantity, direction: direction, on: pair)
      var isFirst = true
      func part() {
        text.add(isFirst ? ": " : "; ")
        isFirst = false
      }
      if let quantity {
        part()
        if let speed = quantity.speedWords(over: pair) {
          text.add(text: speed)
        } else {
          text.add("no figure to compare")
        }
      }
      if let direction {
        part()
        text.verdict(direction, on: pair)
      }
    }
    var finding = Finding(direction: direction, on: pair, reason: reason)
    finding.distance = quantity == nil ? nil : .notCheckable
    finding.measuredEnds = pair.ends
    return finding
  }

  /// A figure was compared with the geodesic.
  static func measured(
    _ test: DistanceTest, quantity: QuantityMention, direction: DirectionCheck?
  ) -> Finding {
    var reason = ByteText()
    var finding = measured(test, quantity: quantity, direction: direction, reason: &reason)
    finding.reason = reason.contents
    finding.measuredEnds = test.pair.ends
    return finding
  }

  /// The same with the sentence added to `reason` instead, and without the positions that the caller has anyway.
  static func measured(
    _ test: DistanceTest, quantity: QuantityMention, direction: DirectionCheck?, reason: inout ByteText
  ) -> Finding {
    let outcome = test.outcome
    reason.head(stated: quantity, direction: direction, on: test.pair)
    reason.add(": ")
    reason.verdict(outcome.verdict, on: test, by: outcome.rule)
    if let disagreement = test.stated.disagreement, disagreement > 0.03 {
      reason.add("; ")
      reason.disagreement(disagreement)
    }
    if let direction {
      reason.add("; ")
      reason.verdict(direction, on: test.pair)
    }
    var finding = Finding(direction: direction, on: test.pair, reason: "")
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
    uncertainty = pair.inaccuracy > 0 ? .kilometres(pair.inaccuracy) : nil
  }
}

extension MeasuredPair {
  /// The positions that were measured between.
  fileprivate var ends: [Coordinate] { [path.from, path.to] }
}
