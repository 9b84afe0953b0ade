internal import Model

/// The stretches of control of one place, in order of time; the last one is open.
struct Timeline {
  /// A stretch during which one party holds the place, several are said to, or nobody is.
  struct Stretch {
    var holder: ActorReference?
    /// Between whom the place is contested; empty where it is not.
    var claimants: [ActorReference] = []
    /// Nil: open to the past.
    var start: CivilDate?
    var precision: ValidTime.Precision
    /// What speaks for it.
    var support: [Statement]
    /// What was said for the same day and did not count.
    var beaten: [Statement] = []
    /// Whether it is known only because a later statement names whom the place was taken from.
    var isImplied = false

    func isHeld(by party: ActorReference) -> Bool { holder?.isSameParty(as: party) ?? false }

    /// Whether the party holds the place or is one of those that contest it.
    func isClaimed(by party: ActorReference) -> Bool {
      isHeld(by: party) || isContested(by: party)
    }

    /// Whether the party is one of those that contest it.
    func isContested(by party: ActorReference) -> Bool {
      claimants.contains { $0.isSameParty(as: party) }
    }

    /// Whether both say the same of who holds the place.
    func isSame(as other: Stretch) -> Bool {
      if let holder { return other.isHeld(by: holder) }
      return other.holder == nil && claimants.map(\.key) == other.claimants.map(\.key)
    }
  }

  var stretches: [Stretch] = []
  /// Every statement that counts or was doubted: those that no stretch rests on may still speak against one.
  var statements: [Statement] = []
  /// What does not count and moved nothing: it goes to the stretch of its day in the end.
  var aside: [Statement] = []

  /// Adds a statement that counts; statements come in their order.
  mutating func apply(_ statement: Statement) {
    statements.append(statement)
    switch statement.content {
    case .takes(let by, let from): take(statement, by: by, from: from)
    case .holds(let by): hold(statement, by: by)
    case .leaves(let party): leave(statement, party)
    case .contests(let parties): contest(statement, between: parties)
    }
    tidy()
  }

  /// Keeps a statement that others count against.
  mutating func outvote(_ statement: Statement) { aside.append(statement) }

  /// Keeps stretches in order of time, and neighbours of different holders: moving a first day, or taking a
  /// beaten stretch away, may have brought two together.
  mutating func tidy() {
    var index = 1
    while index < stretches.count {
      let (before, after) = (stretches[index - 1], stretches[index])
      if before.isSame(as: after) {
        stretches[index - 1].support += after.support
        stretches[index - 1].beaten += after.beaten
        stretches.remove(at: index)
      } else if let start = after.start, let earlier = before.start, earlier >= start {
        stretches[index].beaten += before.support + before.beaten
        stretches.remove(at: index - 1)
        index = max(1, index - 1)
      } else {
        index += 1
      }
    }
  }

  // MARK: - Taking

  private mutating func take(_ statement: Statement, by: ActorReference, from: ActorReference?) {
    guard let last = stretches.last else {
      if let from { imply(from, until: statement) }
      open(by, statement)
      return
    }
    if last.isHeld(by: by) {
      support(statement)
    } else if let start = last.start, start > statement.day {
      giveWay(to: statement, by: by, from: from)
    } else if last.start == statement.day {
      settle(statement, by: by, from: from)
    } else {
      if let from, last.isContested(by: from) { close(for: from, before: statement) }
      open(by, statement)
    }
  }

  /// The party holds the place already: another voice for it, and perhaps an earlier day.
  private mutating func support(_ statement: Statement) {
    let index = stretches.count - 1
    stretches[index].support.append(statement)
    guard let start = stretches[index].start, statement.day < start else { return }
    if index > 0, let before = stretches[index - 1].start, statement.day <= before { return }
    stretches[index].start = statement.day
    stretches[index].precision = statement.testimony.precision
  }

  /// The last stretch is known only for a later day than this statement's, which began later: it either
  /// came before (the statement says from whom the place was taken) or it is beaten.
  private mutating func giveWay(to statement: Statement, by: ActorReference, from: ActorReference?) {
    guard let last = stretches.popLast() else { return }
    if let from, last.isHeld(by: from), let first = last.support.first,
      first.window.lowerBound < statement.day
    {
      var earlier = last
      earlier.start = statement.day.adding(days: -1)
      stretches.append(earlier)
      open(by, statement)
      return
    }
    take(statement, by: by, from: from)
    beat(last.support + last.beaten)
  }

  /// Two contradicting words for one day.
  private mutating func settle(_ statement: Statement, by: ActorReference, from: ActorReference?) {
    let index = stretches.count - 1
    let last = stretches[index]
    if last.holder == nil && last.claimants.isEmpty {
      // Somebody left and this one came on the same day: both tell the same change.
      stretches[index].holder = by
      stretches[index].support += [statement] + last.beaten.filter { $0.holder?.isSameParty(as: by) ?? false }
      return
    }
    if last.support.contains(where: { $0.isAfter(by) }) {
      // The last stretch began by taking the place from this party: it came, and lost it, on that very day.
      if index > 0, stretches[index - 1].isImplied { stretches.remove(at: index - 1) }
      return
    }
    let followsLast = from.map { last.isHeld(by: $0) } ?? false
    let rivals =
      followsLast ? [] : last.support.filter { $0.day == statement.day && $0.contradicts(holder: by) }
    if statement.isSelfServing, rivals.contains(where: { !$0.isSelfServing }) {
      stretches[index].beaten.append(statement)
    } else if rivals.contains(where: { $0.isTied(with: statement) }) {
      share(statement, by: by)
    } else {
      stretches.removeLast()
      if stretches.isEmpty, let from, !followsLast { imply(from, until: statement) }
      if stretches.last?.isHeld(by: by) ?? false { support(statement) } else { open(by, statement) }
      let agreeing = last.support.filter { $0.holder.map { $0.isSameParty(as: by) } ?? false }
      stretches[stretches.count - 1].support += agreeing
      beat(followsLast ? last.beaten : last.support + last.beaten)
    }
  }

  // MARK: - Holding and leaving

  private mutating func hold(_ statement: Statement, by: ActorReference) {
    guard let last = stretches.last else { return open(by, statement) }
    if last.isHeld(by: by) { return support(statement) }
    guard let start = last.start, statement.day <= start else {
      open(by, statement)
      // No change is told between the two: who took the place days ago is contradicted, not followed.
      beat(
        last.support.filter {
          $0.isChange && statement.day.dayNumber - $0.day.dayNumber <= Statement.memory
        })
      return
    }
    let isStateOrDoubt = last.support.isEmpty || last.support.contains { !$0.isChange && $0.day == start }
    if statement.day == start, isStateOrDoubt {
      settle(statement, by: by, from: nil)
    } else if statement.day == start {
      stretches[stretches.count - 1].beaten.append(statement)
    } else {
      fill(statement, by: by)
    }
  }

  /// A state older than the last stretch fills the time before it and no more.
  private mutating func fill(_ statement: Statement, by: ActorReference) {
    guard let last = stretches.popLast() else { return }
    hold(statement, by: by)
    stretches.append(last)
  }

  private mutating func leave(_ statement: Statement, _ party: ActorReference) {
    guard let last = stretches.last else {
      imply(party, until: statement)
      open(nil, statement)
      return
    }
    if last.isHeld(by: party) {
      if let start = last.start, start >= statement.day {
        stretches[stretches.count - 1].beaten.append(statement)
      } else {
        open(nil, statement)
      }
    } else if last.isContested(by: party) {
      withdraw(statement, party)
    } else if last.support.contains(where: { $0.overlaps(statement) }) {
      stretches[stretches.count - 1].support.append(statement)
    }
  }

  // MARK: - Stretches

  mutating func open(_ holder: ActorReference?, _ statement: Statement) {
    stretches.append(
      Stretch(
        holder: holder, start: statement.day, precision: statement.testimony.precision, support: [statement]
      ))
  }

  /// Whoever a place was taken from held it before, nobody says since when: open to the past. But who takes a
  /// place back held it earlier, so that the one before is known for the day before alone.
  mutating func imply(_ holder: ActorReference, until statement: Statement) {
    let isTakenBack = statement.testimony.action == .recapture && statement.holder != nil
    stretches.append(
      Stretch(
        holder: holder, start: isTakenBack ? statement.window.lowerBound.adding(days: -1) : nil,
        precision: .unknown, support: [statement], isImplied: true))
  }

  mutating func beat(_ losers: [Statement]) {
    guard !stretches.isEmpty else { return }
    stretches[stretches.count - 1].beaten += losers
  }
}
