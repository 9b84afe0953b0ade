internal import FeatureIndex
internal import Layers
internal import Ledger
internal import Model
internal import Pipeline

/// Makes snapshots of a ledger's file. Slow: never called where requests are answered.
struct LedgerReader: Sendable {
  /// The ledger's file.
  var path: String
  /// How contradicting claims are decided.
  var rule: EvidenceRule
  /// The last day that anything is told of; nil for no such day.
  var knownAt: CivilDate?

  /// Reads the ledger as it was known on a day (nil for all it knows).
  ///
  /// - Parameter former: A snapshot of which unchanged collections are kept, so that they are in memory once.
  func snapshot(
    knownAt day: CivilDate? = nil, former: AtlasSnapshot? = nil
  ) throws(InputError) -> AtlasSnapshot {
    let ledger = try Ledger(readOnly: path)
    let plan = LayerPlan(writer: LayerWriter(folder: ""), rule: rule, knownAt: earliest(day, knownAt))
    let content = try plan.content(of: ledger)
    var collections: [LayerCollection] = []
    let layers = LayerCatalogue.layers(of: content).map { (schema: $0.schema, features: $0.features) }
    for index in try FeatureIndex.layers(layers) {
      let collection = LayerCollection(index)
      let known = former?.collection(collection.id)
      collections.append(known?.state == collection.state ? known ?? collection : collection)
    }
    return AtlasSnapshot(collections, of: content, recordedDays: try recordedDays(of: ledger))
  }

  private func recordedDays(of ledger: Ledger) throws(InputError) -> [CivilDate] {
    let days = try ledger.events().compactMap(\.recorded) + (try ledger.rulings().map(\.recorded))
    return Set(days.filter { day in knownAt.map { day <= $0 } ?? true }).sorted()
  }

  private func earliest(_ a: CivilDate?, _ b: CivilDate?) -> CivilDate? {
    if let a, let b { return min(a, b) }
    return a ?? b
  }
}
