internal import Model

// What leaves a place contested or unknown.
extension Timeline {
  // MARK: - Fights

  /// Who fights for a place that another one holds has none of it yet; only where both are named, as with
  /// "took most of it from", or where nobody is known to hold it, the place is contested.
  mutating func contest(_ statement: Statement, between parties: [ActorReference]) {
    guard let last = stretches.last else { return share(statement, between: parties, isNew: true) }
    if let start = last.start, statement.day < start {
      stretches.removeLast()
      contest(statement, between: parties)
      stretches.append(last)
    } else if let holder = last.holder {
      guard parties.distinctParties().count > 1, last.start != statement.day else { return }
      share(statement, between: parties + [holder], isNew: true)
    } else {
      let isOfThatDay = last.start == statement.day
      share(statement, between: parties + last.claimants, isNew: last.claimants.isEmpty && !isOfThatDay)
    }
  }

  /// Makes the place contested, from the statement's day in a new stretch or during the whole of the last
  /// one.
  private mutating func share(_ statement: Statement, between parties: [ActorReference], isNew: Bool) {
    if isNew { open(nil, statement) } else { stretches[stretches.count - 1].support.append(statement) }
    stretches[stretches.count - 1].claimants = parties.distinctParties()
  }

  /// Two words for one day that nothing tells apart.
  mutating func share(_ statement: Statement, by party: ActorReference) {
    guard let last = stretches.last else { return }
    share(statement, between: last.claimants + [last.holder, party].compactMap { $0 }, isNew: false)
    stretches[stretches.count - 1].holder = nil
  }

  /// One of those who contest the place leaves it: the last one holds it.
  mutating func withdraw(_ statement: Statement, _ party: ActorReference) {
    guard let last = stretches.last, let start = last.start, start < statement.day else {
      stretches[stretches.count - 1].beaten.append(statement)
      return
    }
    let others = last.claimants.filter { !$0.isSameParty(as: party) }
    open(others.count == 1 ? others[0] : nil, statement)
    if others.count > 1 { stretches[stretches.count - 1].claimants = others }
  }

  /// Of several that contested the place, the one it was taken from held it last.
  mutating func close(for party: ActorReference, before statement: Statement) {
    let eve = statement.day.adding(days: -1)
    if let start = stretches.last?.start, start < eve {
      stretches.append(
        Stretch(
          holder: party, start: eve, precision: statement.testimony.precision, support: [statement]))
    }
  }

  // MARK: - What a rule does not decide

  /// Makes the place contested, from the first day that one of the statements is known for, between those
  /// that hold it by them; unknown where they only differ on whether one party left.
  mutating func dispute(_ tied: [Statement]) {
    guard let first = tied.min(by: { ($0.day, $0) < ($1.day, $1) }) else { return }
    statements += tied
    let losers = tied.compactMap(\.from).distinctParties()
    if stretches.isEmpty, losers.count == 1, tied.allSatisfy({ $0.from != nil }) {
      imply(losers[0], until: first)
    }
    let claimants = tied.compactMap(\.holder).distinctParties()
    let later = stretches.firstIndex { stretch in stretch.start.map { $0 > first.day } ?? false }
    stretches.insert(
      Stretch(
        claimants: claimants.count > 1 ? claimants : [], start: first.day,
        precision: first.testimony.precision, support: tied), at: later ?? stretches.count)
    tidy()
  }

  /// Keeps a statement that does not count as it stands alone: what is known of that day stays; where nothing
  /// is, the place is unknown, and contested between several that each claim it.
  mutating func doubt(_ statement: Statement) {
    if case .contests = statement.content { return }
    let covering = stretches.lastIndex { $0.start.map { $0 <= statement.day } ?? true }
    guard let index = covering else {
      let unknown = Stretch(
        start: statement.day, precision: statement.testimony.precision, support: [], beaten: [statement])
      stretches.insert(unknown, at: 0)
      return tidy()
    }
    guard stretches[index].holder == nil, stretches[index].claimants.isEmpty else {
      return aside.append(statement)
    }
    let rivals = stretches[index].beaten.filter {
      $0.isOfSameTime(as: statement) && statement.contradicts(holder: $0.holder)
    }
    guard let party = statement.holder, !rivals.isEmpty, index == stretches.count - 1 else {
      return stretches[index].beaten.append(statement)
    }
    stretches[index].beaten.removeAll { beaten in rivals.contains { $0.id == beaten.id } }
    share(
      statement, between: rivals.compactMap(\.holder) + [party],
      isNew: stretches[index].start != statement.day)
    stretches[stretches.count - 1].support += rivals
    tidy()
  }
}
