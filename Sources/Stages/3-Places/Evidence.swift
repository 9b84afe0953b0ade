private import Foundation
import Gazetteer
import Geodesy
import Model

/// What the report says beyond each name, and what was chosen for the others: all that scorers see.
struct Evidence {
  var questions: Questions
  /// What the words state of each question.
  let statements: Statements
  /// The distances and directions among them, with what each end hears of the other.
  private(set) var pairs: StatedPairs
  /// Countries that the report names as the place of something, or by an adjective.
  let namedCountries: [UInt64]
  /// Whether a country is named as the place of something, not only by an adjective.
  let namesCountry: Bool
  /// Where the last round's choices lie.
  private var theatre = Theatre()
  /// What each question adds to it.
  private var stakes: [[Theatre.Stake]] = []
  /// The points chosen so far: question, candidate.
  private(set) var choices: [(question: Int, point: UnitVector)] = []
  /// So many of the best candidates of each question are kept in order.
  private let bestLimit: Int

  /// So many of another question's candidates are seen at most.
  static let visible = 5

  init(report: MentionedReport, questions: Questions, keeping kept: Int) {
    self.questions = questions
    statements = Statements(report: report, questions: questions)
    pairs = StatedPairs(statements, questions)
    namedCountries = report.countries.map(Candidate.number)
    namesCountry = report.namesCountry
    bestLimit = max(kept, Self.visible)
    let nothing = PlaceResolver.scorerNames.map { _ in [Piece]() }
    for index in questions.all.indices { self.questions.all[index].pieces = nothing }
  }

  /// Asks scorers about all candidates; their answers stand from position `offset` on.
  mutating func weigh(by scorers: [any PlaceScorer], from offset: Int) {
    for (position, scorer) in scorers.enumerated() {
      for question in questions.all.indices where !questions.all[question].candidates.isEmpty {
        var pieces = scorer.pieces(for: question, evidence: self)
        // What speaks against every candidate chooses between none of them: a wrong figure must not hide the place it
        // is about. So the best of them is raised to nought.
        if scorer.onlyCompares {
          let lift = Self.lift(pieces.lazy.map(\.weight))
          for candidate in pieces.indices where lift > 0 { pieces[candidate].weight += lift }
        }
        questions.all[question].pieces[offset + position] = pieces
      }
    }
  }

  /// What raises the best of some weights to nought where all speak against; else 0.
  static func lift(_ weights: some Sequence<Double>) -> Double { max(0, -(weights.max() ?? 0)) }

  /// Shares the probability of each question between its candidates and "none of them".
  mutating func share() {
    for question in questions.all.indices {
      let list = questions.all[question].list
      var scores = Array(repeating: 0.0, count: list.candidates.count)
      for pieces in questions.all[question].pieces {
        for (candidate, piece) in pieces.enumerated() { scores[candidate] += piece.weight }
      }
      questions.all[question].best = Self.best(bestLimit, of: scores, order: list.order)
      Probability.share(&scores)
      questions.all[question].probabilities = scores
    }
  }

  /// The positions of the highest scores, highest first; of equal ones by `order`.
  private static func best(_ limit: Int, of scores: [Double], order: [Int]) -> [Int] {
    var best: [Int] = []
    best.reserveCapacity(limit + 1)
    for index in scores.indices {
      func isBehind(_ other: Int) -> Bool {
        scores[other] != scores[index] ? scores[other] > scores[index] : order[other] < order[index]
      }
      if best.count == limit, isBehind(best[limit - 1]) { continue }
      var place = best.count
      while place > 0, !isBehind(best[place - 1]) { place -= 1 }
      best.insert(index, at: place)
      if best.count > limit { best.removeLast() }
    }
    return best
  }

  /// Takes in what the last round chose.
  mutating func beginRound() {
    theatre = Theatre()
    choices.removeAll(keepingCapacity: true)
    stakes = questions.all.map(Self.stakes)
    pairs.send(questions)
    for index in questions.all.indices {
      theatre.add(stakes[index])
      if let best = questions.all[index].top, questions.all[index].literalCount > 0,
        questions.all[index].topProbability >= 0.3, !best.isVast, !best.isRegion
      {
        choices.append((index, best.point))
      }
    }
  }

  /// A name counts more the more often it is said, an adjective half: armies travel, so "Russian troops" says little.
  private static func stakes(of question: Questions.Question) -> [Theatre.Stake] {
    let times = 1 + log2(Double(question.count))
    let weight = question.first.use == .literal ? times : 0.4 * times
    var stakes: [Theatre.Stake] = []
    for index in question.best.prefix(visible) {
      guard question.probabilities[index] > 0.05 else { break }
      let candidate = question.candidates[index]
      stakes.append(
        .init(
          country: candidate.country, region: candidate.region,
          share: weight * question.probabilities[index]))
    }
    return stakes
  }

  /// What other questions than this have in countries and first-order areas.
  func theatre(without question: Int) -> Theatre.Others { theatre.without(stakes[question]) }
}
