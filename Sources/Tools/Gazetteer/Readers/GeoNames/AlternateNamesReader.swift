internal import Model

/// GeoNames' `alternateNamesV2.txt`: a name a line, with language, kind and time of use. Ten columns: alternateNameId,
/// geonameid, isolanguage, alternate name, isPreferredName, isShortName, isColloquial, isHistoric, from, to; files made
/// before 2018 end after the eighth.
struct AlternateNamesReader: SourceReader {
  /// What stands for a language where the name is none: codes of airports, stations, ports and traffic messages.
  private static let codes: Set = ["iata", "icao", "faac", "unlc", "tcid"]
  /// Links and postal codes are no names.
  private static let unwanted: Set = ["link", "post"]
  /// Abbreviations and transcriptions: names, but the column does not say in which language.
  private static let withoutLanguage: Set = ["abbr", "phon", "piny"]

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    let fields = UnsafeMutableBufferPointer<RowBytes>.allocate(capacity: 10)
    defer { fields.deallocate() }
    fields.initialize(repeating: RowBytes(start: nil, count: 0))
    try eachLine(of: source, into: sink, expecting: "rows of alternateNamesV2") { _, bytes in
      let count = bytes.split(at: 0x09, into: fields)
      guard count == 10 || count == 8 else {
        throw RowProblem("expected 10 tab-separated columns, found \(count)")
      }
      guard let item = try Self.item(UnsafeBufferPointer(rebasing: fields[..<count])) else {
        sink.skip()
        return
      }
      try sink.add(item)
    }
  }

  private static func item(_ fields: UnsafeBufferPointer<RowBytes>) throws(RowProblem) -> SourceItem? {
    guard let number = fields[1].wholeNumber, number > 0, fields[1][0] != 0x30 else {
      throw .field("geonameid", expected: "a whole number greater than 0", found: fields[1].text)
    }
    let place = fields[1].text(after: "geonames:")
    let language = fields[2].text
    if unwanted.contains(language) { return nil }
    let limit = GeoNamesReader.nameLimit
    guard !fields[3].isEmpty, fields[3].count <= limit else {
      throw .field(
        "alternate name", expected: fields[3].isEmpty ? "a value" : "at most \(limit) bytes",
        found: fields[3].text)
    }
    if fields[3].isLink { return nil }
    var name = SourceName(text: fields[3].text)
    if language == "wkdt" { return .identifier(name.text, space: "wikidata", of: place) }
    if codes.contains(language) {
      name.kind = .code
      return .name(name, of: place)
    }
    name.kind = kind(fields)
    if language == "abbr" { name.kind = .short }
    if language == "fr_1793" { name.kind = .historic }
    // Names of the French Revolution have a language of their own in GeoNames.
    name.language = language == "fr_1793" ? "fr" : withoutLanguage.contains(language) ? "" : language
    if fields.count == 10 {
      if !fields[8].isEmpty { name.from = fields[8].text }
      if !fields[9].isEmpty { name.to = fields[9].text }
    }
    return .name(name, of: place)
  }

  private static func kind(_ fields: UnsafeBufferPointer<RowBytes>) -> SourceName.Kind {
    func isSet(_ column: Int) -> Bool { fields[column].count == 1 && fields[column][0] == 0x31 }
    if isSet(7) { return .historic }
    if isSet(6) { return .colloquial }
    if isSet(4) { return .preferred }
    return isSet(5) ? .short : .alternate
  }
}
