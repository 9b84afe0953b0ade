public import Model

/// What is different about a place between two days.
public struct StandingChange: Sendable, Hashable {
  /// The interval of the first day; nil where nothing was told of the place by then.
  public var before: ControlInterval?
  /// The interval of the second day.
  public var after: ControlInterval?
}

extension Ledger {
  /// The places of which status, holder or claimants differ between two days, in order of their ids.
  public func changes(
    from first: CivilDate, to second: CivilDate, rule: EvidenceRule = .latest, knownAt: CivilDate? = nil
  ) throws(InputError) -> [StandingChange] {
    let before = try standings(at: first, rule: rule, knownAt: knownAt)
    let after = try standings(at: second, rule: rule, knownAt: knownAt)
    let old = Dictionary(before.map { ($0.placeID, $0) }) { first, _ in first }
    let new = Dictionary(after.map { ($0.placeID, $0) }) { first, _ in first }
    return Set(old.keys).union(new.keys).sorted().compactMap { place in
      let change = StandingChange(before: old[place], after: new[place])
      return change.isOne ? change : nil
    }
  }
}

extension StandingChange {
  /// Whether both days differ: a party under a broader name is the same party.
  fileprivate var isOne: Bool {
    guard let before, let after, before.status == after.status else { return true }
    switch (before.holder, after.holder) {
    case (let one?, let other?): return !one.isSameParty(as: other)
    default: return before.claimants.map(\.key) != after.claimants.map(\.key)
    }
  }
}
