internal import HTTPTypes
internal import NIOCore

/// What is sent back, before it is compressed, cut for HEAD, or left out because the client has it.
struct Answer: Sendable {
  var status = HTTPResponse.Status.ok
  /// The media type of the body; empty where there is none.
  var mediaType: String
  var body: ByteBuffer
  /// What tells this body from another of the same address; nil where it is not worth to ask.
  var entityTag: String?
  /// Fields of the head that only this answer has.
  var fields: HTTPFields = [:]

  init(_ mediaType: String, _ body: ByteBuffer, entityTag: String? = nil) {
    self.mediaType = mediaType
    self.body = body
    self.entityTag = entityTag
  }

  /// A document with an entity tag made of its bytes.
  init(document body: [UInt8], _ mediaType: String) {
    self.init(mediaType, ByteBuffer(bytes: body), entityTag: EntityTag.weak(Fingerprint64(body).value))
  }

  /// A status without a body.
  init(_ status: HTTPResponse.Status, entityTag: String? = nil) {
    self.init("", ByteBuffer(), entityTag: entityTag)
    self.status = status
  }

  /// A refusal.
  init(_ problem: Problem) {
    self.init(Problem.mediaType, ByteBuffer(bytes: problem.body))
    status = problem.code.status
    if let allows = problem.allows { fields[.allow] = allows }
    if let seconds = problem.retryAfter { fields[.retryAfter] = "\(seconds)" }
  }
}

/// Entity tags (RFC 9110, 8.8.3): weak ones, since an answer carries the second in which it was made and may be compressed.
enum EntityTag {
  /// The tag of a state; a word tells representations apart.
  static func weak(_ state: UInt64, _ word: String = "") -> String {
    #"W/""# + String(state, radix: 16) + word + "\""
  }

  /// Whether `If-None-Match` names a tag, by weak comparison (RFC 9110, 13.1.2).
  static func isNamed(_ tag: String, in field: String) -> Bool {
    field.split(separator: ",").contains { part in
      let part = part.drop { $0 == " " }
      let named = part.hasPrefix("W/") ? part.dropFirst(2) : part
      return part == "*" || named.prefix { $0 != " " } == tag.dropFirst(2)
    }
  }
}

/// A 64-bit hash that is the same in every run, unlike `Hasher`'s: FNV-1a over words of eight bytes, mixed at the end.
struct Fingerprint64: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  init(_ bytes: [UInt8]) { add(bytes) }

  init(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01b3
    state ^= state >> 29
  }

  mutating func add(_ bytes: [UInt8]) {
    add(UInt64(bytes.count))
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      var rest: UInt64 = 0
      for byte in bytes[index...] { rest = rest << 8 | UInt64(byte) }
      add(rest)
    }
  }

  /// The hash (the last mixing of SplitMix64; Steele, Lea and Flood 2014).
  var value: UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
