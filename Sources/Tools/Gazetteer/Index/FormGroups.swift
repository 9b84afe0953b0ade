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

extension PlaceIndex {
  /// Calls `body` for each spelling filed under one of the skeletons of a form.
  func forEachSpelling(like form: UnsafeBufferPointer<UInt8>, _ body: (IndexedSpelling) -> Void) {
    let skeletons = table(.skeletons, .skeletonBuckets)
    for hash in NameForm.skeletons(of: form) {
      if let group = skeletons.value(of: hash) { forEachSpelling(inGroup: group, body) }
    }
  }

  /// Calls `body` for each spelling whose skeleton differs by at most one consonant from that of a form.
  func forEachSpelling(mistypedAs form: UnsafeBufferPointer<UInt8>, _ body: (IndexedSpelling) -> Void) {
    let typing = table(.typing, .typingBuckets)
    var groups: [UInt32] = []
    for hash in NameForm.deletions(of: form) { typing.forEachValue(of: hash) { groups.append($0) } }
    groups.sort()
    var last: UInt32?
    for group in groups where group != last {
      last = group
      forEachSpelling(inGroup: group, body)
    }
  }

  @inline(__always)
  private func forEachSpelling(inGroup group: UInt32, _ body: (IndexedSpelling) -> Void) {
    var offset = range(.forms).lowerBound + Int(group) * 4
    let count = bytes.number(offset, as: UInt32.self)
    offset += 4
    for _ in 0..<count {
      let form = text(at: &offset)
      let key = text(at: &offset)
      let places = PlaceList(bytes: bytes, at: offset)
      body(IndexedSpelling(form: form, key: key, places: places))
      offset += 4 + places.count * 4
    }
  }

  /// A text that is preceded by its length.
  @inline(__always)
  private func text(at offset: inout Int) -> UnsafeBufferPointer<UInt8> {
    let count = Int(bytes[offset])
    let start = bytes.baseAddress?.advanced(by: offset + 1).assumingMemoryBound(to: UInt8.self)
    offset += 1 + count
    return UnsafeBufferPointer(start: start, count: count)
  }
}
