private import Foundation
import Model

/// What stated positions say of the candidates at both their ends, weighed for all pairs of candidates together.
///
/// A pair of questions with what is stated between them is an edge; what an end hears is a message of belief propagation
/// (Pearl 1988): for each of its candidates log Σ p·e^weight over the other end's, where p leaves out what this pair told
/// the other end. So a statement fixes its anchor as well as its subject, and in a chain A–B–C what holds A
/// reaches C in the second round. "None of them" at the other end says nothing.
struct StatedPairs {
  /// Two questions and what is stated between them.
  struct Pair {
    let subject: Int
    let anchor: Int
    /// Different statements, seen from the anchor.
    var positions: [StatedPosition]
    /// e^weight of each candidate of the subject with each of the anchor, row by row.
    fileprivate(set) var odds: [Double] = []
    /// What each end heard last, by candidate, and with which candidate of the other end most of it.
    fileprivate(set) var heard: [End: (weights: [Double], partners: [Int])] = [:]

    /// The question at an end.
    subscript(end: End) -> Int { end == .subject ? subject : anchor }
  }

  /// The ends of a pair.
  enum End: Hashable {
    case subject, anchor
    /// The opposite end.
    var other: End { self == .subject ? .anchor : .subject }
  }

  /// All pairs, in the order of the text.
  private(set) var all: [Pair] = []
  /// So many pairs of one name are weighed, the first of the report: a further one would count a thirtieth, and a
  /// page of figures would take long.
  private static let limit = 30
  /// The pairs of each question, with the end it is.
  private(set) var ofQuestion: [[(pair: Int, end: End)]]

  init(_ statements: Statements, _ questions: Questions) {
    ofQuestion = Array(repeating: [], count: questions.all.count)
    for stated in statements.positions { add(stated) }
    for index in all.indices {
      let ends = [all[index].subject, all[index].anchor]
      guard ends.allSatisfy({ ofQuestion[$0].count < Self.limit }) else {
        all[index].positions = []
        continue
      }
      all[index].weigh(questions)
      guard !all[index].positions.isEmpty else { continue }
      ofQuestion[all[index].subject].append((index, .subject))
      ofQuestion[all[index].anchor].append((index, .anchor))
    }
  }

  private mutating func add(_ stated: Statements.Position) {
    for index in all.indices {
      let isSame = all[index].subject == stated.subject && all[index].anchor == stated.anchor
      guard isSame || all[index].subject == stated.anchor && all[index].anchor == stated.subject else {
        continue
      }
      guard let position = isSame ? stated.position : stated.position.reversed else { return }
      if let known = all[index].positions.firstIndex(where: { $0.repeats(position) }) {
        if all[index].positions[known].direction == nil { all[index].positions[known] = position }
      } else {
        all[index].positions.append(position)
      }
      return
    }
    all.append(Pair(subject: stated.subject, anchor: stated.anchor, positions: [stated.position]))
  }

  /// Sends the messages of a round along all pairs, both ways, by what the last round made likely.
  mutating func send(_ questions: Questions) {
    let before = self
    for (index, pair) in all.enumerated() where !pair.positions.isEmpty {
      for end in [End.subject, .anchor] {
        let teller = pair[end.other]
        var shares = questions.all[teller].probabilities
        let none = max(0, 1 - shares.reduce(0, +))
        if let told = before.weights(for: teller) {
          let rest = before.weights(for: teller, without: index)
          for candidate in shares.indices {
            shares[candidate] *= exp((rest?[candidate] ?? 0) - told[candidate])
          }
        }
        all[index].hear(shares, none: none, at: end)
      }
    }
  }

  /// What all pairs, or all but one, say of each candidate of a question; nil where none says anything. What speaks
  /// against every candidate speaks against none.
  func weights(for question: Int, without left: Int? = nil) -> [Double]? {
    let heard = ofQuestion[question].filter { $0.pair != left }.compactMap {
      all[$0.pair].heard[$0.end]?.weights
    }
    guard var sums = heard.first else { return nil }
    if heard.count > 1 {
      for candidate in sums.indices { sums[candidate] = Self.sum(heard.map { $0[candidate] }) }
    }
    let lift = Evidence.lift(sums)
    return lift == 0 ? sums : sums.map { $0 + lift }
  }

  /// The pair that says most of a candidate, at which end it stands, and what of the other end it is measured with.
  func strongest(for candidate: Int, of question: Int) -> (pair: Int, end: End, partner: Int)? {
    var strongest: (weight: Double, pair: Int, end: End, partner: Int)?
    for (pair, end) in ofQuestion[question] {
      guard let heard = all[pair].heard[end] else { continue }
      let weight = heard.weights[candidate]
      if let strongest, strongest.weight >= abs(weight) { continue }
      strongest = (abs(weight), pair, end, heard.partners[candidate])
    }
    return strongest.map { ($0.pair, $0.end, $0.partner) }
  }

  /// Different statements add up, the strongest first and each further one with less, since one hand wrote them.
  fileprivate static func sum(_ weights: [Double]) -> Double {
    if weights.count == 1 { return weights[0] }
    var sum = 0.0
    for (rank, weight) in weights.sorted(by: { abs($0) > abs($1) }).enumerated() {
      sum += weight / Double(rank + 1)
    }
    return sum
  }
}

extension StatedPairs.Pair {
  /// Weighs all pairs of candidates. A position that fits none of them says nothing, and is dropped.
  fileprivate mutating func weigh(_ questions: Questions) {
    let (subjects, anchors) = (questions.all[subject].candidates, questions.all[anchor].candidates)
    var weights: [[Double]] = []
    positions = positions.filter { position in
      var row: [Double] = []
      row.reserveCapacity(subjects.count * anchors.count)
      for place in subjects {
        for origin in anchors { row.append(position.weight(of: place, from: origin)) }
      }
      guard let best = row.max(), best > 0 else { return false }
      weights.append(row)
      return true
    }
    guard !positions.isEmpty else { return }
    odds = weights[0].indices.map { cell in exp(StatedPairs.sum(weights.map { $0[cell] })) }
  }

  /// Takes in how likely the candidates of the other end are.
  fileprivate mutating func hear(_ shares: [Double], none: Double, at end: StatedPairs.End) {
    let others = shares.count
    let own = others == 0 ? 0 : odds.count / others
    let all = none + shares.reduce(0, +)
    var weights = Array(repeating: 0.0, count: own)
    var partners = Array(repeating: 0, count: own)
    for candidate in 0..<own {
      var (sum, most) = (none, -1.0)
      for other in 0..<others {
        let odds = end == .subject ? odds[candidate * others + other] : odds[other * own + candidate]
        let part = shares[other] * odds
        sum += part
        if part > most { (most, partners[candidate]) = (part, other) }
      }
      weights[candidate] = log(sum / all)
    }
    heard[end] = (weights, partners)
  }
}

extension StatedPosition {
  /// The weight for two candidates; nothing for a line or a country, whose point lies anywhere.
  fileprivate func weight(of place: Candidate, from anchor: Candidate) -> Double {
    if place.row == anchor.row { return Self.floor }
    guard place.isMeasured, anchor.isMeasured else { return 0 }
    let weight = weight(
      kilometres: anchor.point.kilometres(to: place.point), azimuth: anchor.point.azimuth(to: place.point),
      extents: place.extent + anchor.extent)
    // Figures are told of towns: that a province's point fits speaks for the town of the same name.
    return place.isArea || anchor.isArea ? min(0, weight) : weight
  }
}
