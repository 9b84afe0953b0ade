internal import GRDB
internal import Model

/// How an event stands in a row of the table `event`.
enum EventRow {
  static let columns = [
    "id", "action", "place_id", "place_name", "place_text", "longitude", "latitude", "country", "geometry",
    "count", "place_score", "place_reason", "by_text", "by_ids", "by_part_of", "from_text", "from_ids",
    "from_part_of", "earliest", "latest", "precision", "time_text", "time_reason", "recorded", "speaker_text",
    "speaker_ids", "speaker_part_of", "report", "source", "url", "evidence_start", "evidence_end",
    "evidence_text", "evidence_sentence",
  ]

  static let insert = """
    INSERT INTO event (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (id) DO NOTHING
    """

  /// The values in the order of `columns`.
  static func values(of event: ControlEvent) -> StatementArguments {
    let evidence = event.evidence
    return [
      event.id, event.action.rawValue, event.placeID, event.placeName, event.placeText,
      event.coordinate?.longitude, event.coordinate?.latitude, event.country, event.geometry.rawValue,
      event.count, event.placeScore, event.placeReason, event.by?.text,
      lines(event.by?.ids), lines(event.by?.partOf), event.from?.text, lines(event.from?.ids),
      lines(event.from?.partOf), event.valid.earliest?.description, event.valid.latest?.description,
      event.valid.precision.rawValue, event.valid.text, event.valid.reason, event.recorded?.description,
      event.speaker?.text, lines(event.speaker?.ids), lines(event.speaker?.partOf), event.report,
      event.source, event.url, evidence.span.start,
      evidence.span.end, evidence.text, evidence.sentence,
    ]
  }

  static func lines(_ names: [String]?) -> String? { names?.joined(separator: "\n") }

  /// The event of a row read with `columns` in their order.
  static func event(of row: Row) throws -> ControlEvent {
    var reader = RowReader(row: row, table: "event", columns: columns)
    return ControlEvent(
      id: try reader.text(), action: try reader.word(), placeID: reader.optionalText(),
      placeName: try reader.text(), placeText: try reader.text(), coordinate: try reader.coordinate(),
      country: reader.optionalText(), geometry: try reader.word(), count: reader.optionalInt(),
      placeScore: reader.optionalDouble(), placeReason: try reader.text(), by: reader.actor(),
      from: reader.actor(), valid: try reader.validTime(), recorded: try reader.day(),
      speaker: reader.actor(),
      report: try reader.text(), source: reader.optionalText(), url: reader.optionalText(),
      evidence: try reader.evidence())
  }
}

/// Reads the columns of a row from left to right; says which column holds what no ledger writes.
struct RowReader {
  let row: Row
  private let table: String
  private let columns: [String]
  private var next = 0

  init(row: Row, table: String, columns: [String]) {
    self.row = row
    self.table = table
    self.columns = columns
  }

  /// A column that holds something else than a ledger writes there.
  struct Damage: Error {
    var table: String
    var column: String
    var found: String
  }

  private mutating func advance() -> Int {
    defer { next += 1 }
    return next
  }

  private func damage(at column: Int) -> Damage {
    Damage(table: table, column: columns[column], found: "\(row[column] as DatabaseValue)")
  }

  /// Leaves columns out.
  mutating func skip(_ count: Int) { next += count }

  mutating func optionalText() -> String? { row[advance()] }
  mutating func optionalInt() -> Int? { row[advance()] }
  mutating func optionalDouble() -> Double? { row[advance()] }

  mutating func text() throws -> String {
    let column = advance()
    guard let text: String = row[column] else { throw damage(at: column) }
    return text
  }

  mutating func word<Word: RawRepresentable<String>>() throws -> Word {
    let column = advance()
    guard let text: String = row[column], let word = Word(rawValue: text) else { throw damage(at: column) }
    return word
  }

  mutating func day() throws -> CivilDate? {
    let column = advance()
    guard let text: String = row[column] else { return nil }
    guard let day = Self.day(of: text) else { throw damage(at: column) }
    return day
  }

  mutating func requiredDay() throws -> CivilDate {
    let column = next
    guard let day = try day() else { throw damage(at: column) }
    return day
  }

  mutating func requiredCoordinate() throws -> Coordinate {
    let column = next
    guard let coordinate = try coordinate() else { throw damage(at: column) }
    return coordinate
  }

  /// `CivilDate(iso:)` without its splitting: a ledger reads three days with every event.
  private static func day(of text: String) -> CivilDate? {
    guard text.utf8.count == 10 else { return nil }
    var number = 0
    for (index, byte) in text.utf8.enumerated() {
      switch (index, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): continue
      case (4, _), (7, _): return nil
      case (_, 0x30...0x39): number = number * 10 + Int(byte - 0x30)
      default: return nil
      }
    }
    return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  mutating func coordinate() throws -> Coordinate? {
    let column = next
    guard let longitude = optionalDouble(), let latitude = optionalDouble() else {
      next = column + 2
      return nil
    }
    guard let coordinate = try? Coordinate(longitude: longitude, latitude: latitude) else {
      throw damage(at: column)
    }
    return coordinate
  }

  mutating func actor() -> ActorReference? {
    let text = optionalText()
    let ids = Self.lines(optionalText())
    let partOf = Self.lines(optionalText())
    return text.map { ActorReference(text: $0, ids: ids, partOf: partOf) }
  }

  /// A list that stands one a line.
  static func lines(_ text: String?) -> [String] { (text ?? "").split(separator: "\n").map(String.init) }

  mutating func validTime() throws -> ValidTime {
    ValidTime(
      earliest: try day(), latest: try day(), precision: try word(), text: optionalText(), reason: try text())
  }

  mutating func evidence() throws -> Evidence {
    let span = ByteSpan(start: optionalInt() ?? 0, end: optionalInt() ?? 0)
    return Evidence(span: span, text: try text(), sentence: try text())
  }
}
