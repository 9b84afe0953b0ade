/// What a path leads to.
enum Resource: Sendable, Hashable {
  case landing
  case interface
  case conformance
  case health
  case collections
  case collection(String)
  case items(String)
  case item(String, id: String)
  case queryables(String)
  case schema(String)
  case tilesets(String)
  case tileset(String, matrixSet: String)
  case tile(String, matrixSet: String, matrix: String, row: String, column: String)
  case tileMatrixSets
  case tileMatrixSet(String)
  case style
  case page(String)

  /// The resource of a path; nil where there is none.
  init?(_ segments: [String]) {
    switch segments.first {
    case nil: self = .landing
    case "collections": self.init(inCollections: Array(segments.dropFirst()))
    case "page" where segments.count > 1: self = .page(segments.dropFirst().joined(separator: "/"))
    case "tileMatrixSets" where segments.count == 2: self = .tileMatrixSet(segments[1])
    case let name?:
      guard segments.count == 1, let resource = Self.single.first(where: { $0.name == name }) else {
        return nil
      }
      self = resource.resource
    }
  }

  /// The resources whose path is one segment.
  private static let single: [(name: String, resource: Resource)] = [
    ("api", .interface), ("conformance", .conformance), ("healthz", .health),
    ("tileMatrixSets", .tileMatrixSets), ("style.json", .style),
  ]

  private init?(inCollections segments: [String]) {
    guard let id = segments.first else {
      self = .collections
      return
    }
    switch (segments.count, segments.dropFirst().first) {
    case (1, _): self = .collection(id)
    case (2, "items"): self = .items(id)
    case (2, "queryables"): self = .queryables(id)
    case (2, "schema"): self = .schema(id)
    case (2, "tiles"): self = .tilesets(id)
    case (3, "items"): self = .item(id, id: segments[2])
    case (3, "tiles"): self = .tileset(id, matrixSet: segments[2])
    case (6, "tiles"):
      self = .tile(id, matrixSet: segments[2], matrix: segments[3], row: segments[4], column: segments[5])
    default: return nil
    }
  }

  /// The segments of its path.
  var segments: [String] {
    switch self {
    case .landing: []
    case .interface, .conformance, .health, .tileMatrixSets, .style:
      Self.single.filter { $0.resource == self }.map(\.name)
    case .collections: ["collections"]
    case .collection(let id): ["collections", id]
    case .items(let id): ["collections", id, "items"]
    case .item(let id, let feature): ["collections", id, "items", feature]
    case .queryables(let id): ["collections", id, "queryables"]
    case .schema(let id): ["collections", id, "schema"]
    case .tilesets(let id): ["collections", id, "tiles"]
    case .tileset(let id, let set): ["collections", id, "tiles", set]
    case .tile(let id, let set, let matrix, let row, let column):
      ["collections", id, "tiles", set, matrix, row, column]
    case .tileMatrixSet(let id): ["tileMatrixSets", id]
    case .page(let part): ["page"] + part.split(separator: "/").map(String.init)
    }
  }

  /// Its path, each segment percent-encoded in one way.
  var path: String {
    "/" + segments.map { RequestTarget.encoded($0, keepingSlash: false) }.joined(separator: "/")
  }

  /// The forms in which it can be had, one at least, the usual one first.
  var representations: [Representation] {
    switch self {
    case .landing, .conformance, .collections, .collection, .tileMatrixSets, .tileMatrixSet, .tilesets:
      [.json, .html]
    case .tileset: [.json, .html, .tileJSON]
    case .tile: [.tile]
    case .style: [.style]
    case .interface: [.openAPI, .html]
    case .items, .item: [.geojson, .html, .geojsonByName, .jsonfg]
    case .queryables, .schema: [.schema, .html]
    case .health: [.json]
    case .page: [.part]
    }
  }

  /// The parameters that it has; collections add their queryables for their features.
  var parameters: [ParameterDefinition] {
    let format = [ParameterDefinition.format(representations)]
    return switch self {
    case .items: format + ItemsQuestion.definitions
    case .item: format + [.profile, .knownAt]
    case .tile, .tileset: format + [.time, .knownAt]
    case .style: format + [.time, .knownAt]
    case .page: []
    default: format
    }
  }
}
