import Model
import Reports
import Testing

struct PublicationDateTests {
  @Test(arguments: Table.rows("published"))
  func dayOfPublicationIsInferred(_ row: [String]) throws {
    let bytes = Array(row[2].replacing("\\u00a9", with: "\u{A9}").utf8)
    let report = try #require(
      try ReportReader(events: Table.events).read(bytes: bytes, name: "own.txt").first)
    #expect(report.published?.date.description ?? "-" == row[1], "\(report.published?.reason ?? "no date")")
    if let published = report.published {
      #expect(published.isInferred)
      #expect(!published.reason.isEmpty)
    }
  }

  @Test(arguments: [
    ("2016-09-05", true), ("2016-09-05T21:14:03Z", true), ("2016-09-05T21:14:03.120+03:00", true),
    ("2016-09-05 21:14", true), ("5 September 2016", true), ("September 5, 2016 4:51 pm ET", true),
    ("2016-09-31", false), ("2016-09-05x", false),
    ("2016-09", false), ("", true),
  ])
  func statedDateIsReadOrNamedInANote(_ text: String, _ isGood: Bool) throws {
    let line = Array(#"{"id":"a","text":"A bridge fell.","published":"\#(text)"}"#.utf8)
    let report = try #require(try ReportReader().read(bytes: line, name: "x.jsonl", format: .jsonLines).first)
    #expect(report.published?.date.description == (isGood && !text.isEmpty ? "2016-09-05" : nil))
    if isGood {
      #expect(report.notes.isEmpty)
    } else {
      #expect(report.notes.first?.hasPrefix("x.jsonl:1: 'published': expected a date") == true)
      #expect(report.notes.first?.contains("'\(text)'") == true)
    }
  }
}
