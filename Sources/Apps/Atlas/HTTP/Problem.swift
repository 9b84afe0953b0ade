internal import GeoJSON
internal import HTTPTypes

/// Why a request is refused: the body of OGC API – Features 1.0 (`code`, `description`) and of RFC 9457 (`type`, `title`,
/// `status`, `detail`) in one.
struct Problem: Error {
  /// A word for programs.
  var code: Code
  /// What, where, expected, found.
  var detail: String
  /// The methods that are allowed, where the method is what is wrong.
  var allows: String?
  /// After how many seconds it is worth to ask again.
  var retryAfter: Int?

  /// The words for programs; each goes with one status.
  enum Code: String, CaseIterable {
    case invalidParameterValue = "InvalidParameterValue"
    case unknownParameter = "UnknownParameter"
    case repeatedParameter = "RepeatedParameter"
    case malformedRequest = "MalformedRequest"
    case notFound = "NotFound"
    case methodNotAllowed = "MethodNotAllowed"
    case cursorExpired = "CursorExpired"
    case targetTooLong = "TargetTooLong"
    case headTooLarge = "HeadTooLarge"
    case tooManyDays = "TooManyDays"
    case ledgerNotReadable = "LedgerNotReadable"
    case software = "Software"

    /// The status of the answer.
    var status: HTTPResponse.Status {
      switch self {
      case .invalidParameterValue, .unknownParameter, .repeatedParameter, .malformedRequest: .badRequest
      case .notFound: .notFound
      case .methodNotAllowed: .methodNotAllowed
      case .cursorExpired: .gone
      case .targetTooLong: .uriTooLong
      case .headTooLarge: .requestHeaderFieldsTooLarge
      case .tooManyDays: .tooManyRequests
      case .ledgerNotReadable: .conflict
      case .software: .internalServerError
      }
    }
  }

  /// Its media type.
  static let mediaType = "application/problem+json"

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// A parameter with a value that does not fit.
  static func value(of name: String, expected: String, found: String) -> Problem {
    Problem(.invalidParameterValue, "\(name): expected \(expected), found '\(found.excerpt)'")
  }

  /// What there is not.
  static func notFound(_ what: String) -> Problem { Problem(.notFound, what) }

  /// The body.
  var body: [UInt8] {
    Array(
      JSONOutput.members([
        "type": .string("about:blank"), "title": .string(code.status.reasonPhrase),
        "status": .int(code.status.code),
        "detail": .string(detail), "code": .string(code.rawValue), "description": .string(detail),
      ]).line.utf8)
  }
}

extension String {
  /// At most the first hundred characters: what a client sends is not sent back to it by the megabyte.
  var excerpt: String { utf8.count <= 100 ? self : prefix(100) + "…" }
}
