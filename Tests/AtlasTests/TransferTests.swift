import Foundation
import Testing

/// HTTP itself (RFC 9110, 9112).
@Suite struct TransferTests {
  static let paths = [
    "/", "/?f=html", "/api", "/conformance", "/collections", "/collections/control-status",
    "/collections/control-status/items?limit=1", "/collections/control-changes/items/e4",
    "/collections/control-status/queryables", "/collections/control-status/tiles/WebMercatorQuad/8/100/154",
    "/style.json", "/page/dateline.js",
  ]

  @Test func headHasTheHeadOfGetAndNoBody() async throws {
    try await withServer { server in
      for path in Self.paths {
        let (get, head) = (try await server.ask(path), try await server.ask(path, method: "HEAD"))
        #expect(head.status == 200 && head.body.isEmpty, "\(path)")
        for name in ["content-type", "content-length", "etag"] {
          #expect(get.fields[name] != nil && head.fields[name] == get.fields[name], "\(path): \(name)")
        }
      }
    }
  }

  @Test func whoHasAStateIsToldThatNothingChanged() async throws {
    try await withServer { server in
      for path in Self.paths {
        let tag = try #require(try await server.ask(path).fields["etag"], "\(path)")
        for words in [tag, "\"other\", \(tag)", String(tag.dropFirst(2)), "*"] {
          let reply = try await server.ask(path, fields: ["If-None-Match: \(words)"])
          #expect(
            reply.status == 304 && reply.body.isEmpty && reply.fields["etag"] == tag, "\(path): \(words)")
        }
        #expect(try await server.ask(path, fields: ["If-None-Match: \"other\""]).status == 200, "\(path)")
      }
    }
  }

  @Test func optionsTellWhatIsAllowedAndOtherMethodsAreRefused() async throws {
    try await withServer { server in
      for path in Self.paths {
        let options = try await server.ask(path, method: "OPTIONS", fields: ["Origin: https://example.org"])
        #expect(options.status == 204 && options.fields["allow"] == "GET, HEAD, OPTIONS", "\(path)")
        #expect(options.fields["access-control-allow-methods"] == "GET, HEAD, OPTIONS", "\(path)")
        #expect(options.fields["access-control-allow-origin"] == "*", "\(path)")
        for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"] {
          let reply = try await server.ask(path, method: method, fields: ["Content-Length: 0"])
          #expect(reply.status == 405 && reply.fields["allow"] == "GET, HEAD, OPTIONS", "\(method) \(path)")
          #expect(reply.json["code"] as? String == "MethodNotAllowed", "\(method) \(path)")
        }
      }
      #expect(try await server.ask("/nothing", method: "OPTIONS").status == 404)
    }
  }

  @Test func compressedOnlyForThoseWhoTakeIt() async throws {
    try await withServer { server in
      let path = "/collections/control-status/queryables"
      let plain = try await server.ask(path)
      let packed = try await server.ask(path, fields: ["Accept-Encoding: br, gzip;q=0.5"])
      #expect(plain.fields["content-encoding"] == nil)
      #expect(packed.fields["content-encoding"] == "gzip" && packed.body.starts(with: [0x1F, 0x8B]))
      #expect(packed.body.count < plain.body.count)
      for refusal in ["gzip;q=0", "identity", "br"] {
        let reply = try await server.ask(path, fields: ["Accept-Encoding: \(refusal)"])
        #expect(reply.fields["content-encoding"] == nil, "\(refusal)")
      }
      #expect(plain.fields["vary"]?.contains("Accept-Encoding") == true)
    }
  }

  @Test(arguments: [
    ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
    ("application/geo+json, application/json", "application/geo+json"), ("*/*", "application/geo+json"),
    ("text/plain", "application/geo+json"), ("text/html;q=0.1, application/json", "application/geo+json"),
    ("application/geo+json;q=0, text/html", "text/html; charset=utf-8"), (";;,,q=", "application/geo+json"),
  ])
  func acceptDecidesTheForm(accept: String, mediaType: String) async throws {
    try await withServer { server in
      let reply = try await server.ask("/collections/control-status/items", fields: ["Accept: \(accept)"])
      #expect(reply.fields["content-type"] == mediaType)
    }
  }

  @Test func jsonFGIsKnownByItsLink() async throws {
    try await withServer { server in
      let path = "/collections/control-status/items"
      for (target, field, profile) in [
        (path, "Accept: application/fg+json", "jsonfg"), ("\(path)?f=jsonfg", "X: y", "jsonfg"),
        ("\(path)?profile=jsonfg", "X: y", "jsonfg"), (path, "X: y", "rfc7946"),
      ] {
        let reply = try await server.ask(target, fields: [field])
        #expect(
          reply.fields["link"]?.contains("/profile/OGC/0/\(profile)>; rel=\"profile\"") == true, "\(target)")
        #expect(reply.text.contains("\"conformsTo\"") == (profile == "jsonfg"), "\(target)")
      }
    }
  }

  @Test func linksBearTheNameThatTheClientUses() async throws {
    try await withServer { server in
      let proxied = try await server.ask(
        "/collections",
        fields: ["X-Forwarded-Host: maps.example:8443", "X-Forwarded-Proto: https"])
      #expect(proxied.link("self") == "https://maps.example:8443/collections")
      let hostile = try await server.ask("/collections", fields: ["X-Forwarded-Host: \"><script>"])
      #expect(hostile.link("self") == "http://127.0.0.1:\(server.port)/collections")
      for host in ["", "a b", "<script>", "a/b"] {
        let replies = try await server.send(
          Array("GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8))
        #expect(replies.map(\.status) == [400], "\(host)")
      }
      let none = try await server.send(Array("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".utf8))
      #expect(none.map(\.status) == [400])
    }
  }

  @Test func pagesForPeopleMayRunNothing() async throws {
    try await withServer { server in
      for path in ["/collections?f=html", "/collections/control-changes/items?f=html", "/api?f=html"] {
        let policy = try await server.ask(path).fields["content-security-policy"]
        #expect(
          policy?.contains("default-src 'none'") == true && policy?.contains("script") == false, "\(path)")
      }
      let page = try await server.ask("/?f=html")
      #expect(page.fields["content-security-policy"]?.contains("script-src 'self'") == true)
    }
  }
}
