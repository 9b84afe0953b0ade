internal import Checks
internal import DelimitedText
internal import GeoJSON
internal import Model

/// From the bytes of rows to the bytes of their findings; the same for the same rows, however they are cut into chunks.
struct RowChecker: Sendable {
  let columns: RowColumns
  let places: RowPlaces
  let checker: ClaimChecker

  /// Checks all rows of a chunk, writes their lines and counts them.
  func check(_ chunk: RecordChunks.Chunk, writer: inout RowWriter) throws(InputError) -> RowTally {
    try chunk.bytes.withUnsafeBufferPointer { (bytes) throws(InputError) in
      try check(bytes, firstLine: chunk.firstLine, writer: &writer)
    }
  }

  private func check(
    _ bytes: FieldBytes, firstLine: Int, writer: inout RowWriter
  ) throws(InputError) -> RowTally {
    var tally = RowTally()
    let records = RecordReader(bytes, firstLine: firstLine)
    // Asked once a chunk, so that its rows need not be.
    let isText = TextProblem(in: bytes) == nil
    while let step = records.next() {
      tally.rows += 1
      let read = Result { () throws(RowFault) in try statement(step, records, isText: isText) }
      switch read {
      case .success(let statement):
        writer.reason.cut(to: 0)
        let row = try self.row(records, statement, reason: &writer.reason)
        tally.add(row.finding)
        writer.write(row, of: records)
      case .failure(let fault):
        tally.add(fault, line: records.line)
        writer.write(fault, of: records)
      }
    }
    return tally
  }

  private func statement(
    _ step: RecordReader.Step, _ records: RecordReader, isText: Bool
  ) throws(RowFault) -> RowStatement {
    if case .malformed = step { throw RowFault(RecordReader.malformedText) }
    if !isText, let problem = TextProblem(in: records.raw) { throw RowFault(problem.text) }
    guard records.count == columns.names.count else {
      throw RowFault("expected \(columns.names.count) fields as in the header, found \(records.count)")
    }
    return try RowStatement(records, columns)
  }

  private func row(
    _ records: RecordReader, _ statement: RowStatement, reason: inout ByteText
  ) throws(InputError) -> CheckedRow {
    guard let subject = statement.subject, let anchor = statement.anchor else {
      let row = try named(records, statement)
      reason.add(text: row.finding.reason)
      return row
    }
    let quantity = quantity(statement)
    let positioned = PositionedStatement(
      anchor: anchor, subject: subject, quantity: quantity, direction: statement.direction,
      path: statement.path)
    let finding = try checker.check(positioned, reason: &reason) {
      DistanceClaim(
        subject: .row(place(records[columns.subject], subject, id: "row:subject"), reason: ""),
        anchor: .row(place(records[columns.anchor], anchor, id: "row:anchor"), reason: ""),
        quantity: quantity, direction: statement.direction, path: statement.path)
    }
    return CheckedRow(
      line: records.line, statement: statement, subject: subject, anchor: anchor, finding: finding)
  }

  /// A row that names a place without its coordinates.
  private func named(
    _ records: RecordReader, _ statement: RowStatement
  ) throws(InputError) -> CheckedRow {
    var distance = DistanceClaim(
      subject: PlaceReference(text: "", resolved: nil), anchor: PlaceReference(text: "", resolved: nil),
      quantity: quantity(statement), direction: statement.direction, path: statement.path)
    let pair = try places.pair(
      subject: end(records[columns.subject], statement.subject, id: "row:subject"),
      anchor: end(records[columns.anchor], statement.anchor, id: "row:anchor")
    ) { subject, anchor throws(InputError) in
      var trial = distance
      trial.subject = .row(subject, reason: "")
      trial.anchor = .row(anchor, reason: "")
      return try places.finding(on: trial).passes
    }
    (distance.subject, distance.anchor) = (pair.subject, pair.anchor)
    var row = CheckedRow(
      line: records.line, statement: statement, subject: pair.subject.place?.coordinate,
      anchor: pair.anchor.place?.coordinate, finding: try places.finding(on: distance))
    if statement.subject == nil { row.subjectPlace = pair.subject.resolved }
    if statement.anchor == nil { row.anchorPlace = pair.anchor.resolved }
    return row
  }

  private func end(_ name: FieldBytes, _ position: Coordinate?, id: String) -> RowPlaces.End {
    position.map { .position(place(name, $0, id: id)) } ?? .name(name.trimmed.text)
  }

  /// A place of which nothing is known but its position.
  private func place(_ name: FieldBytes, _ position: Coordinate, id: String) -> Place {
    Place(
      id: id, name: name.trimmed.text, coordinate: position,
      feature: Place.Feature(featureClass: "P", code: "PPL"), country: "", source: "the row")
  }

  private func quantity(_ statement: RowStatement) -> QuantityMention? {
    statement.figure.map { figure in
      QuantityMention(
        span: ByteSpan(start: 0, end: 0), text: "", sentence: 0, value: figure.value,
        unit: .length(figure.unit), hedge: statement.hedge)
    }
  }
}
