private import Foundation
import Gazetteer
import Geodesy
import Model

/// What the report says beyond each name, and what was chosen for the others: all that scorers see.
struct Evidence {
  var questions: Questions
  /// What the words state of each question.
  let statements: Statements
  /// Countries that the report names as the place of something, or by an adjective.
  let namedCountries: [UInt64]
  /// Whether a country is named as the place of something, not only by an adjective.
  let namesCountry: Bool
  /// How likely the report's places lie in a country, and in a first-order area, by number: sums of probabilities.
  private var countries: [UInt64: Double] = [:]
  private var regions: [UInt64: Double] = [:]
  private var countrySum = 0.0
  private var regionSum = 0.0
  /// The points chosen so far: question, candidate.
  private(set) var choices: [(question: Int, point: UnitVector)] = []

  static let scorerCount = PlaceResolver.fixedScorers.count + PlaceResolver.contextScorers.count

  init(report: MentionedReport, questions: Questions) {
    self.questions = questions
    statements = Statements(report: report, questions: questions)
    namedCountries = report.countries.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
    namesCountry = report.namesCountry
    for index in questions.all.indices {
      self.questions.all[index].pieces = Array(
        repeating: .none, count: questions.all[index].candidates.count * Self.scorerCount)
    }
  }

  /// Asks scorers about all candidates; their answers stand from position `offset` on.
  mutating func weigh(by scorers: [any PlaceScorer], from offset: Int) {
    for question in questions.all.indices {
      let count = questions.all[question].candidates.count
      for (position, scorer) in scorers.enumerated() {
        var least = 0.0
        var best = -Double.infinity
        for candidate in 0..<count {
          let piece = scorer.piece(for: candidate, of: question, evidence: self)
          questions.all[question].pieces[candidate * Self.scorerCount + offset + position] = piece
          best = max(best, piece.weight)
          least = min(least, piece.weight)
        }
        // What speaks against every candidate chooses between none of them: a wrong figure must not hide the place it
        // is about. So the best of them is raised to nought.
        guard scorer.onlyCompares, best < 0, least < 0 else { continue }
        for candidate in 0..<count {
          questions.all[question].pieces[candidate * Self.scorerCount + offset + position].weight -= best
        }
      }
    }
  }

  /// Shares the probability of each question between its candidates and "none of them".
  mutating func share() {
    for question in questions.all.indices {
      let count = questions.all[question].candidates.count
      guard count > 0 else { continue }
      var scores: [Double] = []
      scores.reserveCapacity(count)
      for candidate in 0..<count {
        var sum = 0.0
        for piece in questions.all[question].pieces[
          candidate * Self.scorerCount..<(candidate + 1) * Self.scorerCount]
        {
          sum += piece.weight
        }
        scores.append(sum)
      }
      let shares = Probability.shares(of: scores)
      for candidate in 0..<count {
        questions.all[question].candidates[candidate].probability = shares[candidate]
      }
      questions.all[question].best = scores.indices.sorted { a, b in
        scores[a] != scores[b]
          ? scores[a] > scores[b]
          : questions.all[question].candidates[a].place.id < questions.all[question].candidates[b].place.id
      }
    }
  }

  /// Takes in what the last round chose.
  mutating func beginRound() {
    countries.removeAll(keepingCapacity: true)
    regions.removeAll(keepingCapacity: true)
    choices.removeAll(keepingCapacity: true)
    (countrySum, regionSum) = (0, 0)
    for (index, question) in questions.all.enumerated() {
      let weight = Self.weight(of: question)
      for candidate in question.best.prefix(5) {
        let candidate = question.candidates[candidate]
        guard candidate.probability > 0.05 else { break }
        let share = weight * candidate.probability
        if candidate.country != 0 {
          countries[candidate.country, default: 0] += share
          countrySum += share
        }
        if candidate.region != 0 {
          regions[candidate.region, default: 0] += share
          regionSum += share
        }
      }
      if let best = question.best.first, question.literalCount > 0,
        question.candidates[best].probability >= 0.3,
        !question.candidates[best].isVast, !question.candidates[best].isRegion
      {
        choices.append((index, question.candidates[best].point))
      }
    }
  }

  /// The best candidate of a question that has any.
  func best(of question: Int) -> Candidate {
    questions.all[question].candidates[questions.all[question].best[0]]
  }

  /// A name counts more the more often it is said, an adjective half: armies travel, so "Russian troops" says little.
  private static func weight(of question: Questions.Question) -> Double {
    let times = 1 + log2(Double(question.count))
    return question.first.use == .literal ? times : 0.4 * times
  }

  /// The share, 0...1, that other questions than this have in a country and in a first-order area.
  func theatre(of candidate: Candidate, of question: Int) -> (country: Double, region: Double) {
    let own = questions.all[question]
    let weight = Self.weight(of: own)
    var (country, region) = (countries[candidate.country] ?? 0, regions[candidate.region] ?? 0)
    var (allCountries, allRegions) = (countrySum, regionSum)
    for index in own.best.prefix(5) {
      let other = own.candidates[index]
      guard other.probability > 0.05 else { break }
      let share = weight * other.probability
      if other.country != 0 { allCountries -= share }
      if other.region != 0 { allRegions -= share }
      if other.country == candidate.country, other.country != 0 { country -= share }
      if other.region == candidate.region, other.region != 0 { region -= share }
    }
    // One more that says nothing, so that a single other place does not decide.
    return (max(0, country) / (max(0, allCountries) + 0.7), max(0, region) / (max(0, allRegions) + 1))
  }
}
