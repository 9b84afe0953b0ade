import Model

/// A draft with what its sentence and passage say of time and speaker.
struct PlacedDraft {
  var draft: Draft
  var sentence: Int
  var valid: ValidTime
  var speaker: ActorReference?
  var span: ByteSpan
  /// Whether who does it only speaks: "officials captured" is hardly meant.
  var isBySpeaker: Bool

  init(draft: Draft, view: SentenceView, passage: Passage) {
    self.draft = draft
    sentence = view.index
    span = view.span(draft.range)
    let position = ClaimDates.Position(
      trigger: draft.datedFrom ?? draft.trigger, isState: !draft.action.isChange, isNominal: draft.isNominal,
      isPast: draft.isPast)
    valid = ClaimDates(view: view, carried: passage.date(for: view.index)).valid(at: position)
    speaker =
      draft.isAside ? nil : Attribution(view: view, carried: passage.speaker).speaker(of: draft.trigger)
    isBySpeaker = draft.by.map(view.grammar.isSpeaker) ?? false
  }

  /// Whether another draft of the sentence tells the same of the same ground.
  func tellsSame(as other: PlacedDraft) -> Bool {
    let places = Set(draft.targets.map(\.text))
    return draft.action.family == other.draft.action.family && draft.modality == other.draft.modality
      && !places.isDisjoint(with: other.draft.targets.map(\.text))
      && (draft.trigger == other.draft.trigger || draft.by == other.draft.by)
  }
}

extension ControlAction {
  /// What an action does to control: taking, leaving, or a state of its own.
  enum Family { case take, leave, hold, contest, besiege }

  /// The family of the action.
  var family: Family {
    switch self {
    case .capture, .recapture: .take
    case .lose, .withdraw: .leave
    case .hold: .hold
    case .contest: .contest
    case .besiege: .besiege
    }
  }
}
