internal import HTTPTypes

/// Under which address the client knows the server: what stands before the paths of links.
enum RequestOrigin {
  /// `https://maps.example/atlas`, without a slash at its end, from `Host` (RFC 9110, 7.2) and from what a proxy before us adds.
  ///
  /// What does not look like a name and a port is not repeated: links would lead wherever the client says.
  ///
  /// - Parameter fallback: The server's own name and port.
  static func address(of request: HTTPRequest, fallback: String) -> String {
    let fields = request.headerFields
    let forwarded = fields[.forwardedHost].flatMap { isHost($0) ? $0 : nil }
    let host = forwarded ?? request.authority ?? fallback
    let scheme = fields[.forwardedScheme] == "https" ? "https://" : "http://"
    return scheme + host
  }

  /// Refuses a request that does not say, or says twice, which host it means (RFC 9112, 3.2).
  static func check(_ request: HTTPRequest) throws(Problem) {
    guard let host = request.authority, isHost(host), request.headerFields[values: .host].isEmpty else {
      throw Problem(.malformedRequest, "Host: expected one name or address, perhaps with a port")
    }
  }

  /// Whether a text is a name or an address, and perhaps a port.
  static func isHost(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 255 else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}

extension HTTPField.Name {
  /// Where a second one stays; the first is the request's authority.
  static let host = HTTPField.Name("Host") ?? .via
  /// What a proxy says of the name it was asked by.
  static let forwardedHost = HTTPField.Name("X-Forwarded-Host") ?? .via
  /// What a proxy says of the scheme it was asked by.
  static let forwardedScheme = HTTPField.Name("X-Forwarded-Proto") ?? .via
}
