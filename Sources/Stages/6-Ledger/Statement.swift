internal import Model

/// What one event says about who holds a place, and from which day at the latest.
struct Statement {
  /// What is said.
  enum Content {
    /// The party took the place, from the other one where said.
    case takes(ActorReference, from: ActorReference?)
    /// The party holds the place.
    case holds(ActorReference)
    /// The party no longer holds the place.
    case leaves(ActorReference)
  }
  var event: ControlEvent
  var content: Content
  /// The days on which it may have become true, both included.
  var window: ClosedRange<CivilDate>

  /// Nil for what says nothing about who holds the place (sieges, fights), for a party that is not named,
  /// and where no day is known.
  init?(_ event: ControlEvent) {
    guard let latest = event.valid.latest ?? event.recorded ?? event.valid.earliest else { return nil }
    switch (event.action, event.by, event.from) {
    case (.capture, let by?, let from), (.recapture, let by?, let from): content = .takes(by, from: from)
    case (.capture, nil, let from?), (.recapture, nil, let from?): content = .leaves(from)
    case (.lose, let by?, _), (.withdraw, let by?, _): content = .leaves(by)
    case (.lose, nil, let from?), (.withdraw, nil, let from?): content = .leaves(from)
    case (.hold, let by?, _): content = .holds(by)
    default: return nil
    }
    self.event = event
    window = min(event.valid.earliest ?? latest, latest)...latest
  }

  /// The first day on which it is known to be true: control is never claimed earlier than known.
  var day: CivilDate { event.valid.precision == .day ? window.lowerBound : window.upperBound }

  /// The party that holds the place by this statement; nil where it says only who does not.
  var holder: ActorReference? {
    switch content {
    case .takes(let by, _), .holds(let by): by
    case .leaves: nil
    }
  }

  /// Whether it speaks of a change, not of a state.
  var isChange: Bool { if case .holds = content { false } else { true } }

  /// Whether the speaker is the party that the statement favours.
  var isSelfServing: Bool {
    guard let speaker = event.speaker, let holder else { return false }
    return speaker.isSameParty(as: holder)
  }

  /// Whether both may have become true on the same day.
  func overlaps(_ other: Statement) -> Bool { window.overlaps(other.window) }

  /// Whether `party` holding the place during this statement's window is against what it says.
  func contradicts(holder party: ActorReference?) -> Bool {
    switch content {
    case .takes(let by, _), .holds(let by): party.map { !$0.isSameParty(as: by) } ?? false
    case .leaves(let loser): party?.isSameParty(as: loser) ?? false
    }
  }
}

extension Statement: Comparable {
  /// By first possible day; on one day changes before states, what was recorded earlier first.
  static func < (a: Statement, b: Statement) -> Bool { a.rank < b.rank }
  static func == (a: Statement, b: Statement) -> Bool { a.rank == b.rank }

  private var rank: (CivilDate, Int, CivilDate, String) {
    (window.lowerBound, isChange ? 0 : 1, event.recorded ?? CivilDate(dayNumber: .max), event.id)
  }
}
