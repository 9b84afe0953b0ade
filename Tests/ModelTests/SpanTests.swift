import Model
import Testing

struct SpanTests {
  @Test func endBelowStartIsAnEmptySpan() {
    let span = ByteSpan(start: 7, end: 3)
    #expect(span.length == 0 && span.range == 7..<7)
  }

  @Test(arguments: [
    (ByteSpan(start: 0, end: 4), ByteSpan(start: 4, end: 6), false, false),
    (ByteSpan(start: 0, end: 5), ByteSpan(start: 4, end: 6), true, false),
    (ByteSpan(start: 0, end: 9), ByteSpan(start: 4, end: 6), true, true),
    (ByteSpan(start: 4, end: 6), ByteSpan(start: 4, end: 6), true, true),
    (ByteSpan(start: 4, end: 6), ByteSpan(start: 0, end: 9), true, false),
  ])
  func overlapAndContainmentAreThoseOfHalfOpenRanges(
    _ a: ByteSpan, _ b: ByteSpan, _ overlaps: Bool, _ contains: Bool
  ) {
    #expect(a.overlaps(b) == overlaps && b.overlaps(a) == overlaps)
    #expect(a.contains(b) == contains)
    #expect(a.union(b).contains(a) && a.union(b).contains(b))
  }

  @Test func spansSortByStartThenEnd() {
    let spans = [ByteSpan(start: 2, end: 9), ByteSpan(start: 2, end: 3), ByteSpan(start: 0, end: 99)]
    #expect(spans.sorted().map(\.end) == [99, 3, 9])
  }

  @Test func identityLeavesOffsetsAlone() {
    #expect(OffsetMap.identity.file(17) == 17)
    #expect(OffsetMap.identity.file(ByteSpan(start: 3, end: 8)) == ByteSpan(start: 3, end: 8))
  }

  /// The file `<p>Azaz</p><p>fell`, read as `Azaz\nfell`: "Azaz" stands at 3, "fell" at 14.
  @Test(arguments: [
    (ByteSpan(start: 0, end: 4), ByteSpan(start: 3, end: 7)),
    (ByteSpan(start: 5, end: 9), ByteSpan(start: 14, end: 18)),
    (ByteSpan(start: 0, end: 9), ByteSpan(start: 3, end: 18)),
    (ByteSpan(start: 5, end: 5), ByteSpan(start: 14, end: 14)),
  ])
  func spanLeadsToItsBytesInTheFile(_ text: ByteSpan, _ file: ByteSpan) {
    let map = OffsetMap(pieces: [.init(text: 0, file: 3), .init(text: 5, file: 14)])
    #expect(map.file(text) == file)
  }
}
