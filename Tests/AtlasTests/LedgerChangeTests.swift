import Atlas
import Foundation
import Glibc
import Ledger
import Model
import Testing

/// The ledger under a running server: grown, locked, cut, replaced, gone.
@Suite struct LedgerChangeTests {
  @Test func readersSeeOneStateOrTheOther() async throws {
    try await withServer(PagingTests.many) { server in
      let path = "/collections/control-changes/items?limit=1000"
      let old = try await server.ask(path).ids
      let added = (0..<50).map { number in
        SampleEvents.event(
          "x\(number)", "Town \(number % 10)", 37 + Double(number % 10) / 10, 36, "sdf", from: "fsa",
          on: "2016-02-\(number % 20 + 10)", recorded: "2016-06-01")
      }
      try server.record(added)
      let seen = try await withThrowingTaskGroup(of: Set<[String]>.self) { group in
        for _ in 0..<4 {
          group.addTask {
            var seen: Set<[String]> = []
            for _ in 0..<400 {
              let ids = try await server.ask(path).ids
              seen.insert(ids)
              if ids.count == 150 { break }
              try await Task.sleep(for: .milliseconds(10))
            }
            return seen
          }
        }
        return try await group.reduce(into: Set<[String]>()) { $0.formUnion($1) }
      }
      let new = try await server.ask(path).ids
      #expect(new.count == 150)
      #expect(seen.subtracting([old, new]).isEmpty)
    }
  }

  @Test func aLedgerThatIsNoneLeavesTheLastStateServed() async throws {
    try await withServer { server in
      let path = "/collections/control-changes/items"
      let good = try await server.ask(path).ids
      let whole = try Data(contentsOf: URL(filePath: server.path))
      let spoilings: [(String, () throws -> Void)] = [
        ("cut", { try Data(whole.prefix(whole.count / 2)).write(to: URL(filePath: server.path)) }),
        ("noise", { try Data(repeating: 0x41, count: 9_000).write(to: URL(filePath: server.path)) }),
        ("empty", { try Data().write(to: URL(filePath: server.path)) }),
        ("gone", { try FileManager.default.removeItem(atPath: server.path) }),
      ]
      for (what, spoil) in spoilings {
        try spoil()
        let health = try await server.waitUntil("/healthz") { $0.text.contains("\"warn\"") }
        #expect(health.text.contains("the last good state is served"), "\(what)")
        #expect(try await server.ask(path).ids == good, "\(what)")
        let past = try await server.ask("\(path)?known-at=2016-08-20")
        #expect(past.status == 409 && past.fields["retry-after"] != nil, "\(what)")
        try whole.write(to: URL(filePath: server.path))
        let recovered = try await server.waitUntil("/healthz") { $0.text.contains("\"pass\"") }
        #expect(recovered.text.contains("\"pass\""), "\(what)")
      }
      let past = try await server.ask("\(path)?known-at=2016-08-20")
      #expect(past.ids == ["e1"])
    }
  }

  @Test func aLedgerReplacedByAnotherIsServed() async throws {
    try await withServer { server in
      let other = server.folder.appending(path: "other.sqlite").path
      try Ledger(path: other).record([SampleEvents.all[0]])
      try #require(rename(other, server.path) == 0)
      let reply = try await server.waitUntil("/collections/control-changes/items") { $0.ids == ["e1"] }
      #expect(reply.ids == ["e1"])
    }
  }

  @Test func manyEarlierDaysAreFewStates() async throws {
    try await withServer { server in
      let path = "/collections/control-changes/items"
      var found: [Int: Set<[String]>] = [:]
      for day in 10...31 {
        let reply = try await server.ask("\(path)?known-at=2016-08-\(day)")
        #expect(reply.status == 200)
        found[reply.ids.count, default: []].insert(reply.ids)
      }
      #expect(found == [0: [[]], 1: [["e1"]], 2: [["e1", "e2"]]])
    }
  }

  @Test func withoutALedgerNothingIsServed() {
    #expect(throws: InputError.self) {
      try AtlasServer(AtlasOptions(ledger: "/nowhere/ledger.sqlite", port: 0))
    }
  }

  @Test func aPortThatIsTakenIsToldInALine() async throws {
    try await withServer { server in
      let second = try AtlasServer(AtlasOptions(ledger: server.path, port: server.port, logsRequests: false))
      let error = await #expect(throws: InputError.self) { try await second.run() }
      #expect(error?.kind == .cannotCreate && error?.location == "127.0.0.1:\(server.port)")
    }
  }
}
