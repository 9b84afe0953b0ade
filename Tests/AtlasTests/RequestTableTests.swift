import Foundation
import Testing
import TestSupport

/// Requests of `Tables/requests.tsv`: path, status, what the body must have in it.
@Suite struct RequestTableTests {
  @Test func everyRequestIsAnsweredAsTheTableSays() async throws {
    try await withServer { server in
      for row in Table.rows("requests", of: "AtlasTests") {
        let reply = try await server.ask(row.cells[0])
        var problems: [String] = []
        if "\(reply.status)" != row.cells[1] {
          problems.append("status \(reply.status): \(reply.text.prefix(300))")
        }
        for words in row.cells[2].components(separatedBy: " && ") where !words.isEmpty {
          let isMissing = words.hasPrefix("!")
          if reply.text.contains(isMissing ? String(words.dropFirst()) : words) == isMissing {
            problems.append("\(words): \(reply.text.prefix(300))")
          }
        }
        row.expect(problems)
      }
    }
  }
}
