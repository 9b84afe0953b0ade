import Model

/// Builds a text out of runs of a file and keeps the way back.
struct TextBuilder {
  private(set) var text: [UInt8] = []
  private var pieces: [OffsetMap.Piece] = []
  /// The offset in the file that the next byte would have if it followed the last run without a gap.
  private var expected = -1

  /// The map from the text built so far to the file.
  var origin: OffsetMap { OffsetMap(pieces: pieces) }

  mutating func reserve(_ count: Int) { text.reserveCapacity(count) }

  /// Adds a byte that stands in the file at an offset; a line break in mark-up text may come as a blank.
  mutating func add(_ byte: UInt8, at file: Int) {
    join(file)
    text.append(byte)
    expected = file + 1
  }

  /// Adds a run of the file as it is.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    join(range.lowerBound)
    text.append(contentsOf: bytes[range])
    expected = range.upperBound
  }

  /// Adds text that stands for a range of the file, such as a letter for its entity. Its last byte leads
  /// to the range's last byte, so that a span that ends with it ends behind the entity.
  mutating func add(_ replacement: some Collection<UInt8>, for range: Range<Int>) {
    guard !replacement.isEmpty else { return }
    join(range.lowerBound)
    text.append(contentsOf: replacement)
    if replacement.count > 1 { pieces.append(.init(text: text.count - 1, file: range.upperBound - 1)) }
    expected = -1
  }

  /// Ends the paragraph.
  mutating func breakParagraph(at file: Int) {
    guard let last = text.last, !(last == 0x0A && text.dropLast().last == 0x0A) else { return }
    add([0x0A, 0x0A], for: file..<max(file + 1, file))
  }

  private mutating func join(_ file: Int) {
    if file != expected { pieces.append(.init(text: text.count, file: file)) }
  }
}
