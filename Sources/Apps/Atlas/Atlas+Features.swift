internal import FeatureIndex
internal import Features
internal import HTTPTypes
internal import Model
internal import NIOCore

/// Features: pages of them, and one by itself.
extension Atlas {
  /// The snapshot that a request is about: the newest, or that of an earlier recorded day.
  func snapshot(
    _ request: AtlasRequest, _ current: AtlasSnapshot
  ) async throws(Problem) -> AtlasSnapshot {
    guard let text = request.parameters["known-at"] else { return current }
    return try await past.snapshot(of: current, knownAt: try TimeParameter.day(text, of: "known-at"))
  }

  func items(
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

  func item(
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
