internal import Model

/// What most independent witnesses of the same time say counts; a tie makes the place contested.
///
/// One careless report cannot turn the map, and ten copies of one sentence are one voice. Statements are
/// against each other only where both cannot be true, in whatever order: two changes, or two states, for
/// overlapping days; a state within a week after a change that it contradicts, with no change told between.
struct MajorityRule: EvidenceStrategy {
  let summary = "what most independent witnesses of the same time say counts"
  let reasonOfHolder = "more independent witnesses of that time say so than contradict"
  let reasonOfContest = "as many independent witnesses of that time are for one party as for another"
  let countsWitnesses = true

  func weigh(_ statements: [Statement], _ witnesses: Witnesses) -> [WeighedStatement] {
    let accounts = Account.accounts(of: statements)
    let told = Set(accounts.flatMap { $0.statements.map(\.id) })
    // Who fights over the place does not say who holds it: nothing to vote on.
    var weighed = statements.filter { !told.contains($0.id) }.map { WeighedStatement.counts($0) }
    for dispute in Self.disputes(among: accounts) {
      weighed += dispute.count == 1 ? dispute[0].statements.map { .counts($0) } : vote(dispute, witnesses)
    }
    return weighed
  }

  /// The outcome of a dispute: one side counts, or none.
  private func vote(_ dispute: [Account], _ witnesses: Witnesses) -> [WeighedStatement] {
    let sides = Self.sides(of: dispute)
    let votes = sides.map { witnesses.count(of: $0) }
    let most = votes.max() ?? 0
    let winners = zip(sides, votes).filter { $0.1 == most }.map(\.0)
    let losers = zip(sides, votes).filter { $0.1 < most }.flatMap(\.0)
    let outvoted = losers.map { WeighedStatement.outvoted($0) }
    return winners.count == 1
      ? winners[0].map { .counts($0) } + outvoted : [.undecided(winners.flatMap { $0 })] + outvoted
  }

  /// The statements by the party they are for. Who says only that a party left is for the one other party of
  /// the dispute, or, where there are several, for nobody's holding the place.
  private static func sides(of dispute: [Account]) -> [[Statement]] {
    var sides: [(party: ActorReference?, statements: [Statement])] = []
    for account in dispute {
      guard let holder = account.lead.holder else { continue }
      if let index = sides.firstIndex(where: { $0.party?.isSameParty(as: holder) ?? false }) {
        sides[index].statements += account.statements
      } else {
        sides.append((holder, account.statements))
      }
    }
    var nobody: [Statement] = []
    for account in dispute where account.lead.holder == nil {
      let others = sides.indices.filter { !account.lead.contradicts(holder: sides[$0].party) }
      if others.count == 1 {
        sides[others[0]].statements += account.statements
      } else {
        nobody += account.statements
      }
    }
    return sides.map(\.statements) + (nobody.isEmpty ? [] : [nobody])
  }

  /// The accounts in groups that hang together by contradiction; one that nothing contradicts is alone.
  private static func disputes(among accounts: [Account]) -> [[Account]] {
    var groups: [[Account]] = []
    for account in accounts {
      var joined = [account]
      groups.removeAll { group in
        guard group.contains(where: { $0.isAgainst(account, amid: accounts) }) else { return false }
        joined = group + joined
        return true
      }
      groups.append(joined)
    }
    return groups
  }
}

/// Statements that say the same of the same time.
struct Account {
  /// The one that gives the time most exactly.
  var lead: Statement
  var statements: [Statement]
  /// The days that all of them allow.
  var window: ClosedRange<CivilDate>

  /// The accounts among statements, in order of time; a vague report of a change joins an exact one. Fights
  /// tell of no holder and make none.
  static func accounts(of statements: [Statement]) -> [Account] {
    var accounts: [Account] = []
    func length(_ statement: Statement) -> Int {
      statement.window.upperBound.dayNumber - statement.window.lowerBound.dayNumber
    }
    for statement in statements.sorted(by: { (length($0), $0) < (length($1), $1) }) {
      if case .contests = statement.content { continue }
      if let index = accounts.firstIndex(where: { $0.agrees(with: statement) }) {
        accounts[index].statements.append(statement)
        accounts[index].window = accounts[index].window.clamped(to: statement.window)
      } else {
        accounts.append(Account(lead: statement, statements: [statement], window: statement.window))
      }
    }
    return accounts.sorted { ($0.window.lowerBound, $0.lead) < ($1.window.lowerBound, $1.lead) }
  }

  private func agrees(with statement: Statement) -> Bool {
    guard window.overlaps(statement.window) else { return false }
    return switch (lead.content, statement.content) {
    case (.takes(let a, _), .takes(let b, _)), (.holds(let a), .holds(let b)),
      (.leaves(let a), .leaves(let b)):
      a.isSameParty(as: b)
    default: false
    }
  }

  /// Whether both cannot be true in any order.
  func isAgainst(_ other: Account, amid accounts: [Account]) -> Bool {
    guard lead.contradicts(holder: other.lead.holder) || other.lead.contradicts(holder: lead.holder) else {
      return false
    }
    let isSequence =
      statements.contains { $0.isAfter(other.lead.holder) }
      || other.statements.contains { $0.isAfter(lead.holder) }
    switch (lead.isChange, other.lead.isChange) {
    case (true, true): return !isSequence && window.overlaps(other.window)
    case (false, false): return window.overlaps(other.window)
    case (true, false): return other.denies(self, amid: accounts)
    case (false, true): return denies(other, amid: accounts)
    }
  }

  /// Whether a state contradicts a change of the week before it, with nothing told that may have come
  /// between.
  private func denies(_ change: Account, amid accounts: [Account]) -> Bool {
    let delay = window.lowerBound.dayNumber - change.window.upperBound.dayNumber
    guard (1...Statement.memory).contains(delay) else { return false }
    return !accounts.contains { between in
      between.lead.isChange && between.window.lowerBound > change.window.upperBound
        && between.window.lowerBound <= window.lowerBound
        && between.lead.contradicts(holder: change.lead.holder)
    }
  }
}
