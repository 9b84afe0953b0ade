import Gazetteer
import Geodesy
import Model

/// What came out for a question: the same for all its mentions.
struct Answer {
  var choice: RankedPlace?
  var candidates: [RankedPlace]
  var reason: String

  /// The outcome of one of its mentions.
  func resolved(_ mention: PlaceMention) -> ResolvedPlace {
    ResolvedPlace(mention: mention, choice: choice, candidates: candidates, reason: reason)
  }
}

extension Evidence {
  /// The outcome of a question, with `kept` candidates at most.
  func answer(_ index: Int, finder: CandidateFinder, keeping kept: Int) throws(InputError) -> Answer {
    let list = questions.all[index].list
    var ranked: [RankedPlace] = []
    var first = 0
    for candidate in questions.all[index].best.prefix(max(1, kept)) {
      guard let match = try finder.match(of: candidate, in: list) else { continue }
      if ranked.isEmpty { first = candidate }
      // Places on one spot are one answer to where it is: a city and the province named after it.
      let share =
        ranked.isEmpty
        ? likelihood(of: candidate, in: questions.all[index])
        : questions.all[index].probabilities[candidate]
      ranked.append(
        RankedPlace(
          place: match.place, matchedName: match.matchedName,
          score: (Probability.calibrated(share) * 1_000).rounded() / 1_000,
          reasons: try reasons(for: candidate, of: index, match, finder: finder)))
    }
    guard let best = ranked.first else {
      return Answer(candidates: [], reason: "no gazetteer name fits \"\(list.text)\"")
    }
    guard best.score >= PlaceResolver.threshold else {
      return Answer(
        candidates: kept == 0 ? [] : ranked,
        reason:
          "the best candidate, \(best.place.name), scores \(best.score), below \(PlaceResolver.threshold)")
    }
    let reason = try words(for: best, first, of: index, finder: finder)
    return Answer(choice: best, candidates: kept == 0 ? [] : ranked, reason: reason)
  }

  /// Why a candidate was chosen, and by how much.
  private func words(
    for choice: RankedPlace, _ candidate: Int, of index: Int, finder: CandidateFinder
  ) throws(InputError) -> String {
    let question = questions.all[index]
    let lead = margin(of: candidate, in: question).map { ", \(Self.rounded($0)) ahead of the next" }
    let count = question.candidates.count
    let head = count == 1 ? "the only candidate" : "first of \(count) candidates" + (lead ?? "")
    let decision = try decision(of: candidate, in: question, finder: finder)
    let words = [head] + choice.reasons.filter { $0.weight > 0 }.map(\.text) + [decision].compactMap { $0 }
    return words.joined(separator: "; ")
  }

  /// The probability of a candidate and of those within 50 km of it.
  private func likelihood(of candidate: Int, in question: Questions.Question) -> Double {
    let point = question.candidates[candidate].point
    return zip(question.candidates, question.probabilities).reduce(0) { sum, other in
      sum + (other.0.point.kilometres(to: point) < Questions.Question.spot ? other.1 : 0)
    }
  }

  private func reasons(
    for candidate: Int, of question: Int, _ match: NameMatch, finder: CandidateFinder
  ) throws(InputError) -> [RankedPlace.Reason] {
    var reasons: [RankedPlace.Reason] = []
    for (scorer, pieces) in zip(PlaceResolver.scorerNames, questions.all[question].pieces)
    where !pieces.isEmpty {
      let piece = pieces[candidate]
      guard let text = try words(for: piece, of: question, match, finder: finder) else { continue }
      reasons.append(
        .init(scorer: scorer, weight: (piece.weight * 100).rounded() / 100, text: text))
    }
    return reasons
  }

  /// A finding in words; nil where there was none.
  private func words(
    for piece: Piece, of question: Int, _ match: NameMatch, finder: CandidateFinder
  ) throws(InputError) -> String? {
    let code = match.place.feature.code
    switch piece.finding {
    case .nothing: return nil
    case .name:
      return match.rules.isEmpty
        ? "the name is \"\(match.matchedName)\""
        : "the name fits \"\(match.matchedName)\" (\(match.rules.joined(separator: "; ")))"
    case .prominence: return match.place.population.map { "population \($0)" } ?? "a \(code)"
    case .abandoned: return "an abandoned place (\(code))"
    case .unnamedKind: return "no word says that it is a \(code)"
    case .kind(let index, let fits):
      let word = questions.all[question].featureWords[index]
      return fits ? "a \(code), as \"\(word)\" says" : "a \(code), not a \(word)"
    case .position(let pair, let end, let partner):
      return try words(forPair: pair, end: end, match.place, partner: partner, finder: finder)
    case .inside(let other, let sector):
      let name = try name(of: other, finder: finder)
      return "in \(name), as stated" + (sector.map { ", \($0.word) of its middle" } ?? "")
    case .outside(let other): return "not in \(try name(of: other, finder: finder)), as stated"
    case .beside(let other): return "beside \(try name(of: other, finder: finder)), as stated"
    case .theatre(let country, let region):
      let percent = "\(Int((max(country, 0) * 100).rounded())) %"
      return "\(percent) of the report's places lie in its country"
        + (region > 0.1 ? ", \(Int((region * 100).rounded())) % in its region" : "")
    case .unnamedCountry: return "the report does not name its country"
    case .listed: return "named in a list of its kind"
    case .nearby(let other, let kilometres):
      return "\(Self.rounded(kilometres)) km from \(try name(of: other, finder: finder)) of the same report"
    }
  }

  /// What is stated of a pair, and what measures between a place and a candidate of the other end.
  private func words(
    forPair pair: Int, end: StatedPairs.End, _ place: Place, partner: Int, finder: CandidateFinder
  ) throws(InputError) -> String? {
    let pair = pairs.all[pair]
    let other = questions.all[pair[end.other]]
    guard let match = try finder.match(of: partner, in: other.list) else { return nil }
    let (subject, anchor) = end == .subject ? (place, match.place) : (match.place, place)
    let path = Geodesic(from: anchor.coordinate, to: subject.coordinate)
    let measure = "measures \(Self.rounded(path.length.kilometres)) km at \(Int(path.azimuth.rounded()))°"
    let stated = pair.positions.map(\.words).joined(separator: " and ")
    return end == .subject
      ? "stated \(stated) \(other.first.text): \(measure)"
      : "\(other.first.text) stated \(stated) it: \(measure)"
  }

  /// To a tenth.
  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  /// The name of what another question was taken for.
  private func name(of question: Int, finder: CandidateFinder) throws(InputError) -> String {
    guard let best = questions.all[question].best.first,
      let match = try finder.match(of: best, in: questions.all[question].list)
    else { return questions.all[question].first.text }
    return match.place.name
  }
}
