internal import Model

/// The stretches of control of one place, in order of time; the last one is open.
struct Timeline {
  /// A stretch during which one party holds the place, or nobody is said to.
  struct Stretch {
    var holder: ActorReference?
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
  }

  /// For so many days a change speaks against a later state that contradicts it.
  private static let memory = 7

  private(set) var stretches: [Stretch] = []
  /// Every statement applied: those that no stretch rests on may still speak against one.
  private var statements: [Statement] = []

  /// Adds a statement; statements come in their order.
  mutating func apply(_ statement: Statement) {
    statements.append(statement)
    switch statement.content {
    case .takes(let by, let from): take(statement, by: by, from: from)
    case .holds(let by): hold(statement, by: by)
    case .leaves(let party): leave(statement, party)
    }
    tidy()
  }

  /// Keeps stretches in order of time, and neighbours of different holders: moving a first day, or taking a
  /// beaten stretch away, may have brought two together.
  private mutating func tidy() {
    var index = 1
    while index < stretches.count {
      let (before, after) = (stretches[index - 1], stretches[index])
      let isSame = after.holder.map { before.isHeld(by: $0) } ?? (before.holder == nil)
      if isSame {
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
    stretches[index].precision = statement.event.valid.precision
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
    beat(last.support)
  }

  /// Two contradicting words for one day.
  private mutating func settle(_ statement: Statement, by: ActorReference, from: ActorReference?) {
    let index = stretches.count - 1
    let last = stretches[index]
    if last.holder == nil {
      // Somebody left and this one came on the same day: both tell the same change.
      stretches[index].holder = by
      stretches[index].support.append(statement)
      return
    }
    if last.support.contains(where: { $0.isAfter(by) }) {
      // The last stretch began by taking the place from this party: it came, and lost it, on that very day.
      if index > 0, stretches[index - 1].isImplied { stretches.remove(at: index - 1) }
      return
    }
    let followsLast = from.map { last.isHeld(by: $0) } ?? false
    let isBeaten = last.support.contains { other in
      other.day == statement.day && !followsLast && statement.isSelfServing && !other.isSelfServing
    }
    if isBeaten {
      stretches[index].beaten.append(statement)
    } else {
      stretches.removeLast()
      if stretches.isEmpty, let from, !followsLast { imply(from, until: statement) }
      if stretches.last?.isHeld(by: by) ?? false { support(statement) } else { open(by, statement) }
      beat(last.support + last.beaten)
    }
  }

  // MARK: - Holding and leaving

  private mutating func hold(_ statement: Statement, by: ActorReference) {
    guard let last = stretches.last else { return open(by, statement) }
    if last.isHeld(by: by) { return support(statement) }
    guard let start = last.start, statement.day <= start else {
      open(by, statement)
      // No change is told between the two: who took the place days ago is contradicted, not followed.
      beat(last.support.filter { $0.isChange && statement.day.dayNumber - $0.day.dayNumber <= Self.memory })
      return
    }
    if statement.day == start {
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
    } else if last.support.contains(where: { $0.overlaps(statement) }) {
      stretches[stretches.count - 1].support.append(statement)
    }
  }

  // MARK: - Stretches

  private mutating func open(_ holder: ActorReference?, _ statement: Statement) {
    stretches.append(
      Stretch(
        holder: holder, start: statement.day, precision: statement.event.valid.precision, support: [statement]
      ))
  }

  private mutating func imply(_ holder: ActorReference, until statement: Statement) {
    stretches.append(
      Stretch(holder: holder, start: nil, precision: .unknown, support: [statement], isImplied: true))
  }

  private mutating func beat(_ losers: [Statement]) {
    guard !stretches.isEmpty else { return }
    stretches[stretches.count - 1].beaten += losers
  }
}

// MARK: - Intervals

extension Timeline {
  /// The stretches as closed intervals: the end is the last day held.
  func intervals(of place: ControlEvent, rule: String) -> [ControlInterval] {
    guard let placeID = place.placeID, let coordinate = place.coordinate else { return [] }
    return stretches.indices.map { index in
      let stretch = stretches[index]
      let next = index + 1 < stretches.count ? stretches[index + 1].start : nil
      return ControlInterval(
        id: "\(placeID)@\(stretch.start?.description ?? "..")", placeID: placeID, placeName: place.placeName,
        coordinate: coordinate, holder: stretch.holder, previous: previousHolder(of: index),
        start: stretch.start, end: next?.adding(days: -1), startPrecision: stretch.precision, rule: rule,
        supporting: names(stretch.support), competing: names(opponents(of: stretch)))
    }
  }

  private func previousHolder(of index: Int) -> ActorReference? {
    if index > 0 { return stretches[index - 1].holder }
    return stretches[index].isImplied ? nil : stretches[index].support.first?.from
  }

  /// What was said for the same time and names another holder: beaten on its day, or overlapping with what
  /// the stretch rests on. Whoever names the stretch's party as the one before is no opponent.
  private func opponents(of stretch: Stretch) -> [Statement] {
    let own = Set(stretch.support.map(\.event.id))
    return statements.filter { other in
      guard !own.contains(other.event.id) else { return false }
      guard other.contradicts(holder: stretch.holder) else { return false }
      if stretch.beaten.contains(where: { $0.event.id == other.event.id }) { return true }
      guard !other.isAfter(stretch.holder) else { return false }
      return stretch.support.contains { own in
        own.overlaps(other) && !own.isAfter(other.holder)
          && (!stretch.isImplied || other.isAgainstFrom(of: own))
      }
    }
  }

  private func names(_ statements: [Statement]) -> [String] {
    var seen: Set<String> = []
    return statements.sorted().map(\.event.id).filter { seen.insert($0).inserted }
  }
}

extension Statement {
  /// From whom the place was taken, where said.
  var from: ActorReference? { if case .takes(_, let from) = content { from } else { nil } }

  /// Whether it says that the place was taken from `party`: then the two follow each other.
  func isAfter(_ party: ActorReference?) -> Bool {
    guard let from, let party else { return false }
    return from.isSameParty(as: party)
  }

  /// Whether it names another party than `other` as the one before.
  func isAgainstFrom(of other: Statement) -> Bool {
    guard let mine = from, let theirs = other.from else { return false }
    return !mine.isSameParty(as: theirs)
  }
}
