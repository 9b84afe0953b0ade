import Model
import Pipeline
import Reports
import Testing

/// Evidence and mentions point into the file as it was read, whatever its format.
struct EvidenceOffsetTests {
  private static let files: [(name: String, text: String)] = [
    (
      "a.txt",
      "Rebels captured\nthe village of Tweiran, south of al-Rai,\nfrom IS on Sunday. Al-Rai is about 55 kilometres\n"
        + "west of Jarablus in Syria. “We hold Dabiq,” an FSA commander said.\n"
    ),
    (
      "a.html",
      "<!DOCTYPE html><html><head><title>News &amp; views</title></head><body><article>\n<p>Rebels <b>took</b> "
        + "Tweiran, a&nbsp;village south of <a href=\"/x\">al-Rai</a>, from IS last Sunday.</p>\n<p>Dabiq is "
        + "about 70 kilometres west of Jar&#97;blus in Syria. &ldquo;We hold Dabiq,&rdquo; an FSA commander "
        + "said.</p></article></body></html>"
    ),
    (
      "a.md",
      "---\ntitle: Çobanbey\npublished: 2016-09-05\n---\n# Rebels take a village\n\nRebels **took** "
        + "[Tweiran](https://example.org/t), a village south of *al-Rai*, from IS last Sunday.\n\n- Dabiq is about 70 kilometres "
        + "west of Jarablus in Syria.\n- Fighters of the FSA hold Dabiq.\n"
    ),
    (
      "crlf.txt",
      "\u{FEFF}Şam’da: rebels captured Azaz in Syria.\r\n\r\nIS took Dabiq from the FSA on Monday.\r\n"
    ),
  ]

  @Test(arguments: files.map(\.name))
  func quoteStandsInTheFileAtItsOffsets(_ name: String) throws {
    let file = try #require(Self.files.first { $0.name == name })
    let bytes = Array(file.text.utf8)
    let pipeline = try Analysis.pipeline()
    let report = try #require(try pipeline.reader.read(bytes: bytes, name: name).first)
    let analysed = try pipeline.analyse(report)
    #expect(analysed.claims.count >= 2, "\(name)")
    for checked in analysed.claims {
      let evidence = checked.claim.evidence
      try expect(evidence.text, at: evidence.span, in: bytes, name)
    }
    #expect(analysed.places.count >= 2, "\(name)")
    for place in analysed.places {
      try expect(place.mention.text, at: report.origin.file(place.mention.span), in: bytes, name)
    }
  }

  /// The bytes of a span say the quote, white space, mark-up and entities aside.
  private func expect(_ quote: String, at span: ByteSpan, in bytes: [UInt8], _ name: String) throws {
    try #require(span.start >= 0 && span.start < span.end && span.end <= bytes.count)
    let raw = String(decoding: bytes[span.range], as: UTF8.self)
    var plain = raw
    if name.hasSuffix(".html") {
      plain = plain.replacing(/<[^>]*>/, with: "").replacing("&nbsp;", with: " ").replacing(
        "&#97;", with: "a"
      )
      .replacing("&ldquo;", with: "“").replacing("&rdquo;", with: "”").replacing("&amp;", with: "&")
    } else if name.hasSuffix(".md") {
      plain = plain.replacing(/\]\([^)]*\)/, with: "").replacing("*", with: "").replacing("[", with: "")
    }
    #expect(words(plain) == words(quote), "\(name): \(raw)")
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
