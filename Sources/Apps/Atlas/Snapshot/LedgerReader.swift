internal import FeatureIndex
internal import Features
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
  /// The gazetteer, which is in every snapshot as it was at the start.
  var places: LayerCollection?
  /// Why its places are not among the collections; nil where they are, or where there is no gazetteer.
  var lackOfPlaces: String?

  /// Reads the ledger as it was known on a day (nil for all it knows).
  ///
  /// - Parameter former: A snapshot of which unchanged collections are kept, so that they are in memory once.
  func snapshot(
    knownAt day: CivilDate? = nil, former: AtlasSnapshot? = nil
  ) throws(InputError) -> AtlasSnapshot {
    let ledger = try Ledger(readOnly: path)
    var plan = LayerPlan(writer: LayerWriter(folder: ""), rule: rule, knownAt: earliest(day, knownAt))
    plan.sketches = false
    var content = try plan.content(of: ledger)
    var missing = try sketch(&content)
    missing[PlacesLayer.name] = lackOfPlaces
    var collections: [LayerCollection] = []
    let layers = LayerCatalogue.layers(of: content).filter { missing[$0.schema.name] == nil }.map {
      (schema: $0.schema, features: Self.datedFirst($0))
    }
    for index in try FeatureIndex.layers(layers) {
      let collection = LayerCollection(index)
      let known = former?.collection(collection.id)
      collections.append(known?.state == collection.state ? known ?? collection : collection)
    }
    if let places { collections.append(places) }
    return AtlasSnapshot(
      collections, missing: missing, of: content, recordedDays: try recordedDays(of: ledger))
  }

  /// Places times days beyond which no areas are sketched: they would take longer than people wait for a server.
  static let mostPlaceDays = 3_000_000

  /// Sketches areas and fronts; gives back why there are none, by layer, where it would take too long.
  private func sketch(_ content: inout LayerContent) throws(InputError) -> [String: String] {
    let work = AreaMaker.placeDays(of: content.intervals)
    guard work <= Self.mostPlaceDays else {
      let why =
        "not sketched: places times days of change are \(work), more than \(Self.mostPlaceDays); "
        + "'dateline export --layers control-areas,front-lines' sketches them at its leisure"
      return Dictionary(uniqueKeysWithValues: LayerCatalogue.sketched.map { ($0, why) })
    }
    let sketch = try AreaMaker().sketch(content.intervals)
    (content.areas, content.fronts) = (sketch.areas, sketch.fronts)
    return [:]
  }

  /// A layer's features, those with both ends of their time before the others: GDAL before 3.8, and QGIS with it, take
  /// the types of columns from the first ten, and a column of nulls for words.
  private static func datedFirst(_ layer: FilledLayer) -> [Feature] {
    let ends = layer.schema.fields.indices.filter { ["start", "end"].contains(layer.schema.fields[$0].name) }
    func isDated(_ feature: Feature) -> Bool { ends.allSatisfy { feature.values[$0] != .null } }
    return layer.features.filter(isDated) + layer.features.filter { !isDated($0) }
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
