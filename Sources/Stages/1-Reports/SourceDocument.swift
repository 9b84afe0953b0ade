import Model

/// A file with its mark-up read: what the later steps need to know of it, whatever its format.
struct SourceDocument {
  /// What the file says about itself.
  struct Metadata {
    var id: String?
    var title: String?
    var source: String?
    var url: String?
    var published: PublicationDate?
    /// What could not be read, one line each.
    var notes: [String] = []
  }

  /// The text, mark-up removed.
  var text: [UInt8]
  /// Leads from `text` to the file.
  var origin: OffsetMap = .identity
  /// Where the text proper begins: behind a byte order mark or front matter.
  var bodyStart = 0
  var metadata = Metadata()
  /// Offsets in `text` of lines that mark-up declares headings.
  var headings: Set<Int> = []
  /// Parts of `text` that mark-up declares no text.
  var dropped: [DroppedText] = []
}
