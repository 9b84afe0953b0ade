public import Gazetteer
import Geodesy
public import Model

/// Chooses a place for every place mention of a report, and keeps the candidates it did not choose.
///
/// All mentions of one spelling are one question (one sense per report). Every candidate is weighed by each scorer
/// in turn; the sum of the weights is a log-odds, and the candidates of a question, with "none of them", share the
/// probability between them. A few rounds over, because what is chosen for one name is evidence for the others.
public struct PlaceResolver: Sendable {
  /// What the name and the gazetteer alone say of a candidate; the list is the design, so add, remove or reorder here.
  static let fixedScorers: [any PlaceScorer] = [
    NameScorer(),  // how well the spelling fits, and whether the name is the place's own
    ProminenceScorer(),  // how many people may mean it: decides where nothing else speaks
    FeatureWordScorer(),  // "river", "dam", "village of"
  ]
  /// What the rest of the report says of it, once in each round.
  static let contextScorers: [any PlaceScorer] = [
    StatedDistanceScorer(),  // "55 km west of Jarablus" rules out most namesakes
    ContainerScorer(),  // "Paris, Texas", "in northern Aleppo", "Karkamis, a Turkish town"
    TheatreScorer(),  // the countries and regions in which the report's other places lie
    ListScorer(),  // "Ohio, Georgia and Utah"
    NearbyScorer(),  // the nearest of the report's other places
  ]
  /// The names of all, in their order.
  static let scorerNames = (fixedScorers + contextScorers).map(\.name)
  /// Below this probability a mention stays unresolved: what is more likely wrong than right helps nobody, but of
  /// several places on one spot each may have less than half.
  static let threshold = 0.2
  /// Choices settle within this number of rounds.
  private static let rounds = 3

  private let finder: CandidateFinder
  private let kept: Int

  /// Makes a resolver over a gazetteer that tells, of each mention, the best `candidates` beside the choice.
  public init(gazetteer: Gazetteer, candidates: Int = 10) {
    finder = CandidateFinder(gazetteer: gazetteer)
    kept = candidates
  }

  /// A wrong figure is wrong by some digits; a place thousands of kilometres off is another place of the name, so the
  /// less sure of the two is none at all.
  private static func dropAbsurd(_ stated: Statements.Position, from answers: inout [Answer]) {
    guard let quantity = stated.position.quantity, let value = quantity.value,
      case .length(let unit) = quantity.unit, let subject = answers[stated.subject].choice,
      let anchor = answers[stated.anchor].choice
    else { return }
    let measured = Geodesic(from: anchor.place.coordinate, to: subject.place.coordinate).length
    guard measured.kilometres > 300 + 10 * unit.length(value).kilometres else { return }
    let (question, choice) =
      subject.score <= anchor.score ? (stated.subject, subject) : (stated.anchor, anchor)
    guard choice.score < sure else { return }
    answers[question].choice = nil
    answers[question].reason =
      "stated \(quantity.text) from the other, but \(choice.place.name), the best candidate, lies"
      + " \(Int(measured.kilometres)) km away"
  }

  /// From this probability on, a choice is not given up for a figure.
  private static let sure = 0.75

  /// One resolved place for each place mention, in the order of the mentions.
  public func resolve(_ report: MentionedReport) throws(InputError) -> [ResolvedPlace] {
    let mentions = report.mentions.compactMap { mention -> PlaceMention? in
      if case .place(let place) = mention { return place }
      return nil
    }
    if mentions.isEmpty { return [] }
    var evidence = Evidence(
      report: report, questions: try Questions(mentions, finder: finder), keeping: kept)
    evidence.weigh(by: Self.fixedScorers, from: 0)
    evidence.share()
    for _ in 0..<Self.rounds {
      evidence.beginRound()
      evidence.weigh(by: Self.contextScorers, from: Self.fixedScorers.count)
      evidence.share()
    }
    // A misfit of a stated distance may be explained by a namesake, so the others are kept there.
    let stated = Set(evidence.statements.positions.flatMap { [$0.subject, $0.anchor] })
    var answers: [Answer] = []
    for question in evidence.questions.all.indices {
      answers.append(
        try evidence.answer(
          question, finder: finder,
          keeping: stated.contains(question) ? max(kept, Evidence.visible) : kept))
    }
    for position in evidence.statements.positions { Self.dropAbsurd(position, from: &answers) }
    return zip(mentions, evidence.questions.ofMention).map { answers[$1].resolved($0) }
  }
}
