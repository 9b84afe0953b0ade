import Model
import TemporalExpressions
import TestSupport
import Testing

struct TemporalTaggerTests {
  @Test(arguments: ExpressionRow.all)
  func expressionMeansTheDaysOfTheTable(_ row: ExpressionRow) throws {
    try #require(row.cells.count == 10, "\(row.cells)")
    let text = Array(row.sentence.utf8)
    let found = TemporalTagger(reference: row.reference).expressions(
      in: text, span: ByteSpan(start: 0, end: text.count), saidOn: { row.saidOn })
    #expect(found.map(\.span) == row.spans, "\(found.map(\.text))")
    guard let checked = row.checked else { return }
    let hit = try #require(found.first { $0.span == checked })
    #expect(hit.relation.rawValue == row.cells[3])
    #expect(hit.time.earliest?.description ?? "-" == row.cells[4], "\(hit.time.reason)")
    #expect(hit.time.latest?.description ?? "-" == row.cells[5], "\(hit.time.reason)")
    #expect(hit.time.precision.rawValue == row.cells[6])
    #expect(
      (hit.isFuture ? "F" : "") + (hit.isReportedFuture ? "R" : "") == row.cells[7].replacing("-", with: ""))
    #expect(hit.kind.rawValue == row.cells[8])
  }

  @Test func tableHoldsTheFortyOfTheChecklist() {
    #expect(ExpressionRow.all.filter { $0.cells[9].hasPrefix("checklist") }.count >= 40)
  }

  @Test func tablesHoldManyExpressionsOfManyYears() {
    #expect(ExpressionRow.rows(of: "further-expressions").count >= 120)
    #expect(Set(ExpressionRow.all.compactMap { $0.reference?.year }).count >= 8)
    let languages = ["French", "Turkish", "Russian", "Ukrainian", "Arabic"]
    for language in languages {
      #expect(
        ExpressionRow.rows(of: "languages").filter { $0[9].contains(language) }.count >= 12, "\(language)")
    }
  }

  @Test func relativeTimesHaveNoDaysWithoutTheDayOfTheReport() {
    let text = Array("It broke on Friday, Nov. 2, and in March 2011.".utf8)
    let found = TemporalTagger(reference: nil).expressions(
      in: text, span: ByteSpan(start: 0, end: text.count))
    #expect(
      found.map(\.partial) == [
        .init(month: 11, day: 2, weekday: .friday), .init(year: 2011, month: 3),
      ])
    #expect(found.map(\.time.earliest?.description) == [nil, "2011-03-01"])
  }

  @Test func offsetsAreThoseOfTheWholeText() {
    let text = Array("First. It rained on Sunday. Then on Monday.".utf8)
    let found = TemporalTagger(reference: CivilDate(year: 2016, month: 9, day: 5)).expressions(
      in: text, span: ByteSpan(start: 7, end: 27))
    #expect(found.map(\.span) == [ByteSpan(start: 20, end: 26)])
  }

  @Test func anyBytesAreSurvived() {
    var random = SeededNumbers(seed: 2016)
    let words = [
      "late", "August", "on", "24", "2016", "-", ",", "a", "few", "days", "ago", "\u{2013}", "Monday", "the",
      "of", "last",
    ]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<30, using: &random)
      let line = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      var text = Array(line.utf8)
      for _ in 0..<Int.random(in: 0..<4, using: &random) where !text.isEmpty {
        text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let span = ByteSpan(start: Int.random(in: -3..<10), end: text.count + Int.random(in: -3..<3))
      for hit in TemporalTagger(reference: CivilDate(dayNumber: 17_000)).expressions(in: text, span: span) {
        #expect(hit.span.start >= 0 && hit.span.end <= text.count)
      }
    }
  }
}
