import Gazetteer
import Model

/// By how much the choice of a question is ahead, and whether what is stated decided it.
extension Evidence {
  /// The lead of a candidate over the best one elsewhere, in log-odds; nil where all lie on its spot.
  func margin(of candidate: Int, in question: Questions.Question) -> Double? {
    let sums = question.sums(without: [])
    return question.best(of: sums, awayFrom: candidate).map { sums[candidate] - sums[$0] }
  }

  /// "decided by the stated distance: without it X (population 98791) would be chosen"; nil where the same place would
  /// be. What a statement did by way of the other names stays, so that this is the least that it did.
  func decision(
    of candidate: Int, in question: Questions.Question, finder: CandidateFinder
  ) throws(InputError) -> String? {
    for (words, scorers) in Self.statements {
      let positions = scorers.filter { !question.pieces[$0].isEmpty }
      guard positions.count == scorers.count else { continue }
      let sums = question.sums(without: positions)
      guard let other = question.best(of: sums, awayFrom: candidate), sums[other] > sums[candidate],
        let match = try finder.match(of: other, in: question.list)
      else { continue }
      let kind = match.place.population.map { "population \($0)" } ?? "a \(match.place.feature.code)"
      return "decided by \(words): without it \(match.place.name) (\(kind)) would be chosen"
    }
    return nil
  }

  /// What may have decided, with the positions of its scorers.
  private static let statements: [(words: String, scorers: [Int])] = {
    func positions(_ names: [String]) -> [Int] {
      PlaceResolver.scorerNames.indices.filter { names.contains(PlaceResolver.scorerNames[$0]) }
    }
    let (distance, container) = (StatedDistanceScorer().name, ContainerScorer().name)
    return [
      ("the stated distance", positions([distance])), ("the stated container", positions([container])),
      ("the stated distance and container", positions([distance, container])),
    ]
  }()
}

extension Questions.Question {
  /// Places so near to each other, in kilometres, are one answer to where something is.
  static let spot = 50.0

  /// The sum of the weights of each candidate, without some scorers.
  fileprivate func sums(without left: [Int]) -> [Double] {
    var sums = Array(repeating: 0.0, count: candidates.count)
    for (position, pieces) in pieces.enumerated() where !left.contains(position) {
      for (candidate, piece) in pieces.enumerated() { sums[candidate] += piece.weight }
    }
    return sums
  }

  /// The highest of some sums that stands for another spot than a candidate's, and for no area round it.
  fileprivate func best(of sums: [Double], awayFrom candidate: Int) -> Int? {
    let place = candidates[candidate]
    return candidates.indices.filter { index in
      let other = candidates[index]
      return index != candidate && other.point.kilometres(to: place.point) >= Self.spot
        && !(other.isArea && place.lies(in: other))
    }.max { sums[$0] < sums[$1] }
  }
}
