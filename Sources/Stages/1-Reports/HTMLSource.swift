import Model

/// Reads HTML: tags out of the text, metadata out of the head.
enum HTMLSource {
  static func read(_ bytes: [UInt8], name: String) throws(InputError) -> SourceDocument {
    var reader = HTMLReader(bytes: bytes)
    reader.read()
    if reader.builder.text.allSatisfy({ $0 <= 0x20 }) {
      // Some sites wrap the whole page in a form.
      let head = reader.head
      reader = HTMLReader(bytes: bytes, dropped: HTMLReader.neverText)
      reader.read()
      reader.head = head
    }
    var document = SourceDocument(text: reader.builder.text, origin: reader.builder.origin)
    document.headings = reader.headings
    document.metadata = reader.head.metadata(at: name)
    return document
  }
}

/// Metadata as the page's head and its first heading give them.
struct HTMLHead {
  var openGraphTitle: String?
  var firstHeading: String?
  var titleElement: String?
  var site: String?
  var url: String?
  /// Dates that claim to be the day of publication, with where each stands.
  var published: String?
  var structuredDate: String?
  var timeElement: String?

  /// Metadata in the order of their trustworthiness.
  func metadata(at name: String) -> SourceDocument.Metadata {
    var metadata = SourceDocument.Metadata()
    metadata.title = [openGraphTitle, firstHeading, titleElement].compactMap(\.self).first { !$0.isEmpty }
    metadata.source = site
    metadata.url = url
    if let published {
      StatedDate.publishedIfReadable(published, field: "meta article:published_time", at: name, in: &metadata)
    } else if let structuredDate {
      StatedDate.publishedIfReadable(structuredDate, field: "JSON-LD datePublished", at: name, in: &metadata)
    } else if let timeElement {
      StatedDate.publishedIfReadable(timeElement, field: "time element", at: name, in: &metadata)
    }
    return metadata
  }

  mutating func take(meta tag: HTMLTag) {
    guard let key = tag.attribute("property") ?? tag.attribute("name") ?? tag.attribute("itemprop"),
      let content = tag.attribute("content")
    else { return }
    switch key.lowercased() {
    case "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
      "dc.date.issued",
      "pubdate", "publishdate", "parsely-pub-date":
      published = published ?? content
    case "og:title": openGraphTitle = openGraphTitle ?? content
    case "og:site_name": site = site ?? content
    case "og:url": url = url ?? content
    default: break
    }
  }

  /// Finds `"datePublished": "…"` in JSON-LD.
  mutating func take(structured bytes: ArraySlice<UInt8>) {
    guard structuredDate == nil else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let key = text.firstRange(of: "\"datePublished\"") else { return }
    let parts = text[key.upperBound...].prefix(80).split(
      separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].allSatisfy({ $0 == ":" || $0.isWhitespace }) else { return }
    structuredDate = String(parts[1])
  }
}

/// Walks over a page once.
struct HTMLReader {
  /// Elements that hold no text for readers.
  static let neverText: Set<String> = [
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "title",
    "head",
  ]
  /// Elements that are about the page, not its news.
  static let aboutThePage: Set<String> = neverText.union([
    "nav", "footer", "aside", "form", "button", "menu", "figure",
  ])
  /// Elements that do not break a paragraph.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
  private static let raw: Set<String> = [
    "script", "style", "noscript", "template", "iframe", "textarea", "title",
  ]

  let bytes: [UInt8]
  var builder = TextBuilder()
  var head = HTMLHead()
  var headings: Set<Int> = []
  private let dropped: Set<String>
  /// The element whose content is passed over, and how deep it is nested in itself.
  private var skipping: (name: String, depth: Int)?
  private var headingStart: Int?
  private var i = 0

  init(bytes: [UInt8], dropped: Set<String> = aboutThePage) {
    self.bytes = bytes
    self.dropped = dropped
    builder.reserve(bytes.count / 2)
  }

  mutating func read() {
    i = SourceText.bodyStart(bytes)
    while i < bytes.count {
      if bytes[i] == 0x3C {
        tag()
      } else {
        character()
      }
    }
    endHeading()
  }

  private mutating func character() {
    defer { if skipping != nil { i += 1 } }
    if skipping != nil { return }
    if bytes[i] == 0x26, let entity = HTMLEntities.decode(bytes, at: i, before: bytes.count) {
      builder.add(entity.text, for: i..<entity.end)
      i = entity.end
      return
    }
    // A line break in the source is a blank.
    if bytes[i] <= 0x20 {
      if let last = builder.text.last, last != 0x20, last != 0x0A { builder.add(0x20, at: i) }
    } else {
      builder.add(bytes[i], at: i)
    }
    i += 1
  }

  private mutating func tag() {
    if bytes[i...].starts(with: "<!--".utf8) { return skip(past: "-->", from: i + 4) }
    if i + 1 < bytes.count, bytes[i + 1] == 0x21 || bytes[i + 1] == 0x3F {
      return skip(past: ">", from: i + 1)
    }
    guard let tag = HTMLTag(bytes, at: i) else {
      if skipping == nil { builder.add(bytes[i], at: i) }
      i += 1
      return
    }
    let start = i
    i = tag.end
    if let skipped = skipping { return pass(tag, skipped) }
    if tag.name == "meta" { return head.take(meta: tag) }
    if !tag.isClosing, Self.raw.contains(tag.name) { return rawText(tag) }
    if tag.name == "head" { return }
    if !tag.isClosing, dropped.contains(tag.name) {
      builder.breakParagraph(at: start)
      skipping = (tag.name, 1)
      return
    }
    open(tag, at: start)
  }

  private mutating func open(_ tag: HTMLTag, at start: Int) {
    if tag.name == "time", !tag.isClosing, head.timeElement == nil, let date = tag.attribute("datetime"),
      StatedDate.day(date) != nil
    {
      head.timeElement = date
    }
    if Self.inline.contains(tag.name) { return }
    endHeading()
    builder.breakParagraph(at: start)
    let isHeading = tag.name.utf8.count == 2 && tag.name.hasPrefix("h") && tag.name != "hr"
    if isHeading, !tag.isClosing {
      headingStart = builder.text.count
      headings.insert(builder.text.count)
      isFirstLevel = tag.name == "h1"
    }
  }

  private var isFirstLevel = false

  private mutating func endHeading() {
    guard let start = headingStart else { return }
    headingStart = nil
    guard isFirstLevel, head.firstHeading == nil else { return }
    head.firstHeading = String(decoding: builder.text[start...], as: UTF8.self).split(
      whereSeparator: \.isWhitespace
    )
    .joined(separator: " ")
  }

  private mutating func pass(_ tag: HTMLTag, _ skipped: (name: String, depth: Int)) {
    guard tag.name == skipped.name else {
      if tag.name == "meta" { head.take(meta: tag) }
      return
    }
    let depth = skipped.depth + (tag.isClosing ? -1 : 1)
    skipping = depth == 0 ? nil : (skipped.name, depth)
  }

  /// Passes over an element whose content is no mark-up, to its closing tag.
  private mutating func rawText(_ tag: HTMLTag) {
    let start = i
    let close = Array("</\(tag.name)".utf8)
    while i < bytes.count {
      if bytes[i] == 0x3C, isClose(close) { break }
      i += 1
    }
    let content = bytes[start..<i]
    if tag.name == "title", head.titleElement == nil {
      head.titleElement = HTMLEntities.decoded(content).split(whereSeparator: \.isWhitespace).joined(
        separator: " ")
    }
    if tag.name == "script", tag.attribute("type")?.lowercased() == "application/ld+json" {
      head.take(structured: content)
    }
    skip(past: ">", from: i)
  }

  private func isClose(_ close: [UInt8]) -> Bool {
    guard i + close.count <= bytes.count else { return false }
    return (0..<close.count).allSatisfy { bytes[i + $0] | 0x20 == close[$0] | 0x20 }
  }

  private mutating func skip(past mark: StaticString, from start: Int) {
    let wanted = Array(mark.description.utf8)
    i = start
    while i < bytes.count {
      if bytes[i] == wanted[0], bytes[i...].starts(with: wanted) {
        i += wanted.count
        return
      }
      i += 1
    }
  }
}
