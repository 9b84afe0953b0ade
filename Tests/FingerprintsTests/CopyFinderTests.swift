import Fingerprints
import Foundation
import TestSupport
import Testing

struct CopyFinderTests {
  /// The sentences of a text of `Tables`.
  private func sentences(_ name: String, file: String = #filePath) throws -> [String] {
    let url = URL(filePath: file).deletingLastPathComponent().appending(path: "Tables/\(name).txt")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func text(_ id: String, _ sentences: [String]) -> CopyFinder.Text {
    CopyFinder.Text(id: id, sentences: sentences.map { SentenceFingerprint($0.utf8) })
  }

  @Test func shuffledTextIsACopy() throws {
    let original = try sentences("original")
    var random = SeededNumbers(seed: 7)
    for _ in 0..<20 {
      let copies = CopyFinder([text("b", original.shuffled(using: &random)), text("a", original)]).copies()
      #expect(copies == [.init(id: "b", original: "a", shared: 10, sentences: 10)])
    }
  }

  @Test func respunTextIsACopy() throws {
    let copies = CopyFinder([
      text("spun", try sentences("respun").reversed()), text("agency", try sentences("original")),
    ]).copies()
    #expect(copies.map(\.id) == ["spun"])
    #expect(copies.map(\.original) == ["agency"])
    #expect(copies.allSatisfy { $0.shared >= 8 }, "\(copies)")
  }

  @Test func excerptUnderAnotherHeadlineIsACopyOfTheWhole() throws {
    let original = try sentences("original")
    let excerpt = ["A valley burns and nobody in the capital seems to care at all"] + original[2..<6]
    let copies = CopyFinder([text("a-paper", excerpt), text("wire", original)]).copies()
    #expect(copies == [.init(id: "a-paper", original: "wire", shared: 4, sentences: 5)])
  }

  @Test func anotherReportOfTheSameEventIsNoCopy() throws {
    let texts = [text("a", try sentences("original")), text("b", try sentences("other-report"))]
    #expect(CopyFinder(texts).copies().isEmpty)
  }

  @Test func witnessesDoNotDependOnTheOrder() throws {
    let original = try sentences("original")
    let respun = try sentences("respun")
    let other = try sentences("other-report")
    let texts = [text("a", original), text("b", respun), text("c", other), text("d", original)]
    let copies = CopyFinder(texts).copies()
    var statements = [("a", original[0]), ("b", respun[0]), ("c", other[0]), ("d", original[0])].map {
      id, words in
      WitnessGroups.Statement(
        id: "event-\(id)", about: "capture Elmdale", sentence: SentenceFingerprint(words.utf8), text: id)
    }
    let expected = ["event-a": "event-a", "event-b": "event-a", "event-c": "event-c", "event-d": "event-a"]
    var random = SeededNumbers(seed: 8)
    for _ in 0..<10 {
      statements.shuffle(using: &random)
      let groups = WitnessGroups(statements, copies: copies)
      #expect(groups.witnesses == expected)
      #expect(groups.copies(of: "event-b") == 3)
      #expect(groups.copies(of: "event-c") == 1)
    }
  }

  @Test func resemblanceIsThatOfTheSets() {
    let a = SentenceFingerprint("One two three four.".utf8)
    #expect(a.words == 4)
    #expect(a.shingles.count == 3)
    #expect(a.resemblance(to: SentenceFingerprint("one, TWO three — four".utf8)) == 1)
    #expect(a.resemblance(to: SentenceFingerprint("one two three five".utf8)) == 0.5)
    #expect(a.resemblance(to: SentenceFingerprint("".utf8)) == 0)
  }
}
