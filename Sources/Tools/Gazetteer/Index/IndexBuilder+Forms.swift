private import Foundation
internal import Model

extension IndexBuilder {
  /// Writes the forms in groups of one skeleton, and spools the ways that typing errors lead to them.
  ///
  /// A group begins at a multiple of four bytes: the number of spellings, a `SpellingHead` for each, then for
  /// each the bytes of its form, those of its folded name, the number of its places where the head has no
  /// room for it, and their postings, the best known first.
  func writeForms() throws {
    var groups: [(hash: UInt64, offset: UInt32)] = []
    try writer.begin(.forms)
    try forms.forEachPart { part in
      let offsets = Self.offsets(of: part)
      var index = 0
      while index < offsets.count {
        let hash: UInt64 = part.number(offsets[index])
        var end = index
        while end < offsets.count, part.number(offsets[end], as: UInt64.self) == hash { end += 1 }
        let offset = UInt32(try startGroup() / 4)
        groups.append((hash, offset))
        try writeGroup(part, offsets[index..<end])
        try spoolDeletions(part, offsets[index], group: offset)
        index = end
      }
    }
    writer.end(.forms)
    let table = TableWriter(writer, entries: groups.count)
    try table.begin(.skeletons)
    for group in groups { try table.add(group.hash, group.offset) }
    try table.end(.skeletons, buckets: .skeletonBuckets)
  }

  private func startGroup() throws -> Int {
    while !writer.size(of: .forms).isMultiple(of: 4) { try writer.add(UInt8(0)) }
    return writer.size(of: .forms)
  }

  private func spoolDeletions(_ part: UnsafeRawBufferPointer, _ record: Int, group: UInt32) throws {
    let form = UnsafeRawBufferPointer(rebasing: part[record + 13..<record + 13 + Int(part[record + 12])])
    for hash in form.withMemoryRebound(to: UInt8.self, NameForm.deletions) {
      try typing.add(hash) { record in
        withUnsafeBytes(of: group.littleEndian) { record.append(contentsOf: $0) }
      }
    }
  }

  /// Writes the records of a group: those of the same form and folded name together.
  private func writeGroup(_ part: UnsafeRawBufferPointer, _ records: ArraySlice<Int>) throws {
    var spellings: [(text: Range<Int>, postings: [Posting])] = []
    for record in records {
      let text = Self.text(of: record, in: part)
      let posting = Posting(rawValue: part.number(record + 8))
      if let last = spellings.last, Self.compare(last.text, text, in: part) == 0 {
        spellings[spellings.count - 1].postings.append(posting)
      } else {
        spellings.append((text, [posting]))
      }
    }
    try writer.add(UInt32(spellings.count))
    for index in spellings.indices {
      spellings[index].postings = ordered(spellings[index].postings)
      let key = UnsafeRawBufferPointer(rebasing: part[Self.key(of: spellings[index].text, in: part)])
      let head = key.withMemoryRebound(to: UInt8.self) {
        SpellingHead(
          form: Int(part[spellings[index].text.lowerBound]), key: $0, places: spellings[index].postings.count)
      }
      try writer.add(head.packed)
    }
    for (text, postings) in spellings {
      let key = Self.key(of: text, in: part)
      try writer.add(UnsafeRawBufferPointer(rebasing: part[text.lowerBound + 1..<key.lowerBound - 1]))
      try writer.add(UnsafeRawBufferPointer(rebasing: part[key]))
      if postings.count >= SpellingHead.manyPlaces { try writer.add(UInt32(postings.count)) }
      for posting in postings {
        try writer.add(posting.with(CountryRules.of(places[posting.position].country)).rawValue)
      }
    }
  }

  /// The bytes of a record that tell spellings apart: form and folded name, each with its length.
  private static func text(of record: Int, in part: UnsafeRawBufferPointer) -> Range<Int> {
    let form = Int(part[record + 12])
    let key = Int(part[record + 13 + form])
    return record + 12..<record + 14 + form + key
  }

  /// The bytes of the folded name in the text of a record.
  private static func key(of text: Range<Int>, in part: UnsafeRawBufferPointer) -> Range<Int> {
    text.lowerBound + 2 + Int(part[text.lowerBound])..<text.upperBound
  }

  /// Negative, 0 or positive, as `memcmp` orders the bytes, and the shorter first.
  private static func compare(_ a: Range<Int>, _ b: Range<Int>, in part: UnsafeRawBufferPointer) -> Int {
    guard let start = part.baseAddress else { return 0 }
    let order = memcmp(start + a.lowerBound, start + b.lowerBound, min(a.count, b.count))
    return order != 0 ? Int(order) : a.count - b.count
  }

  /// Where the records of a part begin, sorted by skeleton, spelling and place.
  private static func offsets(of part: UnsafeRawBufferPointer) -> [Int] {
    var records: [(hash: UInt64, offset: Int)] = []
    var offset = 0
    while offset < part.count {
      records.append((part.number(offset), offset))
      offset = text(of: offset, in: part).upperBound
    }
    records.sort { a, b in
      if a.hash != b.hash { return a.hash < b.hash }
      let order = compare(text(of: a.offset, in: part), text(of: b.offset, in: part), in: part)
      if order != 0 { return order < 0 }
      return part.number(a.offset + 8, as: UInt32.self) < part.number(b.offset + 8, as: UInt32.self)
    }
    return records.map(\.offset)
  }
}
