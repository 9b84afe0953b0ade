internal import Model

/// Puts analysts' decisions over what a rule made of the claims: for its days a decision outranks the rule.
struct DecisionPainter {
  /// What the rule made, in order of time.
  let derived: [ControlInterval]
  /// What each claim says, by its id.
  let statements: [String: Statement]

  /// The intervals with the decisions over them, each decision over those before it.
  func paint(_ decisions: [Ruling], rule: String) -> [ControlInterval] {
    var painted = derived
    for ruling in decisions {
      guard case .decision(let place, let status, let holder, let from, let to) = ruling.content else {
        continue
      }
      let days = Days(first: from, last: to)
      let (supporting, competing, claimants) = claims(during: days, status: status, holder: holder)
      let decided = ControlInterval(
        id: ControlInterval.name(place: place.id, start: from), placeID: place.id, placeName: place.name,
        coordinate: place.coordinate, status: status, holder: status == .held ? holder : nil,
        claimants: status == .contested ? claimants : [], start: from, end: to, startPrecision: .day,
        rule: rule, supporting: supporting, competing: competing, decision: ruling.id)
      painted = painted.flatMap { Self.remainder(of: $0, outside: days) } + [decided]
      painted.sort { ($0.start?.dayNumber ?? Int.min) < ($1.start?.dayNumber ?? Int.min) }
    }
    for index in painted.indices.dropFirst()
    where painted[index - 1].end?.adding(days: 1) == painted[index].start {
      painted[index].previous = painted[index - 1].holder ?? painted[index].previous
    }
    return painted
  }

  /// Days, both ends included; nil ends are open.
  private struct Days {
    var first: CivilDate?
    var last: CivilDate?

    func overlaps(_ interval: ControlInterval) -> Bool {
      let startsInTime = last.flatMap { last in interval.start.map { $0 <= last } } ?? true
      let endsInTime = first.flatMap { first in interval.end.map { $0 >= first } } ?? true
      return startsInTime && endsInTime
    }
  }

  /// What is left of an interval before and after some days.
  private static func remainder(of interval: ControlInterval, outside days: Days) -> [ControlInterval] {
    guard days.overlaps(interval) else { return [interval] }
    var parts: [ControlInterval] = []
    if let first = days.first, interval.start.map({ $0 < first }) ?? true {
      var before = interval
      before.end = first.adding(days: -1)
      parts.append(before)
    }
    if let last = days.last, interval.end.map({ $0 > last }) ?? true {
      var after = interval
      after.start = last.adding(days: 1)
      after.id = ControlInterval.name(place: interval.placeID, start: after.start)
      after.startPrecision = .day
      parts.append(after)
    }
    return parts
  }

  /// The claims of the days decided about: those for the decision, those against it, and between whom the
  /// place is contested by them.
  private func claims(
    during days: Days, status: ControlInterval.Status, holder: ActorReference?
  ) -> (supporting: [String], competing: [String], claimants: [ActorReference]) {
    let overlapped = derived.filter(days.overlaps)
    let told = Set(overlapped.flatMap { $0.supporting + $0.competing }).compactMap { statements[$0] }.sorted()
    let claimants =
      (overlapped.flatMap { $0.claimants + [$0.holder].compactMap { $0 } }
      + told.compactMap(\.holder)).distinctParties()
    switch status {
    case .held:
      let isFor = { (statement: Statement) in
        statement.holder.flatMap { by in holder.map { $0.isSameParty(as: by) } } ?? false
      }
      return (
        told.filter(isFor).map(\.id), told.filter { $0.contradicts(holder: holder) }.map(\.id), claimants
      )
    case .contested: return (told.filter { $0.holder != nil }.map(\.id), [], claimants)
    case .unknown: return ([], told.filter { $0.holder != nil }.map(\.id), claimants)
    }
  }
}
