public import Layers
public import Ledger
public import Model

/// Which layers are made of a ledger, by which rule, and where they go.
public struct LayerPlan: Sendable {
  /// The folder, the formats and the style.
  public var writer: LayerWriter
  /// How contradicting claims are decided.
  public var rule: EvidenceRule
  /// Leaves out what was learned after this day; nil for nothing.
  public var knownAt: CivilDate?

  /// Makes a plan.
  public init(writer: LayerWriter, rule: EvidenceRule = .latest, knownAt: CivilDate? = nil) {
    self.writer = writer
    self.rule = rule
    self.knownAt = knownAt
  }

  /// What the ledger has for layers: claims and what the rule makes of them.
  public func content(of ledger: Ledger) throws(InputError) -> LayerContent {
    LayerContent(
      events: try ledger.events(knownAt: knownAt),
      intervals: try ledger.intervals(rule: rule, knownAt: knownAt),
      reports: try ledger.reports())
  }
}
