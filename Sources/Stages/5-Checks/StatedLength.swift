internal import Model

/// A stated figure as the interval it covers, with how coarsely it is rounded; kilometres.
///
/// One figure is an interval of no width. A range ("10 to 15 km") and a figure in two units ("75 kilometres
/// (50 miles)") cover what lies between, and are measured from the nearer end: which of two units
/// was converted from the other cannot be known.
struct StatedLength {
  private struct Figure {
    var kilometres: Double
    var rounding: Double
  }
  private let low: Figure
  private let high: Figure
  /// By what share the larger of two units exceeds the smaller; nil where only one is given.
  let disagreement: Double?

  /// nil where no figure is stated, or one that is no length ("a few kilometres", "12 villages").
  init?(_ quantity: QuantityMention) {
    guard case .length(let unit) = quantity.unit else { return nil }
    func figure(_ value: Double) -> Figure {
      Figure(
        kilometres: unit.length(value).kilometres,
        rounding: unit.length(Self.roundingHalfStep(of: value)).kilometres)
    }
    if let range = quantity.range, range.lowerBound >= 0, range.upperBound.isFinite {
      (low, high, disagreement) = (figure(range.lowerBound), figure(range.upperBound), nil)
      return
    }
    guard let value = quantity.value, value >= 0, value.isFinite else { return nil }
    let first = figure(value)
    guard let second = quantity.second?.length.kilometres, second > 0, first.kilometres > 0 else {
      (low, high, disagreement) = (first, first, nil)
      return
    }
    let other =
      quantity.second.map { stated in
        Figure(
          kilometres: second, rounding: stated.unit.length(Self.roundingHalfStep(of: stated.value)).kilometres
        )
      } ?? first
    (low, high) = first.kilometres <= second ? (first, other) : (other, first)
    disagreement = high.kilometres / low.kilometres - 1
  }

  /// The stated length nearest to a measured one: the measured one itself where the interval holds it.
  func nearest(to measured: Double) -> (kilometres: Double, rounding: Double) {
    if measured <= low.kilometres { return (low.kilometres, low.rounding) }
    if measured >= high.kilometres { return (high.kilometres, high.rounding) }
    return (measured, max(low.rounding, high.rounding))
  }

  /// Half the step a figure was rounded to, in its own unit: half the largest of 100, 50, 10, 5 and 1 that divides
  /// it, or half of its last decimal place; at most a tenth of the figure.
  static func roundingHalfStep(of value: Double) -> Double {
    let steps: [Double] = [100, 50, 10, 5, 1, 0.1, 0.01, 0.001]
    let step =
      steps.first { step in
        let multiple = value / step
        return abs(multiple - multiple.rounded()) < 1e-6
      } ?? 0.001
    return min(step / 2, value / 10)
  }
}
