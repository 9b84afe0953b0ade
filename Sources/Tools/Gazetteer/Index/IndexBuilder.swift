private import Foundation
internal import GRDB
internal import Model

/// Compiles the index of a gazetteer from its SQLite file.
///
/// The index depends on nothing but the rows of the file, so it is the same bytes whoever builds it. Memory: 32 bytes
/// a place, the lists of places of shared names, and one part of each `Spool` at a time.
final class IndexBuilder {
  let writer: IndexWriter
  let names: Spool
  let forms: Spool
  let typing: Spool
  private(set) var places: [PlaceEntry] = []
  private var features: [String: UInt16] = [:]
  private(set) var featureList: [String] = []
  private(set) var ids: [(row: Int64, id: String)] = []
  private let key: UnsafeMutableBufferPointer<UInt8>
  private let form: UnsafeMutableBufferPointer<UInt8>

  /// In place of a position: longer names go on after this state.
  static let goesOn = UInt32.max
  /// Longest folded name, bytes; the writer refuses names that may be longer.
  static let longestKey = 1_024
  /// Names whose key is longer have no form: nobody mistypes them.
  static let longestTypedKey = 64

  /// Builds the index of an open database at `target`; `progress` is told the rows read so far. `prefix` leaves out the
  /// places whose id begins with it.
  static func build(
    from database: Database, besides prefix: String? = nil, stamp: UInt64, to target: String,
    progress: (Int) -> Void = { _ in }
  ) throws {
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
    let builder = IndexBuilder(writer: try IndexWriter(target: target), folder: folder)
    try builder.readPlaces(database, besides: prefix, progress)
    try builder.writePlaces()
    try builder.writeNames()
    try builder.writeForms()
    try builder.writeTyping()
    try builder.writeBands()
    try builder.writer.finish(stamp: stamp)
  }

  private init(writer: IndexWriter, folder: String) {
    self.writer = writer
    names = Spool(folder: folder)
    forms = Spool(folder: folder)
    typing = Spool(folder: folder)
    key = .allocate(capacity: Self.longestKey)
    form = .allocate(capacity: NameForm.capacity)
  }

  deinit {
    key.deallocate()
    form.deallocate()
  }

  private func readPlaces(
    _ database: Database, besides prefix: String?, _ progress: (Int) -> Void
  ) throws {
    // Row numbers tell the large name spaces, so that their rows need not be read.
    let range = prefix.flatMap(PlaceKey.rows)
    let condition =
      range.map { "rowid NOT BETWEEN \($0.lowerBound) AND \($0.upperBound)" }
      ?? (prefix == nil ? "1" : "substr(id, 1, length(?1)) <> ?1")
    let rows = try RawStatement(
      """
      SELECT rowid, longitude, latitude, feature_class || feature_code, country, population, name, names, id, admin
      FROM places WHERE \(condition) ORDER BY rowid
      """, database)
    if range == nil, let prefix { rows.bind(prefix, at: 1) }
    while try rows.step() {
      let position = places.count
      let feature = rows.text(3)
      let country = rows.text(4)
      places.append(
        PlaceEntry(
          row: rows.integer(0), longitude: try units(rows.double(1), 180, "longitude", of: rows),
          latitude: try units(rows.double(2), 90, "latitude", of: rows),
          weight: Float(
            NameRank.score(
              closeness: 0, population: Int(rows.integer(5)), featureCode: String(feature.dropFirst()))),
          country: PlaceEntry.country(country), feature: number(ofFeature: feature),
          region: PlaceEntry.region(rows.text(9).prefix { $0 != "." }),
          population: UInt32(clamping: rows.integer(5))))
      if PlaceKey.id(of: rows.integer(0)) == nil { ids.append((rows.integer(0), rows.text(8))) }
      try rows.withText(6) { try add(name: $0, isCode: false, Posting(position, isMain: true)) }
      try rows.withText(7) { column in
        var reader = NamesReader(column)
        while reader.next() {
          let isCode = reader.isCode
          try reader.withText(0) { try add(name: $0, isCode: isCode, Posting(position, isMain: false)) }
        }
        if !reader.isWhole { try addForeign(names: column, of: rows.text(8), position) }
      }
      if places.count.isMultiple(of: 20_000) { progress(places.count) }
    }
  }

  /// Degrees in the units of the index; throws where a hand wrote what is no coordinate.
  private func units(_ degrees: Double, _ limit: Double, _ axis: String, of row: RawStatement)
    throws(InputError)
    -> Int32
  {
    guard abs(degrees) <= limit else {
      throw InputError(
        .data, at: "places",
        "\(axis) of '\(row.text(8))': expected a number in -\(Int(limit))...\(Int(limit)), found \(degrees)")
    }
    return Int32((degrees * PlaceEntry.scale).rounded())
  }

  /// Spools the names of a column that another program wrote.
  private func addForeign(names column: UnsafeBufferPointer<UInt8>, of id: String, _ position: Int) throws {
    for name in try NamesColumn.decode(column, of: id) {
      var text = name.text
      try text.withUTF8 { try add(name: $0, isCode: name.kind == .code, Posting(position, isMain: false)) }
    }
  }

  private func number(ofFeature feature: String) -> UInt16 {
    if let known = features[feature] { return known }
    let number = UInt16(clamping: featureList.count)
    features[feature] = number
    featureList.append(feature)
    return number
  }

  /// Spools the states of a name and its form.
  private func add(name: UnsafeBufferPointer<UInt8>, isCode: Bool, _ posting: Posting) throws {
    let count = NameFolding.fold(name, into: key)
    guard count > 0 else { return }
    let folded = UnsafeBufferPointer(rebasing: key[..<count])
    // "1984" is no name that a text means by itself.
    if isCode || !folded.contains(where: { $0 > UInt8(ascii: "9") }) {
      return try names.add(NameHash.ofCode(key: folded)) { Self.append(posting.rawValue, to: &$0) }
    }
    try NameHash.forEachState(folded) { hash, isLast in
      try names.add(hash) { Self.append(isLast ? posting.rawValue : Self.goesOn, to: &$0) }
    }
    guard count <= Self.longestTypedKey else { return }
    let size = NameForm.pack(name, into: form)
    guard size > 0 else { return }
    let packed = UnsafeBufferPointer(rebasing: form[..<size])
    try forms.add(NameForm.skeleton(of: packed)) { record in
      Self.append(posting.rawValue, to: &record)
      record.append(UInt8(size))
      record.append(contentsOf: packed)
      record.append(UInt8(count))
      record.append(contentsOf: folded)
    }
  }

  @inline(__always)
  private static func append(_ number: UInt32, to record: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { record.append(contentsOf: $0) }
  }
}
