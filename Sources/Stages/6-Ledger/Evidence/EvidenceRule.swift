package import Model

/// How claims about one place become intervals of control. Every interval names the rule that made it.
///
/// A rule weighs the claims: which count, which do not, and between which it cannot decide. What counts is
/// then put in order of time by `Timeline`, the same for all rules.
public enum EvidenceRule: String, Sendable, CaseIterable {
  /// The latest word counts.
  case latest
  /// What most independent witnesses of the same time say counts.
  case majority
  /// A party's claim in its own favour needs a second, independent witness; an admission stands alone.
  case againstInterest = "against-interest"

  /// The rules, each with the reason for it. A new rule is a type of its own and a line here.
  var strategy: any EvidenceStrategy {
    switch self {
    case .latest: LatestRule()
    case .majority: MajorityRule()
    case .againstInterest: AgainstInterestRule()
    }
  }

  /// What the rule says, in one clause.
  public var summary: String { strategy.summary }

  /// The intervals of one place, in order of time; the order of `events` plays no part.
  package func intervals(from events: [ControlEvent], originals: [String: String] = [:]) -> [ControlInterval]
  {
    guard let first = events.min(by: { $0.id < $1.id }), let place = PlaceOfClaims(first) else { return [] }
    return intervals(of: place, from: events.map(Testimony.init), originals: originals)
  }

  /// The intervals of a place from what is told of it.
  ///
  /// - Parameter originals: The reports known to be copies, with the report that each is a copy of.
  func intervals(
    of place: PlaceOfClaims, from testimonies: [Testimony], originals: [String: String]
  ) -> [ControlInterval] {
    let statements = testimonies.compactMap(Statement.init).sorted()
    var timeline = Timeline()
    for weighed in strategy.weigh(statements, Witnesses(originals: originals)).inOrder() {
      switch weighed {
      case .counts(let statement): timeline.apply(statement)
      case .doubted(let statement): timeline.doubt(statement)
      case .outvoted(let statement): timeline.outvote(statement)
      case .undecided(let statements): timeline.dispute(statements)
      }
    }
    return timeline.intervals(of: place, rule: rawValue)
  }
}

/// The place that claims are about, as the claim with the first name has it.
struct PlaceOfClaims: Sendable, Hashable {
  var id: String
  var name: String
  var coordinate: Coordinate
}

extension PlaceOfClaims {
  /// Nil where the claim's place is not resolved.
  init?(_ event: ControlEvent) {
    guard let id = event.placeID, let coordinate = event.coordinate else { return nil }
    self.init(id: id, name: event.placeName, coordinate: coordinate)
  }
}
