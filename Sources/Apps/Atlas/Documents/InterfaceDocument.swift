internal import FeatureIndex
internal import Features
internal import GeoJSON

/// The document of the interface (OpenAPI 3.0.3), made from the same list of resources and parameters that requests are
/// read with. Each collection has paths of its own, since each has parameters of its own.
struct InterfaceDocument {
  let snapshot: AtlasSnapshot

  /// Every resource, with names in braces for what is to be filled in.
  var resources: [Resource] {
    let common: [Resource] = [
      .landing, .interface, .conformance, .health, .collections, .tileMatrixSets,
      .tileMatrixSet(TileMatrixSet.name), .style,
    ]
    return common + snapshot.collections.flatMap { resources(of: $0.id) }
  }

  private func resources(of id: String) -> [Resource] {
    [
      .collection(id), .queryables(id), .schema(id), .items(id), .item(id, id: "{featureId}"), .tilesets(id),
      .tileset(id, matrixSet: TileMatrixSet.name),
      .tile(
        id, matrixSet: TileMatrixSet.name, matrix: "{tileMatrix}", row: "{tileRow}", column: "{tileCol}"),
    ]
  }

  func json(origin: String) -> JSONOutput {
    .members([
      "openapi": "3.0.3",
      "info": .members([
        "title": .string(ServiceDocuments.title), "description": .string(ServiceDocuments.description),
        "version": "1.0",
      ]),
      "servers": .array([.members(["url": .string(origin)])]),
      "paths": .object(resources.map { .init("/" + $0.segments.joined(separator: "/"), item($0)) }),
      "components": .members([
        "schemas": .members(["problem": Self.problem]),
        "responses": .members([
          "refusal": .members([
            "description": "What was wrong with the request",
            "content": .members([
              Problem.mediaType: .members(["schema": .members(["$ref": "#/components/schemas/problem"])])
            ]),
          ])
        ]),
      ]),
    ])
  }

  private static let problem: JSONOutput = .members([
    "type": "object",
    "required": .array(["type", "title", "status", "detail", "code", "description"]),
    "properties": .members([
      "type": .members(["type": "string"]), "title": .members(["type": "string"]),
      "status": .members(["type": "integer"]), "detail": .members(["type": "string"]),
      "code": .members([
        "type": "string", "enum": .array(Problem.Code.allCases.map { .string($0.rawValue) }),
      ]), "description": .members(["type": "string"]),
    ]),
  ])

  private func item(_ resource: Resource) -> JSONOutput {
    .members([
      "get": .members([
        "operationId": .string(name(of: resource)), "summary": .string(summary(of: resource)),
        "parameters": .array(parameters(of: resource)), "responses": responses(of: resource),
      ])
    ])
  }

  // MARK: - Parameters

  private func parameters(of resource: Resource) -> [JSONOutput] {
    pathParameters(of: resource) + definitions(of: resource).map(\.openAPI)
  }

  /// The parameters of the query: those by which a request is read.
  func definitions(of resource: Resource) -> [ParameterDefinition] {
    guard case .items(let id) = resource, let collection = snapshot.collection(id) else {
      return resource.parameters
    }
    return resource.parameters + collection.parameters
  }

  private func pathParameters(of resource: Resource) -> [JSONOutput] {
    func parameter(_ name: String, _ summary: String, _ schema: JSONOutput, _ example: JSONOutput?)
      -> JSONOutput
    {
      var members: [JSONOutput.Member] = [
        .init("name", .string(name)), .init("in", "path"), .init("required", .bool(true)),
        .init("description", .string(summary)), .init("schema", schema),
      ]
      if let example { members.append(.init("example", example)) }
      return .object(members)
    }
    switch resource {
    case .item(let id, _):
      let index = snapshot.collection(id)?.index
      let example = index.flatMap { $0.count > 0 ? JSONOutput.string($0.feature(at: 0).id) : nil }
      return [
        parameter(
          "featureId", "The feature's id", .members(["type": "string", "minLength": .int(1)]), example)
      ]
    case .tile:
      let number = JSONOutput.members(["type": "integer", "minimum": .int(0)])
      return [
        parameter(
          "tileMatrix", "The zoom",
          .members([
            "type": "integer", "minimum": .int(0), "maximum": .int(TileMatrixSet.zooms.upperBound),
          ]), .int(6)),
        parameter("tileRow", "The row, from north (y)", number, .int(25)),
        parameter("tileCol", "The column, from west (x)", number, .int(38)),
      ]
    default: return []
    }
  }

  // MARK: - Answers

  private func responses(of resource: Resource) -> JSONOutput {
    var types: [String] = []
    for type in resource.representations.map(\.mediaType) where !types.contains(type) { types.append(type) }
    let content = types.map { type in
      JSONOutput.Member(type, .members(["schema": schema(of: type)]))
    }
    var responses: [JSONOutput.Member] = [
      .init(
        "200", .members(["description": .string(summary(of: resource)), "content": .object(content)]))
    ]
    if case .tile = resource {
      responses.append(.init("204", .members(["description": "Nothing lies in this tile at that time"])))
    }
    let refusal = JSONOutput.members(["$ref": "#/components/responses/refusal"])
    responses.append(.init("304", .members(["description": "The client has it (If-None-Match)"])))
    responses += ["400", "404", "4XX"].map { .init($0, refusal) }
    return .object(responses)
  }

  private func schema(of mediaType: String) -> JSONOutput {
    switch mediaType {
    case Representation.html.mediaType: .members(["type": "string"])
    case Representation.tile.mediaType: .members(["type": "string", "format": "binary"])
    default: .members(["type": "object"])
    }
  }

  // MARK: - Words

  private func name(of resource: Resource) -> String {
    switch resource {
    case .landing: "getLandingPage"
    case .interface: "getInterface"
    case .conformance: "getConformance"
    case .health: "getHealth"
    case .collections: "getCollections"
    case .tileMatrixSets: "getTileMatrixSets"
    case .tileMatrixSet: "getTileMatrixSet"
    case .style: "getStyle"
    case .page: "getPage"
    case .collection(let id): "getCollection.\(id)"
    case .items(let id): "getFeatures.\(id)"
    case .item(let id, _): "getFeature.\(id)"
    case .queryables(let id): "getQueryables.\(id)"
    case .schema(let id): "getSchema.\(id)"
    case .tilesets(let id): "getTilesets.\(id)"
    case .tileset(let id, _): "getTileset.\(id)"
    case .tile(let id, _, _, _, _): "getTile.\(id)"
    }
  }

  func summary(of resource: Resource) -> String {
    switch resource {
    case .landing: "What there is"
    case .interface: "This document"
    case .conformance: "The classes of standards that are conformed to"
    case .health: "Whether the ledger can be read, and how many features it has"
    case .collections: "All collections"
    case .tileMatrixSets: "The ways in which the world is cut into tiles"
    case .tileMatrixSet: "How WebMercatorQuad cuts the world into tiles"
    case .style: "A style of all layers for MapLibre"
    case .page: "A part of the map page"
    case .collection(let id): "The collection \(id)"
    case .items(let id): "Features of \(id)"
    case .item(let id, _): "A feature of \(id)"
    case .queryables(let id): "What may be asked of \(id)"
    case .schema(let id): "The fields of \(id)"
    case .tilesets(let id): "The sets of tiles of \(id)"
    case .tileset(let id, _): "The tiles of \(id) in WebMercatorQuad"
    case .tile(let id, _, _, _, _): "A vector tile of \(id)"
    }
  }
}
