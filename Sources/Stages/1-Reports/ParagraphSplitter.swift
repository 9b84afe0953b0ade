import Model

/// Splits a text into paragraphs; boilerplate lines are taken out on the way.
///
/// Paragraphs end at blank lines. Where a file has none, or writes each paragraph on one long line, a line
/// that ends a sentence ends the paragraph too, and a short line without a stop may be a heading.
struct ParagraphSplitter {
  /// A paragraph and whether it looks like a heading.
  struct Paragraph {
    var range: Range<Int>
    var isHeading: Bool
    /// Lines it is made of.
    var lines: Int
  }

  /// A line this long was not wrapped: it is a whole paragraph.
  static let longLine = 120

  let document: SourceDocument
  private let splitter: SentenceSplitter
  private(set) var paragraphs: [Paragraph] = []
  private(set) var dropped: [DroppedText] = []
  private var open: Range<Int>?
  private var openLines = 0
  private var breaksAtStops = false

  init(_ document: SourceDocument) {
    self.document = document
    splitter = SentenceSplitter(text: document.text)
    breaksAtStops = !Self.hasBlankLines(document)
    var line = nextLine(from: document.bodyStart)
    while let current = line {
      let next = nextLine(from: current.end)
      take(current.content, next: next?.content)
      line = next
    }
    close()
  }

  /// Whether blank lines part the text: more than the one that may stand behind the title.
  private static func hasBlankLines(_ document: SourceDocument) -> Bool {
    var blanks = 0
    var isBlank = true
    var hasText = false
    let text = document.text
    var i = document.bodyStart
    while i < text.count {
      if text[i] == 0x0A {
        if isBlank, hasText { blanks += 1 }
        if blanks > 1 { return true }
        isBlank = true
      } else if text[i] > 0x20 {
        isBlank = false
        hasText = true
        // The rest of the line changes nothing.
        while i + 1 < text.count, text[i + 1] != 0x0A { i += 1 }
      }
      i += 1
    }
    return false
  }

  /// The trimmed line at an offset and where the next begins.
  private func nextLine(from start: Int) -> (content: Range<Int>, end: Int)? {
    let text = document.text
    guard start < text.count else { return nil }
    var end = start
    while end < text.count, text[end] != 0x0A { end += 1 }
    return (TextBytes.trim(text, start..<end), min(end + 1, text.count))
  }

  private mutating func take(_ line: Range<Int>, next: Range<Int>?) {
    if line.isEmpty { return close() }
    if !isMidSentence(before: next), let rule = BoilerplateIndex.shared.rule(taking: document.text[line]) {
      close()
      dropped.append(
        DroppedText(span: ByteSpan(start: line.lowerBound, end: line.upperBound), rule: rule.name))
      return
    }
    if document.headings.contains(line.lowerBound) {
      close()
      paragraphs.append(Paragraph(range: line, isHeading: true, lines: 1))
      return
    }
    if open == nil, breaksAtStops, let next, !next.isEmpty, isHeading(line, before: next) {
      paragraphs.append(Paragraph(range: line, isHeading: true, lines: 1))
      return
    }
    open = (open?.lowerBound ?? line.lowerBound)..<line.upperBound
    openLines += 1
    if breaksAtStops || line.count >= Self.longLine, splitter.endsSentence(line) { close() }
  }

  /// Whether a wrapped sentence runs over the line's ends: "Previous" before "efforts failed" is no button.
  private func isMidSentence(before next: Range<Int>?) -> Bool {
    if breaksAtStops, open != nil { return true }
    guard let next, !next.isEmpty else { return false }
    return TextBytes.isLower(document.text[next.lowerBound])
  }

  private mutating func close() {
    guard let range = open else { return }
    // Where mark-up declares headings, a short line that it does not declare is none.
    let isHeading = openLines == 1 && document.headings.isEmpty && looksLikeHeading(range)
    paragraphs.append(Paragraph(range: range, isHeading: isHeading, lines: openLines))
    open = nil
    openLines = 0
  }

  /// A short line without a stop, before a line that begins with a capital, and not cut off in mid-sentence.
  private func isHeading(_ line: Range<Int>, before next: Range<Int>) -> Bool {
    let text = document.text
    let first = next.lowerBound + TextBytes.opener(text, next.lowerBound)
    guard first < text.count, !TextBytes.isLower(text[first]), looksLikeHeading(line) else { return false }
    let words = String(decoding: text[line], as: UTF8.self).split(separator: " ")
    return words.count >= 3 && !Self.unfinished.contains(words[words.count - 1].lowercased())
  }

  /// Words that no heading ends with: a line that does goes on in the next.
  private static let unfinished: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as",
    "that",
    "which", "who", "whose", "is", "are", "was", "were", "has", "have", "had", "will", "would", "its", "his",
    "her",
    "their", "this", "these", "than", "into", "near", "between", "against", "said", "says", "president",
    "minister",
  ]

  private func looksLikeHeading(_ line: Range<Int>) -> Bool {
    let text = document.text
    guard line.count <= 100 else { return false }
    let first = line.lowerBound + TextBytes.opener(text, line.lowerBound)
    guard first < line.upperBound, !TextBytes.isLower(text[first]) else { return false }
    let blanks = text[line].count(where: { $0 == 0x20 })
    guard blanks <= 14 else { return false }
    switch text[line.upperBound - 1] {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x2D: return false
    default: return !splitter.endsSentence(line)
    }
  }
}
