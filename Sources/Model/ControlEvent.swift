/// A change or state of control that the ledger accepts, with everything a reader may ask of it.
public struct ControlEvent: Sendable, Hashable {
  /// Stable name: the same claim gives the same name.
  public var id: String
  /// What is said.
  public var action: ControlAction
  /// The place: gazetteer id, or nil where it is unresolved or unnamed.
  public var placeID: String?
  /// The place's main name in the gazetteer, else the report's words.
  public var placeName: String
  /// The report's words for the place.
  public var placeText: String
  /// The point; nil where it is unresolved or unnamed.
  public var coordinate: Coordinate?
  /// Country (ISO 3166-1 alpha-2), where resolved.
  public var country: String?
  /// Whether the place is a named point, a line, a set or only counted.
  public var geometry: ControlClaim.Geometry
  /// How many places an unnamed set has, where said.
  public var count: Int?
  /// 0...1, how sure the choice of this place is; nil where unresolved.
  public var placeScore: Double?
  /// Why this place, in one line.
  public var placeReason: String
  /// Who takes, loses, leaves, holds, besieges or fights.
  public var by: ActorReference?
  /// From whom.
  public var from: ActorReference?
  /// When it was true.
  public var valid: ValidTime
  /// The day we learned it: the report's day of publication.
  public var recorded: CivilDate?
  /// Who says so, where it is not the writer.
  public var speaker: ActorReference?
  /// The report's `id`.
  public var report: String
  /// The outlet.
  public var source: String?
  /// The report's address.
  public var url: String?
  /// The quoted words, with their place in the file.
  public var evidence: Evidence

  /// Makes an event from its parts.
  public init(
    id: String, action: ControlAction, placeID: String?, placeName: String, placeText: String,
    coordinate: Coordinate?, country: String? = nil, geometry: ControlClaim.Geometry = .point,
    count: Int? = nil, placeScore: Double? = nil, placeReason: String = "", by: ActorReference? = nil,
    from: ActorReference? = nil, valid: ValidTime, recorded: CivilDate?, speaker: ActorReference? = nil,
    report: String, source: String? = nil, url: String? = nil, evidence: Evidence
  ) {
    self.id = id
    self.action = action
    self.placeID = placeID
    self.placeName = placeName
    self.placeText = placeText
    self.coordinate = coordinate
    self.country = country
    self.geometry = geometry
    self.count = count
    self.placeScore = placeScore
    self.placeReason = placeReason
    self.by = by
    self.from = from
    self.valid = valid
    self.recorded = recorded
    self.speaker = speaker
    self.report = report
    self.source = source
    self.url = url
    self.evidence = evidence
  }
}
