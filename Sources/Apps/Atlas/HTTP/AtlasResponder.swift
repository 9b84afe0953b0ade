internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Hummingbird's side of the server: hands requests to `Atlas`, and sends its answers the way HTTP wants them.
struct AtlasResponder: HTTPResponder {
  /// Nothing of a request's surroundings is needed.
  struct Context: InitializableFromSource {
    init(source: ApplicationRequestContextSource) {}
  }

  let atlas: Atlas
  let log: RequestLog

  func respond(to request: Request, context: Context) async throws -> Response {
    let start = SecondClock.nanoseconds
    let answer = await self.answer(to: request)
    let response = response(answer, to: request.head)
    log.tell(
      method: request.method.rawValue, target: request.head.path ?? "", status: response.status.code,
      bytes: response.body.contentLength ?? 0, nanoseconds: SecondClock.nanoseconds - start)
    return response
  }

  private func answer(to request: Request) async -> Answer {
    let fields = request.headers
    if request.method == .get || request.method == .head,
      fields[.transferEncoding] != nil || fields[.contentLength].map({ $0 != "0" }) ?? false
    {
      return Answer(Problem(.malformedRequest, "body: expected none, found one"))
    }
    return await atlas.answer(to: request.head)
  }

  private func response(_ answer: Answer, to request: HTTPRequest) -> Response {
    var fields = answer.fields
    var status = answer.status
    var body = answer.body
    fields[.accessControlAllowOrigin] = "*"
    fields[.xContentTypeOptions] = "nosniff"
    if request.method == .options { addPreflight(to: &fields) }
    if let tag = answer.entityTag {
      fields[.eTag] = tag
      fields[.cacheControl] = "no-cache"
      if status == .ok, let known = request.headerFields[.ifNoneMatch], EntityTag.isNamed(tag, in: known) {
        status = .notModified
      }
    } else {
      fields[.cacheControl] = "no-store"
    }
    guard status != .notModified, status != .noContent else {
      fields[.vary] = Self.vary
      return Response(status: status, headers: fields, body: .init())
    }
    let isPage = answer.mediaType == Representation.html.mediaType
    fields[.contentType] = isPage ? "text/html; charset=utf-8" : answer.mediaType
    fields[.vary] = Self.vary
    fields[.accessControlExposeHeaders] = "Link, ETag"
    if isPage, fields[.contentSecurityPolicy] == nil {
      fields[.contentSecurityPolicy] = Page.contentSecurityPolicy
    }
    if body.readableBytes >= Self.leastCompressed, let accepted = request.headerFields[.acceptEncoding],
      Gzip.isAccepted(by: accepted)
    {
      body = Gzip.compress(body)
      fields[.contentEncoding] = "gzip"
    }
    fields[.contentLength] = "\(body.readableBytes)"
    return Response(
      status: status, headers: fields,
      body: request.method == .head ? .init() : .init(byteBuffer: body))
  }

  /// Fewer bytes than this go in one packet anyway.
  private static let leastCompressed = 1_024

  /// What of a request's head an answer depends on.
  private static let vary = "Accept, Accept-Encoding, X-Forwarded-Host, X-Forwarded-Proto"

  /// What a browser asks before it lets a page of another origin read from here (Fetch, 3.2.2).
  private func addPreflight(to fields: inout HTTPFields) {
    fields[.accessControlAllowMethods] = Atlas.methods
    fields[.accessControlAllowHeaders] = "Accept, Accept-Language, Content-Type, If-None-Match"
    fields[.accessControlMaxAge] = "86400"
  }
}
