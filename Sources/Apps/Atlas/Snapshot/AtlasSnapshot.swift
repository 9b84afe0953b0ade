internal import FeatureIndex
internal import Features
internal import Gazetteer
internal import Layers
internal import Model

/// All layers of one state of the ledger; never changed, replaced as a whole.
struct AtlasSnapshot: Sendable {
  /// In the order of the catalogue.
  let collections: [LayerCollection]
  /// Why layers of the catalogue are not among them, by their names.
  let missing: [String: String]
  /// The days on which something was recorded, in order.
  let recordedDays: [CivilDate]
  /// What the layers are made of: the map page is made of the same.
  let content: LayerContent
  /// The hash of all collections: what tells this state from others.
  let state: UInt64
  private let positions: [String: Int]

  init(
    _ collections: [LayerCollection], missing: [String: String] = [:], of content: LayerContent,
    recordedDays: [CivilDate]
  ) {
    self.collections = collections
    self.missing = missing
    self.content = content
    self.recordedDays = recordedDays
    var hash = Fingerprint64()
    for collection in collections { hash.add(collection.state) }
    state = hash.value
    positions = Dictionary(collections.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The collection of that name.
  func collection(_ id: String) -> LayerCollection? { positions[id].map { collections[$0] } }
}

/// A layer of a snapshot as a collection of OGC API – Features.
final class LayerCollection: Sendable {
  /// The layer's name.
  let id: String
  /// Its features.
  let index: FeatureIndex
  /// The hash of its features and fields.
  let state: UInt64
  /// What may be asked of it.
  let queryables: Queryables
  /// The names of all parameters that its features have.
  let parameterNames: [String]
  /// By which its features are found by name; nil where they cannot be.
  private let gazetteer: Gazetteer?

  /// Takes a layer.
  ///
  /// - Parameter gazetteer: The gazetteer that it is made of.
  init(_ index: FeatureIndex, searchedBy gazetteer: Gazetteer? = nil) {
    self.gazetteer = gazetteer
    id = index.schema.name
    self.index = index
    queryables = Queryables(index.schema)
    let own = (gazetteer == nil ? [] : [ParameterDefinition.name]) + queryables.all.map(\.definition)
    parameters = own
    parameterNames = (Resource.items(index.schema.name).parameters + own).map(\.name)
    state = Self.hash(index)
  }

  /// The parameters that its features have, beside those of all collections.
  let parameters: [ParameterDefinition]

  /// The positions of the features that a name may mean, the best first; nil where features are not found by name.
  func positions(named name: String) throws(InputError) -> [Int]? {
    guard let gazetteer else { return nil }
    let found = try gazetteer.page(PlaceQuery(name: name, limit: Gazetteer.searchLimit))
    return found.places.compactMap { index.position(of: $0.id) }
  }

  private static func hash(_ index: FeatureIndex) -> UInt64 {
    var hash = Fingerprint64(index.schema.fields.map(\.name).joined(separator: " "))
    var bytes: [UInt8] = []
    for position in 0..<index.count {
      bytes.removeAll(keepingCapacity: true)
      index.append(position, as: .jsonfg, to: &bytes)
      hash.add(bytes)
    }
    return hash.value
  }
}
