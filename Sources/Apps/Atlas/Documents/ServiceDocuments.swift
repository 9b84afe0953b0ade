internal import GeoJSON

/// The documents about the service itself.
enum ServiceDocuments {
  static let title = "Dateline"
  static let description = """
    Who is said to have taken which place from whom and when, with the sentence, the speaker, the day and the reason why \
    this place was chosen.
    """

  /// The landing page (OGC 17-069r4, 7.2).
  static func landing(_ request: AtlasRequest) -> JSONOutput {
    .members([
      "title": .string(title), "description": .string(description),
      "links": (request.selfLinks([.json, .html]) + links(request.origin)).json,
    ])
  }

  /// Where everything is.
  static func links(_ origin: String) -> [Link] {
    [
      Link(
        "service-desc", "\(origin)/api", Representation.openAPI.mediaType, "The interface, for programs"),
      Link(
        "service-doc", "\(origin)/api?f=html", Representation.html.mediaType, "The interface, for people"),
      Link(
        "conformance", "\(origin)/conformance", Representation.json.mediaType,
        "The classes of standards it conforms to"),
      Link("data", "\(origin)/collections", Representation.json.mediaType, "The collections"),
      Link(
        "data", "\(origin)/collections?f=html", Representation.html.mediaType, "The collections, for people"),
      Link(
        Relation.tilingSchemes, "\(origin)/tileMatrixSets", Representation.json.mediaType,
        "How the world is cut into tiles"),
      Link("stylesheet", "\(origin)/style.json", Representation.style.mediaType, "All layers for MapLibre"),
    ]
  }

  /// The classes of standards (OGC 17-069r4, 7.4).
  static func conformance(_ request: AtlasRequest) -> JSONOutput {
    .members([
      "conformsTo": .array(conformanceClasses.map(JSONOutput.string)),
      "links": request.selfLinks([.json, .html]).json,
    ])
  }

  /// What is conformed to, by the last part of each class's name.
  static let conformanceClasses: [String] = [
    ("ogcapi-common-1/1.0", ["core", "landing-page", "json", "oas30", "html"]),
    ("ogcapi-common-2/1.0", ["collections"]),
    ("ogcapi-features-1/1.0", ["core", "oas30", "geojson", "html"]),
    ("ogcapi-features-3/1.0", ["queryables", "queryables-query-parameters", "filter", "features-filter"]),
    ("ogcapi-features-5/1.0", ["schemas"]),
    ("json-fg-1/1.0", ["core"]),
    ("ogcapi-tiles-1/1.0", ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30"]),
    (
      "cql2/1.0",
      [
        "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators",
        "case-insensitive-comparison", "basic-spatial-functions", "temporal-functions", "property-property",
        "arithmetic",
      ]
    ),
  ].flatMap { standard, classes in classes.map { "http://www.opengis.net/spec/\(standard)/conf/\($0)" } }

  /// All collections (OGC 17-069r4, 7.13).
  static func collections(_ snapshot: AtlasSnapshot, _ request: AtlasRequest) -> JSONOutput {
    .members([
      "links": request.selfLinks([.json, .html]).json,
      "collections": .array(
        snapshot.collections.map { CollectionDocument(collection: $0, origin: request.origin).json() }),
    ])
  }
}
