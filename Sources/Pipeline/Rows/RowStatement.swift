internal import DelimitedText
internal import Model

/// What a row states: a figure, a direction, or both, and the positions that it brings along.
struct RowStatement {
  /// No two points on the ground are farther apart than half the equator, 20,037.5 km.
  static let farthest = Length.kilometres(20_037.6)

  var figure: LengthFigure?
  var hedge = Hedge.none
  var direction: CompassPoint?
  var path: Route?
  var subject: Coordinate?
  var anchor: Coordinate?

  /// Reads a record that has as many fields as the header.
  init(_ record: RecordReader, _ columns: RowColumns) throws(RowFault) {
    func field(_ index: Int) -> FieldBytes? {
      let bytes = record[index].trimmed
      return bytes.isEmpty ? nil : bytes
    }
    if let bytes = field(columns.value) { figure = try Self.figure(bytes, unit: field(columns.unit)) }
    direction = try Self.word(
      field(columns.direction), .direction, RowVocabulary.directions, "N, NNE, … NNW")
    guard figure != nil || direction != nil else {
      throw RowFault("expected a value or a direction, found neither")
    }
    hedge =
      try Self.word(
        columns.hedge.flatMap(field), .hedge, RowVocabulary.hedges,
        "about, less_than, more_than, nearly, just or none") ?? .none
    path = try Self.word(
      columns.path.flatMap(field), .path, RowVocabulary.paths, "straight, road, river or foot")
    subject = try Self.position(record, columns.subjectPoint, (.subjectLatitude, .subjectLongitude))
    anchor = try Self.position(record, columns.anchorPoint, (.anchorLatitude, .anchorLongitude))
    if subject == nil, field(columns.subject) == nil { throw Self.nowhere(.subject) }
    if anchor == nil, field(columns.anchor) == nil { throw Self.nowhere(.anchor) }
  }

  private static func nowhere(_ column: RowColumn) -> RowFault {
    RowFault("\(column.rawValue): expected a name or coordinates, found neither")
  }

  private static func figure(_ value: FieldBytes, unit: FieldBytes?) throws(RowFault) -> LengthFigure {
    guard let number = Double(decimal: value), number.isFinite else {
      throw RowFault(.value, expected: "a number such as 12.5", found: value)
    }
    guard number >= 0 else { throw RowFault(.value, expected: "a distance of at least 0", found: value) }
    guard let unit else { throw RowFault("unit: expected \(units), found nothing beside the value") }
    guard let known = RowVocabulary.units[unit] else {
      let nearest = RowVocabulary.units.nearest(to: unit)
      throw RowFault(
        "unit: expected \(units), found \(RowFault.quoted(unit))"
          + (nearest.map { "; '\($0)' comes nearest" } ?? ""))
    }
    let figure = LengthFigure(number, known)
    guard figure.length <= farthest else {
      throw RowFault(
        "value: expected at most 20,037 km, half the earth's circumference, found "
          + "\(RowFault.quoted(value)) \(known.rawValue)")
    }
    return figure
  }

  private static let units = LengthUnit.allCases.map(\.rawValue).joined(separator: ", ")

  private static func word<Value>(
    _ field: FieldBytes?, _ column: RowColumn, _ words: RowWords<Value>, _ expected: @autoclosure () -> String
  ) throws(RowFault) -> Value? {
    guard let field else { return nil }
    if let value = words[field] { return value }
    let nearest = words.nearest(to: field)
    throw RowFault(
      "\(column.rawValue): expected \(expected()), found \(RowFault.quoted(field))"
        + (nearest.map { "; '\($0)' comes nearest" } ?? ""))
  }

  private static func position(
    _ record: RecordReader, _ place: RowColumns.Point?, _ columns: (latitude: RowColumn, longitude: RowColumn)
  ) throws(RowFault) -> Coordinate? {
    guard let place else { return nil }
    let north = record[place.latitude].trimmed
    let east = record[place.longitude].trimmed
    if north.isEmpty, east.isEmpty { return nil }
    if north.isEmpty { throw half(columns.latitude, beside: columns.longitude) }
    if east.isEmpty { throw half(columns.longitude, beside: columns.latitude) }
    guard let latitude = Double(decimal: north) else { throw degrees(columns.latitude, north) }
    guard let longitude = Double(decimal: east) else { throw degrees(columns.longitude, east) }
    do throws(CoordinateError) {
      return try Coordinate(longitude: longitude, latitude: latitude)
    } catch {
      let isLatitude = error.axis == .latitude
      let fault = degrees(isLatitude ? columns.latitude : columns.longitude, isLatitude ? north : east)
      let names = "\(columns.latitude.rawValue) and \(columns.longitude.rawValue)"
      throw error.looksSwapped ? RowFault("\(fault.text) (\(names) look swapped)") : fault
    }
  }

  private static func half(_ column: RowColumn, beside other: RowColumn) -> RowFault {
    RowFault("\(column.rawValue): expected a number beside \(other.rawValue), found nothing")
  }

  private static func degrees(_ column: RowColumn, _ found: FieldBytes) -> RowFault {
    let isLatitude = column == .subjectLatitude || column == .anchorLatitude
    return RowFault(
      column, expected: "a number in \(isLatitude ? "-90...90" : "-180...180")", found: found)
  }
}
