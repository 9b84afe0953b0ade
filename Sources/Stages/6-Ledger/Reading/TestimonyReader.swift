internal import GRDB
internal import Model

/// Reads of the table `event` what rules of evidence ask for and no more: the quotes of a million claims stay
/// on the disk.
///
/// Parties come from few words over and over: each is made once.
struct TestimonyReader {
  private static let columns = [
    "place_id", "place_name", "longitude", "latitude", "id", "action", "by_text", "by_ids", "by_part_of",
    "from_text", "from_ids", "from_part_of", "earliest", "latest", "precision", "recorded", "speaker_text",
    "speaker_ids", "speaker_part_of", "report",
  ]

  /// Whether the sentences are read, for rules that count witnesses.
  let readsSentences: Bool
  private var parties: [PartyKey: ActorReference] = [:]

  init(readsSentences: Bool) { self.readsSentences = readsSentences }

  private struct PartyKey: Hashable {
    var text: String
    var ids: String?
    var partOf: String?
  }

  /// The claims about named points with coordinates, in order of places and names.
  ///
  /// - Parameter places: Only these; nil for all.
  func select(knownAt: CivilDate?, places: [String]?) -> (sql: String, arguments: StatementArguments) {
    var conditions = ["place_id IS NOT NULL", "geometry = 'point'", "longitude IS NOT NULL"]
    var arguments: StatementArguments = []
    if let knownAt {
      conditions.append("recorded <= ?")
      arguments += [knownAt.description]
    }
    if let places {
      conditions.append("place_id IN (\(places.map { _ in "?" }.joined(separator: ", ")))")
      arguments += StatementArguments(places)
    }
    let columns = Self.columns + (readsSentences ? ["evidence_sentence"] : [])
    return (
      "SELECT \(columns.joined(separator: ", ")) FROM event WHERE \(conditions.joined(separator: " AND "))"
        + " ORDER BY place_id, id", arguments
    )
  }

  /// The place and the claim of a row.
  mutating func read(_ row: Row) throws -> (place: PlaceOfClaims, testimony: Testimony) {
    var reader = RowReader(row: row, table: "event", columns: Self.columns + ["evidence_sentence"])
    let place = PlaceOfClaims(
      id: try reader.text(), name: try reader.text(), coordinate: try reader.requiredCoordinate())
    let testimony = Testimony(
      id: try reader.text(), action: try reader.word(), by: party(&reader), from: party(&reader),
      earliest: try reader.day(), latest: try reader.day(), precision: try reader.word(),
      recorded: try reader.day(), speaker: party(&reader), report: try reader.text(),
      sentence: readsSentences ? try reader.text() : "")
    return (place, testimony)
  }

  private mutating func party(_ reader: inout RowReader) -> ActorReference? {
    guard let text = reader.optionalText() else {
      reader.skip(2)
      return nil
    }
    let key = PartyKey(text: text, ids: reader.optionalText(), partOf: reader.optionalText())
    if let party = parties[key] { return party }
    let party = ActorReference(text: text, ids: RowReader.lines(key.ids), partOf: RowReader.lines(key.partOf))
    parties[key] = party
    return party
  }
}
