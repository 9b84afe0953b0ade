/// The path and the parameters of a request, decoded (RFC 3986; `+` in a query is a blank, as HTML forms write it).
struct RequestTarget: Sendable {
  /// A parameter of the query.
  struct Parameter: Sendable, Hashable {
    var name: String
    var value: String
  }

  /// The longest target that is read, in bytes: a longer one is answered with 414.
  static let longest = 16_384

  /// The segments of the path; none for `/`.
  var segments: [String] = []
  /// The parameters in their order; a name may stand there more than once.
  var parameters: [Parameter] = []

  /// Reads a target in origin form, or in absolute form as proxies send it (RFC 9112, 3.2).
  init(_ text: String) throws(Problem) {
    guard text.utf8.count <= Self.longest else {
      throw Problem(
        .targetTooLong,
        "target: expected at most \(Self.longest) bytes, found \(text.utf8.count)")
    }
    let bytes = Array(text.utf8)
    let path = try Self.start(of: bytes)
    let end = bytes[path...].firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
    guard !bytes.contains(UInt8(ascii: "#")) else {
      throw Problem(.malformedRequest, "target: expected no fragment, found '#'")
    }
    try readPath(bytes[path..<end])
    if end < bytes.endIndex { try readQuery(bytes[(end + 1)...]) }
  }

  /// Where the path begins.
  private static func start(of bytes: [UInt8]) throws(Problem) -> Int {
    if bytes.first == UInt8(ascii: "/") { return 0 }
    for scheme in ["http://", "https://"] where bytes.starts(with: scheme.utf8) {
      if let slash = bytes[scheme.utf8.count...].firstIndex(of: UInt8(ascii: "/")) { return slash }
    }
    throw Problem(.malformedRequest, "target: expected a path that begins with '/'")
  }

  private mutating func readPath(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    guard bytes.count > 1 else { return }
    for segment in bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let text = try Self.decoded(segment, isForm: false)
      guard !text.isEmpty, text != ".", text != ".." else {
        throw Problem.notFound("path: an empty segment, '.' or '..' leads nowhere here")
      }
      segments.append(text)
    }
  }

  private mutating func readQuery(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      parameters.append(
        Parameter(
          name: try Self.decoded(pair[..<equals], isForm: true),
          value: equals < pair.endIndex ? try Self.decoded(pair[(equals + 1)...], isForm: true) : ""))
    }
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, isForm: Bool) throws(Problem) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "%") {
        guard index + 1 < bytes.endIndex, let high = hex(bytes[index]), let low = hex(bytes[index + 1]) else {
          throw Problem(.malformedRequest, "target: expected two hexadecimal digits behind every '%'")
        }
        byte = high << 4 | low
        index += 2
      } else if byte == UInt8(ascii: "+"), isForm {
        byte = UInt8(ascii: " ")
      }
      guard byte != 0 else {
        throw Problem(.malformedRequest, "target: expected no NUL, found one")
      }
      decoded.append(byte)
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw Problem(.malformedRequest, "target: expected UTF-8 behind '%'")
    }
    return text
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// Writing targets.
extension RequestTarget {
  /// The parameters as a query with its `?`, each percent-encoded in one way; empty without any.
  static func query(_ parameters: [Parameter]) -> String {
    var text = ""
    for parameter in parameters {
      text += text.isEmpty ? "?" : "&"
      text += encoded(parameter.name) + "=" + encoded(parameter.value)
    }
    return text
  }

  /// A segment of a path or a part of a query, percent-encoded: all but RFC 3986's unreserved signs and the colon,
  /// comma and slash, which a reader of links is spared.
  static func encoded(_ text: String, keepingSlash: Bool = true) -> String {
    func isKept(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: ","):
        true
      case UInt8(ascii: "/"): keepingSlash
      default: false
      }
    }
    if text.utf8.allSatisfy(isKept) { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isKept(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
