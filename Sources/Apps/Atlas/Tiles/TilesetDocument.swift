internal import FeatureIndex
internal import Features
internal import GeoJSON

/// What the tiles of a collection are (OGC 17-083r4, 7; TileJSON 3.0).
struct TilesetDocument {
  let collection: LayerCollection
  let request: AtlasRequest

  private var path: String { "\(request.origin)/collections/\(collection.id)/tiles" }

  /// The address of a tile, to be filled in; the time asked for goes with it.
  private func template(_ z: String, _ y: String, _ x: String) -> String {
    let chosen = request.parameters.given.filter { $0.name != "f" }
    return "\(path)/\(TileMatrixSet.name)/\(z)/\(y)/\(x)" + RequestTarget.query(chosen)
  }

  /// The list of the collection's sets: one.
  var list: JSONOutput {
    .members([
      "links": request.selfLinks([.json, .html]).json,
      "tilesets": .array([
        .object(
          members + [
            .init(
              "links",
              [
                Link(
                  "self", "\(path)/\(TileMatrixSet.name)", Representation.json.mediaType,
                  "Tiles of \(CollectionDocument.title(collection.id))")
              ].json)
          ])
      ]),
    ])
  }

  /// The set.
  var set: JSONOutput {
    let title = "Tiles of \(CollectionDocument.title(collection.id))"
    let item = JSONOutput.members([
      "href": .string(template("{tileMatrix}", "{tileRow}", "{tileCol}")), "rel": "item",
      "type": .string(Representation.tile.mediaType), "title": .string(title), "templated": .bool(true),
    ])
    let links =
      request.selfLinks([.json, .html]) + [
        Link(
          "describedby", request.address(with: ["f": Representation.tileJSON.name]),
          Representation.tileJSON.mediaType, "\(title) as TileJSON"),
        Link(
          Relation.tilingScheme, "\(request.origin)/tileMatrixSets/\(TileMatrixSet.name)",
          Representation.json.mediaType, "How the world is cut"),
      ]
    var members = members
    members.append(
      .init(
        "layers",
        .array([
          .members([
            "id": .string(collection.id), "title": .string(CollectionDocument.title(collection.id)),
            "dataType": "vector", "geometryDimension": .int(dimension),
            "featureType": .string(collection.index.schema.featureType),
          ])
        ])))
    if let box = collection.index.box {
      members.append(
        .init(
          "boundingBox",
          .members([
            "lowerLeft": .array([.double(box.west), .double(box.south)]),
            "upperRight": .array([.double(box.east), .double(box.north)]),
            "crs": .string(CoordinateSystem.crs84),
          ])))
    }
    members.append(.init("links", .array([item] + links.map(\.json))))
    return .object(members)
  }

  private var members: [JSONOutput.Member] {
    [
      .init("title", .string(CollectionDocument.title(collection.id))), .init("dataType", "vector"),
      .init("crs", .string(TileMatrixSet.crs)), .init("tileMatrixSetURI", .string(TileMatrixSet.address)),
    ]
  }

  private var dimension: Int {
    switch collection.index.schema.geometry {
    case .point: 0
    case .line: 1
    case .polygon: 2
    }
  }

  /// The set as TileJSON 3.0. Viewers draw beyond its last zoom from the tiles there.
  var tileJSON: JSONOutput {
    let box = collection.index.box ?? GeographicBox(west: -180, south: -90, east: 180, north: 90)
    let bounds =
      box.west <= box.east ? [box.west, box.south, box.east, box.north] : [-180, box.south, 180, box.north]
    let fields = collection.index.tileFields.map { JSONOutput.Member($0.name, .string($0.type)) }
    return .members([
      "tilejson": "3.0.0", "name": .string(CollectionDocument.title(collection.id)),
      "description": .string(collection.index.schema.summary), "scheme": "xyz",
      "tiles": .array([.string(template("{z}", "{y}", "{x}"))]), "minzoom": .int(0),
      "maxzoom": .int(Self.deepestListed), "bounds": .array(bounds.map(JSONOutput.double)),
      "vector_layers": .array([
        .members([
          "id": .string(collection.id), "description": .string(collection.index.schema.summary),
          "minzoom": .int(0), "maxzoom": .int(Self.deepestListed), "fields": .object(fields),
        ])
      ]),
    ])
  }

  /// A hundred-thousandth of a degree, the last decimal of most places, is a step of a tile's grid here.
  private static let deepestListed = 14
}
