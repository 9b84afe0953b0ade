/// A news document as it was read: its text, its sentences, and its date.
public struct Report: Sendable {
  /// The name by which claims cite the report: front matter's or JSON's `id`, else the file's name.
  public var id: String
  /// The headline, where one is known.
  public var title: String?
  /// The outlet or agency, where one is known.
  public var source: String?
  /// The address the report can be read at, where one is known.
  public var url: String?
  /// The day of publication with the reason for it; nil where nothing in the report tells.
  public var published: PublicationDate?
  /// The text as UTF-8, mark-up removed. All spans of the stages are offsets into this.
  public var text: [UInt8]
  /// Leads from offsets in `text` to offsets in the file as it was read.
  public var origin: OffsetMap
  /// The sentences in order; boilerplate is not among them.
  public var sentences: [Sentence]
  /// What was wrong with the file but did not keep it from being read, one line each.
  public var notes: [String] = []
  /// The parts dropped as boilerplate, with the rule that dropped each.
  public var dropped: [DroppedText]

  /// Makes a report from its parts.
  public init(
    id: String, title: String? = nil, source: String? = nil, url: String? = nil,
    published: PublicationDate? = nil, text: [UInt8], origin: OffsetMap = .identity,
    sentences: [Sentence] = [], dropped: [DroppedText] = []
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.url = url
    self.published = published
    self.text = text
    self.origin = origin
    self.sentences = sentences
    self.dropped = dropped
  }

  /// The words of a span, exactly as in `text` (line breaks included).
  public func words(_ span: ByteSpan) -> String {
    String(decoding: text[clamped(span)], as: UTF8.self)
  }

  /// The part of a span that lies in the text.
  private func clamped(_ span: ByteSpan) -> Range<Int> {
    let start = min(max(0, span.start), text.count)
    return start..<max(start, min(text.count, span.end))
  }

  /// The words of a span on one line: every run of white space is one blank.
  public func quote(_ span: ByteSpan) -> String {
    let bytes = text[clamped(span)]
    // Single blanks and plain bytes need no second look.
    var isPlain = true
    var last: UInt8 = 0x20
    for byte in bytes {
      if byte < 0x20 || byte == 0x20 && last == 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 {
        isPlain = false
        break
      }
      last = byte
    }
    let words = String(decoding: bytes, as: UTF8.self)
    guard !isPlain || last == 0x20 else { return words }
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A sentence of a report.
public struct Sentence: Sendable, Hashable {
  /// What part of the report a sentence belongs to.
  public enum Role: String, Sendable {
    /// The headline or a line that repeats it.
    case title
    /// A heading between paragraphs.
    case heading
    /// Running text.
    case body
  }
  /// Its place in the report's text, without surrounding white space.
  public var span: ByteSpan
  /// The paragraph it belongs to, counted from 0.
  public var paragraph: Int
  /// What part of the report it belongs to.
  public var role: Role

  /// Makes a sentence from its parts.
  public init(span: ByteSpan, paragraph: Int, role: Role) {
    self.span = span
    self.paragraph = paragraph
    self.role = role
  }
}

/// A part of a report that no stage reads, with the rule that dropped it.
public struct DroppedText: Sendable, Hashable {
  /// Its place in the report's text.
  public var span: ByteSpan
  /// The name of the rule, such as "comment prompt".
  public var rule: String

  /// Makes a dropped part.
  public init(span: ByteSpan, rule: String) {
    self.span = span
    self.rule = rule
  }
}

/// The day a report was published, with the reason why this day.
public struct PublicationDate: Sendable, Hashable {
  /// The day.
  public var date: CivilDate
  /// Whether it was inferred from the text, not read from metadata.
  public var isInferred: Bool
  /// Where it comes from, in words a reader can check.
  public var reason: String

  /// Makes a publication date.
  public init(date: CivilDate, isInferred: Bool, reason: String) {
    self.date = date
    self.isInferred = isInferred
    self.reason = reason
  }
}

/// Leads from byte offsets in a report's text to byte offsets in the file it was read from.
///
/// Pieces are runs of text that stand unchanged in the file; between them mark-up was removed or an
/// entity replaced. A text that was not changed needs no piece.
public struct OffsetMap: Sendable, Hashable {
  /// A run of text: its start in the text and its start in the file.
  public struct Piece: Sendable, Hashable {
    /// Offset of the run in the text.
    public var text: Int
    /// Offset of the same byte in the file.
    public var file: Int

    /// Makes a piece.
    public init(text: Int, file: Int) {
      self.text = text
      self.file = file
    }
  }
  /// The runs in rising order of `text`; empty for the identity.
  public var pieces: [Piece]

  /// Text and file are the same bytes.
  public static let identity = OffsetMap(pieces: [])

  /// Makes a map from runs in rising order.
  public init(pieces: [Piece]) { self.pieces = pieces }

  /// The offset in the file of an offset in the text.
  public func file(_ offset: Int) -> Int {
    guard !pieces.isEmpty else { return offset }
    var low = 0
    var high = pieces.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if pieces[middle].text <= offset { low = middle } else { high = middle }
    }
    return pieces[low].file + max(0, offset - pieces[low].text)
  }

  /// The span in the file of a span in the text: from its first byte to behind its last.
  public func file(_ span: ByteSpan) -> ByteSpan {
    guard span.length > 0 else { return ByteSpan(start: file(span.start), end: file(span.start)) }
    return ByteSpan(start: file(span.start), end: file(span.end - 1) + 1)
  }
}
