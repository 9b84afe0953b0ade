internal import DelimitedText
internal import Model

/// A claim as the cells of a row.
enum ClaimCells {
  /// Ids stand behind this word: a spreadsheet takes `12e4567890123456` for a number.
  static let idMark = "claim:"
  private static let separator = "|"

  /// The cells of a claim; what has no value is left out.
  static func cells(of event: ControlEvent) -> [ClaimColumn: String] {
    var cells: [ClaimColumn: String?] = [
      .place: event.placeName, .action: event.action.rawValue, .date: event.valid.earliest?.description,
      .dateLatest: event.valid.latest?.description, .datePrecision: event.valid.precision.rawValue,
      .quote: event.evidence.text, .source: event.source, .url: event.url, .report: event.report,
      .recorded: event.recorded?.description, .longitude: event.coordinate.map { number($0.longitude) },
      .latitude: event.coordinate.map { number($0.latitude) }, .placeID: event.placeID,
      .country: event.country, .placeText: event.placeText, .placeReason: event.placeReason,
      .placeScore: event.placeScore.map(number), .geometry: event.geometry.rawValue,
      .count: event.count.map(String.init), .dateText: event.valid.text, .dateReason: event.valid.reason,
      .sentence: event.evidence.sentence, .quoteStart: "\(event.evidence.span.start)",
      .quoteEnd: "\(event.evidence.span.end)", .id: idMark + event.id,
    ]
    for (actor, text, ids, partOf) in [
      (event.by, ClaimColumn.by, .byID, .byPartOf), (event.from, .from, .fromID, .fromPartOf),
      (event.speaker, .speaker, .speakerID, .speakerPartOf),
    ] as [(ActorReference?, ClaimColumn, ClaimColumn, ClaimColumn)] {
      cells[text] = actor?.text
      cells[ids] = actor?.ids.joined(separator: separator)
      cells[partOf] = actor?.partOf.joined(separator: separator)
    }
    return cells.compactMapValues { $0?.isEmpty ?? true ? nil : $0 }
  }

  /// The name of a claim without the word before it.
  static func id(of cell: String) -> String {
    cell.hasPrefix(idMark) ? String(cell.dropFirst(idMark.count)) : cell
  }

  static func list(_ cell: String?) -> [String] {
    (cell ?? "").split(separator: "|").map(String.init)
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// Whether two cells of a column say the same.
  static func areSame(_ column: ClaimColumn, _ one: String?, _ other: String?) -> Bool {
    // Readers of tables drop blanks at the ends of a cell.
    if one.map(trimmed) == other.map(trimmed) { return true }
    guard column.isNumber, let one, let other, let a = Double(one), let b = Double(other) else {
      return false
    }
    return a == b
  }

  private static func trimmed(_ text: String) -> String {
    var copy = text
    return copy.withUTF8 { $0.trimmed.text }
  }

  // MARK: - What a spreadsheet would take for a formula

  /// The cell as it is written: an apostrophe stands before what begins, behind any apostrophes, with one of `=+-@`, a tab
  /// or a line end (OWASP, "CSV Injection").
  static func guarded(_ text: String, _ column: ClaimColumn) -> String {
    !column.isNumber && looksLikeFormula(text) ? "'" + text : text
  }

  /// The cell without the apostrophe that `guarded` put before it.
  static func unguarded(_ text: String) -> String {
    text.hasPrefix("'") && looksLikeFormula(text) ? String(text.dropFirst()) : text
  }

  private static func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.drop(while: { $0 == "'" }).unicodeScalars.first else { return false }
    return ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first)
  }
}
