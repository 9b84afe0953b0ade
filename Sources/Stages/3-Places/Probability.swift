private import Foundation

/// From sums of weights to probabilities.
enum Probability {
  /// The log-odds of "none of them": a candidate must have more to be likely.
  static let none = -1.5

  /// Turns the sums of weights of one question's candidates into what each has of the probability.
  static func share(_ scores: inout [Double]) {
    let top = max(scores.max() ?? none, none)
    var sum = exp(none - top)
    for index in scores.indices {
      scores[index] = exp(scores[index] - top)
      sum += scores[index]
    }
    for index in scores.indices { scores[index] /= sum }
  }

  /// The share at which a place turned out right how often: knots of a line, fitted on every other article of two
  /// corpora (`docs/accuracy.md`), never falling.
  static let knots: [(share: Double, right: Double)] = [
    (0, 0), (0.35, 0.28), (0.6, 0.6), (0.8, 0.8), (0.97, 0.82), (0.99, 0.87), (0.999, 0.9), (1, 0.955),
  ]

  /// The probability that the place chosen is the right one.
  static func calibrated(_ share: Double) -> Double {
    guard let upper = knots.firstIndex(where: { $0.share >= share }), upper > 0 else { return knots[0].right }
    let (low, high) = (knots[upper - 1], knots[upper])
    return low.right + (high.right - low.right) * (share - low.share) / (high.share - low.share)
  }
}
