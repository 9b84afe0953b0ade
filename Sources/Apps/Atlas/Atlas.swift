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
  let clock: SecondClock
  /// The server's own name and port, for clients that do not say by which they know it.
  let ownHost: String

  /// The methods that every resource has.
  static let methods = "GET, HEAD, OPTIONS"

  /// The answer to a request; what is refused is an answer too.
  func answer(to head: HTTPRequest) async -> Answer {
    do throws(Problem) {
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
      path: "/"
        + target.segments.map { RequestTarget.encoded($0, keepingSlash: false) }.joined(separator: "/"),
      knownTag: head.headerFields[.ifNoneMatch])
  }

  /// The names of the parameters that a resource has.
  private func known(to resource: Resource) throws(Problem) -> [String] {
    let own = resource.parameters.map(\.name)
    guard case .items(let id) = resource else { return own }
    return own + (try collection(id, in: store.current)).queryables.all.map(\.definition.name)
  }

  private func answer(_ request: AtlasRequest) async throws(Problem) -> Answer {
    let current = store.current
    switch request.resource {
    case .landing:
      return document(request, { ServicePages.landing(request) }, { ServiceDocuments.landing(request) })
    case .interface:
      let document = InterfaceDocument(current)
      return self.document(
        request, { document.page(request) }, { document.json(origin: request.origin) })
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
    }
  }

  /// A document as JSON or as a page, as is asked for.
  private func document(
    _ request: AtlasRequest, _ page: () -> [UInt8], _ json: () -> JSONOutput
  ) -> Answer {
    let type = request.representation.mediaType
    if request.representation == .html { return Answer(document: page(), type) }
    return Answer(document: Array((json().line + "\n").utf8), type)
  }

  private func collection(_ id: String, in snapshot: AtlasSnapshot) throws(Problem) -> LayerCollection {
    guard let collection = snapshot.collection(id) else {
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

  // MARK: - Features

  /// The snapshot that a request is about: the newest, or that of an earlier recorded day.
  private func snapshot(
    _ request: AtlasRequest, _ current: AtlasSnapshot
  ) async throws(Problem) -> AtlasSnapshot {
    guard let text = request.parameters["known-at"] else { return current }
    return try await past.snapshot(of: current, knownAt: try TimeParameter.day(text, of: "known-at"))
  }

  private func items(
    _ id: String, _ request: AtlasRequest, _ current: AtlasSnapshot
  ) async throws(Problem) -> Answer {
    let profile = try profile(request)
    var collection = try collection(id, in: try await snapshot(request, current))
    let question = try ItemsQuestion(request.parameters, of: collection)
    if let cursor = question.cursor { collection = try self.collection(collection, of: cursor, question) }
    if let known = unchanged(request, collection, profile) { return known }
    let document = ItemsDocument(
      request: request, collection: collection, question: question, profile: profile)
    if request.representation == .html {
      return page(ItemPages.items(document), request, collection, profile)
    }
    return document.answer(now: clock.now)
  }

  /// The collection that a cursor points into.
  private func collection(
    _ newest: LayerCollection, of cursor: Cursor, _ question: ItemsQuestion
  ) throws(Problem) -> LayerCollection {
    guard cursor.question == question.hash else {
      throw Problem(
        .invalidParameterValue,
        "cursor: expected the parameters of the request that it came with, found others")
    }
    if cursor.state == newest.state { return newest }
    guard let former = store.collection(newest.id, in: cursor.state) else {
      throw Problem(.cursorExpired, "cursor: the collection has changed since; begin again without a cursor")
    }
    return former
  }

  private func item(
    _ feature: String, of id: String, _ request: AtlasRequest, _ current: AtlasSnapshot
  ) async throws(Problem) -> Answer {
    let profile = try profile(request)
    let collection = try collection(id, in: try await snapshot(request, current))
    guard let position = collection.index.position(of: feature) else {
      throw Problem.notFound("feature: '\(feature.excerpt)' is not in \(id)")
    }
    if let known = unchanged(request, collection, profile) { return known }
    let document = ItemDocument(
      request: request, collection: collection, position: position, profile: profile)
    if request.representation == .html {
      return page(ItemPages.item(document), request, collection, profile)
    }
    return document.answer()
  }

  private func page(
    _ bytes: [UInt8], _ request: AtlasRequest, _ collection: LayerCollection, _ profile: FeatureIndex.Profile
  ) -> Answer {
    Answer(
      request.representation.mediaType, ByteBuffer(bytes: bytes),
      entityTag: ItemsDocument.entityTag(of: collection, profile, request.representation))
  }

  /// "Not modified", before anything is looked for, where the client has this state.
  private func unchanged(
    _ request: AtlasRequest, _ collection: LayerCollection, _ profile: FeatureIndex.Profile
  ) -> Answer? {
    let tag = ItemsDocument.entityTag(of: collection, profile, request.representation)
    guard let known = request.knownTag, EntityTag.isNamed(tag, in: known) else { return nil }
    return Answer(.notModified, entityTag: tag)
  }

  private func profile(_ request: AtlasRequest) throws(Problem) -> FeatureIndex.Profile {
    guard let name = request.parameters["profile"] else {
      return request.representation == .jsonfg ? .jsonfg : .rfc7946
    }
    guard let profile = FeatureIndex.Profile(rawValue: name) else {
      throw Problem.value(of: "profile", expected: "rfc7946 or jsonfg", found: name)
    }
    return profile
  }
}
