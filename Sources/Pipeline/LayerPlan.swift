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
  /// How areas and fronts are sketched.
  public var sketching: AreaMaker
  /// Whether they are: at first only where the writer has layers of them. Theirs is by far the longest work.
  public var sketches: Bool

  /// Makes a plan.
  public init(
    writer: LayerWriter, rule: EvidenceRule = .latest, knownAt: CivilDate? = nil,
    sketching: AreaMaker = AreaMaker()
  ) {
    self.sketching = sketching
    self.writer = writer
    self.rule = rule
    self.knownAt = knownAt
    sketches = writer.layers.map { !$0.isDisjoint(with: LayerCatalogue.sketched) } ?? true
  }

  /// What the ledger has for layers: claims that count and what the rule makes of them, with the sketches of
  /// areas and fronts.
  public func content(of ledger: Ledger) throws(InputError) -> LayerContent {
    let intervals = try ledger.intervals(rule: rule, knownAt: knownAt)
    let sketch = sketches ? try sketching.sketch(intervals) : nil
    let book = RulingBook(try ledger.rulings(knownAt: knownAt))
    return LayerContent(
      events: try ledger.events(knownAt: knownAt).filter { !book.retracted.contains($0.id) },
      intervals: intervals, rulings: book.rulings, areas: sketch?.areas ?? [], fronts: sketch?.fronts ?? [],
      features: try LayerCatalogue.features(of: try ledger.features(knownAt: knownAt)),
      reports: try ledger.reports())
  }
}
