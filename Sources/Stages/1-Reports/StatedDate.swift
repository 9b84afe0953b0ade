import Model
import TemporalExpressions

/// A publication date as metadata state it: `2016-09-05`, `2016-09-05T21:14:03Z`, `2016-09-05 21:14 +0300`, or in
/// English with the year: `December 13, 2016 4:51 pm ET`.
enum StatedDate {
  /// The day, in the time zone the metadata are written in; nil where the text is no such date.
  static func day(_ text: some StringProtocol) -> CivilDate? {
    if let day = CivilDate(iso: text) { return day }
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard trimmed.utf8.count >= 10, let day = CivilDate(iso: trimmed.prefix(10)) else {
      return inWords(trimmed)
    }
    return isTime(Array(trimmed.utf8.dropFirst(10))) ? day : nil
  }

  /// The one full date of a line in English; nil where it has none, or several that differ.
  private static func inWords(_ text: String) -> CivilDate? {
    let bytes = Array(text.utf8)
    let days = TemporalTagger(reference: nil)
      .expressions(in: bytes, span: ByteSpan(start: 0, end: bytes.count))
      .filter { $0.kind == .fullDate }.compactMap(\.named.earliest)
    return Set(days).count == 1 ? days[0] : nil
  }

  /// Nothing, or a time of day with an optional zone.
  private static func isTime(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    guard first == UInt8(ascii: "T") || first == UInt8(ascii: "t") || first == 0x20, bytes.count >= 6 else {
      return false
    }
    let shape = bytes[1..<6].map { (0x30...0x39).contains($0) ? UInt8(ascii: "9") : $0 }
    let allowed = Set("0123456789:.,+-Zz UTCGMT".utf8)
    return shape == Array("99:99".utf8) && bytes.dropFirst().allSatisfy(allowed.contains)
  }

  /// The day, or an error that names what was found.
  static func published(_ text: String, field: String, at location: String) throws(InputError)
    -> PublicationDate
  {
    guard let day = day(text) else { throw InputError(.data, at: location, problem(text, field: field)) }
    return PublicationDate(date: day, isInferred: false, reason: "stated as \(field)")
  }

  /// The day where it can be read, else a note: pages and feeds that others made are read without their date.
  static func publishedIfReadable(
    _ text: String, field: String, at location: String, in metadata: inout SourceDocument.Metadata
  ) {
    if let day = day(text) {
      metadata.published = PublicationDate(date: day, isInferred: false, reason: "stated as \(field)")
    } else {
      metadata.notes.append("\(location): \(problem(text, field: field)); the day is inferred from the text")
    }
  }

  private static func problem(_ text: String, field: String) -> String {
    "\(field): expected a date such as 2016-09-05 or 2016-09-05T21:14:03Z, found '\(text.prefix(60))'"
  }
}
