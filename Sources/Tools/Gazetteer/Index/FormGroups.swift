internal import Model

/// A spelling of the index that rules or typing errors may join with a name.
struct IndexedSpelling {
  /// Its form.
  let form: UnsafeBufferPointer<UInt8>
  /// Its folded name.
  let key: UnsafeBufferPointer<UInt8>
  /// The places that bear it.
  let places: PlaceList
}

/// What stands in front of the spellings of a group, eight bytes for each: enough to step over it, and to
/// rule it out for typing errors, without touching it.
struct SpellingHead {
  /// Size in the file, bytes.
  static let size = 8
  /// In place of the number of places: it is larger, and stands before them with 32 bits.
  static let manyPlaces = 255

  var letters: KeyLetters
  var form: Int
  var key: Int
  /// Number of places, or `manyPlaces`.
  var places: Int

  /// Reads the head at an offset.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    let packed = bytes.number(offset, as: UInt64.self)
    letters = KeyLetters(
      bits: UInt32(truncatingIfNeeded: packed), count: UInt8(truncatingIfNeeded: packed >> 32))
    form = Int(packed >> 40 & 0xFF)
    key = Int(packed >> 48 & 0xFF)
    places = Int(packed >> 56)
  }

  /// The head of a spelling.
  init(form: Int, key: UnsafeBufferPointer<UInt8>, places: Int) {
    letters = KeyLetters(key)
    (self.form, self.key) = (form, key.count)
    self.places = min(places, Self.manyPlaces)
  }

  /// As it is written.
  var packed: UInt64 {
    UInt64(letters.bits) | UInt64(letters.count) << 32 | UInt64(form) << 40 | UInt64(key) << 48
      | UInt64(places) << 56
  }
}

extension PlaceIndex {
  /// Calls `body` for each spelling filed under one of the skeletons of a form.
  func forEachSpelling(like form: UnsafeBufferPointer<UInt8>, _ body: (IndexedSpelling) -> Void) {
    for hash in NameForm.skeletons(of: form) {
      if let group = skeletons.value(of: hash) { forEachSpelling(inGroup: group, where: { _ in true }, body) }
    }
  }

  /// Calls `body` for each spelling whose skeleton differs by at most one consonant from that of a form, and
  /// whose letters may be those of a key with so many errors.
  func forEachSpelling(
    mistypedAs form: UnsafeBufferPointer<UInt8>, letters: KeyLetters, errors: Int,
    _ body: (IndexedSpelling) -> Void
  ) {
    var groups: [UInt32] = []
    for hash in NameForm.deletions(of: form) { typing.forEachValue(of: hash) { groups.append($0) } }
    groups.sort()
    var last: UInt32?
    for group in groups where group != last {
      last = group
      forEachSpelling(inGroup: group, where: { letters.mayBe($0.letters, errors: errors) }, body)
    }
  }

  @inline(__always)
  private func forEachSpelling(
    inGroup group: UInt32, where isWanted: (SpellingHead) -> Bool, _ body: (IndexedSpelling) -> Void
  ) {
    let start = formsStart + Int(group) * 4
    let count = min(
      Int(bytes.number(start, as: UInt32.self)), max(0, bytes.count - start) / SpellingHead.size)
    var offset = start + 4 + count * SpellingHead.size
    for index in 0..<count {
      let head = SpellingHead(bytes, at: start + 4 + index * SpellingHead.size)
      let end = offset + head.form + head.key
      var places = PlaceList(bytes: bytes, at: end, count: head.places)
      if head.places == SpellingHead.manyPlaces { places = PlaceList(bytes: bytes, at: end) }
      if isWanted(head) {
        body(
          IndexedSpelling(
            form: text(offset, head.form), key: text(offset + head.form, head.key), places: places))
      }
      offset = places.end
    }
  }

  @inline(__always)
  private func text(_ offset: Int, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    guard offset >= 0, offset <= bytes.count - count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = bytes.baseAddress?.advanced(by: offset).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: count)
  }
}
