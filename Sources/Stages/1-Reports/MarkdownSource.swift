import Model

/// Reads Markdown: front matter into metadata, marks out of the text.
enum MarkdownSource {
  static func read(_ bytes: [UInt8], name: String) throws(InputError) -> SourceDocument {
    var document = SourceDocument(text: bytes, bodyStart: SourceText.bodyStart(bytes))
    try FrontMatter.read(&document, name: name)
    var reader = MarkdownReader(bytes: bytes)
    reader.builder.add(bytes, 0..<document.bodyStart)
    reader.read(from: document.bodyStart)
    document.text = reader.builder.text
    document.origin = reader.builder.origin
    document.headings = reader.headings
    return document
  }
}

/// Takes the marks out line by line; what is left keeps its place in the file.
private struct MarkdownReader {
  let bytes: [UInt8]
  var builder = TextBuilder()
  var headings: Set<Int> = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    builder.reserve(bytes.count)
  }

  mutating func read(from start: Int) {
    var i = start
    while i < bytes.count {
      let end = bytes[i...].firstIndex(of: 0x0A) ?? bytes.count
      line(i, end)
      if end < bytes.count { builder.add(0x0A, at: end) }
      i = end + 1
    }
  }

  private mutating func line(_ start: Int, _ end: Int) {
    var i = skipBlanks(start, end)
    if isRule(i, end) { return }
    let content = skipBlockMarks(i, end)
    if content > i, bytes[i] == UInt8(ascii: "#") {
      builder.breakParagraph(at: start)
      headings.insert(builder.text.count)
      inline(content, trimmingHashes(content, end))
      builder.breakParagraph(at: end)
      return
    }
    i = content
    inline(i, end)
  }

  private func skipBlanks(_ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    return i
  }

  /// A line of only ---, ***, === or ```: a rule, an underline or a fence.
  private func isRule(_ start: Int, _ end: Int) -> Bool {
    var count = 0
    for i in start..<end {
      switch bytes[i] {
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "`"):
        count += 1
      case 0x20, 0x0D: break
      default: return false
      }
    }
    return count >= 3
  }

  /// Passes over "> ", "- ", "* ", "+ ", "1. " and "# " at the head of a line.
  private func skipBlockMarks(_ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end {
      var next = i
      switch bytes[i] {
      case UInt8(ascii: ">"): next = i + 1
      case UInt8(ascii: "#"):
        while next < end, bytes[next] == UInt8(ascii: "#") { next += 1 }
        if next - i > 6 || (next < end && bytes[next] != 0x20) { return i }
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        if i + 1 < end, bytes[i + 1] == 0x20 { next = i + 1 }
      default: break
      }
      if next == i { return i }
      i = skipBlanks(next, end)
    }
    return i
  }

  private func trimmingHashes(_ start: Int, _ end: Int) -> Int {
    var i = end
    while i > start, bytes[i - 1] == UInt8(ascii: "#") || bytes[i - 1] <= 0x20 { i -= 1 }
    return i
  }

  /// Copies a stretch of a line without emphasis, code and link marks.
  private mutating func inline(_ start: Int, _ end: Int) {
    var i = start
    while i < end {
      switch bytes[i] {
      case UInt8(ascii: "*"), UInt8(ascii: "`"): i += 1
      case UInt8(ascii: "_") where isEmphasis(i, start, end): i += 1
      case UInt8(ascii: "\\") where i + 1 < end && isPunctuation(bytes[i + 1]):
        builder.add(bytes[i + 1], at: i + 1)
        i += 2
      case UInt8(ascii: "!") where i + 1 < end && bytes[i + 1] == UInt8(ascii: "["): i += 1
      case UInt8(ascii: "["):
        i += 1
        if linkEnd(i, end) == nil { builder.add(UInt8(ascii: "["), at: i - 1) }
      case UInt8(ascii: "]"):
        if let behind = target(i + 1, end) {
          i = behind
        } else {
          builder.add(bytes[i], at: i)
          i += 1
        }
      default:
        builder.add(bytes[i], at: i)
        i += 1
      }
    }
  }

  /// An underscore at the edge of a word; inside a word it belongs to a name.
  private func isEmphasis(_ i: Int, _ start: Int, _ end: Int) -> Bool {
    let before = i > start ? bytes[i - 1] : 0x20
    let after = i + 1 < end ? bytes[i + 1] : 0x20
    return !isWord(before) || !isWord(after)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || (0x30...0x39).contains(byte)
  }

  private func isPunctuation(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 && !isWord(byte) }

  /// How far a link's words and target may reach; longer ones are no links, and the search stays linear.
  private static let reach = 500

  /// The end of the link whose words begin here, if they are a link's.
  private func linkEnd(_ start: Int, _ end: Int) -> Int? {
    let stop = min(end, start + Self.reach)
    guard let close = bytes[start..<stop].firstIndex(of: UInt8(ascii: "]")) else { return nil }
    return target(close + 1, end)
  }

  /// The end of "(address)" at an offset.
  private func target(_ start: Int, _ end: Int) -> Int? {
    guard start < end, bytes[start] == UInt8(ascii: "(") else { return nil }
    let stop = min(end, start + Self.reach)
    return bytes[start..<stop].firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 }
  }
}
