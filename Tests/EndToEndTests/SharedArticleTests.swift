import Foundation
import Testing

/// Five published articles that lie beside the project on our machines and are not part of it.
enum SharedArticles {
  static let all: [(file: String, published: String)] = [
    ("000_6fff1539a94b7851.txt", "2016-09-05"), ("001_73668030170297a8.txt", "2016-09-05"),
    ("002_a098f9ee42cfb823.txt", "2017-03-07"), ("003_5c502ef54d8cb08e.txt", "2016-12-27"),
    ("004_ef4cc92bb32d5d8b.txt", "2016-11-02"),
  ]

  static let areThere = all.allSatisfy { FileManager.default.fileExists(atPath: path($0.file)) }

  static func path(_ file: String) -> String { "\(Project.shared)/reports/\(file)" }
}

/// What the program makes of them, as far as it can be said without quoting them.
@Suite(.enabled(if: SharedArticles.areThere, "../shared/reports is missing: SKIPPED"))
struct SharedArticleTests {
  @Test func publicationDatesAreInferred() async throws {
    for article in SharedArticles.all {
      let trace = try await Program.run(["trace", SharedArticles.path(article.file)])
      #expect(trace.status == 0, "\(trace.errors)")
      #expect(trace.text.contains("  published  \(article.published) (inferred)"), "\(article.file)")
    }
  }
}
