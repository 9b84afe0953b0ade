import Foundation
import Glibc
import Testing

/// Bytes and clients that nobody asked for.
@Suite struct HostilityTests {
  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 1 << 20))\r\n\r\n", 431),
    ("GET /collections?x=\(String(repeating: "a", count: 1 << 20)) HTTP/1.1\r\nHost: a\r\n\r\n", 431),
    (
      "GET /collections?x=\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      414
    ),
    ("GET /\r\n\r\n", 400), ("nonsense\r\n\r\n", 400), ("\u{16}\u{3}\u{1}\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400),
    ("GET file:///etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404),
    ("GET * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400),
    ("POST /collections HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello", 405),
    ("GET /collections HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello", 400),
  ])
  func badBytesAreRefusedWithAReason(request: String, status: Int) async throws {
    try await withServer { server in
      let replies = try await server.send(Array(request.utf8), isHalfClosed: true)
      #expect(replies.map(\.status) == [status])
      #expect((replies.first?.json["detail"] as? String)?.isEmpty == false)
      #expect(try await server.ask("/healthz").status == 200)
    }
  }

  @Test func aFilterOfManyTermsIsAnsweredOrRefused() async throws {
    try await withServer { server in
      let terms = Array(repeating: "a=1", count: 100_000).joined(separator: "%20OR%20")
      let large = try await server.ask("/collections/control-status/items?filter=\(terms)")
      #expect(large.status == 431)
      let deep = String(repeating: "(", count: 4_000) + "1=1" + String(repeating: ")", count: 4_000)
      let reply = try await server.ask("/collections/control-status/items?filter=\(deep)")
      #expect(reply.status == 400 || reply.status == 200)
    }
  }

  @Test func pipelinedRequestsAreAnsweredInTheirOrder() async throws {
    try await withServer { server in
      let targets = (0..<200).map { "/collections/control-changes/items?limit=\($0 % 3 + 1)" }
      var bytes: [UInt8] = []
      for target in targets { bytes += Array("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n".utf8) }
      let replies = try await server.send(bytes, isHalfClosed: true)
      #expect(replies.map(\.status) == targets.map { _ in 200 })
      #expect(replies.map(\.ids.count) == targets.indices.map { $0 % 3 + 1 })
    }
  }

  @Test func silentClientsKeepNobodyWaiting() async throws {
    try await withServer { server in
      var silent: [Int32] = []
      for number in 0..<100 {
        let connection = try RawClient.connect(port: server.port)
        if number % 2 == 0 { _ = send(connection, "GET / HT", 8, Int32(MSG_NOSIGNAL)) }
        silent.append(connection)
      }
      #expect(try await server.ask("/healthz").status == 200)
      for connection in silent { close(connection) }
      #expect(try await server.ask("/healthz").status == 200)
    }
  }
}
