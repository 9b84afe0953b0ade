import Foundation
import Testing

/// Pages, and what becomes of them when the ledger grows.
@Suite struct PagingTests {
  /// A hundred captures of ten towns.
  static let many = (0..<100).map { number in
    SampleEvents.event(
      "m\(number)", "Town \(number % 10)", 37 + Double(number % 10) / 10, 36, number % 2 == 0 ? "sdf" : "fsa",
      from: "isis", on: "2016-\(number < 50 ? "03" : "04")-\(number % 20 + 10)",
      recorded: "2016-05-\(number % 20 + 10)")
  }

  @Test(arguments: [1, 7, 50, 99, 100, 101])
  func pagesShowEveryFeatureOnceAndKeepTheParameters(limit: Int) async throws {
    try await withServer(Self.many) { server in
      let question =
        "bbox=36,35,39,37&datetime=2016-03-01/2016-04-30&by_id=sdf&filter=name%20LIKE%20'Town%25'"
      let whole = try await server.ask("/collections/control-changes/items?limit=100&\(question)").ids
      #expect(whole.count == 50)
      var found: [String] = []
      var pages = 0
      var next: String? = "/collections/control-changes/items?limit=\(limit)&\(question)"
      while let target = next {
        let reply = try await server.ask(target)
        #expect(reply.json["numberMatched"] as? Int == 50)
        #expect(reply.json["numberReturned"] as? Int == reply.ids.count)
        for part in ["bbox=36,35,39,37", "by_id=sdf", "limit=\(limit)", "filter="] {
          #expect(target.contains(part))
        }
        found += reply.ids
        pages += 1
        next = reply.next
      }
      #expect(found == whole)
      #expect(pages == (50 + limit - 1) / limit)
    }
  }

  @Test func aCursorBelongsToItsQuestion() async throws {
    try await withServer(Self.many) { server in
      let path = "/collections/control-changes/items"
      let next = try #require(try await server.ask("\(path)?limit=5&by_id=sdf").next)
      #expect(try await server.ask(next).status == 200)
      let other = next.replacingOccurrences(of: "by_id=sdf", with: "by_id=fsa")
      #expect(try await server.ask(other).status == 400)
      let elsewhere = next.replacingOccurrences(of: "control-changes", with: "control-status")
        .replacingOccurrences(of: "by_id", with: "control_id")
      #expect([400, 410].contains(try await server.ask(elsewhere).status))
      let cursor = try #require(next.components(separatedBy: "cursor=").last)
      #expect(cursor.count == 27)
      let spoiled = next.replacingOccurrences(of: cursor, with: "A" + cursor.dropFirst())
      #expect([200, 400, 410].contains(try await server.ask(spoiled).status))
    }
  }

  @Test func pagesGoOnInTheStateInWhichTheyBegan() async throws {
    try await withServer(Self.many) { server in
      let path = "/collections/control-changes/items"
      let before = try await server.ask("\(path)?limit=200").ids
      let first = try await server.ask("\(path)?limit=60")
      try server.record([
        SampleEvents.event(
          "n1", "Town 1", 37.1, 36, "fsa", from: "sdf", on: "2016-01-01", recorded: "2016-06-01")
      ])
      let grown = try await server.waitUntil("\(path)?limit=200") { $0.ids.count == 101 }
      #expect(grown.ids.count == 101)
      let second = try await server.ask(try #require(first.next))
      #expect(first.ids + second.ids == before)
      for number in 0..<3 {
        try server.record([
          SampleEvents.event(
            "o\(number)", "Town 2", 37.2, 36, "fsa", from: "sdf", on: "2016-01-0\(number + 2)",
            recorded: "2016-06-02")
        ])
        _ = try await server.waitUntil("\(path)?limit=200") { $0.ids.count == 102 + number }
      }
      let expired = try await server.ask(try #require(first.next))
      #expect(expired.status == 410 && expired.json["code"] as? String == "CursorExpired")
    }
  }
}
