/// An interval during which, by a named rule, one party holds a place, several claim it, or nobody is known to hold it.
public struct ControlInterval: Sendable, Hashable {
  /// What a rule makes of the claims.
  public enum Status: String, Sendable, CaseIterable {
    /// One party holds the place.
    case held
    /// Several parties are said to hold it, and the rule does not decide between them.
    case contested
    /// Nobody is known to hold it.
    case unknown
  }
  /// Stable name: place and first day.
  public var id: String
  /// The place's gazetteer id.
  public var placeID: String
  /// The place's main name.
  public var placeName: String
  /// Its point.
  public var coordinate: Coordinate
  /// What the rule makes of the claims.
  public var status: Status
  /// Who holds it; nil unless the status is `held`.
  public var holder: ActorReference?
  /// Between whom it is contested, in order of their keys; empty unless the status is `contested`.
  public var claimants: [ActorReference]
  /// Who held it before, where known.
  public var previous: ActorReference?
  /// First day of the interval; nil where open to the past.
  public var start: CivilDate?
  /// Last day of the interval; nil where it lasts to the end of what is known.
  public var end: CivilDate?
  /// How exactly the first day is known.
  public var startPrecision: ValidTime.Precision
  /// The rule that decided, such as `latest`.
  public var rule: String
  /// The events that speak for it, in order of valid time.
  public var supporting: [String]
  /// The events of the same time that speak against it.
  public var competing: [String]
  /// The analyst's decision that it rests on, which outranks the rule; nil where the rule alone decided.
  public var decision: String?

  /// Makes an interval from its parts; without a status it is held by the holder, or unknown where there is none.
  public init(
    id: String, placeID: String, placeName: String, coordinate: Coordinate, status: Status? = nil,
    holder: ActorReference?, claimants: [ActorReference] = [], previous: ActorReference? = nil,
    start: CivilDate?, end: CivilDate?, startPrecision: ValidTime.Precision, rule: String,
    supporting: [String], competing: [String] = [], decision: String? = nil
  ) {
    self.id = id
    self.placeID = placeID
    self.placeName = placeName
    self.coordinate = coordinate
    self.status = status ?? (holder == nil ? .unknown : .held)
    self.holder = holder
    self.claimants = claimants
    self.previous = previous
    self.start = start
    self.end = end
    self.startPrecision = startPrecision
    self.rule = rule
    self.supporting = supporting
    self.competing = competing
    self.decision = decision
  }
}
