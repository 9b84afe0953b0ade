internal import Model

/// The fields of a line of text, cut at tabs.
private func cells(_ bytes: RowBytes) throws(RowProblem) -> [String] {
  bytes.text.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
}

/// GeoNames' id with its name space; nil for 0 and for what is no number, as the tables have where there is no place.
private func place(_ text: String) -> String? {
  guard let number = Int(text), number > 0 else { return nil }
  return "geonames:\(number)"
}

/// `admin1CodesASCII.txt`, `admin1Codes.txt` and `admin2Codes.txt`: code (`SY.09`, `SY.09.1234`), name, name in ASCII,
/// geonameid.
struct AdminCodesReader: SourceReader {
  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    try eachLine(of: source, into: sink, expecting: "rows of GeoNames' admin codes") { _, bytes in
      if bytes.first == 0x23 { return }
      let fields = try cells(bytes)
      guard fields.count == 4 else {
        throw RowProblem("expected 4 tab-separated columns, found \(fields.count)")
      }
      let codes = fields[0].split(separator: ".", omittingEmptySubsequences: false)
      guard (2...5).contains(codes.count), codes[0].utf8.count == 2, !codes.contains("") else {
        throw RowProblem.field("code", expected: "codes joined by points such as SY.09", found: fields[0])
      }
      // One of 3,888 has a name in ASCII alone: Monaco.
      let name = fields[1].isEmpty ? fields[2] : fields[1]
      if name.isEmpty { throw RowProblem.field("name", expected: "a value", found: "") }
      guard sink.filter.includes(country: String(codes[0])) else { return sink.skip() }
      var area = SourceArea(code: fields[0], name: name, level: codes.count - 1)
      area.parent = codes.dropLast().joined(separator: ".")
      area.place = place(fields[3])
      if !fields[2].isEmpty, fields[2] != name {
        area.names = [SourceName(text: fields[2], kind: .ascii)]
      }
      try sink.add(.area(area))
    }
  }
}

/// `countryInfo.txt`: countries with their geonameid in column 17; lines that begin with `#` are remarks.
struct CountryInfoReader: SourceReader {
  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    try eachLine(of: source, into: sink, expecting: "rows of GeoNames' countryInfo") { _, bytes in
      if bytes.first == 0x23 { return }
      let fields = try cells(bytes)
      guard fields.count >= 17 else {
        throw RowProblem("expected at least 17 tab-separated columns, found \(fields.count)")
      }
      guard fields[0].utf8.count == 2, fields[0].utf8.allSatisfy({ 0x41...0x5A ~= $0 }) else {
        throw RowProblem.field("ISO", expected: "two capital letters", found: fields[0])
      }
      if fields[4].isEmpty { throw RowProblem.field("Country", expected: "a value", found: "") }
      guard sink.filter.includes(country: fields[0]) else { return sink.skip() }
      var area = SourceArea(code: fields[0], name: fields[4], kind: "country", level: 0)
      area.place = place(fields[16])
      try sink.add(.area(area))
    }
  }
}

/// `hierarchy.txt`: parent, child, and the sort of containment (`ADM`, or what a user of GeoNames called it).
struct HierarchyReader: SourceReader {
  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    try eachLine(of: source, into: sink, expecting: "rows of GeoNames' hierarchy") { _, bytes in
      let fields = try cells(bytes)
      guard (2...3).contains(fields.count) else {
        throw RowProblem("expected 3 tab-separated columns, found \(fields.count)")
      }
      guard let parent = place(fields[0]) else {
        throw RowProblem.field("parentId", expected: "a whole number greater than 0", found: fields[0])
      }
      guard let child = place(fields[1]) else {
        throw RowProblem.field("childId", expected: "a whole number greater than 0", found: fields[1])
      }
      try sink.add(.containment(child: child, parent: parent))
    }
  }
}
