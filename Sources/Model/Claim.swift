/// Something a report says: about control of a place, or a figure that can be measured.
public struct Claim: Sendable, Hashable {
  /// The report's `id`.
  public var report: String
  /// What is said.
  public var content: Content
  /// Whether it is said to be so, to be planned, denied, …
  public var modality: Modality
  /// When it was true.
  public var valid: ValidTime
  /// Who says so, where it is not the writer.
  public var speaker: ActorReference?
  /// Where the report says so.
  public var evidence: Evidence
  /// The construction of the grammar that found it, such as `take.passive`; nil for a figure.
  public var construction: String?

  /// What a claim says.
  public enum Content: Sendable, Hashable {
    /// Who took, lost, left, holds, besieges or fights over a place.
    case control(ControlClaim)
    /// How far, and in which direction, one place lies from another.
    case distance(DistanceClaim)
    /// In what, and in which part of it, a place lies.
    case containment(ContainmentClaim)
    /// How long a line is.
    case length(MeasureClaim)
    /// How large an area is.
    case area(MeasureClaim)
    /// How many places changed hands.
    case count(MeasureClaim)
  }

  /// Makes a claim from its parts.
  public init(
    report: String, content: Content, modality: Modality = .asserted, valid: ValidTime,
    speaker: ActorReference? = nil, evidence: Evidence, construction: String? = nil
  ) {
    self.report = report
    self.content = content
    self.modality = modality
    self.valid = valid
    self.speaker = speaker
    self.evidence = evidence
    self.construction = construction
  }

  /// The word for its content, as in the contract: `control`, `distance`, `travel`, `containment`, `length`, `area`,
  /// `count`.
  public var type: String {
    switch content {
    case .control: "control"
    case .distance(let distance): distance.isTravelTime ? "travel" : "distance"
    case .containment: "containment"
    case .length: "length"
    case .area: "area"
    case .count: "count"
    }
  }
}

/// What a control claim says of a place.
public enum ControlAction: String, Sendable, CaseIterable {
  case capture, recapture, lose, withdraw, hold, contest, besiege

  /// Whether control changes (`capture`, `recapture`, `lose`, `withdraw`) or a state is told.
  public var isChange: Bool {
    switch self {
    case .capture, .recapture, .lose, .withdraw: true
    case .hold, .contest, .besiege: false
    }
  }
}

/// How a claim is meant; only `asserted` reaches the ledger.
public enum Modality: String, Sendable, CaseIterable {
  case asserted, planned, denied, failed, hypothetical, historical
}

/// The place of a claim as its words name it.
public struct PlaceReference: Sendable, Hashable {
  /// The words: the toponym alone, or the whole phrase of a description or set.
  public var text: String
  /// The place mention resolved; nil for an unnamed set.
  public var resolved: ResolvedPlace?

  /// Makes a reference.
  public init(text: String, resolved: ResolvedPlace?) {
    self.text = text
    self.resolved = resolved
  }

  /// The place chosen.
  public var place: Place? { resolved?.choice?.place }
}

/// Who took, lost, left, holds, besieges or fights over a place.
public struct ControlClaim: Sendable, Hashable {
  /// What the claim's place is.
  public enum Geometry: String, Sendable {
    /// A named place.
    case point
    /// A line between two named places, or a border.
    case line
    /// An unnamed set between named anchors.
    case set
    /// An unnamed set of which only the number is known.
    case count
  }
  /// What is said.
  public var action: ControlAction
  /// Of which place.
  public var place: PlaceReference
  /// What the place is.
  public var geometry: Geometry
  /// Who takes, loses, leaves, holds, besieges or fights.
  public var by: ActorReference?
  /// From whom it was taken.
  public var from: ActorReference?
  /// How many places an unnamed set has, where said.
  public var count: Int?
  /// Whether only a part is meant ("most of", "parts of").
  public var isPartial: Bool

  /// Makes a control claim.
  public init(
    action: ControlAction, place: PlaceReference, geometry: Geometry = .point, by: ActorReference? = nil,
    from: ActorReference? = nil, count: Int? = nil, isPartial: Bool = false
  ) {
    self.action = action
    self.place = place
    self.geometry = geometry
    self.by = by
    self.from = from
    self.count = count
    self.isPartial = isPartial
  }
}

/// How far, and in which direction, `subject` is said to lie from `anchor`.
public struct DistanceClaim: Sendable, Hashable {
  /// The thing that lies there.
  public var subject: PlaceReference
  /// What it lies from.
  public var anchor: PlaceReference
  /// The stated figure; nil where only a direction is given, or "a few kilometres".
  public var quantity: QuantityMention?
  /// The direction from the anchor to the subject.
  public var direction: CompassPoint?
  /// Whether the subject moves (troops, rebels): a front, not a place.
  public var isMoving: Bool
  /// The way along which the distance is meant, where the words say.
  public var path: Route?

  /// Makes a distance claim.
  public init(
    subject: PlaceReference, anchor: PlaceReference, quantity: QuantityMention?, direction: CompassPoint?,
    isMoving: Bool = false, path: Route? = nil
  ) {
    self.subject = subject
    self.anchor = anchor
    self.quantity = quantity
    self.direction = direction
    self.isMoving = isMoving
    self.path = path
  }

  /// Whether the time of the way is stated, not its length.
  public var isTravelTime: Bool {
    if case .time? = quantity?.unit { return true }
    return false
  }
}

/// In what a place is said to lie: "X in northern Y".
public struct ContainmentClaim: Sendable, Hashable {
  /// The thing that lies there.
  public var subject: PlaceReference
  /// What it lies in.
  public var container: PlaceReference
  /// Which part of it ("northern"); nil where none is named.
  public var sector: CompassPoint?

  /// Makes a containment claim.
  public init(subject: PlaceReference, container: PlaceReference, sector: CompassPoint?) {
    self.subject = subject
    self.container = container
    self.sector = sector
  }
}

/// A stated length, area or number.
public struct MeasureClaim: Sendable, Hashable {
  /// The figure.
  public var quantity: QuantityMention
  /// What it measures, in the report's words.
  public var subject: String?
  /// The two ends of a line, or the place of an area, where they are named or known.
  public var ends: [PlaceReference]
  /// The river, road or border that a line is a stretch of, where it is named.
  public var along: PlaceReference?

  /// Makes a measure claim.
  public init(
    quantity: QuantityMention, subject: String? = nil, ends: [PlaceReference] = [],
    along: PlaceReference? = nil
  ) {
    self.quantity = quantity
    self.subject = subject
    self.ends = ends
    self.along = along
  }
}

/// Where a report says something.
public struct Evidence: Sendable, Hashable {
  /// UTF-8 byte offsets into the file as it was read.
  public var span: ByteSpan
  /// The quoted words on one line.
  public var text: String
  /// The whole sentence on one line.
  public var sentence: String

  /// Makes an evidence.
  public init(span: ByteSpan, text: String, sentence: String) {
    self.span = span
    self.text = text
    self.sentence = sentence
  }
}
