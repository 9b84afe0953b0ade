internal import Model

/// What one claim says about who holds a place, and from which day at the latest.
struct Statement: Sendable {
  /// What is said.
  enum Content: Sendable {
    /// The party took the place, from the other one where said.
    case takes(ActorReference, from: ActorReference?)
    /// The party holds the place.
    case holds(ActorReference)
    /// The party no longer holds the place.
    case leaves(ActorReference)
    /// These parties, one at least, fight over the place.
    case contests([ActorReference])
  }
  var testimony: Testimony
  var content: Content
  /// The days on which it may have become true, both included.
  var window: ClosedRange<CivilDate>

  /// Nil for what says nothing about who holds the place (a siege is of a place that another one holds), for
  /// a party that is not named, and where no day is known.
  init?(_ testimony: Testimony) {
    guard let latest = testimony.latest ?? testimony.recorded ?? testimony.earliest else { return nil }
    switch (testimony.action, testimony.by, testimony.from) {
    case (.capture, let by?, let from), (.recapture, let by?, let from): content = .takes(by, from: from)
    case (.capture, nil, let from?), (.recapture, nil, let from?): content = .leaves(from)
    case (.lose, let by?, _), (.withdraw, let by?, _): content = .leaves(by)
    case (.lose, nil, let from?), (.withdraw, nil, let from?): content = .leaves(from)
    case (.hold, let by?, _): content = .holds(by)
    case (.contest, let by, let from) where by ?? from != nil:
      content = .contests([by, from].compactMap { $0 })
    default: return nil
    }
    self.testimony = testimony
    window = min(testimony.earliest ?? latest, latest)...latest
  }

  var id: String { testimony.id }

  /// The first day on which it is known to be true: control is never claimed earlier than known.
  ///
  /// A change of some time in a week or month is known at its end. A state that is told of an interval
  /// ("since late August") is told of all of it.
  var day: CivilDate {
    switch testimony.precision {
    case .day: window.lowerBound
    case .interval where !isChange: window.lowerBound
    default: window.upperBound
    }
  }

  /// The party that holds the place by this statement; nil where it says only who does not.
  var holder: ActorReference? {
    switch content {
    case .takes(let by, _), .holds(let by): by
    case .leaves, .contests: nil
    }
  }

  /// From whom the place was taken, where said.
  var from: ActorReference? { if case .takes(_, let from) = content { from } else { nil } }

  /// Whether it speaks of a change, not of a state.
  var isChange: Bool {
    switch content {
    case .takes, .leaves: true
    case .holds, .contests: false
    }
  }

  /// Whether the speaker is the party that the statement says holds the place.
  var isSelfServing: Bool {
    guard let speaker = testimony.speaker, let holder else { return false }
    return speaker.isSameParty(as: holder)
  }
}

// MARK: - Two statements

extension Statement {
  /// For so many days a change and a later state speak of the same.
  static let memory = 7

  /// Whether both may have become true on the same day.
  func overlaps(_ other: Statement) -> Bool { window.overlaps(other.window) }

  /// Whether both speak of one time: their days overlap, or lie within a week.
  func isOfSameTime(as other: Statement) -> Bool {
    let (first, second) =
      window.lowerBound <= other.window.lowerBound ? (window, other.window) : (other.window, window)
    return second.lowerBound.dayNumber - first.upperBound.dayNumber <= Self.memory
  }

  /// Whether `party` holding the place during this statement's window is against what it says.
  func contradicts(holder party: ActorReference?) -> Bool {
    switch content {
    case .takes(let by, _), .holds(let by): party.map { !$0.isSameParty(as: by) } ?? false
    case .leaves(let loser): party?.isSameParty(as: loser) ?? false
    // Whoever is attacked holds the place still.
    case .contests: false
    }
  }

  /// Whether it says that the place was taken from `party`: then the two follow each other.
  func isAfter(_ party: ActorReference?) -> Bool {
    guard let from, let party else { return false }
    return from.isSameParty(as: party)
  }

  /// Whether nothing tells which of two contradicting statements of one day to prefer.
  func isTied(with other: Statement) -> Bool {
    testimony.recorded == other.testimony.recorded && isSelfServing == other.isSelfServing
      && isChange == other.isChange
  }

  /// Whether it names another party than `other` as the one before.
  func isAgainstFrom(of other: Statement) -> Bool {
    guard let mine = from, let theirs = other.from else { return false }
    return !mine.isSameParty(as: theirs)
  }
}

extension Statement: Comparable {
  /// By first possible day; on one day changes before states, what was recorded earlier first.
  static func < (a: Statement, b: Statement) -> Bool { a.rank < b.rank }
  static func == (a: Statement, b: Statement) -> Bool { a.rank == b.rank }

  private var rank: (CivilDate, Int, CivilDate, String) {
    (window.lowerBound, isChange ? 0 : 1, testimony.recorded ?? CivilDate(dayNumber: .max), id)
  }
}

extension [ActorReference] {
  /// The parties that differ, each once, in order of their keys; of two names of one party the first stays.
  func distinctParties() -> [ActorReference] {
    var distinct: [ActorReference] = []
    for party in sorted(by: { ($0.key, $0.text) < ($1.key, $1.text) })
    where !distinct.contains(where: { $0.isSameParty(as: party) }) {
      distinct.append(party)
    }
    return distinct
  }
}
