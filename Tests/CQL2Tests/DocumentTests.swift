import CQL2
import Foundation
import Testing
import TestSupport

/// The examples of `docs/filters.md`.
struct DocumentTests {
  @Test func everyExampleIsAFilter() throws {
    let file = TestGazetteer.root.appending(path: "docs/filters.md")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let start = try #require(lines.firstIndex(of: "## Examples"))
    let end = try #require(lines[start...].firstIndex(of: "## What is supported"))
    let examples = lines[start..<end].filter { $0.hasPrefix("| ") && $0.contains("`") }.compactMap { line in
      line.split(separator: "`").dropFirst().first.map(String.init)
    }
    #expect(examples.count == 8)
    for example in examples {
      let filter = try Filter(text: example)
      #expect(try Filter(json: filter.json) == filter, "\(example)")
    }
  }
}
