internal import GRDB
public import Model

// Who held what, and when.
extension Ledger {
  /// Who held what, and when, by a rule; in order of first day (open to the past first), place.
  ///
  /// Analysts' decisions outrank the rule, and what they retracted does not count. With `knownAt`, claims and
  /// rulings recorded later are left out, and so are claims whose day is not known.
  public func intervals(
    rule: EvidenceRule = .latest, knownAt: CivilDate? = nil
  ) throws(InputError) -> [ControlInterval] {
    try places(rule: rule, knownAt: knownAt).flatMap { $0 }.sorted { a, b in
      let (left, right) = (a.start?.dayNumber ?? Int.min, b.start?.dayNumber ?? Int.min)
      return (left, a.placeID) < (right, b.placeID)
    }
  }

  /// The interval of each place that a day lies in, in order of the places' ids: held, contested, or unknown
  /// since its holder left. A place that nothing is told of by that day is left out.
  public func standings(
    at day: CivilDate, rule: EvidenceRule = .latest, knownAt: CivilDate? = nil
  ) throws(InputError) -> [ControlInterval] {
    try places(rule: rule, knownAt: knownAt).compactMap { $0.interval(at: day) }
  }

  /// The intervals of one place, in order of time; none where nothing is told of it.
  public func intervals(
    of place: String, rule: EvidenceRule = .latest, knownAt: CivilDate? = nil
  ) throws(InputError) -> [ControlInterval] {
    try read { db in
      try IntervalDeriver(IntervalCache.Question(rule: rule, knownAt: knownAt), in: db)
        .derive(places: [place], in: db).first ?? []
    }
  }

  /// The intervals of each place: those derived last, and anew those of places that something was added
  /// about.
  private func places(rule: EvidenceRule, knownAt: CivilDate?) throws(InputError) -> [[ControlInterval]] {
    let question = IntervalCache.Question(rule: rule, knownAt: knownAt)
    let known = derived.answer(to: question)
    let fresh = try read { db -> IntervalCache.Intervals? in
      let state = try Self.state(in: db)
      if state == known?.state { return nil }
      let deriver = try IntervalDeriver(question, in: db)
      guard let known, let touched = try Self.places(touchedSince: known.state, to: state, by: rule, in: db)
      else {
        return IntervalCache.Intervals(question: question, state: state, places: try deriver.derive(in: db))
      }
      let again = try deriver.derive(places: touched.sorted(), in: db)
      let others = known.places.filter { !touched.contains($0[0].placeID) }
      return IntervalCache.Intervals(
        question: question, state: state,
        places: (others + again).sorted { $0[0].placeID < $1[0].placeID })
    }
    if let fresh { derived.keep(fresh) }
    return fresh?.places ?? known?.places ?? []
  }

  private static func state(in db: Database) throws -> IntervalCache.State {
    func last(_ table: String) throws -> Int {
      try Int.fetchOne(db.cachedStatement(sql: "SELECT max(rowid) FROM \(table)")) ?? 0
    }
    return IntervalCache.State(
      events: try last("event"), rulings: try last("ruling"), fingerprints: try last("fingerprint"))
  }

  /// More places than this are not asked for one by one.
  private static let mostTouched = 1_000

  /// The places that something was added about between two states; nil where all are to be derived anew: a
  /// ruling may reach any place by those it retracts, and a text may show that two others are copies.
  private static func places(
    touchedSince old: IntervalCache.State, to new: IntervalCache.State, by rule: EvidenceRule, in db: Database
  ) throws -> Set<String>? {
    let isSameOtherwise =
      new.rulings == old.rulings
      && (new.fingerprints == old.fingerprints || !rule.strategy.countsWitnesses)
    guard isSameOtherwise, new.events >= old.events else { return nil }
    let places = try String.fetchAll(
      db, sql: "SELECT DISTINCT place_id FROM event WHERE rowid > ? AND place_id IS NOT NULL LIMIT ?",
      arguments: [old.events, mostTouched + 1])
    return places.count > mostTouched ? nil : Set(places)
  }
}

extension [ControlInterval] {
  /// Of intervals of one place in order of time, the one that a day lies in.
  func interval(at day: CivilDate) -> ControlInterval? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start.map({ $0 <= day }) ?? true { low = middle + 1 } else { high = middle }
    }
    guard low > 0, self[low - 1].end.map({ day <= $0 }) ?? true else { return nil }
    return self[low - 1]
  }
}
