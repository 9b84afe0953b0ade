import Foundation
import Model
import Reports
import Testing

struct FormatTests {
  static let markdown = """
    ---
    id: bridge-1
    title: A bridge falls
    published: 2016-09-05
    source: Hill Post
    url: https://example.org/1
    ---
    # A bridge falls

    The bridge at **Tall Abyad** fell on _Sunday_, says [the mayor](https://example.org/m "x").

    ## What *next*?

    > It is old.
    - A list of_things.

    """

  static let html = """
    <!doctype html><html><head><title>A bridge falls - Hill Post</title>
    <meta property="og:site_name" content="Hill Post"><meta content='2016-09-05T10:00:00Z' property='article:published_time'>
    <script>var x = "<p>no</p>";</script><style>p { }</style></head><body>
    <nav><a href="/">Home</a></nav><h1>A bridge&nbsp;falls</h1>
    <p>The bridge at <b>Tall</b> Abyad fell &ndash; on
    Sunday &amp; again on Monday&rdquo;<br>A new line</p><!-- <p>not this</p> -->
    <h2>What next</h2><p>It is old.</p><form><button>Send</button></form>
    <footer>Copyright 2011</footer></body></html>
    """

  func read(_ text: String, _ name: String) throws -> Report {
    try #require(
      try ReportReader(events: Table.events).read(
        bytes: Array(text.utf8), name: name, format: .init(ending: name)
      ).first)
  }

  /// The file's bytes that the origin gives for a sentence.
  func filed(_ report: Report, _ index: Int, _ text: String) -> String {
    String(decoding: Array(text.utf8)[report.origin.file(report.sentences[index].span).range], as: UTF8.self)
  }

  @Test func markdownLosesItsMarksAndKeepsItsOffsets() throws {
    let report = try read(Self.markdown, "b.md")
    #expect(report.id == "bridge-1" && report.source == "Hill Post" && report.url == "https://example.org/1")
    #expect(
      report.published
        == PublicationDate(
          date: try #require(CivilDate(iso: "2016-09-05")), isInferred: false,
          reason: "stated as front matter 'published'"))
    #expect(
      report.sentences.map { report.quote($0.span) } == [
        "A bridge falls", "The bridge at Tall Abyad fell on Sunday, says the mayor.", "What next?",
        "It is old.",
        "A list of_things.",
      ])
    #expect(report.sentences.map(\.role).prefix(3) == [.title, .body, .heading])
    #expect(
      filed(report, 1, Self.markdown).hasPrefix(
        "The bridge at **Tall Abyad** fell on _Sunday_, says [the mayor]("))
    #expect(filed(report, 1, Self.markdown).hasSuffix("."))
  }

  @Test func pageLosesItsTagsAndKeepsItsOffsets() throws {
    let report = try read(Self.html, "b.html")
    #expect(report.id == "b" && report.source == "Hill Post")
    #expect(report.published?.date.description == "2016-09-05" && report.published?.isInferred == false)
    #expect(report.title == "A bridge falls")
    #expect(
      report.sentences.map { report.quote($0.span) } == [
        "A bridge falls", "The bridge at Tall Abyad fell – on Sunday & again on Monday”", "A new line",
        "What next",
        "It is old.",
      ])
    #expect(filed(report, 1, Self.html).hasPrefix("The bridge at <b>Tall</b> Abyad fell &ndash; on\nSunday"))
    #expect(filed(report, 1, Self.html).hasSuffix("Monday&rdquo;"))
    #expect(report.sentences.map(\.role) == [.title, .body, .body, .heading, .body])
  }

  @Test func pageInsideAFormIsRead() throws {
    let report = try read(
      "<html><body><form><p>The bridge fell. It was old.</p></form></body></html>", "b.htm")
    #expect(report.sentences.count == 2)
  }

  @Test func byteOrderMarkIsToleratedAndCounted() throws {
    let report = try read("\u{FEFF}The bridge fell. It was old.", "b.txt")
    #expect(report.sentences.map(\.span.start) == [3, 20])
    #expect(report.quote(report.sentences[0].span) == "The bridge fell.")
  }

  @Test func windowsLineEndsAreWhiteSpace() throws {
    let report = try read("A bridge falls\r\n\r\nThe bridge\r\nfell. It was old.\r\n", "b.txt")
    #expect(
      report.sentences.map { report.quote($0.span) } == ["A bridge falls", "The bridge fell.", "It was old."])
  }

  @Test func formatIsToldByContentWhereTheEndingIsUnknown() throws {
    let json = #"{"text":"The bridge fell."}"#
    #expect(try ReportReader().read(bytes: Array(json.utf8), name: "feed", format: nil).first?.id == "feed:1")
    #expect(
      try ReportReader().read(bytes: Array(Self.html.utf8), name: "page", format: nil).first?.title
        == "A bridge falls")
    #expect(
      try ReportReader().read(bytes: Array(Self.markdown.utf8), name: "note", format: nil).first?.id
        == "bridge-1")
  }

  @Test func linesOfJSONComeOneByOne() throws {
    let lines = """
      {"id":"a","text":"A bridge \\u00e9\\ud83d\\ude00 fell.\\nIt \\"was\\" old.","published":null,"extra":[1,{"x":[]}]}

      {"id":7,"text":"It rained.","published":"2016-09-05","title":"Rain","source":"Hill Post","url":"u"}
      """
    let url = FileManager.default.temporaryDirectory.appending(
      path: "lines-\(UInt64.random(in: 0...UInt64.max)).jsonl")
    try Data(lines.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    var reports: [Report] = []
    try ReportReader().readJSONLines(
      from: try FileHandle(forReadingFrom: url), name: "-", failed: { Issue.record("\($0)") },
      map: { $0 }, each: { reports.append($0) })
    #expect(reports.map(\.id) == ["a", "7"])
    #expect(reports[0].words(reports[0].sentences[0].span) == "A bridge é😀 fell.")
    #expect(reports[1].published?.date.description == "2016-09-05" && reports[1].title == "Rain")
    #expect(try ReportReader().read(file: url.path()).map(\.id) == ["a", "7"])
  }

  @Test func linesReadByAllCoresKeepTheirOrderAndTheirNumbers() throws {
    let lines = (1...500).map {
      $0 % 50 == 7 ? "{\"text\": 5" : "{\"id\":\"\($0)\",\"text\":\"Rain \($0).\"}"
    }
    let url = FileManager.default.temporaryDirectory.appending(
      path: "ordered-\(UInt64.random(in: 0...UInt64.max)).jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    var ids: [String] = []
    var failures: [String] = []
    try ReportReader().readJSONLines(
      from: try FileHandle(forReadingFrom: url), name: "in", failed: { failures.append($0.location) },
      map: { $0.id }, each: { ids.append($0) })
    #expect(ids == (1...500).filter { $0 % 50 != 7 }.map(String.init))
    #expect(failures == (1...500).filter { $0 % 50 == 7 }.map { "in:\($0)" })
  }

  @Test func whatOneReportMakesFailEndsTheReading() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "failing-\(UInt64.random(in: 0...UInt64.max)).jsonl")
    try Data((1...20).map { "{\"id\":\"\($0)\",\"text\":\"Rain.\"}\n" }.joined().utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    var ids: [String] = []
    let handle = try FileHandle(forReadingFrom: url)
    #expect(throws: InputError(.software, at: "5", "broken")) {
      try ReportReader().readJSONLines(
        from: handle, name: "in", failed: { Issue.record("\($0)") },
        map: { report throws(InputError) in
          if report.id == "5" { throw InputError(.software, at: report.id, "broken") }
          return report.id
        }, each: { ids.append($0) })
    }
    #expect(ids == ["1", "2", "3", "4"])
  }
}
