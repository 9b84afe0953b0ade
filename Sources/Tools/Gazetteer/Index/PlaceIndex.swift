internal import Model

/// A compiled index, mapped into memory: names, forms and places of a gazetteer, ready the moment it is
/// opened.
///
/// Nothing is read until it is asked for, and processes that open the same file share its pages.
struct PlaceIndex: Sendable {
  private let file: MappedFile
  private let ranges: [Range<Int>]
  private let placesStart: Int
  private let postingsStart: Int
  /// Where the groups of forms begin.
  let formsStart: Int
  /// The states of the automaton over words.
  let names: HashTable
  /// From the consonant skeleton of a form to its group.
  let skeletons: HashTable
  /// From a skeleton with one consonant left out to groups.
  let typing: HashTable
  /// Classes and codes of features, by their numbers.
  let features: [Place.Feature]

  /// Where the index of a gazetteer file lies.
  static func path(of gazetteer: String) -> String { gazetteer + ".index" }

  /// Opens an index file; nil where there is none, or it is of another version or stamp, or truncated.
  init?(path: String, stamp: UInt64) {
    guard let file = try? MappedFile(path: path), file.bytes.count >= IndexLayout.headerSize else {
      return nil
    }
    let bytes = file.bytes
    guard bytes.number(0, as: UInt32.self) == IndexLayout.magic,
      bytes.number(4, as: UInt32.self) == IndexLayout.version, bytes.number(8, as: UInt64.self) == stamp,
      bytes.number(16, as: UInt64.self) == UInt64(bytes.count)
    else { return nil }
    var ranges: [Range<Int>] = []
    for section in IndexLayout.Section.allCases {
      let entry = IndexLayout.tableOffset + section.rawValue * 16
      let (start, size): (UInt64, UInt64) = (bytes.number(entry), bytes.number(entry + 8))
      guard start <= UInt64(bytes.count), size <= UInt64(bytes.count) - start else { return nil }
      ranges.append(Int(start)..<Int(start + size))
    }
    self.file = file
    self.ranges = ranges
    // Tables and starts once, since a look-up reads them for every name and place.
    func table(_ entries: IndexLayout.Section, _ buckets: IndexLayout.Section) -> HashTable {
      HashTable(bytes, buckets: ranges[buckets.rawValue], entries: ranges[entries.rawValue])
    }
    placesStart = ranges[IndexLayout.Section.places.rawValue].lowerBound
    postingsStart = ranges[IndexLayout.Section.postings.rawValue].lowerBound
    formsStart = ranges[IndexLayout.Section.forms.rawValue].lowerBound
    names = table(.names, .nameBuckets)
    skeletons = table(.skeletons, .skeletonBuckets)
    typing = table(.typing, .typingBuckets)
    features = Self.features(bytes, ranges[IndexLayout.Section.features.rawValue])
  }

  private static func features(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> [Place.Feature] {
    stride(from: range.lowerBound, to: range.upperBound - 7, by: 8).map { start in
      let text = String(decoding: bytes[start..<start + 8].prefix { $0 != 0 }, as: UTF8.self)
      return Place.Feature(featureClass: text.first ?? "P", code: String(text.dropFirst()))
    }
  }

  var bytes: UnsafeRawBufferPointer { file.bytes }

  @inline(__always)
  func range(_ section: IndexLayout.Section) -> Range<Int> { ranges[section.rawValue] }

  // MARK: Places

  /// Number of places.
  var placeCount: Int { range(.places).count / PlaceEntry.size }

  /// The place at a position.
  @inline(__always)
  func place(_ position: Int) -> PlaceEntry {
    let offset = placesStart + position * PlaceEntry.size
    return PlaceEntry(
      row: bytes.number(offset), longitude: bytes.number(offset + 8), latitude: bytes.number(offset + 12),
      weight: Float(bitPattern: bytes.number(offset + 16)), country: bytes.number(offset + 20),
      feature: bytes.number(offset + 22), region: bytes.number(offset + 24),
      population: bytes.number(offset + 28))
  }

  /// The position of a row number, or nil.
  func position(ofRow row: Int64) -> Int? {
    let position = (0..<placeCount).partitioningIndex { place($0).row >= row }
    return position < placeCount && place(position).row == row ? position : nil
  }

  /// Class and code of a feature by its number.
  func feature(_ number: UInt16) -> Place.Feature {
    Int(number) < features.count ? features[Int(number)] : Place.Feature(featureClass: "?", code: "")
  }

  /// The id of the place at a position.
  func id(_ position: Int) -> String { id(ofRow: place(position).row) }

  /// The id of a place by its row number.
  func id(ofRow row: Int64) -> String { PlaceKey.id(of: row) ?? hashedID(row) }

  private func hashedID(_ row: Int64) -> String {
    let start = range(.ids).lowerBound
    let count = Int(min(bytes.number(start, as: UInt64.self), UInt64(range(.ids).count / 16)))
    let entry = (0..<count).partitioningIndex { bytes.number(start + 8 + $0 * 16, as: Int64.self) >= row }
    guard entry < count else { return "" }
    let offset = bytes.number(start + 16 + entry * 16, as: UInt64.self)
    let text = start + 8 + count * 16 + Int(min(offset, UInt64(range(.ids).count)))
    guard text < range(.ids).upperBound else { return "" }
    return String(decoding: bytes[text..<range(.ids).upperBound].prefix { $0 != 0 }, as: UTF8.self)
  }

  // MARK: Bands of latitude

  /// Where a band lies among `bandPlace`.
  func band(_ band: Int) -> Range<Int> {
    let start = range(.bands).lowerBound + band * 4
    let end = min(Int(bytes.number(start + 4, as: UInt32.self)), range(.bandPlaces).count / 4)
    return min(Int(bytes.number(start, as: UInt32.self)), end)..<end
  }

  /// The position of the place that stands there in the order of bands.
  func bandPlace(_ index: Int) -> Int {
    Int(bytes.number(range(.bandPlaces).lowerBound + index * 4, as: UInt32.self))
  }

  // MARK: Names

  /// Whether longer names go on after a state.
  @inline(__always)
  static func goesOn(_ value: UInt32) -> Bool { value & IndexBuilder.goesOnFlag != 0 }

  /// Whether a name ends with a state.
  @inline(__always)
  static func isName(_ value: UInt32) -> Bool { value & ~IndexBuilder.goesOnFlag != IndexBuilder.noName }

  /// The places whose name ends with a state, the best known first.
  func places(of value: UInt32) -> PlaceList {
    guard Self.isName(value) else { return .none(bytes) }
    guard value & IndexBuilder.listFlag != 0 else {
      return PlaceList(bytes: bytes, offset: 0, count: 1, single: Posting(state: value))
    }
    let offset = postingsStart + Int(value & IndexBuilder.noName) * 4
    return PlaceList(bytes: bytes, at: offset)
  }

  /// The places that bear a folded name, codes left out.
  func places(named key: UnsafeBufferPointer<UInt8>) -> PlaceList {
    places(nameHash: NameHash.of(key: key))
  }

  /// The places that bear a folded name with a hash (`NameHash.of`), or a code (`NameHash.ofCode`).
  func places(nameHash hash: UInt64) -> PlaceList { names.value(of: hash).map(places) ?? .none(bytes) }
}

/// The places that bear a name.
struct PlaceList: RandomAccessCollection {
  private let bytes: UnsafeRawBufferPointer
  private let offset: Int
  let count: Int
  private let single: Posting

  fileprivate init(bytes: UnsafeRawBufferPointer, offset: Int, count: Int, single: Posting) {
    self.bytes = bytes
    self.offset = offset
    self.count = offset == 0 ? count : Swift.min(count, Swift.max(0, (bytes.count - offset) / 4))
    self.single = single
  }

  /// The list that stands at an offset of the file: its count, then its postings.
  init(bytes: UnsafeRawBufferPointer, at offset: Int) {
    self.init(
      bytes: bytes, offset: offset + 4, count: Int(bytes.number(offset, as: UInt32.self)),
      single: Posting(rawValue: 0))
  }

  /// So many places, whose postings stand at an offset of the file.
  @inline(__always)
  init(bytes: UnsafeRawBufferPointer, at offset: Int, count: Int) {
    self.init(bytes: bytes, offset: offset, count: count, single: Posting(rawValue: 0))
  }

  /// The offset after the postings.
  var end: Int { offset + count * 4 }

  /// No places.
  fileprivate static func none(_ bytes: UnsafeRawBufferPointer) -> PlaceList {
    PlaceList(bytes: bytes, offset: 0, count: 0, single: Posting(rawValue: 0))
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(index: Int) -> Posting {
    offset == 0 ? single : Posting(rawValue: bytes.number(offset + index * 4))
  }
}
