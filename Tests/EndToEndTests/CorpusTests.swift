import Foundation
import Testing

/// Two public corpora that lie beside the project on our machines and are not part of it.
enum SharedCorpora {
  static let scorer = "\(Project.shared)/score/score_places.py"
  static let python = "/usr/bin/python3"
  static let areThere = [scorer, python].allSatisfy { FileManager.default.fileExists(atPath: $0) }
}

/// The figures that must not fall (`docs/accuracy.md` tells them in full).
@Suite(.enabled(if: SharedCorpora.areThere, "../shared or python3 is missing: SKIPPED"))
struct CorpusTests {
  /// The default build's: F1 of recognition, and the share of all gold toponyms placed within 161 km.
  @Test(arguments: [("TR-News", 0.88, 0.70), ("GeoVirus", 0.86, 0.82)])
  func recognitionAndResolutionKeepTheirFigures(_ corpus: String, _ f1: Double, _ near: Double) async throws {
    let gazetteer = try await Project.gazetteer.value
    let run = try await Program.run(
      SharedCorpora.python,
      [
        SharedCorpora.scorer, "\(Project.shared)/data/geoparsing/\(corpus).xml", "--", Program.path,
        "mentions", "-",
        "--gazetteer", gazetteer,
      ], gazetteer: gazetteer)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Self.figure(after: "F1 ", in: run.text) >= f1, "\(run.text)")
    #expect(try Self.figure(after: "Acc@161 ", in: run.text) >= near, "\(run.text)")
  }

  /// The first number behind some words.
  private static func figure(after words: String, in text: String) throws -> Double {
    let start = try #require(text.range(of: words)?.upperBound)
    return try #require(Double(text[start...].prefix { $0.isNumber || $0 == "." }))
  }
}
