internal import GeoJSON
internal import Model

/// A link of a document (RFC 8288), with the type that is to be expected behind it.
struct Link: Sendable {
  var relation: String
  var address: String
  var mediaType: String
  var title: String

  init(_ relation: String, _ address: String, _ mediaType: String, _ title: String) {
    self.relation = relation
    self.address = address
    self.mediaType = mediaType
    self.title = title
  }

  /// As a JSON object.
  var json: JSONOutput {
    .members([
      "href": .string(address), "rel": .string(relation), "type": .string(mediaType), "title": .string(title),
    ])
  }

  /// The same written at once.
  func write(to json: inout ByteText) {
    json.add(#"{"href":"#)
    json.string(address)
    json.add(#","rel":"#)
    json.string(relation)
    json.add(#","type":"#)
    json.string(mediaType)
    json.add(#","title":"#)
    json.string(title)
    json.add("}")
  }
}

extension [Link] {
  /// As a JSON array.
  var json: JSONOutput { .array(map(\.json)) }

  /// The same written at once.
  func write(to json: inout ByteText) {
    json.add("[")
    for (index, link) in enumerated() {
      if index > 0 { json.add(",") }
      link.write(to: &json)
    }
    json.add("]")
  }
}

/// Relations of links that OGC's register has.
enum Relation {
  static let queryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
  static let schema = "http://www.opengis.net/def/rel/ogc/1.0/schema"
  static let vectorTilesets = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
  static let tilingScheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
  static let tilingSchemes = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
}
