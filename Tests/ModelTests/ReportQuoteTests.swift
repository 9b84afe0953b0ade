import Model
import Testing

struct ReportQuoteTests {
  private let report = Report(id: "a", text: Array("Azaz\n  fell —\tlate".utf8))

  @Test func quoteStandsOnOneLine() {
    #expect(report.quote(ByteSpan(start: 0, end: report.text.count)) == "Azaz fell — late")
    #expect(report.words(ByteSpan(start: 0, end: 7)) == "Azaz\n  ")
  }

  @Test func spanBehindTheTextIsCut() {
    #expect(report.quote(ByteSpan(start: 7, end: 9_999)) == "fell — late")
  }
}
