import Model

/// A control claim as one construction tells it, before the report's other sentences are taken into account.
struct Draft {
  /// The construction's name.
  var construction: String
  /// The unit of the verb, adjective or noun that tells it.
  var trigger: Int
  /// What is told.
  var action: ControlAction
  /// The ground it is told of.
  var targets: [PlaceObject.Target]
  /// Who takes, loses, holds …
  var by: ActorReference?
  /// From whom.
  var from: ActorReference?
  /// How it is meant.
  var modality: Modality
  /// Whether a noun tells it.
  var isNominal = false
  /// Whether its verb stands in a simple past.
  var isPast = false
  /// The unit from which its date is looked for, where that is not the trigger.
  var datedFrom: Int?
  /// Whether the writer tells it in passing ("the X stronghold of A", ", which is now held by X"), so that
  /// it is
  /// the writer's word even inside somebody's speech.
  var isAside = false
  /// The units that tell it.
  var range: Range<Int>
}
