package import Model

/// How events about one place become intervals of control. Every interval names the rule that made it.
public enum EvidenceRule: String, Sendable, CaseIterable {
  /// The latest word counts: a change or state that became true later replaces the one before.
  ///
  /// Of two contradicting words for the same day the one recorded later counts; but a party's word in its own
  /// favour never beats a neutral speaker's.
  case latest

  /// The intervals of one place, in order of time; the order of `events` plays no part.
  package func intervals(from events: [ControlEvent]) -> [ControlInterval] {
    guard let place = events.min(by: { $0.id < $1.id }) else { return [] }
    var timeline = Timeline()
    for statement in events.compactMap(Statement.init).sorted() { timeline.apply(statement) }
    return timeline.intervals(of: place, rule: rawValue)
  }
}
