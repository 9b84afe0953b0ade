package import Model

/// What a rule of evidence reads of a claim: what is said of a place, for when, by whom, and in which words.
package struct Testimony: Sendable {
  /// The event's id.
  var id: String
  /// What is said.
  var action: ControlAction
  /// Who takes, loses, leaves, holds, besieges or fights.
  var by: ActorReference?
  /// From whom.
  var from: ActorReference?
  /// The first day on which it may have become true.
  var earliest: CivilDate?
  /// The last day on which it may have become true, or on which it was said to be true.
  var latest: CivilDate?
  /// How exactly the words give it.
  var precision: ValidTime.Precision
  /// The day we learned it.
  var recorded: CivilDate?
  /// Who says so, where it is not the writer.
  var speaker: ActorReference?
  /// The report's id.
  var report: String
  /// The sentence that says so; empty where no rule asks for it.
  var sentence: String
}

extension Testimony {
  /// What a rule reads of an event.
  package init(_ event: ControlEvent) {
    self.init(
      id: event.id, action: event.action, by: event.by, from: event.from, earliest: event.valid.earliest,
      latest: event.valid.latest, precision: event.valid.precision, recorded: event.recorded,
      speaker: event.speaker, report: event.report, sentence: event.evidence.sentence)
  }
}
