import Gazetteer
import Geodesy
import Model

/// What the report says beyond a name, as the scorers see it in one round.
struct Evidence {
  let report: MentionedReport
  let groups: [String: Groups.Group]
  /// Keys of the groups in order of first mention.
  let order: [String]
  /// 0 in the first round, when no choice has been made yet.
  let round: Int
  /// The relations in which a group's mentions are the subject, by key.
  let asSubject: [String: [SpatialRelation]]
  /// The relations in which they are the anchor.
  let asAnchor: [String: [SpatialRelation]]

  init(report: MentionedReport, groups: [String: Groups.Group], order: [String], round: Int) {
    self.report = report
    self.groups = groups
    self.order = order
    self.round = round
    var subjects: [String: [SpatialRelation]] = [:]
    var anchors: [String: [SpatialRelation]] = [:]
    for relation in report.relations {
      guard case .place(let subject) = relation.subject else { continue }
      subjects[Groups.key(subject), default: []].append(relation)
      anchors[Groups.key(relation.anchor), default: []].append(relation)
    }
    asSubject = subjects
    asAnchor = anchors
  }

  /// The candidates of a mention that are still in play: all in the first round, then the best three.
  func candidates(of mention: PlaceMention) -> [Place] {
    guard let group = groups[Groups.key(mention)] else { return [] }
    return round == 0 ? group.matches.prefix(10).map(\.place) : group.ranked.prefix(3).map(\.place)
  }

  /// Points of the places chosen for the other names of the report, countries left out.
  func otherChoices(than key: String) -> [Place] {
    order.compactMap { other in
      guard other != key, let group = groups[other], let best = group.ranked.first, best.score >= 0.5,
        !best.place.isCountry, group.mentions.contains(where: { $0.use == .literal && !$0.isDateline })
      else { return nil }
      return best.place
    }
  }
}

/// A kind of evidence for or against a candidate.
protocol PlaceScorer: Sendable {
  /// Whether it only tells candidates apart, so that what it holds against all of them counts for nothing.
  var onlyCompares: Bool { get }
  /// What it adds to the candidate's score, and why; nil where it has nothing to say.
  func reason(
    for match: NameMatch, in group: Groups.Group, key: String, evidence: Evidence
  ) -> RankedPlace.Reason?
}

extension PlaceScorer {
  var onlyCompares: Bool { false }
}
