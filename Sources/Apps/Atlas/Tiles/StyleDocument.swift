internal import FeatureIndex
internal import Features
internal import GeoJSON
internal import Model

/// A style of all layers for MapLibre (style specification, version 8), which works as it is: areas, fronts and places in the
/// colours of who holds them.
struct StyleDocument {
  let snapshot: AtlasSnapshot
  let request: AtlasRequest

  /// The layers from the lowest to the highest.
  private static let order = [
    "control-areas", "front-lines", "distance-checks", "mentions", "control-changes", "control-status",
  ]

  private var collections: [LayerCollection] { Self.order.compactMap { snapshot.collection($0) } }

  var json: JSONOutput {
    let background = JSONOutput.members([
      "id": "background", "type": "background",
      "paint": .members(["background-color": "#f4f4f0"]),
    ])
    return .members([
      "version": .int(8), "name": .string(ServiceDocuments.title),
      "sources": .object(collections.map { .init($0.id, source($0)) }),
      "layers": .array([background] + collections.flatMap(layers)),
    ])
  }

  private func source(_ collection: LayerCollection) -> JSONOutput {
    var parameters = request.parameters.given.filter { $0.name != "f" }
    if request.parameters["datetime"] == nil, let day = snapshot.recordedDays.last {
      // All days at once would show every holder of a place over the others.
      parameters.append(.init(name: "datetime", value: day.description))
    }
    parameters.append(.init(name: "f", value: Representation.tileJSON.name))
    let address = "\(request.origin)/collections/\(collection.id)/tiles/\(TileMatrixSet.name)"
    return .members(["type": "vector", "url": .string(address + RequestTarget.query(parameters))])
  }

  private func layers(_ collection: LayerCollection) -> [JSONOutput] {
    let colour = colour(of: collection)
    switch collection.index.schema.geometry {
    case .polygon:
      return [
        layer(collection, "fill", ["fill-color": colour, "fill-opacity": .double(0.35)])
      ]
    case .line:
      return [layer(collection, "line", ["line-color": colour, "line-width": .double(1.5)])]
    case .point:
      let isStatus = collection.index.schema.categoryFields.isEmpty == false
      return [
        layer(
          collection, "circle",
          [
            "circle-color": colour, "circle-radius": .double(isStatus ? 5 : 3),
            "circle-stroke-color": "#ffffff", "circle-stroke-width": .double(1),
          ])
      ]
    }
  }

  private func layer(
    _ collection: LayerCollection, _ type: String, _ paint: KeyValuePairs<String, JSONOutput>
  ) -> JSONOutput {
    .members([
      "id": .string(collection.id), "type": .string(type), "source": .string(collection.id),
      "source-layer": .string(collection.id), "paint": .members(paint),
    ])
  }

  /// The colour of each category by its key, in the order of keys; grey without one.
  private func colour(of collection: LayerCollection) -> JSONOutput {
    var colours: [String: String] = [:]
    for position in 0..<collection.index.count {
      guard let category = collection.index.feature(at: position).category else { continue }
      colours[category.key] = category.colour
    }
    guard !colours.isEmpty else { return Self.grey }
    let fields = collection.index.schema.categoryFields.map { JSONOutput.array(["get", .string($0)]) }
    let pairs = colours.sorted { $0.key < $1.key }.flatMap { [JSONOutput.string($0.key), .string($0.value)] }
    return .array(["match", .array(["coalesce"] + fields)] + pairs + [Self.grey])
  }

  private static let grey: JSONOutput = "#777777"
}
