import Foundation
import Model
import Reports
import TestSupport
import Testing

/// What is wrong with an input is said in one line: where, expected, found.
struct InputErrorTests {
  static let cases: [(bytes: [UInt8], name: String, line: String)] = [
    ([], "a.txt", "a.txt: is empty; expected the text of a report"),
    (Array(" \n\n".utf8), "a.txt", "a.txt: is empty; expected the text of a report, found white space only"),
    ([0xEF, 0xBB, 0xBF], "a.txt", "a.txt: is empty; expected the text of a report, found white space only"),
    (
      [0xFF, 0xFE, 0x41, 0], "a.txt",
      "a.txt:1: expected UTF-8, found UTF-16 (first bytes FF FE); convert it: iconv -f UTF-16 -t UTF-8 'a.txt' > 'a.txt.utf8'"
    ),
    (
      [0x41, 0, 0x42, 0, 0x43, 0], "a.txt",
      "a.txt:1: expected UTF-8, found UTF-16 (first bytes 41 00); convert it: iconv -f UTF-16LE -t UTF-8 'a.txt' > 'a.txt.utf8'"
    ),
    (
      Array("One\nCaf".utf8) + [0xE9, 0x20], "a.txt",
      "a.txt:2: expected UTF-8, found byte E9 (offset 7); if the file is Latin-1, convert it: "
        + "iconv -f WINDOWS-1252 -t UTF-8 'a.txt' > 'a.txt.utf8'"
    ),
    (
      Array("One\nTwo\nThree and more words ".utf8) + [0, 0x41], "a.txt",
      "a.txt:3: expected text, found a NUL byte: the file is binary"
    ),
    (Array("%PDF-1.4".utf8), "a.txt", "a.txt: expected text, found a PDF file"),
    (
      Array("\n{\"id\":1}".utf8), "a.jsonl",
      "a.jsonl:2: expected a field 'text' with the report's text, found none"
    ),
    (
      Array("{\"text\":\"x\"}\n{\"text\" \"x\"}".utf8), "a.jsonl",
      "a.jsonl:2: JSON: expected ':' at column 9, found '\"x\"}'"
    ),
    (
      Array("{\"text\":\"x".utf8), "a.jsonl",
      "a.jsonl:1: JSON: expected '\"' at column 11, found the end of the line"
    ),
    (Array("[1]".utf8), "a.jsonl", "a.jsonl:1: JSON: expected an object ('{') at column 1, found '[1]'"),
    (
      Array("---\npublished: soon\n---\nA bridge fell.".utf8), "a.md",
      "a.md: front matter 'published': expected a date such as 2016-09-05 or 2016-09-05T21:14:03Z, found 'soon'"
    ),
  ]

  @Test(arguments: cases.indices)
  func errorIsOneClearLine(_ index: Int) {
    let row = Self.cases[index]
    let error = #expect(throws: InputError.self) {
      try ReportReader().read(bytes: row.bytes, name: row.name, format: .init(ending: row.name))
    }
    #expect(error?.description == row.line)
    #expect(error?.kind == .data)
  }

  @Test func missingFileAndFolderAreMissingInputs() {
    for path in ["/nowhere/a.txt", "/tmp"] {
      let error = #expect(throws: InputError.self) { try ReportReader().read(file: path) }
      #expect(error?.kind == .missingInput && error?.location == path)
    }
  }

  @Test func anyBytesAreReadOrRefused() {
    var random = SeededNumbers(seed: 2017)
    let parts = [
      "<p", "<a href=\"", "'>", "&amp;", "&#x", "---\n", "# ", "[a](", "\u{2019}", ". A", "{\"text\":",
      "\n\n", "<!--", "\\u", "</", "©",
    ]
    for _ in 0..<3_000 {
      var bytes = (0..<Int.random(in: 0..<20, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }
      .joined().utf8.map { $0 }
      if Bool.random(using: &random), !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 1...255, using: &random)
      }
      for format in ReportReader.Format.allCases {
        guard let reports = try? ReportReader().read(bytes: bytes, name: "x", format: format) else {
          continue
        }
        for report in reports where format != .jsonLines {
          for sentence in report.sentences { #expect(report.origin.file(sentence.span).end <= bytes.count) }
        }
      }
    }
  }
}
