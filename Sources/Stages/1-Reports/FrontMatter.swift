import Model
import Yams

/// The YAML block at the head of a Markdown file.
enum FrontMatter {
  /// Reads the block, if the file begins with one, into the metadata, and moves the text's start behind it.
  static func read(_ document: inout SourceDocument, name: String) throws(InputError) {
    let text = document.text
    let start = document.bodyStart
    guard let open = fence(text, at: start), let close = closingFence(text, from: open.end) else { return }
    let yaml = String(decoding: text[open.end..<close.start], as: UTF8.self)
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      throw InputError(
        .data, at: "\(name):1", "expected YAML between the --- lines, found: \(firstLine("\(error)"))")
    }
    try fill(&document.metadata, from: node, name)
    document.dropped.append(
      DroppedText(span: ByteSpan(start: start, end: close.end), rule: "front matter"))
    document.bodyStart = close.end
  }

  private static func fill(
    _ metadata: inout SourceDocument.Metadata, from node: Node?, _ name: String
  ) throws(InputError) {
    guard let mapping = node?.mapping else { return }
    func field(_ key: String) -> String? {
      guard let text = mapping[Node(key)]?.scalar?.string, !text.isEmpty, text != "null", text != "~" else {
        return nil
      }
      return text
    }
    metadata.id = field("id")
    metadata.title = field("title")
    metadata.source = field("source")
    metadata.url = field("url")
    for key in ["published", "date"] where metadata.published == nil {
      guard let text = field(key) else { continue }
      metadata.published = try StatedDate.published(text, field: "front matter '\(key)'", at: name)
    }
  }

  private static func firstLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).prefix(2).joined(separator: " ")
  }

  /// A line of three hyphens at an offset.
  private static func fence(_ text: [UInt8], at start: Int) -> (start: Int, end: Int)? {
    guard start + 3 < text.count, text[start..<start + 3].allSatisfy({ $0 == 0x2D }) else { return nil }
    var i = start + 3
    while i < text.count, text[i] == 0x20 || text[i] == 0x0D { i += 1 }
    if i == text.count { return (start, i) }
    return text[i] == 0x0A ? (start, i + 1) : nil
  }

  private static func closingFence(_ text: [UInt8], from start: Int) -> (start: Int, end: Int)? {
    var i = start
    while i < text.count {
      if i + 3 == text.count, text[i...].allSatisfy({ $0 == 0x2D }) { return (i, text.count) }
      if let fence = fence(text, at: i) { return fence }
      while i < text.count, text[i] != 0x0A { i += 1 }
      i += 1
    }
    return nil
  }
}
