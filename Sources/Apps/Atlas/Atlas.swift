internal import FeatureIndex
internal import Features
internal import GeoJSON
internal import HTTPTypes
internal import Model
internal import NIOCore

/// Answers requests from the newest snapshot: from a request's method, target and head to the status, the media type and
/// the body.
struct Atlas: Sendable {
  let store: SnapshotStore
  let past: PastSnapshots
  let pages: MapPages
  let clock: SecondClock
  /// The server's own name and port, for clients that do not say by which they know it.
  let ownHost: String

  /// The methods that every resource has.
  static let methods = "GET, HEAD, OPTIONS"

  /// The answer to a request; what is refused is an answer too.
  func answer(to head: HTTPRequest) async -> Answer {
    do throws(Problem) {
      try RequestOrigin.check(head)
      switch head.method {
      case .get, .head: return try await answer(try understood(head))
      case .options:
        if head.path != "*" { _ = try resource(of: head) }
        return Self.options
      default:
        var problem = Problem(
          .methodNotAllowed,
          "\(head.method.rawValue.excerpt): expected one of \(Self.methods)")
        problem.allows = Self.methods
        throw problem
      }
    } catch {
      return Answer(error)
    }
  }

  private static var options: Answer {
    var answer = Answer(.noContent)
    answer.fields[.allow] = methods
    return answer
  }

  private func resource(of head: HTTPRequest) throws(Problem) -> (target: RequestTarget, resource: Resource) {
    let target = try RequestTarget(head.path ?? "/")
    guard let resource = Resource(target.segments) else {
      throw Problem.notFound(
        "path: nothing is at '/\(target.segments.joined(separator: "/").excerpt)'; see '/collections'")
    }
    return (target, resource)
  }

  /// Reads a request; `f` is known to every resource, the other parameters to some.
  private func understood(_ head: HTTPRequest) throws(Problem) -> AtlasRequest {
    let (target, resource) = try resource(of: head)
    let forms = resource.representations
    let parameters = try ParameterSet(target.parameters, known: try known(to: resource))
    return AtlasRequest(
      resource: resource, parameters: parameters,
      representation: try Representation.chosen(
        from: forms, name: parameters["f"], accept: head.headerFields[.accept]),
      origin: RequestOrigin.address(of: head, fallback: ownHost),
      path: resource.path,
      knownTag: head.headerFields[.ifNoneMatch])
  }

  /// The names of the parameters that a resource has.
  private func known(to resource: Resource) throws(Problem) -> [String] {
    guard case .items(let id) = resource else { return resource.parameters.map(\.name) }
    return try collection(id, in: store.current).parameterNames
  }

  private func answer(_ request: AtlasRequest) async throws(Problem) -> Answer {
    let current = store.current
    switch request.resource {
    case .landing:
      if request.representation == .html { return pages.page }
      return document(request, { [] }, { ServiceDocuments.landing(request) })
    case .page(let part): return try await pages.part(part, of: current)
    case .interface:
      let document = InterfaceDocument(snapshot: current)
      return self.document(
        request, { InterfacePage.bytes(document, request) }, { document.json(origin: request.origin) })
    case .conformance:
      return document(
        request, { ServicePages.conformance(request) }, { ServiceDocuments.conformance(request) })
    case .collections:
      return document(
        request, { ServicePages.collections(current, request) },
        { ServiceDocuments.collections(current, request) })
    case .collection(let id):
      let collection = try collection(id, in: current)
      return document(
        request, { ServicePages.collection(collection, request) },
        {
          CollectionDocument(collection: collection, origin: request.origin)
            .json(request.selfLinks([.json, .html]))
        })
    case .queryables(let id):
      let collection = try collection(id, in: current)
      let fields = collection.queryables.all.map { collection.index.schema.fields[$0.field] }
      return document(
        request, { ServicePages.schema(collection, fields, "Queryables", request) },
        { SchemaDocument(collection: collection).queryables(at: request.origin + request.path) })
    case .schema(let id):
      let collection = try collection(id, in: current)
      return document(
        request, { ServicePages.schema(collection, collection.index.schema.fields, "Schema", request) },
        { SchemaDocument(collection: collection).fields(at: request.origin + request.path) })
    case .items(let id): return try await items(id, request, current)
    case .item(let id, let feature): return try await item(feature, of: id, request, current)
    case .health: return health(current)
    case .tileMatrixSets:
      return document(request, { ServicePages.tileMatrixSets(request) }, { TileMatrixSet.list(request) })
    case .tileMatrixSet(let name):
      try checkMatrixSet(name)
      return document(request, { ServicePages.tileMatrixSets(request) }, { TileMatrixSet.document(request) })
    case .tilesets, .tileset, .tile, .style: return try await tiles(request, current)
    }
  }

  /// A document as JSON or as a page, as is asked for.
  func document(
    _ request: AtlasRequest, _ page: () -> [UInt8], _ json: () -> JSONOutput
  ) -> Answer {
    let type = request.representation.mediaType
    if request.representation == .html { return Answer(document: page(), type) }
    return Answer(document: Array((json().line + "\n").utf8), type)
  }

  func collection(_ id: String, in snapshot: AtlasSnapshot) throws(Problem) -> LayerCollection {
    guard let collection = snapshot.collection(id) else {
      if let why = snapshot.missing[id] { throw Problem.notFound("collection: \(id): \(why)") }
      throw Problem.notFound(
        "collection: expected one of \(snapshot.collections.map(\.id).joined(separator: ", ")), "
          + "found '\(id.excerpt)'")
    }
    return collection
  }

  private func health(_ snapshot: AtlasSnapshot) -> Answer {
    let trouble = store.trouble
    let counts = snapshot.collections.map { JSONOutput.Member($0.id, .int($0.index.count)) }
    return Answer(
      document: Array(
        JSONOutput.members([
          "status": .string(trouble == nil ? "pass" : "warn"),
          "output": .text(trouble.map { "the last good state is served: \($0)" }),
          "state": .string(String(snapshot.state, radix: 16)), "readings": .int(store.readings),
          "features": .object(counts),
        ]).line.utf8), Representation.json.mediaType)
  }
}
