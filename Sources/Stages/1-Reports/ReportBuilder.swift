import Model
import TemporalExpressions

/// Makes a report out of a document: title, paragraphs, sentences, and its date.
struct ReportBuilder {
  let document: SourceDocument
  let events: EventIndex
  private var report: Report
  private let splitter: SentenceSplitter

  init(_ document: SourceDocument, id: String, events: EventIndex) {
    self.document = document
    self.events = events
    splitter = SentenceSplitter(text: document.text)
    let metadata = document.metadata
    report = Report(
      id: metadata.id ?? id, title: metadata.title, source: metadata.source, url: metadata.url,
      published: metadata.published, text: document.text, origin: document.origin)
    report.notes = metadata.notes
  }

  /// The report.
  mutating func build() -> Report {
    let split = ParagraphSplitter(document)
    report.dropped = document.dropped + split.dropped
    let paragraphs = withoutLastHeadings(split.paragraphs)
    var title = TitleMatch(report.title ?? "")
    for (index, paragraph) in paragraphs.enumerated() {
      let isFirst = report.sentences.isEmpty
      if isFirst, report.title == nil, isTitle(paragraph, isOnly: paragraphs.count == 1) {
        let range = withoutOutlet(paragraph.range)
        report.title = report.quote(ByteSpan(start: range.lowerBound, end: range.upperBound))
        title = TitleMatch(report.title ?? "")
        add(range, role: .title)
      } else {
        add(paragraph, title, isLast: index == paragraphs.count - 1)
      }
    }
    report.dropped.sort { $0.span < $1.span }
    if report.published == nil {
      report.published = PublicationInference(report, events: events).date
    }
    return report
  }

  /// A few words without a stop at the very end head no text: they name the site or a list of links.
  private mutating func withoutLastHeadings(
    _ paragraphs: [ParagraphSplitter.Paragraph]
  ) -> ArraySlice<ParagraphSplitter.Paragraph> {
    var kept = paragraphs[...]
    while kept.count > 3, let last = kept.last, last.isHeading,
      document.text[last.range].count(where: { $0 == 0x20 }) < 4
    {
      let span = ByteSpan(start: last.range.lowerBound, end: last.range.upperBound)
      report.dropped.append(DroppedText(span: span, rule: "heading without text"))
      kept.removeLast()
    }
    return kept
  }

  /// A first paragraph that is short and has no stop.
  private func isTitle(_ paragraph: ParagraphSplitter.Paragraph, isOnly: Bool) -> Bool {
    let range = paragraph.range
    guard !isOnly, range.count <= 200, paragraph.lines <= 3 else { return false }
    switch document.text[range.upperBound - 1] {
    case 0x2E, 0x2C, 0x3A, 0x3B: return false
    default: return true
    }
  }

  /// A title without the outlet's name glued before it ("Hillblog:Ferry sinks").
  private mutating func withoutOutlet(_ range: Range<Int>) -> Range<Int> {
    let text = document.text
    guard let colon = text[range].prefix(40).firstIndex(of: 0x3A), colon + 1 < range.upperBound,
      TextBytes.isUpper(text[colon + 1]), !text[range.lowerBound..<colon].contains(0x20)
    else { return range }
    report.dropped.append(
      DroppedText(span: ByteSpan(start: range.lowerBound, end: colon + 1), rule: "outlet before the title"))
    return colon + 1..<range.upperBound
  }

  /// Adds a paragraph's sentences; a title said again is dropped.
  private mutating func add(_ paragraph: ParagraphSplitter.Paragraph, _ title: TitleMatch, isLast: Bool) {
    var range = paragraph.range
    if let end = title.end(in: document.text, range) {
      let isFirstTime = !report.sentences.contains { $0.role == .title }
      let rest = TextBytes.trim(document.text, end..<range.upperBound)
      if isFirstTime {
        add(range.lowerBound..<end, role: .title)
      } else {
        let rule = rest.isEmpty ? "repeated title" : "title before the text"
        report.dropped.append(DroppedText(span: ByteSpan(start: range.lowerBound, end: end), rule: rule))
      }
      if rest.isEmpty { return }
      range = rest
    }
    add(withoutSignature(range), role: paragraph.isHeading && !isLast ? .heading : .body)
  }

  /// A paragraph without the outlet that signs it ("… he added. – Hillpost.com").
  private mutating func withoutSignature(_ range: Range<Int>) -> Range<Int> {
    let text = document.text
    var start = range.upperBound
    while start > range.lowerBound, range.upperBound - start <= 40, text[start - 1] > 0x20 { start -= 1 }
    let word = text[start..<range.upperBound]
    let domains = [".com", ".org", ".net"]
    guard start > range.lowerBound, domains.contains(where: { word.suffix(4).elementsEqual($0.utf8) }) else {
      return range
    }
    let before = TextBytes.trim(text, range.lowerBound..<start)
    let isDash =
      before.count > 3 && text[before.upperBound - 3..<before.upperBound - 1].elementsEqual([0xE2, 0x80])
    let body = TextBytes.trim(text, before.lowerBound..<before.upperBound - (isDash ? 3 : 1))
    guard isDash || text[before.upperBound - 1] == 0x2D, splitter.endsSentence(body) else { return range }
    report.dropped.append(
      DroppedText(
        span: ByteSpan(start: body.upperBound, end: range.upperBound), rule: "outlet behind the text"))
    return body
  }

  private mutating func add(_ range: Range<Int>, role: Sentence.Role) {
    let paragraph = (report.sentences.last?.paragraph ?? -1) + 1
    let ranges = role == .body ? splitter.sentences(in: range) : [TextBytes.trim(document.text, range)]
    for sentence in ranges where !sentence.isEmpty {
      let span = ByteSpan(start: sentence.lowerBound, end: sentence.upperBound)
      report.sentences.append(Sentence(span: span, paragraph: paragraph, role: role))
    }
  }
}

/// Finds the title where it is said again, letter case and white space aside.
struct TitleMatch {
  private let words: [UInt8]

  init(_ title: String) {
    let folded = Array(title.utf8).map { TextBytes.isUpper($0) ? $0 | 0x20 : $0 }
    words = folded.split(whereSeparator: { $0 <= 0x20 }).joined(separator: [0x20]).map { $0 }
  }

  /// The end of the title if the range begins with it and it is long enough to be no chance.
  func end(in text: [UInt8], _ range: Range<Int>) -> Int? {
    guard words.count >= 12, words.contains(0x20) else { return nil }
    var i = range.lowerBound
    var word = 0
    while word < words.count {
      guard i < range.upperBound else { return nil }
      if words[word] == 0x20 {
        let start = i
        while i < range.upperBound, TextBytes.blank(text, i) > 0 { i += TextBytes.blank(text, i) }
        guard i > start else { return nil }
      } else {
        let byte = TextBytes.isUpper(text[i]) ? text[i] | 0x20 : text[i]
        guard byte == words[word] else { return nil }
        i += 1
      }
      word += 1
    }
    if i == range.upperBound { return i }
    // Behind the title a new sentence begins; otherwise the words only happen to be the same.
    let blank = TextBytes.blank(text, i)
    guard blank > 0, i + blank < range.upperBound, !TextBytes.isLower(text[i + blank]) else { return nil }
    return i
  }
}
