/// What an analyst decided, with the reason: a row of the ledger beside the claims, never a change of one.
public struct Ruling: Sendable, Hashable {
  /// What is ruled.
  public enum Content: Sendable, Hashable {
    /// The claim or ruling of this id no longer counts.
    case retraction(of: String)
    /// The place had this status from the first day to the last; nil days are open.
    case decision(
      place: RuledPlace, status: ControlInterval.Status, holder: ActorReference?, from: CivilDate?,
      to: CivilDate?)
  }
  /// Stable name: the same ruling gives the same name.
  public var id: String
  /// What is ruled.
  public var content: Content
  /// Why.
  public var reason: String
  /// Who ruled.
  public var analyst: String?
  /// The day of the ruling: when we learned it.
  public var recorded: CivilDate

  /// Makes a ruling from its parts.
  public init(id: String, content: Content, reason: String, analyst: String?, recorded: CivilDate) {
    self.id = id
    self.content = content
    self.reason = reason
    self.analyst = analyst
    self.recorded = recorded
  }
}

/// The place of a decision.
public struct RuledPlace: Sendable, Hashable {
  /// Its id in the gazetteer.
  public var id: String
  /// Its main name.
  public var name: String
  /// Its point.
  public var coordinate: Coordinate

  /// Makes a place.
  public init(id: String, name: String, coordinate: Coordinate) {
    self.id = id
    self.name = name
    self.coordinate = coordinate
  }
}
