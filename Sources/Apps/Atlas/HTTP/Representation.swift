/// A form in which a resource can be had.
struct Representation: Sendable, Hashable {
  /// The value of the parameter `f`.
  var name: String
  /// The media type, as links give it.
  var mediaType: String
  /// Media types of a request that ask for it.
  var asked: [String]
  /// What it is called in links.
  var title: String

  static let json = Representation(
    name: "json", mediaType: "application/json", asked: ["application/json", "application/*"], title: "JSON")
  static let html = Representation(
    name: "html", mediaType: "text/html",
    asked: ["text/html", "application/xhtml+xml", "text/*"], title: "HTML")
  static let geojson = Representation(
    name: "json", mediaType: "application/geo+json",
    asked: ["application/geo+json", "application/json", "application/vnd.geo+json", "application/*"],
    title: "GeoJSON")
  static let geojsonByName = Representation(
    name: "geojson", mediaType: "application/geo+json", asked: [], title: "GeoJSON")
  static let jsonfg = Representation(
    name: "jsonfg", mediaType: "application/geo+json",
    asked: ["application/fg+json", "application/vnd.ogc.fg+json"], title: "JSON-FG")
  static let openAPI = Representation(
    name: "json", mediaType: "application/vnd.oai.openapi+json;version=3.0",
    asked: [
      "application/vnd.oai.openapi+json", "application/openapi+json", "application/json", "application/*",
    ], title: "OpenAPI 3.0")
  static let schema = Representation(
    name: "json", mediaType: "application/schema+json",
    asked: ["application/schema+json", "application/json", "application/*"], title: "JSON Schema")
  static let tile = Representation(
    name: "mvt", mediaType: "application/vnd.mapbox-vector-tile",
    asked: ["application/vnd.mapbox-vector-tile", "application/x-protobuf", "application/*"],
    title: "Mapbox vector tile")
  static let tileJSON = Representation(
    name: "tilejson", mediaType: "application/json", asked: [], title: "TileJSON 3.0")
  static let style = Representation(
    name: "json", mediaType: "application/vnd.mapbox.style+json",
    asked: ["application/vnd.mapbox.style+json", "application/json", "application/*"],
    title: "MapLibre style")

  /// A part of the map page: whatever it is.
  static let part = Representation(name: "part", mediaType: "", asked: [], title: "")

  /// The one that `f` names, or else the one that the client's `Accept` likes best (RFC 9110, 12.5.1); the first where it
  /// likes none, since an answer that may be of use is better than none.
  static func chosen(
    from offered: [Representation], name: String?, accept: String?
  ) throws(Problem) -> Representation {
    if let name {
      guard let representation = offered.first(where: { $0.name == name }) else {
        throw Problem.value(
          of: "f", expected: "one of \(offered.map(\.name).joined(separator: ", "))", found: name)
      }
      return representation
    }
    guard let accept, offered.count > 1, accept != "*/*" else { return offered[0] }
    var best: (representation: Representation, weight: Double)?
    for range in accept.split(separator: ",") {
      let (type, weight) = weighed(range)
      guard weight > best?.weight ?? 0 else { continue }
      let representation = type == "*/*" ? offered[0] : offered.first { $0.asked.contains(type) }
      if let representation { best = (representation, weight) }
    }
    return best?.representation ?? offered[0]
  }

  /// A media range without its parameters, and its weight.
  private static func weighed(_ range: Substring) -> (type: String, weight: Double) {
    let parts = range.split(separator: ";")
    let type = parts.first.map(trimmed)?.lowercased() ?? ""
    let weight = parts.dropFirst().lazy.map(trimmed).first { $0.hasPrefix("q=") }
      .map { Double($0.dropFirst(2)) ?? 0 }
    return (type, weight ?? 1)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text.drop { $0 == " " || $0 == "\t" })
  }
}
