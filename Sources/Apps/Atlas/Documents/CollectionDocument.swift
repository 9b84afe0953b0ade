internal import FeatureIndex
internal import Features
internal import GeoJSON
internal import Model

/// What a collection is (OGC 17-069r4, 7.14): the same in `/collections` and by itself.
struct CollectionDocument {
  let collection: LayerCollection
  let origin: String

  /// "Control changes".
  static func title(_ id: String) -> String {
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The collection; `links` stand before its own.
  func json(_ links: [Link] = []) -> JSONOutput {
    .members([
      "id": .string(collection.id), "title": .string(Self.title(collection.id)),
      "description": .string(collection.index.schema.summary), "itemType": .string("feature"),
      "crs": .array([.string(CoordinateSystem.crs84)]), "extent": extent,
      "links": (links + self.links).json,
    ])
  }

  private var extent: JSONOutput {
    var members: [JSONOutput.Member] = []
    if let box = collection.index.box {
      let corners = [box.west, box.south, box.east, box.north].map(JSONOutput.double)
      members.append(
        .init(
          "spatial",
          .members(["bbox": .array([.array(corners)]), "crs": .string(CoordinateSystem.crs84)])))
    }
    if let window = collection.index.window {
      let ends = [window.from, window.to].map { JSONOutput.text($0?.description) }
      members.append(
        .init(
          "temporal",
          .members([
            "interval": .array([.array(ends)]),
            "trs": .string("http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"),
          ])))
    }
    return .object(members)
  }

  /// Where its features and their description are.
  var links: [Link] {
    let path = "\(origin)/collections/\(collection.id)"
    let title = Self.title(collection.id)
    return [
      Link("items", "\(path)/items", Representation.geojson.mediaType, "\(title) as GeoJSON"),
      Link("items", "\(path)/items?f=html", Representation.html.mediaType, "\(title) as HTML"),
      Link(
        Relation.queryables, "\(path)/queryables", Representation.schema.mediaType, "What may be asked for"),
      Link(Relation.schema, "\(path)/schema", Representation.schema.mediaType, "The fields"),
      Link(
        Relation.vectorTilesets, "\(path)/tiles", Representation.json.mediaType, "\(title) as vector tiles"),
    ]
  }
}
