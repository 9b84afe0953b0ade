internal import Model

/// The GeoNames dump (`allCountries.txt`, `SY.txt`, `cities15000.txt`): 19 tab-separated columns, no header, no
/// quoting, UTF-8 (geonames.org/export/dump/readme.txt). Works on bytes: allCountries has 13 million rows.
struct GeoNamesReader: SourceReader {
  /// The columns, as readme.txt numbers them from 0.
  private enum Column {
    static let id = 0, name = 1, ascii = 2, alternates = 3, latitude = 4, longitude = 5, featureClass = 6
    static let featureCode = 7, country = 8, admin1 = 10, population = 14, modified = 18
    static let count = 19
  }

  /// Longest name that is kept, bytes; among the alternates longer ones are dropped.
  static let nameLimit = 200

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    let fields = UnsafeMutableBufferPointer<RowBytes>.allocate(capacity: Column.count)
    defer { fields.deallocate() }
    fields.initialize(repeating: RowBytes(start: nil, count: 0))
    try eachLine(of: source, into: sink, expecting: "rows of a GeoNames dump") { _, bytes in
      let count = bytes.split(at: 0x09, into: fields)
      guard count == Column.count else {
        throw RowProblem("expected \(Column.count) tab-separated columns, found \(count)")
      }
      guard let place = try Self.place(UnsafeBufferPointer(fields), filter: sink.filter) else {
        sink.skip()
        return
      }
      try sink.add(place)
    }
  }

  /// The place of a row; nil where the filter leaves it out.
  private static func place(
    _ fields: UnsafeBufferPointer<RowBytes>, filter: PlaceFilter
  ) throws(RowProblem) -> SourcePlace? {
    guard let number = fields[Column.id].wholeNumber, number > 0, fields[Column.id][0] != 0x30 else {
      throw .field("geonameid", expected: "a whole number greater than 0", found: fields[Column.id].text)
    }
    let name = fields[Column.name]
    guard !name.isEmpty, name.count <= nameLimit else {
      throw .field(
        "name", expected: name.isEmpty ? "a value" : "at most \(nameLimit) bytes", found: name.text)
    }
    let featureClass = fields[Column.featureClass]
    guard featureClass.count == 1, isClass(featureClass[0]) else {
      throw .field("feature class", expected: "one of \(FeatureType.classes)", found: featureClass.text)
    }
    let coordinate = try Coordinate(
      longitude: fields[Column.longitude], latitude: fields[Column.latitude])
    let country = fields[Column.country].text
    guard filter.includes(country: country) else { return nil }
    var place = SourcePlace(
      id: fields[Column.id].text(after: "geonames:"), name: name.text, coordinate: coordinate)
    place.featureClass = featureClass.text
    place.featureCode = fields[Column.featureCode].text
    guard filter.includes(featureClass: place.featureClass, code: place.featureCode),
      filter.includes(coordinate)
    else { return nil }
    place.country = country
    place.adminCodes = adminCodes(fields)
    if let population = fields[Column.population].wholeNumber, population > 0 {
      place.population = population
    }
    place.names = names(fields)
    if fields[Column.modified].isDay { place.modified = fields[Column.modified].text }
    return place
  }

  private static func isClass(_ byte: UInt8) -> Bool {
    byte < 0x80 && classes & (1 << UInt128(byte)) != 0
  }

  /// A bit for each letter of `FeatureType.classes`.
  private static let classes: UInt128 = FeatureType.classes.utf8.reduce(0) { $0 | 1 << UInt128($1) }

  private static func adminCodes(_ fields: UnsafeBufferPointer<RowBytes>) -> [String] {
    var last = Column.admin1 + 3
    while last >= Column.admin1, fields[last].isEmpty { last -= 1 }
    guard last >= Column.admin1 else { return [] }
    var codes: [String] = []
    codes.reserveCapacity(last - Column.admin1 + 1)
    for column in Column.admin1...last { codes.append(fields[column].text) }
    return codes
  }

  private static func names(_ fields: UnsafeBufferPointer<RowBytes>) -> [SourceName] {
    let name = fields[Column.name]
    let ascii = fields[Column.ascii]
    let alternates = fields[Column.alternates]
    var names: [SourceName] = []
    names.reserveCapacity(1 + (alternates.isEmpty ? 0 : alternates.count { $0 == 0x2C } + 1))
    let hasASCII = !ascii.isEmpty && ascii.count <= nameLimit && !ascii.isSame(as: name)
    if hasASCII { names.append(SourceName(text: ascii.text, kind: .ascii)) }
    var start = 0
    while start < alternates.count {
      let end = alternates.firstIndex(of: 0x2C, from: start)
      let part = alternates.part(start, end)
      start = end + 1
      guard !part.isEmpty, part.count <= nameLimit, !part.isLink, !part.isSame(as: name),
        !(hasASCII && part.isSame(as: ascii))
      else { continue }
      names.append(SourceName(text: part.text, kind: part.isCode ? .code : .alternate))
    }
    return names
  }
}
