import Foundation
import Glibc

/// An answer as it came over the wire.
struct RawReply: Sendable {
  var status: Int
  /// Names in small letters.
  var fields: [String: String]
  var body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; an empty object where it is none.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
  }

  /// The ids of a collection's features.
  var ids: [String] {
    (json["features"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }

  /// Where the link of a relation leads.
  func link(_ relation: String) -> String? {
    (json["links"] as? [[String: Any]] ?? []).first { $0["rel"] as? String == relation }?["href"] as? String
  }

  /// The path and query of the next page.
  var next: String? {
    link("next").flatMap { URLComponents(string: $0) }.map { parts in
      parts.percentEncodedPath + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    }
  }
}

/// A client that sends any bytes, right or wrong.
enum RawClient {
  struct Failure: Error {
    var what: String
  }

  /// Sends bytes and reads until the server closes.
  static func exchange(_ bytes: [UInt8], port: Int, isHalfClosed: Bool) throws -> [RawReply] {
    let connection = try connect(port: port)
    defer { close(connection) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // A server that refuses may close while we still send.
      guard count > 0 else { break }
      sent += count
    }
    if isHalfClosed { shutdown(connection, Int32(SHUT_WR)) }
    var received: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(connection, &room, room.count, 0)
      guard count > 0 else { break }
      received += room[..<count]
    }
    return replies(in: received, toHead: bytes.starts(with: "HEAD ".utf8))
  }

  /// A connection to the server.
  static func connect(port: Int) throws -> Int32 {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard connection >= 0 else { throw Failure(what: "no socket") }
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failure(what: "cannot connect: \(String(cString: strerror(errno)))") }
    return connection
  }

  /// The answers of a stream; all of ours say how long they are.
  private static func replies(in stream: [UInt8], toHead: Bool) -> [RawReply] {
    var replies: [RawReply] = []
    var rest = stream[...]
    while let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
      let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
      var fields: [String: String] = [:]
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        fields[line[..<colon].lowercased()] = value
      }
      let status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
      let hasBody = !toHead && status != 204 && status != 304
      let length = hasBody ? Int(fields["content-length"] ?? "") ?? 0 : 0
      let body = rest[end.upperBound...].prefix(length)
      replies.append(RawReply(status: status, fields: fields, body: Array(body)))
      rest = rest[end.upperBound...].dropFirst(length)
    }
    return replies
  }
}
