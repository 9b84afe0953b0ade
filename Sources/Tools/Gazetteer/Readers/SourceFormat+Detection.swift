private import Foundation
internal import Model

extension SourceFormat {
  /// Bytes that are looked at: the first feature of Who's On First may be as long.
  private static let sample = 1 << 18

  /// Tells the format from the file's first bytes and, where they fit several, from its name.
  static func detect(_ source: ByteSource) throws(InputError) -> SourceFormat {
    var bytes = try source.peek(sample)[...]
    if bytes.isEmpty {
      throw InputError(.data, at: source.path, "expected a source of place names, found an empty file")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let name = source.contentName.lowercased()
    let first = bytes.first { $0 > 0x20 }
    let found =
      first == 0x7B || first == 0x5B ? json(String(decoding: bytes, as: UTF8.self)) : table(bytes, name: name)
    if let found { return found }
    throw InputError(
      .data, at: source.path,
      "expected a known format, found none that fits; name one of \(allCases.map(\.rawValue).joined(separator: ", "))"
    )
  }

  private static func json(_ text: String) -> SourceFormat? {
    if text.contains("\"wof:") { return .whosOnFirst }
    if text.contains("\"toponym\"") || text.contains("linkedplaces-context") { return .linkedPlaces }
    if text.contains("\"claims\"") || text.contains("\"type\":\"item\"") { return .wikidata }
    if text.contains("\"Feature") { return .geojson }
    return nil
  }

  private static func table(_ bytes: ArraySlice<UInt8>, name: String) -> SourceFormat? {
    let lines = bytes.split(maxSplits: 200) { $0 == 0x0A || $0 == 0x0D }
    guard let found = lines.first(where: { $0.first != 0x23 }) else {
      return name.hasPrefix("countryinfo") ? .countryInfo : nil
    }
    let line = String(decoding: found, as: UTF8.self)
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
    if let found = geonames(cells) { return found }
    let header = cells.map { String($0) }
    if header.contains("id"), header.contains("title"),
      header.contains("title_source") || header.contains("fclasses")
    {
      return .linkedPlacesTable
    }
    if line.contains("admin1Pcode"), line.contains("Location_Pcode") { return .ocha }
    if name.hasSuffix(".csv") || name.hasSuffix(".tsv") { return .csv }
    for mark in [",", "\t", ";"] as [Character] {
      let columns = line.split(separator: mark).map { $0.trimmingCharacters(in: .whitespaces) }
      if ColumnMapping.fits(columns) { return .csv }
    }
    return nil
  }

  private static func geonames(_ cells: [Substring]) -> SourceFormat? {
    func isNumber(_ index: Int) -> Bool { Int(cells[index]) != nil }
    switch cells.count {
    case 19 where isNumber(0): return .geonames
    case 17...20 where cells[0].utf8.count == 2 && isNumber(16): return .countryInfo
    case 8 where isNumber(0) && isNumber(1), 10 where isNumber(0) && isNumber(1): return .alternateNames
    case 4 where cells[0].contains(".") && isNumber(3): return .adminCodes
    case 2...3 where isNumber(0) && isNumber(1): return .hierarchy
    default: return nil
    }
  }
}
