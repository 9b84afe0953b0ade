import Foundation
import Model
import Testing

@testable import Reports

struct SentenceTests {
  @Test(arguments: Table.rows("sentences"))
  func paragraphIsSplit(_ row: [String]) {
    let text = Array(row[0].utf8)
    let found = SentenceSplitter(text: text).sentences(in: 0..<text.count)
    #expect(found.map { String(decoding: text[$0], as: UTF8.self) } == row[1].components(separatedBy: "|"))
  }

  @Test func everyRuleDropsItsExample() {
    for rule in BoilerplateRule.all {
      let line = Array(rule.example.utf8)
      #expect(BoilerplateIndex.shared.rule(taking: line[...])?.name == rule.name, "\(rule.example)")
    }
  }

  @Test(arguments: Table.rows("lines"))
  func newsIsNoBoilerplate(_ row: [String]) {
    let line = Array(row[0].utf8)
    #expect(BoilerplateIndex.shared.rule(taking: line[...])?.name == nil)
  }

  @Test func wrappedLineThatLooksLikeAButtonStays() throws {
    let text = Array("The bridge falls again\nThe clerk spoke.\nPrevious\nefforts to mend it failed.\n".utf8)
    let report = try #require(try ReportReader().read(bytes: text, name: "a.txt").first)
    #expect(report.sentences.map { report.quote($0.span) }.last == "Previous efforts to mend it failed.")
    #expect(report.dropped.isEmpty)
  }

  @Test func runsOfStopsAndLongSentencesStayLinear() {
    let dots = [UInt8](repeating: 0x2E, count: 2_000_000)
    #expect(SentenceSplitter(text: dots).sentences(in: 0..<dots.count).count == 1)
    let words = Array(String(repeating: "word ", count: 100_000).utf8)
    let found = SentenceSplitter(text: words).sentences(in: 0..<words.count)
    #expect(found.allSatisfy { $0.count <= SentenceSplitter.longest + 8 })
  }
}
