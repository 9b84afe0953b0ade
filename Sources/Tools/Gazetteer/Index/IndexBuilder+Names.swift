internal import Model

extension IndexBuilder {
  /// In the value of a state: longer names go on.
  static let goesOnFlag: UInt32 = 1 << 31
  /// In the value of a state: the rest leads to a list of places in `postings`.
  static let listFlag: UInt32 = 1 << 30
  /// In the value of a state: no name ends here.
  static let noName = listFlag - 1

  /// Writes the automaton over the words of the names, and the lists of places of shared names.
  func writeNames() throws {
    var postings: [UInt32] = []
    var list: [Posting] = []
    let table = TableWriter(writer, entries: names.count)
    try table.begin(.names)
    try names.forEachPart { part in
      var records = Self.records(of: part)
      records.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
      var index = 0
      while index < records.count {
        let hash = records[index].hash
        var value = Self.noName
        list.removeAll(keepingCapacity: true)
        while index < records.count, records[index].hash == hash {
          let place = records[index].place
          if place == Self.goesOn {
            value |= Self.goesOnFlag
          } else {
            list.append(Posting(rawValue: place))
          }
          index += 1
        }
        list = ordered(list)
        if list.count == 1 {
          value = value & Self.goesOnFlag | list[0].rawValue
        } else if list.count > 1 {
          value = value & Self.goesOnFlag | Self.listFlag | UInt32(postings.count)
          postings.append(UInt32(list.count))
          postings += list.map(\.rawValue)
        }
        try table.add(hash, value)
      }
    }
    try table.end(.names, buckets: .nameBuckets)
    try writer.write(.postings, postings)
  }

  /// Each place once, as its own name where it is that; the best known first, then by row.
  func ordered(_ postings: [Posting]) -> [Posting] {
    if postings.count < 2 { return postings }
    var once: [Posting] = []
    for posting in postings.sorted(by: { ($0.position, $1.isMain ? 1 : 0) < ($1.position, $0.isMain ? 1 : 0) }
    )
    where once.last?.position != posting.position { once.append(posting) }
    return once.sorted { a, b in
      let (first, second) = (places[a.position].weight, places[b.position].weight)
      return first != second ? first > second : a.position < b.position
    }
  }

  private static func records(of part: UnsafeRawBufferPointer) -> [(hash: UInt64, place: UInt32)] {
    (0..<part.count / 12).map { index in (part.number(index * 12), part.number(index * 12 + 8)) }
  }

  /// Writes the way from skeletons with a consonant left out to their groups.
  func writeTyping() throws {
    let table = TableWriter(writer, entries: typing.count)
    try table.begin(.typing)
    try typing.forEachPart { part in
      var records = Self.records(of: part)
      records.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
      for record in records { try table.add(record.hash, record.place) }
    }
    try table.end(.typing, buckets: .typingBuckets)
  }
}

/// Writes a hash table whose entries come in the order of their hashes.
final class TableWriter {
  private let writer: IndexWriter
  private let bits: UInt64
  private var starts: [UInt32]
  private var count: UInt32 = 0
  private var bucket = 0

  /// Starts a table for at most so many entries.
  init(_ writer: IndexWriter, entries: Int) {
    self.writer = writer
    bits = UInt64(HashTable.bits(forEntries: entries))
    starts = Array(repeating: 0, count: 1 << HashTable.bits(forEntries: entries) + 1)
  }

  /// Begins the section of the entries.
  func begin(_ section: IndexLayout.Section) throws { try writer.begin(section) }

  /// Adds an entry; hashes come in order.
  @inline(__always)
  func add(_ hash: UInt64, _ value: UInt32) throws {
    let own = Int(truncatingIfNeeded: hash >> (64 - bits))
    while bucket < own {
      bucket += 1
      starts[bucket] = count
    }
    try writer.add(UInt32(truncatingIfNeeded: hash))
    try writer.add(value)
    count += 1
  }

  /// Ends the entries and writes the starts of the buckets.
  func end(_ section: IndexLayout.Section, buckets: IndexLayout.Section) throws {
    writer.end(section)
    for index in (bucket + 1)..<starts.count { starts[index] = count }
    try writer.write(buckets, starts)
  }
}
