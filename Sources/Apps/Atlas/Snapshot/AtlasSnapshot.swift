internal import FeatureIndex
internal import Features
internal import Layers
internal import Model

/// All layers of one state of the ledger; never changed, replaced as a whole.
struct AtlasSnapshot: Sendable {
  /// In the order of the catalogue.
  let collections: [LayerCollection]
  /// The days on which something was recorded, in order.
  let recordedDays: [CivilDate]
  /// What the layers are made of: the map page is made of the same.
  let content: LayerContent
  /// The hash of all collections: what tells this state from others.
  let state: UInt64
  private let positions: [String: Int]

  init(_ collections: [LayerCollection], of content: LayerContent, recordedDays: [CivilDate]) {
    self.collections = collections
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

  /// Takes a layer.
  init(_ index: FeatureIndex) {
    id = index.schema.name
    self.index = index
    queryables = Queryables(index.schema)
    state = Self.hash(index)
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
