public import Features
public import Model

/// What layers are made of; whatever is not given makes its layers empty. The order plays no part.
public struct LayerContent: Sendable {
  /// Claims: the changes among them become `control-changes`, and all lend their words to what rests on them.
  public var events: [ControlEvent]
  /// Who held what, and when: `control-status`.
  public var intervals: [ControlInterval]
  /// Analysts' rulings: they lend their words to the intervals that rest on them.
  public var rulings: [Ruling]
  /// Sketches of the ground held: `control-areas`.
  public var areas: [ControlArea]
  /// Where areas meet: `front-lines`.
  public var fronts: [FrontLine]
  /// Claims with their findings; those of distance, length and area become `distance-checks`.
  public var checks: [CheckedClaim]
  /// Every place mention: `mentions`.
  public var mentions: [MentionRecord]
  /// What a ledger kept of `distance-checks` and `mentions`, by layer; they stand beside those made of `checks` and
  /// `mentions`.
  public var features: [String: [Feature]]
  /// The reports that the others come from, by their ids.
  public let reports: [String: ReportRecord]

  /// Makes content from its parts.
  public init(
    events: [ControlEvent] = [], intervals: [ControlInterval] = [], rulings: [Ruling] = [],
    areas: [ControlArea] = [],
    fronts: [FrontLine] = [], checks: [CheckedClaim] = [], mentions: [MentionRecord] = [],
    features: [String: [Feature]] = [:], reports: [ReportRecord] = []
  ) {
    self.events = events
    self.intervals = intervals
    self.rulings = rulings
    self.areas = areas
    self.fronts = fronts
    self.checks = checks
    self.mentions = mentions
    self.features = features
    self.reports = Dictionary(reports.map { ($0.id, $0) }) { first, _ in first }
  }
}
