internal import GRDB
internal import Model

/// How a ruling stands in a row of the table `ruling`.
enum RulingRow {
  static let columns = [
    "id", "kind", "retracts", "place_id", "place_name", "longitude", "latitude", "status", "holder_text",
    "holder_ids", "holder_part_of", "first", "last", "reason", "analyst", "recorded",
  ]

  static let insert = """
    INSERT INTO ruling (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (id) DO NOTHING
    """

  static let select = "SELECT \(columns.joined(separator: ", ")) FROM ruling"

  private enum Kind: String { case retraction, decision }

  /// The values in the order of `columns`.
  static func values(of ruling: Ruling) -> StatementArguments {
    let tail: StatementArguments = [ruling.reason, ruling.analyst, ruling.recorded.description]
    switch ruling.content {
    case .retraction(let retracted):
      let nothing = StatementArguments([(any DatabaseValueConvertible)?](repeating: nil, count: 10))
      return [ruling.id, Kind.retraction.rawValue, retracted] + nothing + tail
    case .decision(let place, let status, let holder, let from, let to):
      let head: StatementArguments = [
        ruling.id, Kind.decision.rawValue, nil, place.id, place.name, place.coordinate.longitude,
        place.coordinate.latitude, status.rawValue, holder?.text, EventRow.lines(holder?.ids),
        EventRow.lines(holder?.partOf), from?.description, to?.description,
      ]
      return head + tail
    }
  }

  /// The ruling of a row read with `columns` in their order.
  static func ruling(of row: Row) throws -> Ruling {
    var reader = RowReader(row: row, table: "ruling", columns: columns)
    let id = try reader.text()
    let kind: Kind = try reader.word()
    let content: Ruling.Content
    switch kind {
    case .retraction:
      content = .retraction(of: try reader.text())
      reader.skip(10)
    case .decision:
      reader.skip(1)
      let place = RuledPlace(
        id: try reader.text(), name: try reader.text(), coordinate: try reader.requiredCoordinate())
      content = .decision(
        place: place, status: try reader.word(), holder: reader.actor(), from: try reader.day(),
        to: try reader.day())
    }
    return Ruling(
      id: id, content: content, reason: try reader.text(), analyst: reader.optionalText(),
      recorded: try reader.requiredDay())
  }
}
